"""Names in Latin letters, whatever their script, and what is left of one when romanisations no longer matter.

Unicode names the letters of every alphabet by their sound (``CYRILLIC SMALL LETTER SHA``, ``HANGUL SYLLABLE BUL``):
that is table enough, for these spellings are compared and never shown.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from vigie.text.fold import bare

_WORDS = re.compile(r"[a-z0-9]+")
_SILENT = ("SIGN", "MARK", "ACCENT")
_VOWELS = "aeiouyw"
_ALIKE = str.maketrans("bdgqcjzvfr", "ptkkkssppl")  # what romanisations of one sound disagree on


def romanised(text: str) -> str:
    """``text`` in small Latin letters without accents; other signs become spaces."""
    return "".join(map(_latin, bare(text)))


def parts(text: str) -> tuple[str, ...]:
    """The words and figures of ``text``, romanised; "Bulsae-4" is two, and so is "KN23"."""
    return tuple(re.findall(r"[a-z]+|[0-9]+", romanised(text)))


def skeleton(word: str) -> str:
    """What is left of a romanised word without vowels, doubled letters, and the choice between b and p, l and r."""
    plain = word.replace("sh", "s").replace("ch", "s").replace("kh", "k").replace("ph", "p").replace("h", "")
    consonants = "".join(letter for letter in plain.translate(_ALIKE) if letter not in _VOWELS)
    return re.sub(r"(.)\1+", r"\1", consonants)


@cache
def _latin(letter: str) -> str:
    if letter.isascii():
        return letter if letter.isalnum() else " "
    if letter.isdigit():
        return str(unicodedata.digit(letter))
    name = unicodedata.name(letter, "")
    if name.startswith("HANGUL SYLLABLE"):
        return name.rpartition(" ")[2].lower()
    if " LETTER " not in name or name.endswith(_SILENT):
        return "" if letter.isalpha() else " "
    sound = _sound(name.partition(" LETTER ")[2].partition(" WITH ")[0].rpartition(" ")[2].lower())
    return "".join(filter(str.isalnum, sound))  # some are named with a hyphen: "TONE-2"


def _sound(named: str) -> str:
    """What a letter called ``named`` sounds like: "be" is b, "em" is m, "ya" is ya."""
    if re.fullmatch("e[^aeiou]", named):
        return named[1]
    if named in ("ie", "yeru"):
        return named[0] if named == "yeru" else named[1]
    return re.sub("([^aeiouy])[ae]$", r"\1", named)
