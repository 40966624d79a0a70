"""Which spellings may be one name: word order, one letter, another script, initials. Pairs to judge, with the rule."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from vigie.resolve.romanise import parts, skeleton
from vigie.text.fold import bare

ORDER, LETTER, SCRIPT, INITIALS = "order", "letter", "script", "initials"
SCORES = {ORDER: 0.9, LETTER: 0.8, SCRIPT: 0.7, INITIALS: 0.6}
_LONG, _LONGER = 6, 10  # letters of a word from which one may differ, from which two
_SOUNDS, _FEWER = 5, 3  # consonants that must agree between scripts: of a name alone, of one with figures
_CROWD = 30  # so many names with the same initials tell nothing


class Spelling(NamedTuple):
    """A name as written, and its words and figures in Latin letters."""

    text: str
    parts: tuple[str, ...]

    @property
    def key(self) -> str:
        """What spellings that differ in signs, case and accents alone share."""
        return " ".join(self.parts) or bare(self.text)


class Likeness(NamedTuple):
    """Two keys that may be one name, and by which rule."""

    first: str
    second: str
    rule: str


def spelling(text: str) -> Spelling:
    """``text`` ready to be compared."""
    return Spelling(text, parts(text))


def likenesses(names: Iterable[Spelling]) -> list[Likeness]:
    """The pairs of ``names`` (of one kind) that may be one, the surest first; each pair once.

    Linear but for names that share a block: only those are laid side by side.
    """
    by_key: dict[str, Spelling] = {}
    for name in sorted(names):
        by_key.setdefault(name.key, name)
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, name in by_key.items():
        for block in set(_blocks(name)):
            blocks[block].append(key)
    found: dict[tuple[str, str], str] = {}
    for block, keys in blocks.items():
        if len(keys) > _CROWD and block[0] in (INITIALS, SCRIPT):
            continue
        for first, second in combinations(sorted(keys), 2):
            if (first, second) not in found and (rule := alike(by_key[first], by_key[second])) is not None:
                found[first, second] = rule
    pairs = (Likeness(first, second, rule) for (first, second), rule in found.items())
    return sorted(pairs, key=lambda one: (-SCORES[one.rule], one))


def _blocks(name: Spelling) -> Iterator[tuple[str, ...]]:
    """What a name must share with another to be compared with it."""
    yield (ORDER, *sorted(name.parts))
    yield (SCRIPT, _sounds(name), *_figures(name))
    for place, part in enumerate(name.parts):
        if len(part) >= _LONG and part.isalpha():
            rest = (*name.parts[:place], "", *name.parts[place + 1 :])
            yield from ((LETTER, *rest, part[:at] + part[at + 1 :]) for at in range(len(part)))
            yield (LETTER, *rest, part)
            yield (LETTER, *rest, skeleton(part), "")
    if len(name.parts) > 1 or _acronym(name.text):
        yield (INITIALS, _initials(name))


def alike(first: Spelling, second: Spelling) -> str | None:
    """By which rule two spellings may be one name, None when by none."""
    if sorted(first.parts) == sorted(second.parts):
        return ORDER
    if _one_letter(first.parts, second.parts):
        return LETTER
    if _same_sound(first, second):
        return SCRIPT
    return INITIALS if _same_initials(first, second) else None


def _one_letter(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether one long word alone differs, in one letter, in two where it is longer. Figures never do."""
    if len(first) != len(second):
        return False
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(pairs) != 1:
        return False
    shorter, longer = sorted(pairs[0], key=len)
    if not (shorter.isalpha() and longer.isalpha()) or len(shorter) < _LONG:
        return False
    return distance(shorter, longer) <= (2 if len(shorter) >= _LONGER else 1)


def _same_sound(first: Spelling, second: Spelling) -> bool:
    """Whether names of two scripts have the same consonants and figures."""
    if first.text.isascii() == second.text.isascii() and _script(first.text) == _script(second.text):
        return False
    if _figures(first) != _figures(second) or _sounds(first) != _sounds(second):
        return False
    return len(_sounds(first)) >= (_FEWER if _figures(first) else _SOUNDS)


def _same_initials(first: Spelling, second: Spelling) -> bool:
    """Whether words in capitals are the first letters of as many words of the other: "KA Group", "Korea Aid Group"."""
    return _spells(_words(first.text), _words(second.text)) or _spells(_words(second.text), _words(first.text))


def _spells(short: list[str], full: list[str]) -> bool:
    if len(short) >= len(full):
        return False
    at = 0
    for word in short:
        if at < len(full) and bare(word) == bare(full[at]):
            at += 1
        elif word.isupper() and word.isalpha() and len(word) > 1:
            taken = full[at : at + len(word)]
            if [bare(one)[0] for one in taken] != list(bare(word)):
                return False
            at += len(word)
        else:
            return False
    return at == len(full)


def distance(first: str, second: str) -> int:
    """The fewest letters to put in, take out, change, or swap with their neighbour."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        now = [i]
        for j, b in enumerate(second, 1):
            cost = min(row[j] + 1, now[-1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            now.append(cost)
        before, row = row, now
    return row[-1]


def _sounds(name: Spelling) -> str:
    return "".join(skeleton(part) for part in name.parts if part.isalpha())


def _figures(name: Spelling) -> tuple[str, ...]:
    return tuple(part for part in name.parts if part.isdigit())


def _script(text: str) -> str:
    """Latin, Cyrillic, Hangul ...: by the block of the first letter."""
    letter = next((sign for sign in text if sign.isalpha()), " ")
    return "latin" if letter < "\u0250" else str(ord(letter) >> 10)


def _words(text: str) -> list[str]:
    """The words that initials are taken of: those in capitals."""
    return [word for word in re.findall(r"[^\W_]+", text) if not word[0].islower()]


def _initials(name: Spelling) -> str:
    return "".join(bare(word) if _acronym(word) else bare(word)[0] for word in _words(name.text))


def _acronym(word: str) -> bool:
    return word.isalpha() and word.isupper() and 1 < len(word) < 7
