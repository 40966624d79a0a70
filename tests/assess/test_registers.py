from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from vigie.assess.registers import Looked, register_rows
from vigie.flow.rulebook import Desk
from vigie.model.assessment import LeftOut, RegisterRow
from vigie.model.figure import Figure, Reading

TABLE = yaml.safe_load((Path(__file__).parent / "registers.yml").read_text("utf-8"))
REGISTERS = ("sipri", "unroca")


def reading(told: str, number: int, key: list[str]) -> Reading:
    body, status, low, high, covers, said, *scope = told.split()
    return Reading(
        statement=f"sta_{number}",
        claim=f"clm_{number}",
        claimer=body,
        body=body,
        kind=key[0],
        status=status,
        items=(key[3],),
        measure=key[4],
        low=None if low == "-" else int(low),
        high=None if high == "-" else int(high),
        covers=None if covers == "-" else covers,
        said=said,
        scope=scope[0] if scope else None,
        per="month" if "rate" in scope else None,
    )


def figure(row: dict[str, Any]) -> Figure:
    key = row["key"].split()
    key[2] = "" if key[2] == "-" else key[2]
    made = tuple(reading(told, number, key) for number, told in enumerate(row["read"]))
    return Figure(id="fig_1", key=tuple(key), readings=made, superseded={}, outcomes=(), hull=(None, None))


def shown(row: RegisterRow) -> str:
    def number(value: float | None) -> str:
        return "-" if value is None else f"({value})" if row.bracketed else str(value)

    years = "-".join(dict.fromkeys((row.years[0], row.years[-1]))) if row.years else ""
    told = (
        f"{row.category} {number(row.ordered)}/{number(row.delivered)} {f'({years})' if row.years_bracketed else years}"
    )
    return f"{told} {'?' if row.doubtful else ''}".strip()


def told(desk: Desk, register: str, row: dict[str, Any], looked: Looked) -> str:
    rows, left = register_rows([figure(row)], desk.register(register), desk.known.classes, looked)
    assert len(rows) + len(left) <= 1
    return shown(rows[0]) if rows else f"left {left[0].reason}" if left else "none"


def test_the_table_is_as_long_as_the_issue_asks() -> None:
    assert len(TABLE) >= 30


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("row", TABLE, ids=[f"{n} {row['key']}" for n, row in enumerate(TABLE)])
def test_a_figure_has_its_row_or_the_reason_why_not(row: dict[str, Any], register: str, desk: Desk) -> None:
    assert told(desk, register, row, Looked(loads=desk.loads)) == row[register].strip()


def test_a_reading_whose_supplier_can_hardly_be_right_makes_no_row(desk: Desk) -> None:
    rows, left = register_rows(
        [figure(TABLE[0])], desk.register("sipri"), desk.known.classes, Looked(doubtful=frozenset(["clm_0"]))
    )
    assert (rows, left) == ([], [LeftOut(figure="fig_1", reason="doubtful-reading")])


def test_an_inferred_supplier_is_said(desk: Desk) -> None:
    rows, _ = register_rows(
        [figure(TABLE[0])], desk.register("sipri"), desk.known.classes, Looked(inferred=frozenset(["clm_0"]))
    )
    assert "supplier-inferred" in rows[0].comments


@pytest.mark.parametrize("register", REGISTERS)
def test_every_class_stands_in_a_category_or_is_left_out_with_a_reason(register: str, desk: Desk) -> None:
    rules, classes = desk.register(register), desk.known.classes
    named = {item for part in (rules.categories, rules.left, rules.unsure) for one in part for item in one.items}
    stray = {one for one in classes.all() if not named & set(classes.lineage(one))}
    assert stray == set()
