"""The dates documents carry: EDTF level 0, or nothing."""

from __future__ import annotations

import re
from datetime import date

_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def is_edtf_date(value: str) -> bool:
    """True for ``YYYY``, ``YYYY-MM`` and ``YYYY-MM-DD`` that name a day, month or year of the calendar."""
    found = _EDTF.fullmatch(value)
    if not found or not value.isascii():
        return False
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
