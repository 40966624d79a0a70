"""What can be wrong with regimes, gradings and registers beyond their shape, each with its file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Protocol

from msgspec import Struct
from yaml.nodes import Node

from vigie.model.imo import imo_number
from vigie.packs import nodes
from vigie.packs.grading import Conflict, Grading, Listing, Profile, Register, Tallies
from vigie.packs.problems import Problem, near
from vigie.packs.references import ORGANISATION_TYPES, Known
from vigie.packs.regimes import ANY_ITEM, Provision, Reach, Regime
from vigie.packs.spelling import before, is_date

Path = tuple[str | int, ...]
_DAY, _MONTH_DAY = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d\d-\d\d")
_WANTED = re.compile(r"yes|no|\d+\+?")
EVERYBODY = "*"


class Placed(Protocol):
    """A record with the node it was read from."""

    @property
    def node(self) -> Node:
        """Where it was written."""

    @property
    def record(self) -> Struct:
        """What it says."""


def judged_problems(placed: Sequence[Placed], known: Known) -> Iterator[Problem]:
    """All that is wrong with ``placed`` records, given what the other packs hold."""
    provisions = {one.id for each in placed if isinstance(each.record, Regime) for one in each.record.provisions}
    seen: dict[str, Node] = {}
    for each in placed:
        record, node = each.record, each.node
        if isinstance(record, Regime):
            yield from _regime_problems(record, node, known, seen)
        elif isinstance(record, Profile):
            yield from _profile_problems(record, node, known)
        elif isinstance(record, Grading):
            yield from _grading_problems(record, node)
        elif isinstance(record, Conflict):
            yield from _dates(node, record)
            yield from _named(node, ("interest",), record.interest, "state or body", known.bodies)
            for number, side in enumerate(record.sides):
                yield from _named(node, ("sides", number), side, "state or body", known.bodies)
        elif isinstance(record, Listing):
            yield from _listing_problems(record, node, known)
        elif isinstance(record, Register):
            yield from _register_problems(record, node, known)
        elif isinstance(record, Tallies):
            yield from _tally_problems(record, node, known, provisions)


def _regime_problems(regime: Regime, node: Node, known: Known, seen: dict[str, Node]) -> Iterator[Problem]:
    yield from _named(node, ("committee",), regime.committee, "state or body", known.bodies)
    by_id = {one.id: one for one in regime.provisions}
    for number, one in enumerate(regime.provisions):
        at = nodes.child(node, "provisions", number)
        if one.id in seen:
            yield nodes.at(nodes.child(at, "id"), "repeated-id", value=one.id, other=nodes.place(seen[one.id]))
        seen[one.id] = nodes.child(at, "id")
        yield from _days(at, one)
        yield from _succession(at, one, by_id)
        if one.cap is not None:
            yield from _cap_problems(at, one, known)
        for place, reach in enumerate(one.reach):
            yield from _reach_problems(nodes.child(at, "reach", place), reach, known)


def _days(node: Node, one: Provision) -> Iterator[Problem]:
    """Dates of effect are days: a month or a year would leave both sides of the border open."""
    wrong = False
    for key in ("since", "until", "checked"):
        value = getattr(one, key)
        if value is not None and not (_DAY.fullmatch(value) and is_date(value)):
            wrong = True
            yield nodes.at(nodes.child(node, key), "bad-effect", value=value)
    if not wrong and one.until is not None and one.until < one.since:
        yield nodes.at(nodes.child(node, "until"), "since-until", since=one.since, until=one.until)
    if one.checked is not None and one.read_at is None:
        yield nodes.at(nodes.child(node, "checked"), "unread-check", id=one.id)


def _succession(node: Node, one: Provision, by_id: dict[str, Provision]) -> Iterator[Problem]:
    """A rule ends before the one that replaces it begins."""
    if one.replaced_by is None:
        return
    place = nodes.child(node, "replaced_by")
    successor = by_id.get(one.replaced_by)
    if successor is None or successor is one:
        others = set(by_id) - {one.id}
        yield nodes.at(place, "unknown-id", value=one.replaced_by, what="provision", near=near(one.replaced_by, others))
    elif one.until is None or one.until >= successor.since:
        until, last = one.until or "…", _day_before(successor.since)
        at = nodes.child(node, "until") if one.until else place
        yield nodes.at(at, "overlap", id=one.id, until=until, other=successor.id, since=successor.since, last=last)


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if is_date(day) and len(day) == 10 else "…"


def _cap_problems(node: Node, one: Provision, known: Known) -> Iterator[Problem]:
    assert one.cap is not None
    cap, at = one.cap, nodes.child(node, "cap")
    units = known.words["units"]
    yield from _named(at, ("unit",), cap.unit, "unit", units)
    for number, other in enumerate(cap.also):
        yield from _named(at, ("also", number, "unit"), other.unit, "unit", units)
    yield from _named(at, ("notified",), cap.notified, "state or body", known.bodies)
    if not (_MONTH_DAY.fullmatch(cap.starts) and is_date(f"2023-{cap.starts}")):
        yield nodes.at(nodes.child(at, "starts"), "bad-effect", value=cap.starts)


def _reach_problems(node: Node, reach: Reach, known: Known) -> Iterator[Problem]:
    classes = known.classes | {ANY_ITEM}
    for key, what, allowed in (
        ("kinds", "kind", known.words["kinds"]),
        ("items", "class", classes),
        ("without", "class", classes),
        ("modes", "mode", known.words["modes"]),
        ("statuses", "status", known.words["statuses"]),
        ("either", "state or body", known.bodies),
    ):
        yield from _named(node, (key,), getattr(reach, key), what, allowed)
    yield from _named(node, ("from",), reach.source, "state or body", known.bodies)
    yield from _named(node, ("to",), reach.target, "state or body", known.bodies)
    for key, what, allowed in (
        ("unsure", "class", classes),
        ("argued_items", "class", classes),
        ("unsure_to", "state or body", known.bodies),
    ):
        for number, doubt in enumerate(getattr(reach, key)):
            yield from _named(node, (key, number, "of"), doubt.of, what, allowed)


def _profile_problems(profile: Profile, node: Node, known: Known) -> Iterator[Problem]:
    if not is_date(profile.dated):
        yield nodes.at(nodes.child(node, "dated"), "bad-date", value=profile.dated)
    claimers = known.bodies | known.entries.get("persons", set()) | {EVERYBODY}
    for number, one in enumerate(profile.opinions):
        at = nodes.child(node, "opinions", number)
        yield from _named(at, ("claimer",), one.claimer, "state, body or person", claimers)
        yield from _named(at, ("kinds",), one.kinds, "kind", known.words["kinds"])
        yield from _named(at, ("items",), one.items, "class", known.classes)
        yield from _dates(at, one)


def _grading_problems(grading: Grading, node: Node) -> Iterator[Problem]:
    """Rules that ask for facts that are not there, or that do nothing."""
    yield from _named(node, ("no_suppliers",), grading.no_suppliers, "type", ORGANISATION_TYPES)
    for key, does in (("steps", "give"), ("lifts", "lift"), ("caps", "best")):
        for number, step in enumerate(getattr(grading, key)):
            at = nodes.child(node, key, number)
            if getattr(step, does) is None:
                yield nodes.at(at, "missing-key", key=does)
            for fact, wanted in step.when.items():
                place = nodes.child(at, "when", fact)
                yield from _named(at, ("when", fact), fact, "fact", set(grading.facts))
                if not _WANTED.fullmatch(wanted):
                    yield nodes.at(place, "bad-when", value=wanted)


def _register_problems(register: Register, node: Node, known: Known) -> Iterator[Problem]:
    for key in ("categories", "left", "unsure"):
        for number, one in enumerate(getattr(register, key)):
            yield from _named(node, (key, number, "items"), one.items, "class", known.classes)


def _listing_problems(listing: Listing, node: Node, known: Known) -> Iterator[Problem]:
    yield from _dates(node, listing)
    if listing.imo is not None and imo_number(listing.imo) is None:
        yield nodes.at(nodes.child(node, "imo"), "bad-imo", value=listing.imo)
    if listing.entity is not None:
        entities = known.bodies | known.entries.get("persons", set())
        yield from _named(node, ("entity",), listing.entity, "state, body or person", entities)


def _tally_problems(tallies: Tallies, node: Node, known: Known, provisions: set[str]) -> Iterator[Problem]:
    units = known.words["units"]
    for number, one in enumerate(tallies.conversions):
        at = nodes.child(node, "conversions", number)
        yield from _named(at, ("item",), one.item, "class", known.classes)
        yield from _named(at, ("from",), one.source_unit, "unit", units)
        yield from _named(at, ("to",), one.target_unit, "unit", units)
        if one.low > one.high:
            yield nodes.at(nodes.child(at, "high"), "since-until", since=one.low, until=one.high)
    for number, notice in enumerate(tallies.notices):
        at = nodes.child(node, "notices", number)
        yield from _named(at, ("provision",), notice.provision, "provision", provisions)
        yield from _named(at, ("supplier",), notice.supplier, "state", known.states | {EVERYBODY})
        yield from _named(at, ("unit",), notice.unit, "unit", units)


def _dates(node: Node, record: Struct) -> Iterator[Problem]:
    given = {key: value for key in ("since", "until") if (value := getattr(record, key, None)) is not None}
    wrong = [key for key, value in given.items() if not is_date(value)]
    for key in wrong:
        yield nodes.at(nodes.child(node, key), "bad-date", value=given[key])
    if not wrong and len(given) == 2 and before(given["until"], given["since"]):
        yield nodes.at(nodes.child(node, "until"), "since-until", **given)


def _named(node: Node, path: Path, given: str | Sequence[str], what: str, allowed: set[str]) -> Iterator[Problem]:
    """Names that nothing bears, each at its own line."""
    listed = [(path, given)] if isinstance(given, str) else [((*path, n), one) for n, one in enumerate(given)]
    for where, value in listed:
        if value not in allowed:
            code = "unknown-class" if what == "class" else "unknown-id"
            yield nodes.at(nodes.child(node, *where), code, value=value, what=what, near=near(value, allowed))
