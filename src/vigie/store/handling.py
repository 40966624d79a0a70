"""Which documents may be passed on: ``public`` ones, and others where they are asked for by name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vigie.store.problems import NamedCaseError
from vigie.store.records import EMBARGO, HANDLINGS, PUBLIC, RESTRICTED
from vigie.text.days import is_edtf_date

ALL = "all"
NAMEABLE = (RESTRICTED, EMBARGO, ALL)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def checked(value: str | None) -> str:
    """A way of handling as it is kept; nothing is ``public``. Raises CaseError for what is none."""
    word, _, day = " ".join((value or PUBLIC).split()).partition(" ")
    if word not in HANDLINGS or (day and not (word == EMBARGO and _DAY.fullmatch(day) and is_edtf_date(day))):
        raise NamedCaseError("bad-handling", value=value or "")
    return f"{word} {day}".strip()


def may_pass(handling: str, today: str, named: Iterable[str] = ()) -> bool:
    """Whether a document handled so may leave the case on the day ``today``, when the ways ``named`` may leave too.

    An embargo ends on its day.
    """
    word, _, day = handling.partition(" ")
    wanted = tuple(named)
    return word == PUBLIC or ALL in wanted or word in wanted or bool(word == EMBARGO and day and day <= today)
