"""The blind test case as claims without a fault of extraction: the facts of its statements, and its tellings of them.

A telling of the case has an amount, a status and a kind; its other slots are taken to be those of the fact it tells. So
only bends of amounts and of standing can be found here; the others are measured on the texts themselves.
``python tests/gate/blind_bends.py`` lists what is found and what is missed.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from vigie.corroborate.bends import bends
from vigie.corroborate.bends_together import bends_together
from vigie.corroborate.classes import Classes
from vigie.corroborate.figures import figures
from vigie.corroborate.readings import readings
from vigie.model.claim import Anchored, Claim, Item, Link, Party, Quantity, When
from vigie.model.figure import SCOPES
from vigie.model.origin import Bend, Bond, Statement, Telling
from vigie.packs.loader import load_packs
from vigie.resolve.bodies import Bodies

CORPUS = Path(__file__).parents[1] / "corpus" / "origins"
PARTS = ("also", "more", "parts")
TOLD = ("min", "max", "approximate", "vague", "unit", "factor", "per")
MEASURED = frozenset(
    ["bound", "number", "magnitude", "unit", "status", "condition", "alternative", "plural", "superseded"]
)
NOWHERE = {"start": 0, "end": 1}
Fact = Mapping[str, Any]


class Judged(NamedTuple):
    """What one telling bends: as expected (each with what else is right), and as found."""

    where: str
    expected: tuple[frozenset[str], ...]
    found: frozenset[str]


def judged() -> Iterator[Judged]:
    packs = load_packs()
    classes, bodies = Classes(packs.vocabulary, packs.weapons), Bodies(packs)
    for path in sorted(CORPUS.glob("expected-*.yaml")):
        content = yaml.safe_load(path.read_text("utf-8"))
        statements, tellings, rows = _woven(content)
        found = bends_found(statements, tellings, classes, bodies)
        for claim, row in rows.items():
            kinds = frozenset(bend.kind for bend in found if bend.claim == claim)
            yield Judged(f"{claim}: {row['quote']}", tuple(map(accepted, row["bends"])), kinds)


def bends_found(
    statements: list[Statement], tellings: Mapping[str, Telling], classes: Classes, bodies: Bodies
) -> list[Bend]:
    found = [bend for one in statements for bend in bends(one, tellings, classes, bodies)]
    series = figures(readings(statements, tellings, classes), classes)
    return found + bends_together(statements, series, tellings, classes)


def accepted(bend: Fact) -> frozenset[str]:
    also = bend.get("also", [])
    return frozenset([bend["kind"], *([also] if isinstance(also, str) else also)])


def _woven(content: Fact) -> tuple[list[Statement], dict[str, Telling], dict[str, Fact]]:
    """Every fact as a statement whose reference is the fact itself, and the tellings of each."""
    facts = {name: list(facts_of(name, statement)) for name, statement in content["statements"].items()}
    claims = {claim.id: claim for group in facts.values() for claim in group}
    bonds: dict[str, list[str]] = {claim: [] for claim in claims}
    rows: dict[str, Fact] = {}
    for document in content["documents"]:
        for number, row in enumerate(document["tellings"]):
            fact = nearest(row, facts.get(row["origin"], []))
            if fact:
                name = f"{document['file']}#{number}"
                rows[name] = row
                bonds[fact.id].append(name)
                claims[name] = _retelling(name, document["file"], row, fact)
    statements = [
        replace(statement_of(name, content), bonds=tuple(_bond(one, claims[one].document) for one in told))
        for name, told in bonds.items()
    ]
    days = {row["file"]: row["dated"] or None for row in manifest()}
    return (
        statements,
        {name: Telling(claim=claim, dated=days.get(claim.document)) for name, claim in claims.items()},
        rows,
    )


def manifest() -> Iterator[Fact]:
    for path in sorted(CORPUS.glob("manifest-*.csv")):
        with path.open(encoding="utf-8") as file:
            yield from csv.DictReader(file)


def statement_of(fact: str, content: Fact, bodies: Bodies | None = None) -> Statement:
    """The statement of one fact, as its origin is given in the case."""
    origin = content["statements"][fact.rpartition(".")[0]]
    claimer = origin["claimer"]
    body, state = (bodies.body(claimer), bodies.state(claimer)) if bodies else (claimer, None)
    said = str(origin["stated"] or "") or None
    return Statement(id=fact, claimer=claimer, body=body, state=state, said=said, reference=fact)


def _bond(claim: str, document: str) -> Bond:
    return Bond(claim=claim, document=document, how="copied", start=0, end=1)


def facts_of(name: str, statement: Fact) -> Iterator[Claim]:
    parts = [part for key in PARTS for part in statement.get(key, ())]
    for number, fact in enumerate([statement, *({**statement, "condition": None, **part} for part in parts)]):
        yield _claim(f"{name}.{number}", name, fact, counted=f"{name}.0")


def _claim(id: str, document: str, fact: Fact, counted: str | None = None) -> Claim:
    """A fact, or (without ``counted``) a telling of one: its words are its values, so that every change shows."""
    value = {key: number for key, number in (fact["value"] or {}).items() if key in TOLD}
    equivalent = counted is not None and fact.get("scope") == "equivalent"
    condition = Anchored(text=fact["condition"], **NOWHERE) if equivalent and fact.get("condition") else None
    time = str(fact.get("time") or fact.get("period") or "")
    return Claim(
        id=id, document=document, kind=fact["kind"], head=0,
        status="possible" if equivalent else fact["status"],
        supplier=_party(fact.get("supplier")), recipient=_party(fact.get("recipient")), actor=_party(fact.get("actor")),
        item=Item(text=fact["item"], item_class=fact["item"], id=fact.get("designation"), **NOWHERE)
        if fact.get("item") else None,
        quantity=Quantity(
            text=str(value), condition=condition, since=fact.get("since"),
            scope=fact["scope"] if fact.get("scope") in SCOPES else None,
            joint="all" if fact.get("joint") else None, **NOWHERE, **value,
        ) if value else None,
        time=When(text=time, edtf=time, **NOWHERE) if time else None,
        links=(Link(type="equivalent-of", claim=str(counted), exact="x", **NOWHERE),) if equivalent else (),
    )  # fmt: skip


def _retelling(id: str, document: str, row: Fact, fact: Claim) -> Claim:
    """A telling with what the case gives of it; the rest is that of the fact."""
    told = _claim(id, document, row)
    joint = fact.quantity.joint if fact.quantity else None
    quantity = replace(told.quantity, joint=joint) if told.quantity else None
    return replace(told, item=fact.item, quantity=quantity)


def _party(name: str | None) -> Party | None:
    return Party(text=name, id=name, **NOWHERE) if name else None


def nearest(row: Fact, facts: list[Claim]) -> Claim | None:
    """The fact of a statement that a telling tells: of its kind, in its unit, nearest in amount, then in standing."""

    def distance(fact: Claim) -> tuple[object, ...]:
        value = row["value"] or {}
        quantity = fact.quantity
        a, b = (one for one in (_size(value), _size(vars_of(quantity))))
        unit = quantity.unit if quantity else None
        apart = abs(math.log(a / b)) if a and b else 0.0 if a == b else 99.0
        return (fact.kind != row["kind"], unit != value.get("unit"), apart, fact.status != row["status"])

    return min(facts, key=distance, default=None)


def vars_of(quantity: Quantity | None) -> Fact:
    return {key: getattr(quantity, key) for key in TOLD} if quantity else {}


def _size(value: Fact) -> float | None:
    return next((value[key] for key in ("min", "max", "factor") if value.get(key)), None)


class Score(NamedTuple):
    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    def __str__(self) -> str:
        counted = f"found {self.found}, wanted {self.wanted}, right {self.right}"
        return f"{counted}: precision {self.precision:.3f}, recall {self.recall:.3f}"


def score(rows: list[Judged], kinds: frozenset[str] | None = None) -> Score:
    """Bends found that are expected, of all found and of all expected (of ``kinds``)."""
    wanted = [(row, one) for row in rows for one in row.expected if kinds is None or one & kinds]
    found = [(row, kind) for row in rows for kind in row.found]
    right = sum(any(kind in one for one in row.expected) for row, kind in found)
    met = sum(bool(one & row.found) for row, one in wanted)
    return Score(min(right, met), len(found), len(wanted))


if __name__ == "__main__":
    rows = list(judged())
    for row in rows:
        if row.found or row.expected:
            print(row.where, "| expected", [sorted(one) for one in row.expected], "| found", sorted(row.found))
    print("all kinds:", score(rows))
    print("kinds that amounts and standing show:", score(rows, MEASURED))
