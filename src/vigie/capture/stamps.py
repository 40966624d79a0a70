"""Times as feeds and pages write them: the day in the zone of who published, and the moment where a zone is given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import struct_time

from vigie.text.days import is_edtf_date

_LONGEST = 80
_YEARS = range(1985, 2200)  # what lies outside is the zero of some clock, or a slip
_SPACED_ZONE = re.compile(r"\s+(?=(?:[+-]\d\d:?\d\d|Z)$)")
_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-]?)([01]\d)\2([0-3]\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """``day`` in EDTF, as its publisher counts days; ``at`` the moment with its zone (ISO 8601), where one is told."""

    day: str
    at: str | None = None


def read_stamp(text: str | None) -> Stamp | None:
    """What ``text`` says in ISO 8601 or as mail headers do, None for anything else."""
    words = " ".join((text or "")[: _LONGEST + 1].split())
    if not words or len(words) > _LONGEST:
        return None
    if is_edtf_date(words):
        return Stamp(words) if int(words[:4]) in _YEARS else None
    for reader in (_iso, parsedate_to_datetime):
        try:
            return _stamp(reader(words))
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def stamp_of_utc(parts: struct_time | None) -> Stamp | None:
    """The stamp of a time that somebody else read and turned to UTC."""
    try:
        return _stamp(datetime(*parts[:6], tzinfo=UTC)) if parts else None
    except ValueError:
        return None


def day_in_path(path: str) -> str | None:
    """The day an address names (``/2024/05/01/``, ``-20240501-``), as many outlets date theirs."""
    for found in _IN_PATH.finditer(path):
        day = f"{found[1]}-{found[3]}-{found[4]}"
        if is_edtf_date(day):
            return day
    return None


def _iso(words: str) -> datetime:
    return datetime.fromisoformat(_SPACED_ZONE.sub("", words))


def _stamp(moment: datetime) -> Stamp | None:
    if moment.year not in _YEARS:
        return None
    day = moment.date().isoformat()
    return Stamp(day, moment.isoformat(timespec="seconds") if moment.tzinfo else None)
