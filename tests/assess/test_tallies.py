from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from msgspec.structs import replace as changed

from vigie.assess.tallies import tally
from vigie.flow.rulebook import Desk
from vigie.model.assessment import Tally
from vigie.model.figure import Figure, Reading
from vigie.packs.grading import Notice
from vigie.packs.regimes import Words

TODAY = date(2025, 6, 30)
WORDS = Words(en="table", fr="tableau")


def figure(*amounts: tuple[str, float, str, str, str]) -> Figure:
    """Readings of petroleum from Russia to North Korea: body, amount, unit, time, class."""
    key = ("transfer", "RU", "KP", "petroleum", "barrel")
    made = tuple(
        Reading(
            statement=f"sta_{n}",
            claim=f"clm_{n}",
            claimer=body,
            body=body,
            kind="transfer",
            status="occurred",
            supplier="RU",
            recipient="KP",
            items=(item,),
            measure=unit,
            low=low,
            high=None,
            covers=covers,
        )
        for n, (body, low, unit, covers, item) in enumerate(amounts)
    )
    return Figure(id="fig_1", key=key, readings=made, superseded={}, outcomes=(), hull=(None, None))


def notice(supplier: str, covers: str, amount: float, unit: str = "barrel") -> Notice:
    return Notice(provision="OIL-04", supplier=supplier, covers=covers, amount=amount, unit=unit, source=WORDS)


def tallied(
    desk: Desk, notices: list[Notice], *figures: Figure, id: str = "OIL-04", today: date = TODAY
) -> list[Tally]:
    rules = changed(desk.rules.tallies, notices=notices)
    return tally(desk.provision(id)[1], figures, rules, desk.known.classes, TODAY)


def test_what_suppliers_notified_is_added_month_by_month(desk: Desk) -> None:
    (year,) = tallied(desk, [notice("RU", "2024-01", 100), notice("RU", "2024-02", 50), notice("CN", "2024-01", 7)])
    assert (year.year, year.total, year.cap, year.unit) == ("2024", (157, 157), 500000, "barrel")


def test_a_sum_of_all_holds_the_parts_and_is_not_added_to_them(desk: Desk) -> None:
    (year,) = tallied(desk, [notice("RU", "2024-01", 15279), notice("*", "2024-01/2024-12-04", 168679)])
    assert year.total == (168679, 168679)


def test_what_may_overlap_is_not_added(desk: Desk) -> None:
    (year,) = tallied(desk, [notice("RU", "2024-01/2024-03", 100), notice("RU", "2024-03/2024-05", 50)])
    assert year.total == (None, None)


def test_tonnes_become_a_band_of_barrels(desk: Desk) -> None:
    (year,) = tallied(desk, [notice("RU", "2024-01", 1000, "tonne")])
    assert year.total == (6620, 8500)
    assert year.notified[0].converted and year.notified[0].amount == (1000, 1000)


def test_a_missing_notification_is_a_gap_and_no_zero(desk: Desk) -> None:
    (year,) = tallied(desk, [notice("RU", "2024-01", 15279), notice("RU", "2024-05", 1), notice("CN", "2024", 9)])
    assert year.gaps == (("RU", "2024-02/2024-04"), ("RU", "2024-06/2024-12"))


def test_months_to_come_are_no_gap(desk: Desk) -> None:
    (year,) = tallied(desk, [notice("RU", "2025-01", 1)])
    assert year.gaps == (("RU", "2025-02/2025-06"),)


def test_observed_loads_stand_apart_and_are_never_added(desk: Desk) -> None:
    seen = figure(
        ("msmt", 1000000, "barrel", "2024-03/2024-10", "refined-petroleum"),
        ("open-source-centre", 1000000, "barrel", "2024-03/2024-11", "petroleum"),
        ("open-source-centre", 43, "voyage", "2024-03/2024-11", "petroleum"),
    )
    (year,) = tallied(desk, [notice("RU", "2024-01", 15279)], seen)
    assert year.total == (15279, 15279)
    assert [(one.amount[0], one.unit, one.wide) for one in year.observed] == [
        (1000000, "barrel", False),
        (1000000, "barrel", True),
        (43, "voyage", True),
    ]
    assert year.observed[2].band == (None, None)


def test_what_the_committee_tells_is_a_notification(desk: Desk) -> None:
    (year,) = tallied(desk, [], figure(("1718-committee", 168679, "barrel", "2024", "refined-petroleum")))
    assert (len(year.notified), year.observed) == (1, ())


def test_a_rule_counts_only_the_years_it_was_in_effect(desk: Desk) -> None:
    seen = figure(("msmt", 1000000, "barrel", "2024-03/2024-10", "refined-petroleum"))
    assert tallied(desk, [], seen, id="OIL-03") == []
    assert [year.year for year in tallied(desk, [], seen)] == ["2024"]


def test_a_cap_that_begins_in_december_counts_its_own_year(desk: Desk) -> None:
    crude = figure(("x", 525000, "tonne", "2024-01/2024-11", "crude-oil"))
    (year,) = tallied(desk, [], crude, id="OIL-05")
    assert year.year == "2023-12-22/2024-12-21"
    assert year.observed[0].band == (round(525000 * 7.32), None)


def test_what_was_replaced_converted_or_planned_is_not_counted(desk: Desk) -> None:
    told = figure(("x", 1, "barrel", "2024", "refined-petroleum"), ("x", 2, "barrel", "2024", "refined-petroleum"))
    older: dict[str, Any] = {"superseded": {"sta_0": "sta_1"}}
    (year,) = tallied(desk, [], replace(told, **older))
    assert [one.amount[0] for one in year.observed] == [2]
    planned = replace(told, readings=tuple(replace(one, status="planned") for one in told.readings))
    assert tallied(desk, [], planned) == []
