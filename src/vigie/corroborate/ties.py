"""What binds bodies on a date: ties of the packs, and one state that speaks through many organs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, Protocol

from vigie.corroborate.days import Days, days, meet
from vigie.corroborate.press import Families
from vigie.packs.records import Press, Tie

UNLISTED = "unlisted"  # the type of a body that no pack knows: nobody asked what binds it to others
ORGANS = ("state", "intelligence", "ministry", "military", "government", "justice", "state-media")
UPWARDS = ("part-of", "member", "owned-by", "founded-by")  # ties that lead from a body to what stands over it
STATE_MARK = "{state}"


class Bodies(Protocol):
    """What is known of bodies and people, by id; ids it does not know stand for themselves."""

    def body(self, id: str, day: str | None = None) -> str:
        """The body that ``id`` speaks for on ``day``."""

    def state(self, id: str) -> str | None:
        """The state a body, person or state is of."""

    def type(self, id: str) -> str | None:
        """``intelligence``, ``media``, ``person``, ``state`` ...; None when unknown."""

    def is_general(self, id: str) -> bool:
        """Whether a body is known only as one that every state has."""

    def is_news(self, id: str) -> bool:
        """Whether a body reports what others say."""

    def outlet(self, publisher: str | None) -> str | None:
        """The outlet that a publisher's name means."""

    def apart_from(self, id: str) -> frozenset[str]:
        """Whom a person told ``id`` apart from."""


class Bound(NamedTuple):
    """Why bodies are bound: ``how`` (``same-body``, ``same-state``, a kind of tie), ``through`` the ids it rests on."""

    how: str
    through: tuple[str, ...]


class _Held(NamedTuple):
    tie: Tie
    other: str
    held: Days


class Ties:
    """The ties of the packs, asked on a day. Without a day every tie counts, whenever it held.

    ``press`` are the families of the press.
    """

    def __init__(self, ties: Iterable[Tie], bodies: Bodies, press: Iterable[Press] = ()) -> None:
        self._bodies = bodies
        self.press = Families(press, bodies.outlet)
        self._exact: dict[str, list[_Held]] = defaultdict(list)
        self._families: dict[str, list[tuple[Tie, Days]]] = defaultdict(list)
        self._briefed: dict[str, list[tuple[str, Days]]] = defaultdict(list)
        for tie in ties:
            held = (days(tie.since) or Days(date.min, date.max)).to(days(tie.until) or Days(date.min, date.max))
            for body in tie.bodies:
                if STATE_MARK in body:
                    self._families[body].append((tie, held))
                else:
                    self._exact[body].append(_Held(tie, tie.other, held))
                if tie.tie == "briefs":
                    self._briefed[tie.other].append((body, held))

    def briefers(self, body: str, day: Days | None = None) -> frozenset[str]:
        """Who is heard through ``body``: the services that brief its members behind closed doors."""
        state = self._bodies.state(body)
        family = body.replace(f"-{state.lower()}", f"-{STATE_MARK}") if state else body
        told = [*self._briefed.get(body, ()), *self._briefed.get(family, ())]
        found = {name.replace(STATE_MARK, (state or "").lower()) for name, held in told if meet(day, held)}
        return frozenset(found - {body})

    def knows(self, body: str | None) -> bool:
        """Whether what binds a body could be known."""
        return body is not None and self._bodies.type(body) != UNLISTED

    def bound(self, first: str, second: str, day: Days | None = None) -> Bound | None:
        """What makes one of two bodies no check on the other, None when nothing is known to."""
        if first == second:
            return Bound("same-body", (first,))
        organs = {self._state_of(first), self._state_of(second)}
        if len(organs) == 1 and None not in organs:
            return Bound("same-state", tuple(sorted(filter(None, organs))))
        for one, other in ((first, second), (second, first)):
            above = self._above(one, day)
            found = above.get(other) or above.get(self._state_of(other) or other)
            if found:
                return found
        return None

    def _state_of(self, body: str) -> str | None:
        """The state whose organ a body is; None for what only has its seat there."""
        state = self._bodies.state(body)
        known = self._bodies.type(body)
        return state if known is None or known in ORGANS else None

    def _above(self, body: str, day: Days | None) -> dict[str, Bound]:
        """All that stands over ``body``, and what it shares data with or briefs, by the first tie that leads there."""
        found: dict[str, Bound] = {}
        state = self._state_of(body)
        reached = [body] if state in (None, body) else [body, str(state)]
        for name in reached:  # grows while it is walked
            for tie, other, held in self._of(name):
                if other not in found and meet(day, held):
                    found[other] = Bound(tie.tie, (*dict.fromkeys((body, name)), other))
                    if tie.tie in UPWARDS:
                        reached.append(other)
        return found

    def _of(self, body: str) -> list[_Held]:
        state = self._bodies.state(body)
        code = state.lower() if state else ""
        family = f"{body.removesuffix(f'-{code}')}-{STATE_MARK}" if code and body.endswith(f"-{code}") else ""
        general = [
            _Held(tie, tie.other.replace(STATE_MARK, code), held) for tie, held in self._families.get(family, ())
        ]
        return [*self._exact.get(body, ()), *general]
