from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from flow.woven import TEXTS, write
from vigie.corroborate.bucket import findings
from vigie.flow import weaving
from vigie.flow.acting import now
from vigie.flow.case import decide, new_case, read_into
from vigie.flow.checking import check
from vigie.flow.extracting import extract_paths
from vigie.flow.failures import Failure
from vigie.flow.rules import digest, rules
from vigie.flow.tracing import trace
from vigie.flow.weaving import weave
from vigie.model.figure import Figure
from vigie.packs.files import Packs
from vigie.packs.loader import load_packs
from vigie.store.case import Case, View, open_view
from vigie.store.findings import (
    Changes,
    FigureFilter,
    bends_of,
    changes,
    copies_of,
    figure,
    figures,
    statement,
    statement_of,
    statements,
)
from vigie.store.query import claims, documents


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs()


@pytest.fixture
def case(tmp_path: Path, packs: Packs) -> Case:
    made = new_case(tmp_path / "case")
    read_into(made, [str(write(tmp_path / "texts"))], packs)
    weave(made, packs)
    return made


@pytest.fixture
def view(case: Case) -> Iterator[View]:
    with open_view(case) as view:
        yield view


def claim_of(view: View, path: str) -> str:
    return next(row.claim.id for row in claims(view) if row.path == path)


def the_figure(view: View) -> Figure:
    (only,) = figures(view)
    return figure(view, only.id)


def test_a_briefing_told_three_times_is_one_statement(view: View) -> None:
    told = {path: statement_of(view, claim_of(view, path)) for path in TEXTS}
    assert told["wire.txt"] == told["copy.txt"] == told["bent.txt"] != told["rival.txt"]
    first = told["wire.txt"]
    assert first is not None and first.claimer == "mnd-no" and first.said == "2024-02-06"
    assert {bond.how for bond in first.bonds} == {"named", "copied"}


def test_copies_show_the_words_they_share(view: View) -> None:
    wire = next(row.id for row in documents(view) if row.path == "wire.txt")
    (copy,) = copies_of(view, wire)
    assert copy.kind == "near-identical" and copy.share == 1.0


def test_what_a_telling_changed_is_kept_with_both_wordings(view: View) -> None:
    told = statement_of(view, claim_of(view, "bent.txt"))
    assert told is not None
    (bend,) = bends_of(view, told)
    assert (bend.kind, bend.said, bend.was) == ("bound", "40", "at least 40")


def test_the_list_says_in_short_what_the_figure_says(view: View) -> None:
    (line,) = figures(view)
    assert (line.readings, line.current, line.conflicts, line.last_said) == (2, 2, 1, "2024-02-06")
    assert figures(view, FigureFilter(supplier=("NO",), recipient=("UA",))) == [line]
    assert figures(view, FigureFilter(supplier=("SE",))) == []


def test_what_names_no_party_is_listed_only_when_asked_for(tmp_path: Path, packs: Packs) -> None:
    made = new_case(tmp_path / "case")
    for number in (20, 30):
        (tmp_path / f"{number}.txt").write_text(
            f"At least {number} Leopard 2 tanks were delivered in 2023, analysts said."
        )
    read_into(made, [str(path) for path in sorted(tmp_path.glob("*.txt"))], packs)
    weave(made, packs)
    with open_view(made) as view:
        assert [line.key[1:3] for line in figures(view)] == [("?", "?")]
        assert figures(view, FigureFilter(nobody=False)) == []


def test_two_readings_of_one_figure_conflict(view: View) -> None:
    one = the_figure(view)
    assert {(reading.claimer, reading.low) for reading in one.readings} == {("mnd-no", 40), ("mnd-ru", 12)}
    assert [outcome.value for outcome in one.outcomes] == ["conflicting"]
    assert figure(view, one.id[:12]) == one


def test_a_trace_says_how_the_other_origin_stands(view: View, packs: Packs) -> None:
    traced = trace(view, claim_of(view, "copy.txt"), packs)
    ((_, all_, relations),) = traced.figures
    assert len(all_) == 2
    assert [relation.value for relation in relations] == ["not-established"]
    assert all(sentence in TEXTS["wire.txt"][3] for id, sentence in traced.sentences.items() if "Tuesday" in sentence)


def test_other_rules_weave_anew(case: Case, packs: Packs, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []
    monkeypatch.setattr(weaving, "findings", lambda *all: looked.append(all) or findings(*all))
    weave(case, packs)
    assert not looked
    monkeypatch.setattr(weaving, "rules", lambda: "another")
    weave(case, packs)
    assert looked


def test_weaving_again_changes_nothing(case: Case, packs: Packs) -> None:
    with open_view(case) as view:
        before = figures(view), changes(view, "2000")
    weave(case, packs)
    with open_view(case) as view:
        assert (figures(view), changes(view, "2000")) == before


def test_a_later_document_leaves_other_figures_and_all_ids_alone(case: Case, packs: Packs, tmp_path: Path) -> None:
    with open_view(case) as view:
        before = the_figure(view)
    (tmp_path / "later.txt").write_text("The French ministry of defence said France gave Chad 20 Milan missiles.")
    (tmp_path / "again.txt").write_text(f"{TEXTS['wire.txt'][3]} It added nothing.")
    read_into(case, [str(tmp_path / "later.txt")], packs)
    weave(case, packs)
    with open_view(case) as view:
        assert figure(view, before.id) == before
    read_into(case, [str(tmp_path / "again.txt")], packs)
    weave(case, packs)
    with open_view(case) as view:
        after = figure(view, before.id)
        assert [r.statement for r in after.readings] == [r.statement for r in before.readings]
        told = statements(view, tuple(reading.statement for reading in before.readings))
        assert sorted(len(one.bonds) for one in told) == [1, 4]


def test_a_document_set_aside_counts_no_more(case: Case, packs: Packs) -> None:
    with open_view(case) as view:
        rival = next(row.id for row in documents(view) if row.path == "rival.txt")
    decide(case, rival, {"exclude": "a parody"}, packs)
    weave(case, packs)
    with open_view(case) as view:
        assert len(the_figure(view).readings) == 1


def test_the_same_whatever_the_order_of_reading(tmp_path: Path, packs: Packs, view: View) -> None:
    other = new_case(tmp_path / "other")
    for number, name in enumerate(reversed(TEXTS)):
        read_into(other, [str(write(tmp_path / f"texts{number}", name))], packs)
        weave(other, packs)
    with open_view(other) as backwards:
        one, two = the_figure(view), the_figure(backwards)
        assert [(r.claimer, r.low, r.said) for r in one.readings] == [(r.claimer, r.low, r.said) for r in two.readings]
        assert [o.value for o in one.outcomes] == [o.value for o in two.outcomes]


def test_an_id_that_became_part_of_another_leads_there(view: View, case: Case) -> None:
    told = statement_of(view, claim_of(view, "wire.txt"))
    assert told is not None
    assert statement(view, told.id) == statement(view, told.id.removeprefix("sta_")) == told


def test_a_check_finds_what_is_known_changed_and_new(tmp_path: Path, packs: Packs, view: View) -> None:
    article = tmp_path / "article.txt"
    article.write_text(
        "Norway delivered up to 40 Leopard 2 tanks to Ukraine since March 2023, Norway's defence ministry said.\n\n"
        "Norway has delivered 12 Leopard 2 tanks to Ukraine since March 2023, Russia's defence ministry said.\n\n"
        "The Danish defence ministry said Denmark had delivered 19 F-16 fighters to Ukraine.\n\n"
        "Portugal delivered 3 Leopard 2 tanks to Ukraine in 2023."
    )
    (read,) = extract_paths([str(article)], packs)
    assert not isinstance(read, Failure)
    found = {(one.verdict, one.claim.quantity.min or one.claim.quantity.max) for one in check(view, *read, packs)}  # type: ignore[union-attr]
    assert found == {("changed", 40), ("known", 12), ("new", 19), ("not-found", 3)}


def test_what_is_new_since_a_moment(case: Case, packs: Packs, view: View) -> None:
    new = changes(view, "2000")
    assert len(new.claims) == 4 and len(new.statements) == 2
    assert [(moved.before, moved.after) for moved in new.figures] == [(None, the_figure(view))]
    assert changes(view, "2999").figures == ()


def test_what_was_corrected_and_corrected_back_is_neither_new_nor_gone(case: Case, packs: Packs) -> None:
    with open_view(case) as view:
        document = next(row.id for row in documents(view) if row.path.endswith("rival.txt"))
    since = now()
    decide(case, document, {"dated": "2023-05-02"}, packs)
    weave(case, packs)
    with open_view(case) as view:
        corrected = changes(view, since)
    assert (len(corrected.claims), len(corrected.superseded)) == (1, 1)
    decide(case, document, {"dated": "2024-02-06"}, packs)
    weave(case, packs)
    with open_view(case) as view:
        assert changes(view, since) == Changes(claims=(), superseded=(), statements=(), figures=())
        assert len(changes(view, "2000").claims) == 4


def test_the_mark_of_the_rules_follows_their_source(tmp_path: Path) -> None:
    one, other = tmp_path / "one.py", tmp_path / "other.py"
    one.write_bytes(b"A = 1\n")
    other.write_bytes(b"B = 2\n")
    (tmp_path / "notes.txt").write_text("no rule")
    before = digest(tmp_path.iterdir())
    one.write_bytes(b"A = 1\r\n")
    assert digest([other, one]) == before
    one.write_bytes(b"A = 2\n")
    assert digest([one, other]) != before
    assert rules() == rules() and rules().count(" ") == 1
