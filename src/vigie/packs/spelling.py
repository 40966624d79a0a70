"""How a text of a pack is written: letters of two scripts in one word, invisible characters, spaces, dates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache

from vigie.text.fold import bare

SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "HEBREW", "ARABIC")
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def mixed_words(text: str) -> Iterator[tuple[str, list[str]]]:
    """The words whose letters come from several scripts, with the scripts: a Cyrillic "Н" in a Latin "KН-23".

    A word with a digit runs through hyphens; others end at them ("IT-компания" is well written).
    """
    for chunk in [] if text.isascii() else text.split():
        for word in [chunk] if any(map(str.isdigit, chunk)) else re.findall(r"\w+", chunk):
            scripts = {script for letter in word if letter.isalpha() for script in _scripts(letter)}
            if len(scripts) > 1:
                yield word, sorted(script.capitalize() for script in scripts)


@cache
def _scripts(letter: str) -> list[str]:
    name = unicodedata.name(letter, "")
    return [script for script in SCRIPTS if name.startswith(script)]


def invisible(text: str) -> str | None:
    """The name of the first invisible character of ``text``, which no form should hold."""
    found = _INVISIBLE.search(text)
    return unicodedata.name(found[0], f"U+{ord(found[0]):04X}").lower() if found else None


def holds(text: str, literal: str) -> bool:
    """Whether ``text`` has ``literal`` as whole words, case and accents aside; ``~`` stands for words in between."""
    wanted, given = bare(literal), bare(text)
    if "~" not in wanted and wanted not in given:
        return False
    before, after = (r"(?<!\w)" if wanted[0] < "\u2e80" else ""), (r"(?!\w)" if wanted[-1] < "\u2e80" else "")
    pattern = ".+?".join(map(re.escape, wanted.split("~")))
    return re.search(before + pattern + after, given) is not None


def begins(text: str, stems: str) -> bool:
    """Whether ``text`` has the words that begin with ``stems`` side by side, case and accents aside."""
    return re.search(r"(?<!\w)" + r"\w* ".join(map(re.escape, bare(stems).split())), bare(text)) is not None


def is_date(text: str) -> bool:
    """Whether ``text`` is an EDTF year, month or day that is in the calendar."""
    found = _DATE.fullmatch(text)
    if not found:
        return False
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True


def before(first: str, second: str) -> bool:
    """Whether the date ``first`` lies wholly before the date ``second``: 2023 before 2024-05, but not 2024."""
    shared = min(len(first), len(second))
    return first[:shared] < second[:shared]
