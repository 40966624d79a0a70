"""The chain of who vouches for a claim, read to its end: who is the origin, which newsrooms passed it on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from vigie.corroborate.days import days
from vigie.corroborate.ties import Bodies, Ties
from vigie.model.claim import Claimer
from vigie.model.origin import Telling
from vigie.text.fold import bare

Standing = Literal["body", "named", "general", "briefed", "news", "vague", "author"]
NAMED = ("body", "named", "general", "briefed")  # voices that speak for themselves: a newsroom passes on
_NAME_ENDS = re.compile(r"[,(;:–—/]")  # what follows in a publisher's name says what it is


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a telling says it comes from.

    ``standing``: a ``body`` (or a person speaking for it); somebody ``named`` whom nobody has catalogued; a ``general``
    name of a state or of one of its services, which stands for some body; somebody ``briefed`` behind closed doors; a
    ``news`` outlet; ``vague``; or the ``author`` of the text. ``key`` is the same for all names of one voice;
    ``barred`` are the keys that a person told it apart from. ``others`` speak jointly with it: a body of its own.
    """

    standing: Standing
    key: str
    claimer: str | None = None
    name: str | None = None
    body: str | None = None
    state: str | None = None
    barred: frozenset[str] = frozenset()
    others: tuple[Voice, ...] = ()


class Chains:
    """Reads the claimers of tellings of one matter; outlets nobody has catalogued are known by what they publish."""

    def __init__(self, tellings: Iterable[Telling], bodies: Bodies, ties: Ties) -> None:
        self._bodies, self._ties = bodies, ties
        self._publishers: dict[str, str] = {}
        named: dict[str, str] = {}
        for telling in tellings:
            if telling.publisher:
                self._publishers[_folded(telling.publisher)] = self._catalogued(telling) or ""
            for claimer in telling.claim.claimers:
                if claimer.id and claimer.text and bodies.type(claimer.id) not in (None, "person", "state"):
                    named[bare(claimer.text)] = min(named.get(bare(claimer.text), claimer.id), claimer.id)
        for name, known in self._publishers.items():
            self._publishers[name] = known or named.get(name) or f"name:{name}"

    def outlet(self, telling: Telling) -> str:
        """The key of the newsroom that published a telling; a document without a publisher stands for itself."""
        if telling.publisher:
            known = self._publishers[_folded(telling.publisher)]
            return self._ties.press.newsroom(known, days(telling.dated))
        return self._catalogued(telling) or f"document:{telling.claim.document}"

    def voice(self, telling: Telling) -> Voice:
        """The origin that a telling names."""
        voice = self._origin(telling)
        barred = self._bodies.apart_from(voice.key)
        return replace(voice, barred=barred) if barred else voice

    def _origin(self, telling: Telling) -> Voice:
        chain = [claimer for claimer in telling.claim.claimers if claimer.id != "author"]
        if not chain:
            return self._author(telling)
        voices = [self._voice(claimer, telling) for claimer in sorted(chain, key=lambda link: link.role == "relay")]
        if voices[0].standing == "briefed":
            briefers = self._ties.briefers(voices[0].body or "", days(_day(telling)))
            return next((voice for voice in voices[1:] if voice.body in briefers), voices[0])
        origins = sum(claimer.role == "origin" for claimer in chain)
        return _jointly(voices[:origins]) or voices[0]

    def relays(self, telling: Telling) -> tuple[str, ...]:
        """The keys of the newsrooms that a telling names, nearest to the origin first."""
        chain = [claimer for claimer in telling.claim.claimers if claimer.id != "author"]
        voices = [self._voice(claimer, telling) for claimer in chain]
        return tuple(dict.fromkeys(voice.key for voice in voices if voice.standing == "news"))

    def _author(self, telling: Telling) -> Voice:
        key = self.outlet(telling)
        known = self._bodies.type(key)
        standing: Standing = "author" if known is None or self._passes_on(key) else "body"
        body = None if known is None else key
        return Voice(standing, key, "author", telling.publisher, body, self._bodies.state(key))

    def _voice(self, claimer: Claimer, telling: Telling) -> Voice:
        id, name = claimer.id, claimer.text
        if id is None:
            folded = _folded(name or "")
            if folded in self._publishers:
                key = self._ties.press.newsroom(self._publishers[folded], days(_day(telling)))
                known = self._bodies.type(key) is not None
                return Voice("news", key, key if known else None, name, key if known else None, self._bodies.state(key))
            proper = not (name or "").islower()  # "the group" is whoever was named before
            return Voice("named" if proper else "vague", f"name:{folded}", None, name, None, claimer.state)
        state = self._bodies.state(id) or claimer.state
        known_type = self._bodies.type(id)
        if known_type == "person":
            body = self._bodies.body(id, _day(telling))
            standing: Standing = "briefed" if self._ties.briefers(body) else "body"
            return Voice(standing, body, id, name, body, state)
        if known_type == "state":
            return Voice("general", id, id, name, id, state)
        if known_type is None and self._bodies.state(id) is None:  # a voice that stays vague
            return Voice("general" if state else "vague", f"{id}:{state or ''}", id, name, None, state)
        body = self._ties.press.newsroom(id, days(_day(telling)))
        return Voice(self._standing(id), body, id, name, body, state)

    def _standing(self, body: str) -> Standing:
        if self._passes_on(body):
            return "vague" if self._bodies.is_general(body) else "news"
        if self._ties.briefers(body):
            return "briefed"
        return "general" if self._bodies.is_general(body) else "body"

    def _passes_on(self, id: str) -> bool:
        """Whether a body reports what others say. A state's own press is a voice of that state."""
        return self._bodies.is_news(id) and self._bodies.type(id) != "state-media"

    def _catalogued(self, telling: Telling) -> str | None:
        return telling.outlet or self._bodies.outlet(telling.publisher)


def _jointly(voices: Sequence[Voice]) -> Voice | None:
    """What several say together, under the name of the first; None where they are fewer than two who speak for
    themselves. Whoever of them speaks alone later on says something else, and never bears this out.
    """
    known = {voice.key: voice for voice in voices if voice.standing in NAMED}
    if len(known) < 2:
        return next(iter(known.values()), None)
    first, *others = known.values()
    return replace(first, standing="body", key="+".join(sorted(known)), others=tuple(others))


def _day(telling: Telling) -> str | None:
    """The day of the saying, else that of the text."""
    stated = telling.claim.stated
    return (stated.edtf if stated else None) or telling.dated


def _folded(name: str) -> str:
    return bare(_NAME_ENDS.split(name, maxsplit=1)[0].strip())
