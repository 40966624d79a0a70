"""Folding that never moves an offset: case, accents, width, quotes, dashes and spaces, one character to one."""

from __future__ import annotations

import unicodedata

import numpy as np

_SPACES = (
    "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
)
_DASHES = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_APOSTROPHES = "\u2018\u2019\u02bc\u02b9\u2032\uff07\u00b4`"
_QUOTES = "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\uff02"


def _single(character: str, folded: str) -> str:
    return folded if len(folded) == 1 else character


def _lower(character: str) -> str:
    if character in _SPACES:
        return " "
    if character in _DASHES:
        return "-"
    if character in _APOSTROPHES:
        return "'"
    if character in _QUOTES:
        return '"'
    return _single(character, character.lower())


def _bare(character: str) -> str:
    lowered = _lower(character)
    # Hangul syllables and kana stay whole: taking them apart would break them.
    if not (lowered < "\u2000" or "\uff00" <= lowered <= "\uffef"):
        return lowered
    marks_off = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return _single(lowered, marks_off.lower())


def _table(mapping: object) -> np.ndarray:
    assert callable(mapping)
    codes = [ord(mapping(chr(c))) if not 0xD800 <= c <= 0xDFFF else c for c in range(0x10000)]
    return np.array([c if c < 0x10000 else i for i, c in enumerate(codes)], dtype=np.uint16)


_ASCII = {code: _lower(chr(code)) for code in range(128)}  # no accents there: both foldings are one
_tables: dict[str, np.ndarray] = {}


def _fold(text: str, name: str) -> str:
    if text.isascii():  # most forms of the packs are short and plain: a table of arrays costs more than they do
        return text.translate(_ASCII)
    if name not in _tables:
        _tables[name] = _table(_lower if name == "lower" else _bare)
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) != 2 * len(text):  # astral characters take two units: go character by character
        mapping = _lower if name == "lower" else _bare
        return "".join(mapping(c) for c in text)
    folded: bytes = _tables[name][np.frombuffer(units, np.uint16)].tobytes()
    return folded.decode("utf-16-le", "surrogatepass")


def lower(text: str) -> str:
    """Lower case with one kind of space, dash, apostrophe and quote; accents stay. Same length as ``text``."""
    return _fold(text, "lower")


def bare(text: str) -> str:
    """As ``lower``, without accents. Same length as ``text``."""
    return _fold(text, "bare")
