"""The first and the last day an EDTF date may mean, as text that sorts."""

from __future__ import annotations

import re
from calendar import monthrange

FIRST, LAST = "0000-01-01", "9999-12-31"  # open or unknown ends
Bounds = tuple[str, str]

_DATE = re.compile(r"(\d{1,3}X{1,3}|\d{4}|XXXX)(?:-(\d\d|\dX|XX)(?:-(\d\d|\dX|XX))?)?(?:T[\d:.Z+-]+)?")
_QUALIFIERS = str.maketrans("", "", "~?%")
_MONTHS = {  # seasons of the north, quarters, four-month periods, halves: first month, how many
    **{f"{21 + n}": (3 + 3 * n, 3) for n in range(4)},
    **{f"{25 + n}": (3 + 3 * n, 3) for n in range(4)},
    **{f"{33 + n}": (1 + 3 * n, 3) for n in range(4)},
    **{f"{37 + n}": (1 + 4 * n, 4) for n in range(3)},
    **{f"{40 + n}": (1 + 6 * n, 6) for n in range(2)},
}


def bounds(edtf: str) -> Bounds | None:
    """First and last day of ``edtf`` (``2024``, ``2023-09/..``, ``2025-01~``, ``202X``, ``2024-21``), None if none.

    A winter (``2024-24``) is taken from December to February of the next year.
    """
    value = edtf.strip().translate(_QUALIFIERS)
    if value[:1] in "[{" and value[-1:] in "]}":
        found = [bounds(part) for part in re.split(r"\.\.|,", value[1:-1]) if part.strip()]
        whole = [pair for pair in found if pair]
        if not whole or len(whole) < len(found):
            return None
        first, last = min(pair[0] for pair in whole), max(pair[1] for pair in whole)
        return (FIRST if value[1:].startswith("..") else first, LAST if value[:-1].endswith("..") else last)
    if "/" in value:
        start, _, end = value.partition("/")
        lower = FIRST if start in ("", "..") else (_day(start) or ("", ""))[0]
        upper = LAST if end in ("", "..") else (_day(end) or ("", ""))[1]
        return (lower, upper) if lower and upper and lower <= upper else None
    return _day(value)


def _day(value: str) -> Bounds | None:
    """Bounds of a single date, its unspecified digits taken at their widest."""
    found = _DATE.fullmatch(value)
    if not found or len(found[1]) != 4:
        return None
    years = int(found[1].replace("X", "0")), int(found[1].replace("X", "9"))
    if found[2] in _MONTHS:
        return None if found[3] else _months(years, *_MONTHS[found[2]])
    months = _range(found[2], 12)
    if months is None:
        return None
    days = _range(found[3], monthrange(max(years[1], 1), months[1])[1])
    if days is None:
        return None
    return f"{years[0]:04}-{months[0]:02}-{days[0]:02}", f"{years[1]:04}-{months[1]:02}-{days[1]:02}"


def _range(digits: str | None, most: int) -> tuple[int, int] | None:
    """``None`` and ``XX`` give 1 to ``most``, ``1X`` gives 10 to 19 within it, ``07`` gives 7 twice."""
    low = max(int((digits or "XX").replace("X", "0")), 1)
    high = min(int((digits or "XX").replace("X", "9")), most)
    if digits and "X" not in digits and int(digits) != low:
        return None
    return (low, high) if low <= high else None


def _months(years: tuple[int, int], first: int, how_many: int) -> Bounds:
    beyond, last = divmod(first + how_many - 2, 12)
    year = min(years[1] + beyond, 9999)
    return f"{years[0]:04}-{first:02}-01", f"{year:04}-{last + 1:02}-{monthrange(year or 1, last + 1)[1]:02}"
