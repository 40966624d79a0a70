"""The columns give what the query layer gives: the same claims, in the same order, as many."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vigie.model.claim import KINDS, STATUSES
from vigie.model.errors import CaseError
from vigie.model.review import Standing
from vigie.store.case import View
from vigie.store.columns import Columns, load_columns
from vigie.store.filters import ORDERS, ClaimFilter
from vigie.store.ledger import SORTS, Ranks, find
from vigie.store.query import claims as listed
from vigie.store.query import claims_at, count
from vigie.store.records import Decision
from vigie.store.reviews import settle
from vigie.store.writer import Writer

Make = Callable[..., Any]
BODIES = ("komid/KP", "KP/KP", "wagner/RU", "RU/RU", "IR/IR")
ITEMS = ("missile", "ballistic-missile/kn-23", "ballistic-missile", "shell", "shell/m-46")
PARENTS = {"ballistic-missile": "missile", "missile": None, "shell": None}
TIMES = ("2023", "2023-08/2023-10", "../2022", "2024-03/..", "2024-05-01", "2025~")
WORDS = ("obus", "missile", "포탄", "gare")


def by_name(column: str, values: Sequence[str]) -> list[int]:
    return [sorted(values).index(value) for value in values]


RANKS = Ranks("en", by_name)


@pytest.fixture
def filled(keep: Make, document: Make, claim: Make, start: Make, extraction: Make, writer: Writer) -> None:
    """Sixty claims of every sort in twelve documents; one document set aside, some claims superseded, one unwoven.

    Of one document each claim was decided on otherwise.
    """
    dice = random.Random(7)
    for n in range(12):
        text = " ".join(dice.choices(WORDS, k=3)) + f" {n}"
        meta = {"language": dice.choice(["fr", "en", None]), "dated": dice.choice([None, "2024-05", "2023"])}
        one = document(text, f"{n}.txt", **meta)
        made = [
            claim(
                one, head, kind=dice.choice(KINDS), status=dice.choice(STATUSES), supplier=dice.choice(BODIES),
                recipient=dice.choice(BODIES), item=dice.choice(ITEMS), claimers=tuple(dice.sample(BODIES, 2)),
                **({"time": dice.choice(TIMES)} if dice.random() < 0.7 else {}),
            )
            for head in range(5)
        ]  # fmt: skip
        keep(one, *made)
        if n == 3:
            run = start(writer, "update")
            with writer.transaction():
                writer.add_extraction(run, one.id, extraction(one, *made[:2]))
        if n == 4:
            stands = (None, "accepted", "corrected", "rejected", "merged")
            decided = [
                Standing(claim=replace(c, status="ended") if state == "corrected" else c, state=state, machine=c)
                for c, state in zip(made, stands, strict=True)
            ]
            with writer.transaction():
                settle(writer, one.id, decided, ())
        if n == 5:
            with writer.transaction():
                writer.add_decision(Decision(id="dec_1", at="1", who="w", act="exclude", target=one.id, value="fake"))


@pytest.fixture
def columns(filled: None, view: View) -> Columns:
    return load_columns(view, PARENTS)


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


FILTERS = st.builds(
    ClaimFilter,
    kinds=some(*KINDS[:4]),
    statuses=some(*STATUSES),
    supplier=some("KP", "RU", "komid"),
    recipient=some("KP", "wagner"),
    party=some("IR", "nobody"),
    claimer=some("komid", "RU"),
    item_or_class=some("kn-23", "shell", "m-46"),
    languages=some("fr", "en"),
    since=st.sampled_from([None, "2023-09", "2024", "2023/.."]),
    until=st.sampled_from([None, "2023", "2024-06"]),
    text=st.sampled_from([None, "obus", "포탄", "mis gare"]),
    include_superseded=st.booleans(),
    include_replaced=st.booleans(),
    include_excluded=st.booleans(),
    include_rejected=st.booleans(),
    reviews=some("none", "corrected", "rejected"),
    order=st.sampled_from(sorted(ORDERS)),
    limit=st.sampled_from([1, 5, 100]),
    offset=st.integers(0, 3),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=FILTERS)
def test_the_columns_answer_as_the_query_does(columns: Columns, view: View, wanted: ClaimFilter) -> None:
    found = find(columns, view, wanted, RANKS)
    assert [row.claim.id for row in claims_at(view, found.claims)] == [row.claim.id for row in listed(view, wanted)]
    assert found.total == count(view, wanted)


def test_a_class_holds_what_stands_under_it(columns: Columns, view: View) -> None:
    found = find(columns, view, ClaimFilter(item_or_class=("missile",)), RANKS)
    under = ClaimFilter(item_or_class=("missile", "ballistic-missile", "kn-23"))
    assert found.total == count(view, under) > count(view, ClaimFilter(item_or_class=("missile",)))


def test_a_facet_counts_what_choosing_it_gives(columns: Columns, view: View) -> None:
    found = find(columns, view, ClaimFilter(kinds=("transfer", "use")), RANKS)
    for value, number in found.facets["supplier"]:
        assert count(view, ClaimFilter(kinds=("transfer", "use"), supplier=(value,))) == number > 0
    assert dict(found.facets["kind"]) == dict(find(columns, view, ClaimFilter(), RANKS).facets["kind"])


@pytest.mark.parametrize("order", [sign + name for sign in ("", "-") for name in SORTS])
def test_every_order_has_every_claim_once(columns: Columns, view: View, order: str) -> None:
    found = find(columns, view, ClaimFilter(order=order), RANKS)
    assert len(set(found.claims)) == len(found.claims) == found.total == count(view)


def test_an_empty_case_has_an_empty_ledger(view: View) -> None:
    found = find(load_columns(view, {}), view, ClaimFilter(text="obus", supplier=("KP",), since="2024"), RANKS)
    assert found.total == 0 and found.claims == ()


@pytest.mark.parametrize("wrong", [{"order": "x"}, {"since": "someday"}, {"text": "..."}])
def test_what_cannot_be_read_is_refused(columns: Columns, view: View, wrong: dict[str, str]) -> None:
    with pytest.raises(CaseError):
        find(columns, view, ClaimFilter(**wrong), RANKS)  # type: ignore[arg-type]
