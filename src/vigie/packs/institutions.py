"""Whether a name that nobody has catalogued is that of a body: names of persons must not be taken for one."""

from __future__ import annotations

import re
from typing import NamedTuple

from vigie.packs.files import LanguagePack, Packs
from vigie.text.fold import bare
from vigie.text.forms import classes_of, expand, expand_all, stemmed

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_ENDING = 3  # letters that an inflected word may have behind its stem


class Called(NamedTuple):
    """What a name says of itself: the type of body, by which word."""

    type: str
    word: str


class _Words(NamedTuple):
    whole: dict[str, str]
    stems: dict[str, str]
    opens: bool
    titles: frozenset[str]
    follows: frozenset[str]


class Institutions:
    """Tells the names of bodies by the words in them, in every language that has a pack."""

    def __init__(self, packs: Packs) -> None:
        self._words = {code: _words(pack) for code, pack in packs.languages.items() if pack.institutions}

    def of(self, name: str, language: str | None = None) -> Called | None:
        """What kind of body ``name`` is that of; None for what may be the name of a person, or is no name."""
        words = [(found[0], bare(found[0])) for found in _WORD.finditer(name)]
        if not words or any(word in known.titles for known in self._words.values() for _, word in words):
            return None
        first = [language] if language in self._words else []
        for code in [*first, *(code for code in self._words if code != language)]:
            if (found := _called(words, self._words[code], own=code == language)) is not None:
                return found
        return None

    def hides(self, name: str, language: str | None = None) -> bool:
        """Whether ``name`` may be that of a private person, so that no list shows it: two words in capitals or more,
        or any of a script that has none, when no word says that it is a body.
        """
        words = [found[0] for found in _WORD.finditer(name)]
        capitals = [word for word in words if word[0].isupper()]
        named = len(capitals) > 1 or any(word[0].isalpha() and _without_case(word) for word in words)
        return named and self.of(name, language) is None


def _words(pack: LanguagePack) -> _Words:
    assert pack.institutions
    whole: dict[str, str] = {}
    stems: dict[str, str] = {}
    for type, forms in pack.institutions.types.items():
        for form in forms:
            found = stems if classes_of(form) else whole
            for literal in expand(stemmed(form)):
                found.setdefault(bare(literal), type)
    titles = expand_all(stemmed(form) for form in pack.cues.titles) if pack.cues else []
    links = [form for key in ("of", "for") for form in pack.language.prepositions.get(key, [])]
    return _Words(
        whole, stems, pack.institutions.opens, frozenset(map(bare, titles)), frozenset(map(bare, expand_all(links)))
    )


def _called(words: list[tuple[str, str]], known: _Words, *, own: bool) -> Called | None:
    """By its last word, by one before "of" or "for", or by its first in a language that begins names so."""
    if len(words) == 1:
        return _ended(*words[0], known)
    last = len(words) - 1
    for place, (shown, word) in enumerate(words):
        if shown[0].islower():
            continue
        governs = place < last and words[place + 1][1] in known.follows
        if place == last or governs or (place == 0 and own and known.opens):
            type = known.whole.get(word) or _by_stem(word, known)
            if type is not None:
                return Called(type, shown)
    return _ended(*words[-1], known)


def _by_stem(word: str, known: _Words) -> str | None:
    cuts = range(len(word), max(len(word) - _ENDING, 3) - 1, -1)
    return next((known.stems[word[:cut]] for cut in cuts if word[:cut] in known.stems), None)


def _ended(shown: str, word: str, known: _Words) -> Called | None:
    """A name of a script without capitals, written together with the word that says what it is."""
    if not _without_case(shown):
        return None
    ends = (Called(type, end) for end, type in known.whole.items() if word.endswith(end) and len(word) > len(end) + 1)
    return next(ends, None)


def _without_case(word: str) -> bool:
    return word[0].lower() == word[0].upper()
