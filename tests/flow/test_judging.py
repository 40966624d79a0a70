"""Names of a case: the queue, judgements that hold over new readings, cards, and no private person anywhere."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from vigie.flow.case import new_case, read_into
from vigie.flow.judging import Names, judge, undo
from vigie.flow.weaving import weave
from vigie.model.errors import CaseError
from vigie.packs.files import Packs
from vigie.packs.loader import load_packs
from vigie.publish.cards import card_object
from vigie.publish.names import names_in
from vigie.store.case import Case, open_view
from vigie.store.query import claims
from vigie.store.writer import open_writer

TEXTS = {
    "a.txt": "North Korea sent 50 Bulsae-9 missiles to Russia in 2024, the Halden Analytics Group said on Monday.",
    "b.txt": "La Corée du Nord a livré 30 missiles Bulsae-9 à la Russie en 2024.",
    "c.txt": "North Korea sent 20 Bulsae-8 missiles to Russia in 2024. North Korea sent 9 KN-23 missiles to Russia.",
    "d.txt": "Maren Holt said that Russia received 40 guns from North Korea in 2024.",
}
PRIVATE = "Maren Holt"


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs()


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory, packs: Packs) -> Path:
    made = new_case(tmp_path_factory.mktemp("names") / "case")
    more(made, packs, TEXTS)
    return made.path


@pytest.fixture
def case(tmp_path: Path, read_once: Path) -> Case:
    return Case(Path(shutil.copytree(read_once, tmp_path / "case")))


def more(case: Case, packs: Packs, texts: dict[str, str]) -> None:
    """Reads ``texts`` and keeps their mentions."""
    for name, text in texts.items():
        path = case.path.parent / name
        path.write_text(text, "utf-8")
        read_into(case, [str(path)], packs)
    weave(case, packs)


@pytest.fixture
def names(case: Case, packs: Packs) -> Iterator[Callable[[], Names]]:
    """The names of the case as they stand when it is called."""
    with open_view(case) as view:
        yield lambda: Names(view, packs)


def queue(names: Names) -> list[set[str]]:
    return [{name.text for name in one.names} for one in names.queue if one.kind == "weapon"]


def test_unknown_names_wait_together_across_documents_and_languages(names: Callable[[], Names]) -> None:
    assert queue(names()) == [{"Bulsae-9"}, {"Bulsae-8"}]
    assert {name.language for name in names().queue[0].names} == {"en", "fr"}


def test_a_judged_name_is_its_entity_and_undoing_takes_it_back(
    case: Case, packs: Packs, names: Callable[[], Names]
) -> None:
    before = [line.id for line in names().listing()]
    id = names().queue[0].id
    made = judge(case, packs, "same", ("kn-23", "Bulsae-9"), "same photograph", "lead")
    assert (made.second, made.who, made.why) == (id, "lead", "same photograph")
    assert queue(names()) == [{"Bulsae-8"}]
    with open_view(case) as view:
        card, rows = Names(view, packs).card(id)
        assert (card.id, card.total, len(rows)) == ("kn-23", 3, 3)
        assert {name.text for name in card.names} == {"Bulsae-9", "KN-23"}
        assert [line.mentions for line in Names(view, packs).listing("weapon") if line.id == "kn-23"] == [3]
    undo(case, made.id)
    assert [line.id for line in names().listing()] == before


def test_a_judgement_holds_for_new_readings_and_near_spellings(
    case: Case, packs: Packs, names: Callable[[], Names]
) -> None:
    judge(case, packs, "same", ("kn-23", "Bulsae-9"))
    more(case, packs, {"e.txt": "КНДР передала России 70 ракет «Бульсэ-9» в 2024 году."})
    assert {"Бульсэ-9", "Bulsae-9"} & {text for texts in queue(names()) for text in texts} == set()


def test_what_was_told_apart_is_not_merged_until_that_is_taken_back(case: Case, packs: Packs) -> None:
    apart = judge(case, packs, "different", ("Bulsae-9", "Bulsae-8"), who="lead")
    with pytest.raises(CaseError, match=f"told apart by lead.*{apart.id}"):
        judge(case, packs, "same", ("Bulsae-8", "Bulsae-9"))
    judge(case, packs, "same", ("kn-23", "Bulsae-9"))
    with pytest.raises(CaseError, match="told apart"):
        judge(case, packs, "same", ("kn-23", "Bulsae-8"))
    undo(case, apart.id)
    assert judge(case, packs, "same", ("kn-23", "Bulsae-8")).act == "same"
    with pytest.raises(CaseError, match="were merged"):
        judge(case, packs, "different", ("Bulsae-8", "Bulsae-9"))


def test_merged_entities_lead_to_the_first(case: Case, packs: Packs) -> None:
    judge(case, packs, "same", ("kn-23", "kn-24"))
    with open_view(case) as view:
        card, _ = Names(view, packs).card("kn-24")
    assert (card.id, card.ids) == ("kn-23", ("kn-23", "kn-24"))


def test_a_cluster_gets_a_name_and_a_kind(case: Case, packs: Packs, names: Callable[[], Names]) -> None:
    judge(case, packs, "name", ("Bulsae-9", "Firebird 9"))
    judge(case, packs, "kind", ("Firebird 9", "vessel"))
    found = names().queue[0]
    assert (found.name, found.kind) == ("Firebird 9", "vessel")
    for act, value, why in (("kind", "person", "is nothing that"), ("name", " ", "give the name")):
        with pytest.raises(CaseError, match=why):
            judge(case, packs, act, ("Firebird 9", value))
    with pytest.raises(CaseError, match="packs change it"):
        judge(case, packs, "name", ("kn-23", "Other"))


@pytest.mark.parametrize("typed", ["Nobody", "clu_ffffffff", "jdg_1", PRIVATE])
def test_a_name_nobody_bears_is_refused(case: Case, packs: Packs, typed: str) -> None:
    with open_view(case) as view, pytest.raises(CaseError, match="nothing of this case"):
        Names(view, packs).card(typed)
    with pytest.raises(CaseError):
        judge(case, packs, "same", ("kn-23", typed))
    with pytest.raises(CaseError, match="no judgement"):
        undo(case, typed)


def test_one_name_is_not_merged_with_itself(case: Case, packs: Packs) -> None:
    with pytest.raises(CaseError, match="one name already"):
        judge(case, packs, "same", ("Bulsae-9", "bulsae 9"))


def test_a_private_person_is_in_no_list_card_or_cluster(case: Case, packs: Packs) -> None:
    with open_view(case) as view:
        assert any(who.text == PRIVATE for row in claims(view) for who in row.claim.claimers), "the text tells it"
        names = Names(view, packs)
        shown = [
            json.dumps([asdict(line) for line in names.listing()]),
            json.dumps([asdict(c) for c in names.clusters]),
        ]
        for line in names.listing():
            card, _ = names.card(line.id)
            shown.append(json.dumps(card_object(card, names_in("en", packs))))
        shown += [str(row) for row in view.rows("SELECT text, record FROM mention")]
    assert len(shown) > 10
    assert [text for text in shown if "Maren" in text or "Holt" in text] == []


def test_judgements_are_never_changed(case: Case, packs: Packs) -> None:
    judge(case, packs, "same", ("kn-23", "Bulsae-9"))
    with open_writer(case) as writer:
        for sql in ("UPDATE judgement SET who = 'x'", "DELETE FROM judgement"):
            with pytest.raises(sqlite3.IntegrityError, match="only added"), writer.transaction():
                writer.run(sql)


def test_a_ship_is_found_by_her_number(case: Case, packs: Packs) -> None:
    with open_view(case) as view:
        card, rows = Names(view, packs).card("IMO 9074729")
        assert (card.id, card.kind, rows) == ("imo-9074729", "vessel", [])


def test_two_entities_of_different_kinds_are_never_one(case: Case, packs: Packs) -> None:
    with pytest.raises(CaseError, match="different kinds"):
        judge(case, packs, "same", ("kn-23", "KP"))
    assert judge(case, packs, "same", ("kn-23", "Bulsae-9")).act == "same"


def test_what_is_one_already_is_blocked_by_no_border_to_a_third(case: Case, packs: Packs) -> None:
    judge(case, packs, "same", ("kn-23", "Bulsae-9"))
    judge(case, packs, "different", ("kn-23", "Bulsae-8"))
    assert judge(case, packs, "same", ("Bulsae-9", "kn-23")).act == "same"
