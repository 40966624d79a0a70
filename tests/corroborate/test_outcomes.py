from __future__ import annotations

import ast
import inspect
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from corroborate.blind_figures import Expected, expected
from corroborate.made_readings import AMOUNTS, made_readings
from vigie.corroborate.classes import Classes
from vigie.corroborate.figures import figures
from vigie.corroborate.outcomes import CANNOT_TELL, COMPATIBLE, CONFLICTING, NOT_COMPARABLE, interval, outcome
from vigie.model.figure import OUTCOMES, Reading
from vigie.packs.loader import load_packs
from vigie.packs.messages import catalogue

PACKS = load_packs()
CLASSES = Classes(PACKS.vocabulary, PACKS.weapons)
SETS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "sets.yml").read_text("utf-8"))
SOURCE = Path(inspect.getfile(outcome))
BLIND = list(expected(CLASSES))
UNTOLD = {  # what decides is in the note of the statement, in none of its fields
    "b1-C09-C10": "portraits", "b3-C10-C12": "places of a memorial", "b4-C07-C09": "portraits",
    "b5-C09-C11": "portraits", "b25-G01-G02": "the designations", "c23-X04-X05": "no number to lay beside",
    "c27-X08-X09": "a framework and its contracts",
}  # fmt: skip
SAID = [catalogue(language).messages.texts for language in ("fr", "en")]
TOTAL = Reading(
    statement="a", claim="c", kind="transfer", status="occurred", supplier="KP", recipient="RU", items=("shell",),
    measure="piece", low=100, high=100, scope="total-to-date", covers="../2025-01-23", said="2025-01-23", body="one",
)  # fmt: skip


def readings_of(told: dict[str, Any]) -> dict[str, Reading]:
    made = {}
    for name, own in told["readings"].items():
        fields = {**told["all"], **own}
        amount = fields.pop("is")
        low, high = amount if isinstance(amount, list) else (amount, amount)
        fields["items"] = tuple(fields["items"])
        texts = {key: str(fields[key]) for key in ("said", "covers") if fields.get(key)}
        made[name] = Reading(statement=name, claim=name, low=low, high=high, **{**fields, **texts})
    return made


def stands(a: Reading, b: Reading) -> tuple[str, str]:
    found = outcome(a, b, CLASSES)
    return found.value, found.reason


def beside(**changes: Any) -> tuple[str, str]:
    return stands(TOTAL, replace(TOTAL, **{"statement": "b", "body": "two", **changes}))


@pytest.mark.parametrize("told", SETS, ids=lambda told: str(told["set"]))
def test_figures_that_seem_to_contradict_one_another(told: dict[str, Any]) -> None:
    readings = readings_of(told)
    found = {(a, b): stands(readings[a], readings[b]) for a, b, *_ in told["pairs"]}
    assert found == {(a, b): (value, reason) for a, b, value, reason in told["pairs"]}
    superseded = [figure.superseded for figure in figures(readings.values(), CLASSES)]
    for earlier, later in told.get("superseded", {}).items():
        assert any(found.get(earlier) == later for found in superseded)


@pytest.mark.parametrize("case", [case for case in BLIND if case.name not in UNTOLD], ids=lambda case: case.name)
def test_the_blind_outcomes(case: Expected) -> None:
    value = outcome(*case.pair, CLASSES).value if case.pair else CANNOT_TELL
    assert value in case.accepted


def test_most_of_the_blind_outcomes_can_be_read_from_their_fields() -> None:
    assert len(BLIND) >= 130 and {case.name for case in BLIND} >= set(UNTOLD)
    assert len(UNTOLD) * 10 < len(BLIND)


@pytest.mark.parametrize(
    ("changes", "value", "reason"),
    [
        ({"kind": "use"}, NOT_COMPARABLE, "other-kind"),
        ({"measure": "container"}, NOT_COMPARABLE, "other-measure"),
        ({"supplier": "IR"}, NOT_COMPARABLE, "other-parties"),
        ({"status": "planned"}, NOT_COMPARABLE, "planned-against-done"),
        ({"status": "denied"}, NOT_COMPARABLE, "denied"),
        ({"status": "intercepted"}, NOT_COMPARABLE, "intercepted-against-arrived"),
        ({"status": "ended"}, NOT_COMPARABLE, "ended-against-begun"),
        ({"equivalent": True}, NOT_COMPARABLE, "equivalent-against-count"),
        ({"items": ("mine",)}, NOT_COMPARABLE, "other-item"),
        ({"items": ("arms",)}, NOT_COMPARABLE, "item-in-group"),
        ({"items": ("artillery-ammunition",)}, COMPATIBLE, "same"),
        ({"items": ("artillery-ammunition",), "high": 500, "low": 500}, NOT_COMPARABLE, "item-in-group"),
        ({"items": ("rocket", "shell"), "joint": True}, NOT_COMPARABLE, "joint-against-single"),
        ({"joint": True}, NOT_COMPARABLE, "joint-against-single"),
        ({"scope": "rate", "per": "day"}, NOT_COMPARABLE, "rate-against-total"),
        ({"scope": "stock"}, NOT_COMPARABLE, "stock-against-flow"),
        ({"scope": "capacity"}, NOT_COMPARABLE, "capacity-against-count"),
        ({"scope": "order"}, NOT_COMPARABLE, "order-against-delivery"),
        ({"scope": "delivery"}, NOT_COMPARABLE, "delivery-against-total"),
        ({"scope": "period", "covers": "2024"}, NOT_COMPARABLE, "other-period"),
        ({"low": 200, "high": 200}, CONFLICTING, "apart"),
        ({"low": 200, "high": 200, "covers": "../2025-03-27"}, COMPATIBLE, "grew"),
        ({"low": 50, "high": 50, "covers": "../2025-03-27"}, NOT_COMPARABLE, "other-cut-off"),
        ({"low": 50, "high": 50, "covers": "../2025"}, CANNOT_TELL, "cut-off-not-told"),
        ({"low": 50, "high": 50, "covers": "2023-09/2025-01-23"}, CANNOT_TELL, "start-not-told"),
        ({"low": 50, "high": 50, "covers": None}, CANNOT_TELL, "cut-off-not-told"),
        ({"low": 50, "high": 50, "scope": None, "covers": None}, CANNOT_TELL, "scope-not-told"),
        ({"scope": None, "covers": None}, COMPATIBLE, "same"),
        ({"low": 50, "high": 50, "supplier": None}, CANNOT_TELL, "party-not-told"),
        ({"low": 50, "high": 50, "items": ()}, CANNOT_TELL, "item-not-told"),
        ({"low": 20, "high": 29, "vague": True}, COMPATIBLE, "overlap"),
        ({"low": 200, "high": 999, "vague": True}, CANNOT_TELL, "vague"),
    ],
)
def test_beside_a_running_total_of_a_hundred(changes: dict[str, Any], value: str, reason: str) -> None:
    assert beside(**changes) == (value, reason)


def test_what_is_said_of_pairs_is_what_outcomes_give() -> None:
    """A sentence for each reason, and no sentence for what no longer is one."""
    constants = {
        node.value for node in ast.walk(ast.parse(SOURCE.read_text("utf-8"))) if isinstance(node, ast.Constant)
    }
    slugs = {key.removeprefix("pair.") for key in SAID[0] if key.startswith("pair.")}
    assert slugs <= constants and {f"outcome.{value}" for value in OUTCOMES} <= set(SAID[0])


def test_scopes_that_are_the_same_still_need_the_same_time() -> None:
    stock = replace(TOTAL, scope="stock", covers=None)
    later = replace(stock, statement="b", said="2025-03-27")
    assert stands(stock, later) == (NOT_COMPARABLE, "other-date")
    assert stands(replace(stock, scope=None), later) == (CANNOT_TELL, "scope-not-told")
    since = replace(TOTAL, covers="2023-09/2025-01-23")
    assert stands(since, replace(since, statement="b", covers="2022-06/2025-01-23")) == (NOT_COMPARABLE, "other-start")
    daily = replace(TOTAL, scope="rate", per="day", covers="2024")
    assert stands(daily, replace(daily, statement="b", per="month")) == (NOT_COMPARABLE, "other-rate")
    year = replace(TOTAL, scope="period", covers="2024")
    nearly = replace(year, statement="b", covers="2024-01-15/2024-12")
    assert stands(year, nearly) == (COMPATIBLE, "same")
    assert stands(year, replace(nearly, low=500, high=500)) == (NOT_COMPARABLE, "other-period")
    assert stands(year, replace(nearly, covers="2024", low=500, high=500)) == (CONFLICTING, "apart")


def test_equivalents_compare_under_the_same_condition_in_any_language() -> None:
    full = replace(TOTAL, equivalent=True, condition="if all were 152 mm")
    other = replace(full, statement="b", condition="s'ils ne portaient que du 152 mm", low=500, high=500)
    assert stands(full, other) == (CONFLICTING, "apart")
    assert stands(full, replace(other, condition="if all were 122 mm")) == (NOT_COMPARABLE, "other-condition")
    assert stands(full, replace(other, condition=None)) == (CANNOT_TELL, "condition-not-told")


def test_a_wider_word_of_another_body_may_mean_the_same_and_of_the_same_body_does_not() -> None:
    wide = replace(TOTAL, statement="b", items=("artillery-ammunition",))
    assert stands(TOTAL, replace(wide, body="two")) == (COMPATIBLE, "same")
    assert stands(TOTAL, wide) == (NOT_COMPARABLE, "item-in-group")


def test_what_carries_is_counted_whatever_it_carries() -> None:
    load = replace(TOTAL, measure="container")
    assert stands(load, replace(load, statement="b", items=("arms",))) == (COMPATIBLE, "same")
    assert stands(load, replace(load, statement="b", items=("food",))) == (NOT_COMPARABLE, "other-item")


@pytest.mark.parametrize(
    ("amount", "widened"),
    [
        (12_000_000, (10_800_000, 13_200_000)), (2_000, (1_500, 2_500)), (148, (133.2, 162.8)), (100, (50, 150)),
        (0, (0, 0)), (2.5, (2.25, 2.75)), (1_500_000, (1_350_000, 1_650_000)),
    ],
)  # fmt: skip
def test_about_widens_to_the_rounding_and_a_tenth_at_least(amount: float, widened: tuple[float, float]) -> None:
    assert interval(replace(TOTAL, low=amount, high=amount, approximate=True)) == widened


@given(made_readings(), made_readings())
def test_an_outcome_is_the_same_from_both_sides(a: Reading, b: Reading) -> None:
    assume(a.statement != b.statement)
    found = outcome(a, b, CLASSES)
    assert found == outcome(b, a, CLASSES) and found.value in OUTCOMES
    assert all(f"pair.{found.reason}" in texts for texts in SAID)
    mirrored = outcome(replace(a, statement=b.statement), replace(b, statement=a.statement), CLASSES)
    assert (mirrored.value, mirrored.reason) == (found.value, found.reason)  # nor does it hang on the ids


@given(made_readings(), made_readings())
def test_open_bounds_and_vague_plurals_never_conflict(a: Reading, b: Reading) -> None:
    for a_, b_ in (
        (replace(a, high=None, vague=False), replace(b, high=None)),
        (replace(a, low=None), replace(b, low=None)),
        (replace(a, vague=True), b),
    ):
        assert stands(a_, b_)[0] != CONFLICTING


@given(made_readings(), made_readings())
def test_saying_about_makes_no_conflict_and_takes_no_agreement(a: Reading, b: Reading) -> None:
    sharp = stands(replace(a, approximate=False), b)[0]
    blunt = stands(replace(a, approximate=True), b)[0]
    if sharp in (COMPATIBLE, CANNOT_TELL):
        assert blunt != CONFLICTING
    if sharp == COMPATIBLE:
        assert blunt == COMPATIBLE


@given(AMOUNTS, AMOUNTS, st.booleans())
def test_an_interval_holds_what_was_printed(low: float | None, high: float | None, vague: bool) -> None:
    assume(low is None or high is None or low <= high)
    printed = replace(TOTAL, low=low, high=high)
    sharp, blunt = interval(printed), interval(replace(printed, approximate=True))
    assert sharp == (low, high)
    assert (blunt[0] is None) == (low is None) and (blunt[1] is None) == (high is None)
    assert low is None or (blunt[0] is not None and 0 <= blunt[0] <= low)
    assert high is None or (blunt[1] is not None and blunt[1] >= high)
    assert interval(replace(printed, vague=True)) == (low, None)


@given(st.integers(1, 10**9))
def test_widening_keeps_to_scale(amount: int) -> None:
    low, high = interval(replace(TOTAL, low=amount, high=amount, approximate=True))
    assert interval(replace(TOTAL, low=amount * 10, high=amount * 10, approximate=True)) == (
        pytest.approx(low * 10), pytest.approx(high * 10),
    )  # fmt: skip
