from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from vigie.corroborate.classes import Classes
from vigie.corroborate.figures import figures
from vigie.corroborate.readings import reading, readings
from vigie.model.claim import Anchored, Claim, Item, Link, Party, Place, Quantity, Sum, When
from vigie.model.figure import Reading
from vigie.model.origin import Statement, Telling
from vigie.packs.loader import load_packs

PACKS = load_packs()
CLASSES = Classes(PACKS.vocabulary, PACKS.weapons)
AT: dict[str, Any] = {"text": "x", "start": 0, "end": 1}


def claim(name: str = "c", item: str | None = "shell", time: str | None = None, **slots: Any) -> Claim:
    quantity = slots.pop("quantity", {"min": 5, "max": 5})
    fields: dict[str, Any] = {
        "document": "d", "kind": "transfer", "status": "occurred", "head": 0,
        "supplier": Party(**AT, id="kpa", state="KP"), "recipient": Party(**AT, id="wagner"),
        "item": Item(**AT, item_class=item) if item else None, "time": When(**AT, edtf=time) if time else None,
        "quantity": Quantity(**AT, **quantity) if quantity else None,
    }  # fmt: skip
    return Claim(id=name, **{**fields, **slots})


def read(made: Claim, said: str | None = "2025-05-29") -> Reading | None:
    origin = Statement(id="s", claimer="kim", body="kcna", state="KP", said=said, reference=made.id)
    return reading(origin, Telling(claim=made), CLASSES)


def got(*args: Any, said: str | None = "2025-05-29", **slots: Any) -> Reading:
    found = read(claim(*args, **slots), said)
    assert found is not None
    return found


def test_a_reading_says_who_and_whence_and_counts_the_parties_by_state() -> None:
    found = got()
    assert (found.statement, found.claim, found.claimer, found.body, found.said) == (
        "s",
        "c",
        "kim",
        "kcna",
        "2025-05-29",
    )
    assert (found.supplier, found.recipient, found.items, found.measure) == ("KP", "wagner", ("shell",), "piece")
    assert (found.low, found.high, found.joint) == (5, 5, False)


@pytest.mark.parametrize(
    "slots",
    [
        {"quantity": None}, {"quantity": {}},
        {"quantity": {"min": 152, "max": 152, "unit": "mm"}, "kind": "specification"},
    ],
)  # fmt: skip
def test_what_counts_nothing_is_no_reading(slots: dict[str, Any]) -> None:
    assert read(claim(**slots)) is None


@pytest.mark.parametrize(
    ("slots", "measure"),
    [
        ({"item": "troops"}, "person"), ({"item": "killed"}, "person"), ({"item": None}, "piece"),
        ({"quantity": {"min": 1, "unit": "container"}}, "container"), ({"quantity": {"factor": 2.5}}, "factor"),
    ],
)  # fmt: skip
def test_what_is_counted(slots: dict[str, Any], measure: str) -> None:
    assert got(**slots).measure == measure


def test_a_designation_is_the_item_where_the_catalogue_knows_it() -> None:
    known = Item(**AT, id="kn-23", item_class="ballistic-missile")
    unknown = Item(**AT, id="never-heard-of", item_class="missile")
    assert [got(item=None).items, *(read(replace(claim(), item=one)).items for one in (known, unknown))] == [  # type: ignore[union-attr]
        (), ("kn-23",), ("missile",),
    ]  # fmt: skip


def test_whose_people_and_their_host_and_the_two_who_agree() -> None:
    alone: dict[str, Any] = {"supplier": None, "recipient": None}
    sent = got(
        item="troops", kind="deployment", actor=Party(**AT, id="KP", state="KP"),
        place=Place(**AT, id="kursk", state="RU"), **alone,
    )  # fmt: skip
    assert (sent.supplier, sent.recipient, sent.place) == ("KP", "RU", "kursk")
    made = got(
        kind="production", actor=Party(**AT, id="KP", state="KP"), place=Place(**AT, id="x", state="RU"), **alone
    )
    assert (made.supplier, made.recipient, made.place) == ("KP", None, None)
    both = tuple(Party(**AT, id=state, state=state) for state in ("RU", "KP"))
    agreed = got(kind="agreement", parties=both, **alone)
    assert (agreed.supplier, agreed.recipient) == ("KP", "RU")


@pytest.mark.parametrize(
    ("slots", "scope", "covers"),
    [
        ({}, None, None),
        ({"time": "2024"}, None, "2024"),
        ({"status": "planned", "time": "2025"}, "order", "2025"),
        ({"quantity": {"min": 5, "per": "day"}}, "rate", None),
        ({"quantity": {"min": 5, "scope": "stock"}}, "stock", None),
        ({"time": "2023-09/.."}, "total-to-date", "2023-09/2025-05-29"),
        ({"time": "../2024-10"}, "total-to-date", "../2024-10"),
        ({"time": "2023-09/..", "kind": "deployment"}, None, "2023-09/.."),
        ({"quantity": {"min": 5, "scope": "total-to-date"}}, "total-to-date", "../2025-05-29"),
        ({"quantity": {"min": 5, "scope": "total-to-date", "since": "2023-08"}}, "total-to-date", "2023-08/2025-05-29"),
        ({"quantity": {"min": 5, "scope": "total-to-date"}, "time": "2025"}, "total-to-date", "../2025-05-29"),
        ({"quantity": {"min": 5, "scope": "total-to-date"}, "time": "2024"}, "total-to-date", "../2024"),
    ],
)
def test_scope_is_what_is_told_or_certain_and_a_total_ends_with_its_time(
    slots: dict[str, Any], scope: str | None, covers: str | None
) -> None:
    found = got(**slots)
    assert (found.scope, found.covers) == (scope, covers)


def test_what_nobody_dated_takes_no_point_in_time() -> None:
    undated = got(quantity={"min": 5, "scope": "total-to-date"}, said=None)
    assert undated.said is None and undated.covers is None


def test_equivalents_and_corrections_are_told_by_their_links() -> None:
    condition = Anchored(**{**AT, "text": "if all were 152 mm"})
    assert got(quantity={"max": 9, "condition": condition}).condition == "if all were 152 mm"
    links = [Link(type=kind, claim="k", start=0, end=1, exact="x") for kind in ("equivalent-of", "corrects")]
    found = got(links=tuple(links))
    assert found.equivalent and found.corrects == ("k",)


def test_a_joint_number_is_one_reading_of_all_its_items() -> None:
    number = {"min": 220, "max": 220, "approximate": True, "joint": "g1"}
    first = [claim("c1", "artillery", quantity=number), claim("c2", "rocket-artillery", quantity=number)]
    again = [
        claim("c3", "artillery", quantity=number, document="e"),
        claim("c4", "rocket-artillery", quantity=number, document="e"),
    ]
    tellings = {one.id: Telling(claim=one) for one in (*first, *again)}
    by = {"body": "jcs-kr", "said": "2025-03-27"}
    for references in (("c1", "c2"), ("c1", "c4"), ("c3",)):
        statements = [Statement(id=f"s{name}", reference=name, **by) for name in references]
        (found,) = readings(statements, tellings, CLASSES)
        assert found.items == ("artillery", "rocket-artillery") and found.joint
        (figure,) = figures([found], CLASSES)
        assert figure.hull == (198, 242)


def test_the_same_number_said_by_two_is_two_readings() -> None:
    tellings = {name: Telling(claim=claim(name)) for name in ("c1", "c2")}
    statements = [Statement(id=f"s{name}", reference=name, body=f"b{name}") for name in tellings]
    assert [one.statement for one in readings(statements, tellings, CLASSES)] == ["sc1", "sc2"]


@pytest.mark.parametrize("where", [{"id": "RU"}, {"id": "kursk", "state": "RU"}])
def test_people_are_sent_to_the_state_they_are_in_also_where_it_is_all_that_is_told(where: dict[str, str]) -> None:
    sent = {"kind": "deployment", "supplier": None, "recipient": None, "actor": Party(**AT, id="KP")}
    found = got(item="troops", place=Place(**AT, **where), **sent)
    assert (found.supplier, found.recipient) == ("KP", "RU")


def test_a_sum_is_read_in_each_currency_it_is_told_in() -> None:
    worth = Sum(**AT, min=2.7e9, max=2.7e9, unit="usd")
    made = claim(item="tank", quantity={"min": 3.7e12, "max": 3.7e12, "unit": "krw", "also": (worth,)})
    found = readings([Statement(id="s", reference=made.id)], {made.id: Telling(claim=made)}, CLASSES)
    assert [(one.measure, one.low, one.approximate) for one in found] == [("krw", 3.7e12, False), ("usd", 2.7e9, True)]
    assert len(figures(found, CLASSES)) == 2
