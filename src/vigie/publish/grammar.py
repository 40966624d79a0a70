"""Templates to sentences: slots with their articles, prepositions that melt into them, verbs that agree.

The notation is explained at the head of ``data/lang/XX/gloss.yml``; all words come from there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from vigie.packs.messages import Gloss

_FIELD = re.compile(r"\{([^{}]*?)(\w+)([^\w{}]*)\}")
_CHOICE = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")
_BEFORE_MARK = re.compile(r" +(?=[,.)])")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that fill a slot. ``article`` stands before them unless a preposition swallows it."""

    text: str
    article: str = ""
    plural: bool = False


Slots = Mapping[str, Phrase]


def fill(template: str, slots: Slots, gloss: Gloss, *, plural: bool = False) -> str:
    """``template`` with its fields filled: an absent slot takes its preposition with it.

    ``plural`` is the number of the subject, which decides every ``[singular|plural]``.
    """
    agreed = _CHOICE.sub(lambda choice: choice[2] if plural else choice[1], template)

    def one(field: re.Match[str]) -> str:
        phrase = slots.get(field[2])
        return "" if phrase is None else _joined(field[1], phrase, gloss) + field[3]

    return _BEFORE_MARK.sub("", re.sub(" {2,}", " ", _FIELD.sub(one, agreed))).strip(" ")


def with_article(phrase: Phrase, gloss: Gloss) -> str:
    """The words of ``phrase`` behind its article: "la Russie", "l'Iran", "Cuba"."""
    return _joined("", phrase, gloss)


def state_phrase(name: str, gloss: Gloss) -> Phrase:
    """A state's name with the article its ending asks for."""
    fits = [(len(end), article) for article, ends in gloss.state_articles.items() for end in ends if name.endswith(end)]
    article = max(fits)[1] if fits else ""
    return Phrase(name, article, article in gloss.plurals)


def body_phrase(name: str, gloss: Gloss) -> Phrase:
    """The name of an organisation with the article that its first or last word asks for."""
    words = name.partition(" (")[0].split()  # "intelligence service (Ukraine)"
    marks = {name, *words[:1], *words[-1:], *(f"…{word[-2:]}" for word in words[:1])}
    article = next((article for article, known in gloss.articles.items() if marks & set(known)), "")
    return Phrase(name, article, article in gloss.plurals or bool(marks & set(gloss.plurals)))


def begins_with_vowel(text: str, gloss: Gloss) -> bool:
    """Whether an article or preposition loses its vowel before ``text``."""
    first = re.match(r"[\w'’-]+", text)
    if first is None:
        return False
    word = unicodedata.normalize("NFD", first[0].casefold())
    return word[0] in "aeiou" or first[0].casefold() in gloss.mute


def _joined(prefix: str, phrase: Phrase, gloss: Gloss) -> str:
    if prefix and not prefix.endswith(" "):
        return prefix + with_article(phrase, gloss)
    before, space, last = prefix.rstrip(" ").rpartition(" ")
    particle = " ".join(word for word in (last, phrase.article) if word)
    particle = gloss.partitives.get(particle, particle)
    elided = _elided(particle, gloss) if begins_with_vowel(phrase.text, gloss) else None
    if elided is not None:
        return before + space + elided + phrase.text
    particle = gloss.contractions.get(particle, particle)
    return before + space + " ".join(word for word in (particle, phrase.text) if word)


def _elided(particle: str, gloss: Gloss) -> str | None:
    ends = [end for end in gloss.elisions if particle == end or particle.endswith(f" {end}")]
    if not ends:
        return None
    end = max(ends, key=len)
    return particle.removesuffix(end) + gloss.elisions[end]
