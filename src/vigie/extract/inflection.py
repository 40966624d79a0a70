"""Forms of verbs with their features and of nouns with their cases, from ``stem|class`` and the endings of a pack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from vigie.model.errors import PackError
from vigie.packs.language import Language
from vigie.text.forms import classes_of, expand

_BLANK = re.compile(r" (?![^()]*\))")  # between words, outside groups
Cases = frozenset[str]
Cell = tuple[str, str]  # number and case


def verb_forms(verb: str, language: Language) -> Iterator[tuple[str, str]]:
    """Every form of a verb written ``stem|class`` (words may stand around it: ``hand|reg over``, ``se dot|er``) and
    its feature.

    A verb without a bar is a single fixed form, given as a past participle, an infinitive and a past at once, for
    the verb group decides by its auxiliaries.

    Raises:
        PackError: the class is not in ``conjugations``.
    """
    if not classes_of(verb):
        yield from ((form, feature) for form in expand(verb) for feature in ("ppart", "inf", "past"))
        return
    before, _, after = verb.partition("|")
    name, space, rest = after.partition(" ")
    stem, tail = before, space + rest
    endings = language.conjugations.get(name)
    if endings is None:
        raise PackError(
            f"lang/{language.code}",
            0,
            f"the verb {verb} names the conjugation {name}, which language.yml does not have",
        )
    for feature, forms in endings.items():
        for ending in (e for form in forms for e in (expand(form) if form else [""])):
            yield stem + ending + tail, feature


def noun_forms(form: str, language: Language) -> Iterator[tuple[str, Cases]]:
    """Every literal of a noun or name with the cases it may stand in (none where nothing in it is inflected).

    The words written ``stem|class`` agree in number and case; the others stay as they are.

    Raises:
        PackError: a class is not in ``declensions``.
    """
    if not classes_of(form):
        yield from ((literal, frozenset()) for literal in expand(form))
        return
    words = [_cells(word, language) for word in _BLANK.split(form)]
    tables = [word for word in words if isinstance(word, dict)]
    found: dict[str, set[str]] = {}
    for cell in set(tables[0]).intersection(*tables[1:]):
        choices = [word[cell] if isinstance(word, dict) else [word] for word in words]
        for chosen in product(*choices):
            for literal in expand(" ".join(chosen)):
                found.setdefault(literal, set()).add(cell[1])
    yield from ((literal, frozenset(cases)) for literal, cases in sorted(found.items()))


def _cells(word: str, language: Language) -> str | dict[Cell, list[str]]:
    """A word as it stands, or all its forms by number and case."""
    stem, bar, name = word.partition("|")
    if not bar or "(" in word:
        return word  # a group of alternatives
    numbers = language.declensions.get(name)
    if numbers is None:
        raise PackError(
            f"lang/{language.code}", 0, f"{word} names the declension {name}, which language.yml does not have"
        )
    return {
        (number, case): [stem + ending for ending in endings]
        for number, cases in numbers.items()
        for case, endings in cases.items()
    }
