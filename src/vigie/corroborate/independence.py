"""How two statements stand to each other: independence is earned by different unbound bodies and grounds shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vigie.corroborate.days import Days, days
from vigie.corroborate.press import NAME
from vigie.corroborate.ties import Ties
from vigie.model.origin import Relation, Statement
from vigie.text.fold import bare

WORST = ("dependent", "not-established", "independent")
# Grounds that show where knowledge is from: an estimate is made of others' figures, "intelligence" may be anything.
SHOWN = ("imagery", "physical-examination", "document", "official-record", "tracking-data", "witness", "admission")


def relation(first: Statement, second: Statement, ties: Ties) -> Relation:
    """Whether one of two statements can bear the other out; ``reason`` says why, ``through`` on what that rests.

    Of joint statements the closest two of those who make them decide.
    """
    found = [_relation(one, other, ties) for one in _voices(first) for other in _voices(second)]
    value, reason, through = min(found, key=lambda one: WORST.index(one[0]))
    return Relation(first=first.id, second=second.id, value=value, reason=reason, through=through)


def _voices(statement: Statement) -> Iterator[Statement]:
    """A joint statement as each of those who make it would have made it."""
    yield statement
    for one in statement.others:
        yield replace(statement, claimer=one.claimer, name=one.name, body=one.body, state=one.state)


def _relation(first: Statement, second: Statement, ties: Ties) -> tuple[str, str, tuple[str, ...]]:
    if first.id == second.id:
        return "dependent", "same-statement", (first.id,)
    rests = {first.id, *first.rests} & {second.id, *second.rests}
    if rests:
        return "dependent", "rests-on", tuple(sorted(rests))
    if _origin(first) is not None and _origin(first) == _origin(second):
        return "dependent", "same-body", (str(_origin(first)),)
    outlets = _outlet(first), _outlet(second)
    family = ties.press.bound(*outlets, _when(first, second)) if outlets[0] and outlets[1] else None
    if family:
        return "dependent", f"press-{family[0]}", (family[1],)
    if first.body is None or second.body is None:
        same = first.state is not None and first.state == second.state
        return ("dependent", "same-state", (str(first.state),)) if same else ("not-established", "origin-unknown", ())
    one, other = sorted((first.body, second.body))
    bound = ties.bound(one, other, _when(first, second))
    if bound:
        return "dependent", bound.how, bound.through
    if not (ties.knows(one) and ties.knows(other)):
        return "not-established", "origin-unknown", (one, other)
    if first.basis not in SHOWN or second.basis not in SHOWN:
        return "not-established", "basis-not-shown", (one, other)
    if first.basis == second.basis:
        return "not-established", "same-basis", (str(first.basis),)
    return "independent", "different-basis", tuple(sorted((str(first.basis), str(second.basis))))


def _outlet(statement: Statement) -> str:
    """What the press knows an origin by: its body, or its name as printed."""
    return statement.body or (f"{NAME}{bare(statement.name)}" if statement.name else "")


def _origin(statement: Statement) -> str | None:
    """What a statement's origin is known by; a voice that stays vague is nobody in particular."""
    return statement.body or (statement.name if statement.claimer in (None, "author") else None)


def _when(first: Statement, second: Statement) -> Days | None:
    """From the first of two sayings to the second: a tie that held at any time between binds them."""
    one, other = days(first.said), days(second.said)
    if one is None or other is None:
        return None
    return Days(min(one.first, other.first), max(one.last, other.last))
