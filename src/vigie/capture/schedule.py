"""When to ask again: sources after their interval or a back-off, pages the more seldom the older they are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from vigie.packs.watching import Rules

_SPREAD = 0.05  # of an interval, so that sources added together are not asked together for ever,
_MOST_SPREAD = 120.0  # and in seconds: what is asked daily is asked at about the same hour


def written(moment: datetime) -> str:
    """``moment`` as the case writes times: ISO 8601 in UTC, of one length, so that they sort as text."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def later(at: str, seconds: float) -> str:
    """The time ``seconds`` after ``at``."""
    return written(datetime.fromisoformat(at) + timedelta(seconds=seconds))


def seconds_between(first: str, second: str) -> float:
    """From ``first`` to ``second``."""
    return (datetime.fromisoformat(second) - datetime.fromisoformat(first)).total_seconds()


def next_poll(at: str, every: int, chance: float) -> str:
    """When a source that answered at ``at`` is asked again; ``chance`` is a number from 0 to 1."""
    return later(at, every + min(every * _SPREAD, _MOST_SPREAD) * (2 * chance - 1))


def back_off(rules: Rules, failures: int, chance: float, *, answered: bool, asked_for: float | None = None) -> float:
    """The seconds to wait after ``failures`` in a row; ``answered``: a server was reached, and refused.

    ``asked_for`` is what it asked to be left alone for, which is kept to as far as a week.
    """
    most = rules.back_off_most if answered else rules.back_off_offline
    wait = min(rules.back_off * 2.0 ** min(failures - 1, 30), most) * (1 + _SPREAD * (2 * chance - 1))
    return max(wait, min(asked_for or 0.0, 7 * 86_400.0))


def next_check(rules: Rules, since: str, at: str) -> str | None:
    """When a page whose version at hand is of ``since`` is looked at again after ``at``; None: by hand only."""
    age = seconds_between(since, at)
    steps = [step for step in rules.recheck_after if step > age + 1]
    after = steps[0] if steps else age + rules.recheck_then
    return later(since, after) if after <= rules.recheck_until else None
