from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.made_readings import distinct
from vigie.corroborate.classes import Classes
from vigie.corroborate.figures import PAIRED, figures
from vigie.corroborate.outcomes import interval
from vigie.model.figure import Figure, Reading
from vigie.packs.loader import load_packs

PACKS = load_packs()
CLASSES = Classes(PACKS.vocabulary, PACKS.weapons)
SHELLS = Reading(
    statement="a", claim="ca", kind="transfer", status="occurred", supplier="KP", recipient="RU", items=("shell",),
    measure="piece", low=100, high=100, scope="total-to-date", covers="../2025-01-23", said="2025-01-23", body="one",
)  # fmt: skip


def told(statement: str, **changes: Any) -> Reading:
    said = changes.get("said", SHELLS.said)
    return replace(SHELLS, **{"statement": statement, "claim": f"c{statement}", "covers": f"../{said}", **changes})


def only(*readings: Reading) -> Figure:
    (figure,) = figures(readings, CLASSES)
    return figure


def keys(*readings: Reading) -> list[tuple[str, ...]]:
    return [figure.key for figure in figures(readings, CLASSES)]


def test_what_a_reader_lays_side_by_side_is_one_figure() -> None:
    rounds = [told(item, items=(item,)) for item in ("shell", "artillery-ammunition", "shell-152mm", "ammunition")]
    assert only(*rounds).key == ("transfer", "KP", "RU", "ammunition", "piece")
    assert len(keys(told("b", items=("kn-23",)), told("c", items=("ballistic-missile",)))) == 1
    people = {"kind": "casualties", "recipient": None, "measure": "person"}
    assert len(keys(*(told(item, items=(item,), **people) for item in ("killed", "wounded", "killed-or-wounded")))) == 1


def test_carriers_stand_together_and_apart_from_what_they_carry() -> None:
    loads = [told(item, items=(item,), measure="container") for item in ("arms", "ammunition", "shell")]
    assert keys(*loads, SHELLS) == [
        ("transfer", "KP", "RU", "ammunition", "piece"),
        ("transfer", "KP", "RU", "arms", "container"),
    ]


def test_other_parties_kinds_and_items_are_other_figures() -> None:
    assert len(keys(SHELLS, told("b", recipient="IR"), told("c", kind="use"), told("d", items=("kn-23",)))) == 4
    joint = told("e", items=("kn-23", "shell"), joint=True)
    assert keys(joint)[0][3] == "ammunition+ballistic-missile"


@pytest.mark.parametrize(
    "untold", [{"supplier": None}, {"recipient": None}, {"supplier": None, "recipient": None}, {"items": ()}]
)
def test_what_is_told_in_part_joins_the_only_figure_it_fits(untold: dict[str, Any]) -> None:
    partial = told("b", **untold)
    assert len(keys(SHELLS, partial)) == 1
    assert len(keys(SHELLS, partial, told("c", kind="use"))) == 2
    others = [told("c", supplier="IR"), told("d", recipient="SY"), told("e", items=("tank",))]
    assert any("?" in key for key in keys(SHELLS, partial, *others))


@pytest.mark.parametrize("told_side", ["KR", "PL"])
def test_an_agreement_of_which_one_side_is_told_joins_whichever_side_it_is(told_side: str) -> None:
    both = told("b", kind="agreement", supplier="KR", recipient="PL")
    one = told("c", kind="agreement", supplier=told_side, recipient=None)
    assert keys(both, one) == [("agreement", "KR", "PL", "ammunition", "piece")]
    assert len(keys(both, one, told("d", kind="agreement", supplier="KR", recipient="RO"))) == (
        3 if told_side == "KR" else 2
    )


def test_a_word_too_wide_for_a_figure_joins_the_only_one_below_it() -> None:
    wide = told("b", items=("missile",))
    assert len(keys(told("c", items=("kn-23",)), wide)) == 1
    assert len(keys(told("c", items=("kn-23",)), told("d", items=("cruise-missile",)), wide)) == 3
    assert len(keys(SHELLS, wide)) == 2


def test_the_series_is_in_order_of_saying_the_undated_last() -> None:
    series = [told("z", said="2024-05"), told("m", said="2024-05-03"), told("a", said=None), told("b", said="2025")]
    assert [one.statement for one in only(*reversed(series)).readings] == ["z", "m", "b", "a"]


def test_a_later_number_of_the_same_body_replaces_the_earlier() -> None:
    first, second = told("a", said="2024-01-01"), told("b", said="2024-06-01", low=500, high=500)
    third = told("c", low=900, high=900)
    figure = only(third, first, second)
    assert figure.superseded == {"a": "b", "b": "c"}
    assert figure.held == ("c",) and figure.outcomes == () and figure.hull == interval(third)


@pytest.mark.parametrize(
    "other",
    [
        {"body": "two"}, {"body": None}, {"said": None}, {"said": "2025-01-23"}, {"said": "2025"}, {"scope": None},
        {"items": ("shell-152mm",)}, {"status": "planned"}, {"equivalent": True}, {"covers": "2023-09/2025-03-27"},
    ],
)  # fmt: skip
def test_what_says_something_else_replaces_nothing(other: dict[str, Any]) -> None:
    first = told("a", covers="2023-08/2025-01-23")
    assert only(first, told("b", **{"said": "2025-03-27", **other})).superseded == {}


def test_a_start_told_once_does_not_keep_a_total_alive() -> None:
    since, later, other = (
        told("a", covers="2023-08/2025-01-23"),
        told("b", said="2025-03-27"),
        told("c", said="2025-05-01", covers="2022-06/2025-05-01"),
    )
    assert only(since, later, other).superseded == {"a": "b", "b": "c"}
    assert only(since, other).superseded == {}


def test_carriers_are_replaced_whatever_is_said_of_their_load() -> None:
    loads = [told("a", measure="container"), told("b", measure="container", items=("arms",), said="2025-03-27")]
    assert only(*loads).superseded == {"a": "b"}


def test_a_coarse_date_is_replaced_only_by_what_is_surely_later() -> None:
    figure = only(told("a", said="2024"), told("b", said="2024-01-05"), told("c", said="2024-06-01"), told("d"))
    assert figure.superseded == {"a": "d", "b": "c", "c": "d"}


def test_years_stand_beside_one_another() -> None:
    years = [told(year, scope="period", covers=year, said=f"{year}-12-31") for year in ("2023", "2024")]
    assert only(*years).superseded == {}


def test_a_correction_replaces_whatever_its_date() -> None:
    assert only(SHELLS, told("b", said=None, corrects=("ca",))).superseded == {"a": "b"}


def test_the_hull_holds_what_was_done_and_can_be_compared() -> None:
    figure = only(
        told("a", body="one", low=148, high=148),
        told("b", body="two", low=200, high=None),
        told("c", body="three", low=120, high=120, approximate=True),
        told("d", body="four", low=10, high=10, scope="delivery"),
        told("e", body="five", low=9000, high=9000, status="planned", scope="order"),
        told("f", body="six", low=1, high=1, status="denied"),
        told("g", body="seven", low=99, high=99, equivalent=True),
    )
    assert figure.held == ("a", "b", "c") and figure.hull == (108, None) and figure.least == 108
    assert len(figure.outcomes) == 21


def test_an_upper_bound_leaves_the_hull_open_below_and_gives_no_floor() -> None:
    upper = told("b", body="two", low=None, high=900)
    assert only(upper).hull == (None, 900) and only(upper).least is None
    both = only(SHELLS, upper)
    assert both.hull == (None, 900) and both.least == 100
    assert only(told("a", status="planned")).hull == (None, None)


def test_many_readings_are_laid_by_pairs_up_to_a_bound_and_the_rest_is_named() -> None:
    many = [told(f"{n:03}", body=f"b{n}", said=f"2024-{1 + n // 28:02}-{1 + n % 28:02}") for n in range(PAIRED + 5)]
    figure = only(*many)
    assert len(figure.outcomes) == PAIRED * (PAIRED - 1) // 2
    assert figure.unpaired == tuple(f"{n:03}" for n in range(5)) and len(figure.readings) == PAIRED + 5


def test_an_id_hangs_on_the_key_alone() -> None:
    assert only(SHELLS).id == only(told("z", body="two", low=7, said=None)).id != only(told("b", kind="use")).id


@given(distinct(), st.randoms(use_true_random=False))
def test_the_order_of_reading_changes_nothing(made: list[Reading], chance: Any) -> None:
    shuffled = list(made)
    chance.shuffle(shuffled)
    assert figures(shuffled, CLASSES) == figures(made, CLASSES)


@given(distinct())
def test_every_reading_is_in_one_figure(made: list[Reading]) -> None:
    placed = [reading.statement for figure in figures(made, CLASSES) for reading in figure.readings]
    assert sorted(placed) == sorted(reading.statement for reading in made)


@given(distinct(least=1))
def test_what_is_superseded_once_stays_so_and_the_hull_with_it(made: list[Reading]) -> None:
    for figure in figures(made, CLASSES):
        later = {reading.statement: reading for reading in figure.readings}
        for earlier, by in figure.superseded.items():
            assert earlier != by and later[earlier].body == later[by].body
        latest = [reading for reading in figure.readings if reading.statement not in figure.superseded]
        again = next(one for one in figures(latest, CLASSES) if one.readings == tuple(latest))
        assert again.superseded == {} and latest
        assert (again.hull, again.held, again.least, again.outcomes) == (
            figure.hull, figure.held, figure.least, figure.outcomes,
        )  # fmt: skip


@given(distinct(least=1))
def test_the_hull_holds_each_reading_it_names_and_no_other_amount_is_made_up(made: list[Reading]) -> None:
    for figure in figures(made, CLASSES):
        held = [interval(reading) for reading in figure.readings if reading.statement in figure.held]
        ends = {end for pair in held for end in pair}
        assert set(figure.hull) <= ends | {None} and (figure.least in ends or figure.least is None)
        for low, high in held:
            assert figure.hull[0] is None or (low is not None and figure.hull[0] <= low)
            assert figure.hull[1] is None or (high is not None and figure.hull[1] >= high)
        done = {"planned", "possible", "denied"}
        assert not any(r.status in done or r.equivalent for r in figure.readings if r.statement in figure.held)


@given(distinct(), distinct(least=1, most=3))
def test_unrelated_readings_change_no_figure(made: list[Reading], strangers: list[Reading]) -> None:
    aside = [replace(one, statement=f"x{one.statement}", kind="casualties", items=("killed",)) for one in strangers]
    before, after = figures(made, CLASSES), figures([*made, *aside], CLASSES)
    assert [figure for figure in after if figure.key[0] != "casualties"] == before


@pytest.mark.parametrize("many", [500, 1000])
def test_supersession_compares_no_reading_with_all_others(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0

    def counting(earlier: Reading, later: Reading) -> bool:
        nonlocal calls
        calls += 1
        return fell(earlier, later)

    fell = sys.modules["vigie.corroborate.figures"]._fell
    monkeypatch.setattr("vigie.corroborate.figures._fell", counting)
    made = (told(f"{n:04}", said=f"{1900 + n // 12}-{1 + n % 12:02}", low=n, high=n) for n in range(many))
    assert len(only(*made).superseded) == many - 1 and calls <= 3 * many


def test_a_total_that_falls_replaces_nothing_and_one_known_a_day_later_does() -> None:
    first = told("a", said="../2024-01-01", low=500, high=500, covers=None)
    less = told("b", said="../2024-06-01", low=400, high=400, covers=None)
    more = told("c", said="../2024-06-02", low=600, high=600, covers=None)
    assert only(first, less).superseded == {}
    assert only(first, more).superseded == {"a": "c"}
