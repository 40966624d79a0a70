"""Judgements on names reach what is woven from claims: statements, origins, figures - and are taken back from there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from vigie.flow import weaving
from vigie.flow.case import new_case, read_into
from vigie.flow.checking import check
from vigie.flow.extracting import extract_paths
from vigie.flow.failures import Failure
from vigie.flow.judging import judge, undo
from vigie.flow.weaving import weave
from vigie.model.origin import Statement
from vigie.packs.files import Packs
from vigie.packs.loader import load_packs
from vigie.publish.names import names_in
from vigie.store.case import Case, open_view
from vigie.store.findings import figures, figures_of, statement_of
from vigie.store.query import claims
from vigie.store.weaving import ruled

TEXTS = {
    "halden.txt": "Iran delivered 340 rockets to Yemen in 2024, the Halden Analytics Group said on Monday.",
    "valmer.txt": "Iran delivered 340 rockets to Yemen in 2024, the Valmer Institute said on Monday.",
    "nine.txt": "Chile sent 50 Bulsae-9 missiles to Peru in 2024, Norway's defence ministry said.",
    "eight.txt": "Chile sent 50 Bulsae-8 missiles to Peru in 2024, Norway's defence ministry said.",
    "nis.txt": "North Korea sent 4,321 shells to Cuba in 2023, South Korea's spy agency said on 3 May 2024.",
    "seoul.txt": "North Korea sent 4,321 shells to Cuba in 2023, Seoul said on 3 May 2024.",
    "wagner.txt": "Wagner sent 77 tanks to Mali in 2022, the Norwegian defence ministry said on 3 May 2024.",
    "russia.txt": "Russia sent 77 tanks to Mali in 2022, the Norwegian defence ministry said on 3 May 2024.",
}
HALDEN, VALMER = "Halden Analytics Group", "Valmer Institute"


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, packs: Packs) -> Case:
    """One case for all tests: each takes its judgements back."""
    made = new_case(tmp_path_factory.mktemp("ruling") / "case")
    more(made, packs, TEXTS)
    return made


def more(case: Case, packs: Packs, texts: dict[str, str]) -> None:
    folder = case.path.parent
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    rows = [f"{name},2024-05-{day:02},en,Outlet {name}" for day, name in enumerate(TEXTS | texts, 6)]
    (folder / "manifest.csv").write_text("\n".join(["file,dated,language,publisher", *rows]), "utf-8")
    read_into(case, [str(folder / name) for name in texts], packs)
    weave(case, packs)


@pytest.fixture
def told(made: Case, packs: Packs) -> Callable[[str], Statement]:
    """The statement that a document tells, when it is called."""

    def find(path: str) -> Statement:
        weave(made, packs)
        with open_view(made) as view:
            found = statement_of(view, next(row.claim.id for row in claims(view) if Path(row.path).name == path))
        assert found is not None
        return found

    return find


def readings(case: Case) -> list[tuple[str, int]]:
    with open_view(case) as view:
        return sorted((line.key[3], line.readings) for line in figures(view))


def test_two_claimers_that_are_one_say_it_once_until_that_is_taken_back(
    made: Case, packs: Packs, told: Callable[[str], Statement]
) -> None:
    before, counted = {name: told(name) for name in TEXTS}, readings(made)
    one = judge(made, packs, "same", (HALDEN, VALMER))
    both = told("halden.txt")
    assert both == told("valmer.txt") and len(both.bonds) == 2
    assert both.claimer == both.body and both.claimer.startswith("clu_")  # type: ignore[union-attr]
    assert sum(count for _, count in readings(made)) == sum(count for _, count in counted) - 1
    undo(made, one.id)
    assert {name: told(name) for name in TEXTS} == before and readings(made) == counted


def test_a_check_knows_the_same(made: Case, packs: Packs, told: Callable[[str], Statement]) -> None:
    (made.path.parent / "asked.txt").write_text(TEXTS["valmer.txt"].replace("2024", "2024 by sea"), "utf-8")
    one = judge(made, packs, "same", (HALDEN, VALMER))
    (read,) = extract_paths([str(made.path.parent / "asked.txt")], packs)
    assert not isinstance(read, Failure)
    known = told("halden.txt")
    with open_view(made) as view:
        (found,) = check(view, *read, packs)
    assert found.statement.claimer == known.claimer
    undo(made, one.id)


def test_a_name_given_to_a_cluster_is_that_of_its_origin(
    made: Case, packs: Packs, told: Callable[[str], Statement]
) -> None:
    one = judge(made, packs, "name", (HALDEN, "Halden Group of Analysts"))
    claimer = told("halden.txt").claimer
    with open_view(made) as view:
        assert names_in("fr", packs, ruled(view)).bodies[str(claimer)] == "Halden Group of Analysts"
    undo(made, one.id)


def test_a_spelling_that_is_read_later_is_of_the_cluster_that_was_named(
    made: Case, packs: Packs, told: Callable[[str], Statement]
) -> None:
    one = judge(made, packs, "name", (HALDEN, "Halden"))
    more(made, packs, {"late.txt": TEXTS["halden.txt"].replace("Halden", "Haldem")})
    assert told("late.txt") == told("halden.txt")
    undo(made, one.id)
    assert told("late.txt") != told("halden.txt")


def test_a_weapon_that_was_named_is_counted_as_what_it_is(
    made: Case, packs: Packs, told: Callable[[str], Statement]
) -> None:
    def items() -> tuple[str, ...]:
        with open_view(made) as view:
            ((found,),) = [one.readings for one in figures_of(view, told("nine.txt").id)]
        return found.items

    assert items() == ("missile",)
    one = judge(made, packs, "same", ("kn-23", "Bulsae-9"))
    assert items() == ("kn-23",)
    undo(made, one.id)
    assert items() == ("missile",)


@pytest.mark.parametrize(
    ("names", "paths"),
    [
        (("Bulsae-9", "Bulsae-8"), ("nine.txt", "eight.txt")),
        (("KR", "nis-kr"), ("seoul.txt", "nis.txt")),
        (("RU", "wagner"), ("russia.txt", "wagner.txt")),
    ],
)
def test_what_was_told_apart_meets_in_no_statement_and_no_figure(
    made: Case, packs: Packs, told: Callable[[str], Statement], names: tuple[str, str], paths: tuple[str, str]
) -> None:
    first, second = paths
    assert told(first) == told(second)
    one = judge(made, packs, "different", names)
    assert told(first) != told(second)
    undo(made, one.id)
    assert told(first) == told(second)


def test_only_what_a_judgement_touches_is_woven_again(
    made: Case, packs: Packs, monkeypatch: pytest.MonkeyPatch, told: Callable[[str], Statement]
) -> None:
    told("nine.txt")
    woven: list[str] = []
    kept = weaving.findings
    monkeypatch.setattr(weaving, "findings", lambda bucket, *rest: woven.append(bucket) or kept(bucket, *rest))
    one = judge(made, packs, "same", ("RU", "CU"))
    weave(made, packs)
    assert woven == ["transfer/arms"]
    woven.clear()
    other = judge(made, packs, "same", ("SE", "FI"))
    weave(made, packs)
    assert woven == [], "nobody names them"
    undo(made, other.id)
    undo(made, one.id)
    weave(made, packs)
    assert woven == ["transfer/arms"]
