"""Verb forms with their features, from ``stem|class`` and the conjugations of a language pack."""

from __future__ import annotations

from collections.abc import Iterator

from vigie.model.errors import PackError
from vigie.packs.language import Language

Features = tuple[str, ...]


def verb_forms(verb: str, language: Language) -> Iterator[tuple[str, str]]:
    """Every form of a verb written ``stem|class`` (words may stand around it: ``hand|reg over``, ``se dot|er``) and
    its feature.

    A verb without a bar is a single fixed form, given as a past participle, an infinitive and a past at once, for
    the verb group decides by its auxiliaries.

    Raises:
        PackError: the class is not in ``conjugations``.
    """
    if "|" not in verb:
        yield from ((verb, feature) for feature in ("ppart", "inf", "past"))
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
        for ending in forms:
            yield stem + ending + tail, feature
