"""The date a document gives itself: a dateline, or a line that is little else than a date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vigie.extract.times import TimeMention

_HEAD = 1200  # characters in which a document dates itself
_BESIDE = 40  # characters before the date of a dateline
_OTHERS = {10: 4, 7: 1}  # length of a date -> other words its own line may have ("Séoul, le ...", "date 2023-08")
_TO_DASH = 40  # characters between the date of a dateline and its dash
_WHOLE = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_DASH = re.compile(r"\s[–—-]{1,2}\s")


def own_date(text: str, times: Sequence[TimeMention]) -> str | None:
    """The EDTF date, with its year, by which ``text`` dates itself; None when it does not.

    ``times`` are those read without knowing when it was published.
    """
    for time in times:
        if time.start > _HEAD:
            return None
        if time.edtf is None or not _WHOLE.fullmatch(time.edtf):
            continue
        begin = text.rfind("\n", 0, time.start) + 1
        end = text.find("\n", time.end)
        before, after = text[begin : time.start], text[time.end : end if end >= 0 else len(text)]
        dash = _DASH.search(after)
        if _alone(before, after, time.edtf) or (
            len(before) <= _BESIDE and dash is not None and dash.start() <= _TO_DASH
        ):
            return time.edtf
    return None


def _alone(before: str, after: str, date: str) -> bool:
    """Whether a line is little else than its date: no sentence, and no number but those of a clock."""
    others = re.findall(r"\w+", before + after)
    few = len(others) <= _OTHERS.get(len(date), 0) and all(len(word) == 2 for word in others if word.isdigit())
    return few and not after.rstrip().endswith((".", "!", "?"))
