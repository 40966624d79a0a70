"""Who acts, and when: the one clock of the program."""

from __future__ import annotations

import getpass
import os
from datetime import UTC, datetime

from vigie.model.ids import make_id
from vigie.store.records import Decision


def now() -> str:
    """The time, ISO 8601 in UTC, to the microsecond so that two runs differ."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def user() -> str:
    """Who acts: VIGIE_USER, else the name of the system's user, else ``unknown``."""
    named = os.environ.get("VIGIE_USER", "").strip()
    try:
        return named or getpass.getuser()
    except (OSError, KeyError, ImportError):  # what getpass raises where the system has no such user
        return "unknown"


def decision_on(target: str, act: str, value: str | None, who: str) -> Decision:
    """What ``who`` decides now of the document ``target``, its value checked before."""
    at = now()
    return Decision(id=make_id("dec", at, who, act, target, value), at=at, who=who, act=act, target=target, value=value)
