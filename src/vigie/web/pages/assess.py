"""Assess: the sheet by provision, the registers, and an analyst's word on a grade."""

from __future__ import annotations

import io
from dataclasses import dataclass

from starlette.responses import Response

from vigie.flow.acting import now
from vigie.flow.assessing import Sheet, register_rows, sheet
from vigie.flow.grading import rule, undo_ruling
from vigie.flow.rulebook import Desk as Rulebook
from vigie.model.assessment import LeftOut, RegisterRow, Tally
from vigie.publish.assessments import body, determined, effect, item, listed_line, reference, said
from vigie.publish.csv_table import Cell, write_csv
from vigie.publish.names import Names
from vigie.publish.sheets import (
    REGISTER,
    REGISTERS,
    conversion_line,
    ends,
    entry_line,
    find_line,
    gap_lines,
    left_out,
    register_cells,
    remarks_of,
    total_line,
    year_line,
)
from vigie.store.findings import statement
from vigie.store.rulings import rulings
from vigie.store.withheld import withheld
from vigie.web.assessing import names_of, rules_of
from vigie.web.pages.ledger import SAMPLE
from vigie.web.posting import Sent, onward
from vigie.web.rendering import Page
from vigie.web.security import attachment
from vigie.web.visit import Visit

ACTS = {"grade": "graded", "settle": "settled"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One line under a provision: from whom to whom, of what, the claims, who says so, what stands beside it."""

    ends: str
    item: str
    engages: tuple[str, ...]
    open: tuple[str, ...]
    origins: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRule:
    """A provision with its lines."""

    id: str
    reference: str
    rule: str
    effect: str
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRegime:
    """A regime with its provisions, and who alone determines more."""

    id: str
    name: str
    determined: str
    rules: tuple[SheetRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyBox:
    """A year under a cap: what was notified with its gaps, and apart from it what others tell."""

    head: str
    total: str
    notified: tuple[str, ...]
    gaps: tuple[str, ...]
    observed: tuple[str, ...]


def sanctions_page(visit: Visit) -> Page:
    """What claims of the case would engage if established, provision by provision, with what stands beside it."""
    rules = rules_of(visit)
    names, words = names_of(visit, rules), visit.words
    asked = visit.asked("regime")
    wanted = (rules.regime(asked).id,) if asked else ()
    made = visit.desk.shelf.kept(f"sheet {wanted}", lambda: sheet(visit.view, rules, wanted))
    return Page(
        template="sanctions.html",
        title=words.say("nav.sanctions"),
        values={
            "asked": wanted[0] if wanted else "",
            "known": [(one.id, said(one.names, names)) for one in rules.rules.regimes],
            "regimes": _regimes(visit, made, rules, names),
            "tallies": [_tally(visit, one, names) for one in made.tallies],
            "rates": [conversion_line(rate, names, words) for rate in rules.rules.tallies.conversions],
            "finds": [(one.claim, find_line(one, names, words)) for one in made.remains],
            "aside": _aside(visit, made),
            "measures": len(made.measures),
            "listed": [(id, listed_line(one, rules.rules.listings, names, words)) for id, one in made.listed],
        },
    )


def registers_page(visit: Visit) -> Page:
    """The figures as a trade register, with what it leaves out and why."""
    rules, id = rules_of(visit), _register(visit)
    names, words = names_of(visit, rules), visit.words
    rows, left = _rows(visit, rules, id)
    register = rules.register(id)
    return Page(
        template="registers.html",
        title=words.say("nav.registers"),
        values={
            "id": id,
            "known": [(one, said(rules.register(one).names, names)) for one in REGISTERS],
            "heads": REGISTER,
            "rows": [dict(zip(REGISTER, cells, strict=True)) for cells in _cells(visit, rules, rows, names)],
            "left": left_out(left, names, words),
            "source": words.say("register.source", source=register.source),
        },
    )


def register_csv(visit: Visit) -> Response:
    """The register as CSV, with what it leaves out and why; nothing in it rests on documents not to be passed on."""
    rules, id = rules_of(visit), _register(visit)
    names, words = names_of(visit, rules), visit.words
    closed = withheld(visit.view, now()[:10])
    rows, left = _rows(visit, rules, id)
    rows = [row for row in rows if row.figure not in closed]
    stamp: dict[str, Cell] = {SAMPLE: words.say("page.sample")} if visit.desk.sample else {}
    lines: list[dict[str, Cell]] = [
        dict(zip(REGISTER, cells, strict=True)) for cells in _cells(visit, rules, rows, names)
    ]
    lines += [
        {"left_out": why, "figure": figure}
        for why, figures in left_out([one for one in left if one.figure not in closed], names, words)
        for figure in figures
    ]
    target = io.StringIO()
    write_csv((*REGISTER, "left_out", *stamp), (line | stamp for line in lines), target)
    sample = f"{words.say('page.sample')}-" if visit.desk.sample else ""
    return Response(
        "\ufeff" + target.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers=attachment(f"{sample}{id}", "csv"),
    )


def take_ruling(visit: Visit, sent: Sent) -> Response:
    """Keep an analyst's grade of a claim, or how it was settled, and show the claim as it is then."""
    claim, act = visit.request.path_params["claim"], sent["act"] if sent["act"] in ACTS else "grade"
    made = rule(visit.desk.case, claim, act, sent["value"], sent["why"])
    return onward(f"/claims/{statement(visit.view, made.target).reference}", [("done", ACTS[act])])


def take_ruling_back(visit: Visit, sent: Sent) -> Response:
    """Take a ruling back, and show the claim it was made on."""
    taken = visit.request.path_params["ruling"]
    about = next((one.target for one in rulings(visit.view) if one.id == taken), "")
    undo_ruling(visit.desk.case, taken, sent["why"])
    return onward(f"/claims/{statement(visit.view, about).reference}", [("done", "undone")])


def _regimes(visit: Visit, made: Sheet, rules: Rulebook, names: Names) -> list[SheetRegime]:
    words, found = visit.words, []
    for id in dict.fromkeys(row.regime for row in made.rows):
        regime = rules.regime(id)
        told = [row for row in made.rows if row.regime == id]
        shown = []
        for name in dict.fromkeys(row.provision for row in told):
            one = rules.provision(name)[1]
            lines = tuple(
                SheetLine(
                    ends=ends(row.kind, row.supplier, row.recipient, names),
                    item=item(row.item, row.item, names) if row.item else words.say("figure.any-item"),
                    engages=tuple(row.engages),
                    open=tuple(row.open),
                    origins=", ".join(body(each, names) for each in row.origins),
                    remarks=tuple(remarks_of(one, row.marks, len(row.to_come), row.called, words)[1:]),
                )
                for row in told
                if row.provision == name
            )
            rule_, since = said(one.rule, names), words.spaced(effect(one, names, words))
            shown.append(SheetRule(id=name, reference=reference(one, words), rule=rule_, effect=since, lines=lines))
        found.append(
            SheetRegime(
                id=id, name=said(regime.names, names), determined=determined(regime, names, words), rules=tuple(shown)
            )
        )
    return found


def _tally(visit: Visit, one: Tally, names: Names) -> TallyBox:
    words = visit.words
    return TallyBox(
        head=year_line(one, names, words),
        total=total_line(one, names, words),
        notified=tuple(entry_line(entry, one.unit, names, words) for entry in one.notified),
        gaps=tuple(gap_lines(one, names, words)),
        observed=tuple(entry_line(entry, one.unit, names, words) for entry in one.observed),
    )


def _aside(visit: Visit, made: Sheet) -> list[str]:
    words = visit.words
    lines = [words.say("sheet.supporting", count=made.supporting)] if made.supporting else []
    lines += [
        words.say("sheet.because", count=count, why=words.say(f"assessed.{reason}"))
        for reason, count in made.nothing.items()
    ]
    return [words.spaced(line) for line in lines]


def _register(visit: Visit) -> str:
    asked = visit.asked("register")
    return asked if asked in REGISTERS else REGISTERS[0]


def _rows(visit: Visit, rules: Rulebook, id: str) -> tuple[list[RegisterRow], list[LeftOut]]:
    rows, left, _ = visit.desk.shelf.kept(f"register {id}", lambda: register_rows(visit.view, rules, id))
    return rows, left


def _cells(visit: Visit, rules: Rulebook, rows: list[RegisterRow], names: Names) -> list[list[str]]:
    categories = {one.id: said(one.names, names) for one in rules.register(_register(visit)).categories}
    return [register_cells(row, categories, names, visit.words) for row in rows]
