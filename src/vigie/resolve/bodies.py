"""Bodies on a date: whom a person speaks for, which state a body is of, which outlet a publisher's name means."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from vigie.model.entity import Ruled
from vigie.packs.files import Packs
from vigie.packs.records import Entry, Post
from vigie.text.edtf import bounds
from vigie.text.fold import bare
from vigie.text.forms import FormError, cited, expand

NEWS = ("media", "state-media", "social-media")
UNLISTED = "unlisted"  # the type of a body that a person's judgement made of names nobody catalogued


class Bodies:
    """What the packs know of states, organisations and office holders, and people's judgements on them (``ruled``).

    Ids it does not know stand for themselves.
    """

    def __init__(self, packs: Packs, ruled: Iterable[Ruled] = ()) -> None:
        self._persons = {person.id: person for person in packs.persons}
        self._states = {person.id: person.state for person in packs.persons}
        self._states |= {body.id: body.state for body in packs.organisations if body.state}
        self._states |= {state.id: state.id for state in packs.states}
        self._codes = {state.id for state in packs.states}
        self._general = {
            role.body.replace("{state}", state.id.lower()): (role.type, state.id)
            for role in packs.roles
            for state in packs.states
        }
        self._types = {one.lead: UNLISTED for one in ruled if one.name is not None and one.kind == "organisation"}
        self._types |= {body.id: body.type for body in packs.organisations}
        self._leads = {one.id: one.lead for one in ruled}
        self._apart = {one.lead: frozenset(one.apart) for one in ruled}
        self._outlets = _by_name(body for body in packs.organisations if body.type in NEWS)

    def body(self, id: str, day: str | None = None) -> str:
        """The body that ``id`` speaks for on ``day`` (EDTF): that of a person's post, any other id itself.

        Without a day, or on one that no post covers, the only post a person ever had, else the person.
        """
        person = self._persons.get(id)
        if person is None:
            return id
        held = {post.body for post in person.posts if day is None or _held(post, day)}
        held = held or {post.body for post in person.posts}
        body = self._leads.get(only := held.pop(), only) if len(held) == 1 else id
        return id if body in self.apart_from(id) else body

    def apart_from(self, id: str) -> frozenset[str]:
        """Whom a person told ``id`` apart from."""
        return self._apart.get(id, frozenset())

    def state(self, id: str) -> str | None:
        """The state of a body, person or state; of ``mnd-kr`` and its like by their ending."""
        known = self._states.get(id)
        return known if known is not None else self._general.get(id, (None, None))[1]

    def is_general(self, id: str) -> bool:
        """Whether a body is known only as one that every state has: a country's intelligence, its armed forces."""
        return id not in self._types and id in self._general

    def type(self, id: str) -> str | None:
        """The type of an organisation (``intelligence``, ``media`` ...), ``person``, ``state``, None when unknown."""
        if id in self._persons:
            return "person"
        if id in self._codes:
            return "state"
        return self._types.get(id) or self._general.get(id, (None, None))[0]

    def is_news(self, id: str) -> bool:
        """Whether a body reports what others say: press, state media, a channel."""
        return self.type(id) in NEWS

    def outlet(self, publisher: str | None) -> str | None:
        """The outlet that a publisher's name means, None for one nobody has catalogued."""
        known = self._outlets.get(bare(publisher.strip())) if publisher else None
        return self._leads.get(known, known) if known else None


def _held(post: Post, day: str) -> bool:
    """Whether a post was held on some part of ``day``; ends that are not known are open."""
    asked = _bounds(day)
    first, last = _bounds(post.since)[0], _bounds(post.until)[1]
    return asked[0] <= last and first <= asked[1]


def _bounds(edtf: str | None) -> tuple[date, date]:
    try:
        first, last = bounds(edtf) if edtf else (None, None)
    except ValueError:
        first = last = None
    return first or date.min, last or date.max


def _by_name(entries: Iterable[Entry]) -> dict[str, str]:
    """Every name of ``entries``, folded; one that several bear means none of them."""
    found: dict[str, str | None] = {}
    for entry in entries:
        for name in {bare(name) for forms in entry.names.values() for name in _literals(forms)}:
            found[name] = None if name in found else entry.id
    return {name: id for name, id in found.items() if id is not None}


def _literals(forms: Iterable[str]) -> Iterable[str]:
    for form in forms:
        try:
            yield from expand(cited(form))
        except FormError:  # a stem that only a language's endings complete
            continue
