from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from vigie.flow.assessing import provisions_of, provisions_of_all, register_rows, sheet, tallies_of
from vigie.flow.case import new_case, read_into
from vigie.flow.grading import grade_of, records, rule, undo_ruling
from vigie.flow.rulebook import Desk, desk
from vigie.flow.weaving import weave
from vigie.model.errors import CaseError
from vigie.packs.loader import load_packs
from vigie.store.case import Case, View, open_view
from vigie.store.filters import ClaimFilter
from vigie.store.findings import figures, statement_of
from vigie.store.query import claims
from vigie.store.rulings import rulings

TEXTS = {
    "one.txt": (
        "2025-01-24",
        "North Korea delivered 148 KN-23 ballistic missiles to Russia in 2024, Ukrainian military intelligence said. "
        "North Korea is to deliver 150 more KN-23 ballistic missiles to Russia in 2025, it said.",
    ),
    "two.txt": (
        "2025-05-29",
        "North Korea delivered at least 100 ballistic missiles to Russia in 2024, the Multilateral Sanctions "
        "Monitoring Team said. Russia delivered more than 1,000,000 barrels of refined petroleum to North Korea from "
        "March to October 2024, the team said.",
    ),
    "three.txt": ("2025-02-01", "Moscow denied that North Korea had delivered ballistic missiles to Russia in 2024."),
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("texts")
    lines = ["file,dated,language"]
    for name, (dated, text) in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
        lines.append(f"{name},{dated},en")
    (folder / "manifest.csv").write_text("\n".join(lines), "utf-8")
    packs = load_packs()
    made = new_case(tmp_path_factory.mktemp("case") / "case")
    read_into(made, [str(folder)], packs)
    weave(made, packs)
    return made


@pytest.fixture(scope="module")
def at(case: Case) -> Desk:
    return desk(case, load_packs())


@pytest.fixture
def view(case: Case) -> Iterator[View]:
    with open_view(case) as opened:
        yield opened


@pytest.fixture
def missiles(view: View) -> str:
    """The claim of 148 missiles delivered."""
    rows = claims(view, ClaimFilter(kinds=("transfer",), statuses=("occurred",)))
    return next(r.claim.id for r in rows if r.claim.quantity and r.claim.quantity.min == 148)


def test_a_claim_a_statement_and_a_figure_lead_to_what_they_would_engage(view: View, at: Desk, missiles: str) -> None:
    (one,) = provisions_of(view, at, missiles)
    engaged = {found.provision for found in one.assessed.findings if found.outcome == "engages"}
    assert engaged == {"ARM-02", "ARM-04", "WMD-01"}
    said = statement_of(view, missiles)
    assert said is not None
    assert provisions_of(view, at, said.id)[0].assessed.findings == one.assessed.findings
    figure = next(line.id for line in figures(view) if line.key[0] == "transfer" and line.readings > 1)
    assert len(provisions_of(view, at, figure)) >= 2


def test_the_list_holds_what_engages_or_bears_on_something(view: View, at: Desk) -> None:
    found = provisions_of_all(view, at)
    assert found and all(one.assessed.stance in ("engages", "supports") for one in found)


def test_the_sheet_has_a_line_for_each_provision_and_pair(view: View, at: Desk) -> None:
    made = sheet(view, at)
    row = next(r for r in made.rows if r.provision == "ARM-04" and r.item == "ballistic-missile")
    assert (row.supplier, row.recipient, len(row.to_come)) == ("KP", "RU", 1)
    assert {"hur-ua", "msmt"} <= set(row.origins)
    assert made.nothing["denied"] >= 1
    assert len({(r.provision, r.kind, r.supplier, r.recipient, r.item) for r in made.rows}) == len(made.rows)


def test_a_sheet_of_one_regime_leaves_the_others_out(view: View, at: Desk) -> None:
    assert sheet(view, at, ("un-libya",)).rows == ()


def test_what_was_observed_stands_under_its_cap(view: View, at: Desk) -> None:
    year = next(one for one in tallies_of(view, at) if (one.provision, one.year) == ("OIL-04", "2024"))
    assert [one.amount for one in year.observed] == [(1000000, None)]
    assert year.total == (168679, 168679) and ("RU", "2024-02/2024-12") in year.gaps


def test_the_register_is_built_from_the_figures_of_the_case(view: View, at: Desk) -> None:
    rows, left, known = register_rows(view, at, "sipri")
    row = next(r for r in rows if (r.supplier, r.recipient) == ("KP", "RU"))
    assert (row.delivered, row.ordered, row.bracketed) == (100, 150, True)
    assert row.figure in known and {one.reason for one in left} >= {"class"}


def test_a_grade_has_its_reasons_and_counts_what_stands_beside(view: View, at: Desk, missiles: str) -> None:
    (one,) = grade_of(view, at, missiles)
    rules = {reason.rule for reason in one.grade.credibility}
    assert one.grade.code == "F3" and {"agreeing", "agreed", "party", "denied_by_party"} <= rules


def test_an_analyst_rules_otherwise_and_takes_it_back(case: Case, at: Desk, missiles: str) -> None:
    made = rule(case, missiles, "grade", "b2", "seen by our own people", "ann")
    with open_view(case) as view:
        (one,) = grade_of(view, at, missiles)
    assert (one.grade.code, one.grade.computed, one.grade.set_by) == ("B2", "F3", "ann")
    undo_ruling(case, made.id[:10])
    with open_view(case) as view:
        (one,) = grade_of(view, at, missiles)
        assert (one.grade.code, one.grade.set_by, rulings(view)) == ("F3", None, [])


def test_a_track_record_counts_only_what_was_settled(case: Case, missiles: str) -> None:
    with open_view(case) as view:
        assert records(view) == []
    made = rule(case, missiles, "settle", "borne-out", "admitted later", "ann")
    with open_view(case) as view:
        (found,) = records(view)
    assert (found.body, found.borne_out, found.refuted) == ("hur-ua", 1, 0)
    undo_ruling(case, made.id)


@pytest.mark.parametrize(
    ("act", "value", "why"),
    [("grade", "G1", "x"), ("grade", "B7", "x"), ("grade", "B", "x"), ("settle", "true", "x"), ("grade", "B2", " ")],
)
def test_a_ruling_that_is_none_is_refused(act: str, value: str, why: str, case: Case, missiles: str) -> None:
    with pytest.raises(CaseError):
        rule(case, missiles, act, value, why)


def test_what_nobody_knows_is_refused_in_a_sentence(case: Case, view: View, at: Desk) -> None:
    for asked in (lambda: at.regime("atlantis"), lambda: at.profile("nobody"), lambda: undo_ruling(case, "rul_0")):
        with pytest.raises(CaseError):
            asked()


def test_a_regime_is_found_by_a_part_of_its_name(at: Desk) -> None:
    assert at.regime("Libya").id == "un-libya" == at.regime("Libye").id
    assert at.provision("arm-04")[1].instrument.startswith("S/RES/1874")


def test_regimes_of_the_case_itself_are_laid_over(case: Case, tmp_path: Path) -> None:
    own = tmp_path / "regimes"
    own.mkdir()
    text = (
        "id: mine\nnames: {en: Mine, fr: Mien}\nauthority: {en: a, fr: b}\ndetermined_by: {en: a, fr: b}\n"
        "url: https://example.org\nprovisions: []\n"
    )
    (own / "mine.yml").write_text(text, "utf-8")
    assert desk(case, load_packs(), [tmp_path]).regime("mine").provisions == []
