from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from vigie.model.entity import Mention
from vigie.packs.loader import load_packs
from vigie.store.case import find_case, open_view
from vigie.store.weaving import keep_mentions
from vigie.store.writer import open_writer


@pytest.fixture
def named(case: Path) -> Path:
    """The case with mentions: two of KN-23, one of a body nobody catalogued, one of it in other words."""
    found = find_case(case)
    with open_writer(found) as writer, open_view(found) as view:
        rows = view.rows("SELECT c.id, c.seq, c.document, d.id FROM claim c JOIN document d ON d.seq = c.document")
        common = {"rule": "strong", "score": 1.0, "language": "en"}
        unknown = {**common, "kind": "organisation", "rule": "institution", "role": "claimer"}
        mentions = []
        for at, (claim, seq, document, id) in enumerate(sorted(rows)):
            made = {"claim": claim, "document": id}
            kn = Mention(**made, **common, kind="weapon", role="item", text="KN-23", start=9, end=14, entity="kn-23")
            body = ("Haldenborg Institute", "Haldemborg Institute")[at]
            mentions += [(seq, document, kn), (seq, document, Mention(**made, **unknown, text=body, start=1, end=21))]
        with writer.transaction():
            classes = ["", *(one.id for one in load_packs().vocabulary.classes)]
            keep_mentions(writer, "transfer", classes, mentions)
    return case


def test_entities_in_every_form(vigie_run: Any, named: Path) -> None:
    table = vigie_run("entities", "--case", named)
    assert table.code == 0
    assert "kn-23" in table.out and "Haldenborg Institute" in table.out
    objects = [json.loads(line) for line in vigie_run("entities", "--case", named, "--format", "json").out.splitlines()]
    assert [(one["name"], one["kind"], one["mentions"]) for one in objects] == [
        ("Haldemborg Institute", "organisation", 2),
        ("KN-23", "weapon", 2),
    ]
    rows = list(csv.DictReader(io.StringIO(vigie_run("entities", "--case", named, "--format", "csv").out)))
    assert [row["id"] for row in rows] == [one["id"] for one in objects]


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (["--unknown"], ["Haldemborg Institute"]),
        (["--kind", "weapon"], ["KN-23"]),
        (["--text", "haldenborg"], ["Haldemborg Institute"]),
        (["--text", "kn-"], ["KN-23"]),
        (["--limit", "1"], ["Haldemborg Institute"]),
        (["--kind", "vessel"], []),
    ],
)
def test_what_is_listed(vigie_run: Any, named: Path, options: list[str], names: list[str]) -> None:
    ran = vigie_run("entities", "--case", named, "--format", "json", *options)
    assert [json.loads(line)["name"] for line in ran.out.splitlines()] == names


def test_nothing_named_is_said_so(vigie_run: Any, case: Path) -> None:
    ran = vigie_run("entities", "--case", case, "--text", "Haldenborg")
    assert (ran.code, ran.out, ran.err) == (0, "", "No name to list.\n")
    assert vigie_run("judge", "list", "--case", case).err == "No judgement yet.\n"


def test_a_card(vigie_run: Any, named: Path) -> None:
    page = vigie_run("entity", "kn-23", "--case", named).out
    for part in ("KN-23", "kn-23 · weapon, ballistic missiles", "Names seen", "1 time, full name", "2 claims"):
        assert part in page
    card = json.loads(vigie_run("entity", "KN-23", "--json", "--case", named).out)
    assert (card["id"], card["title"], card["total"], len(card["claims"])) == ("kn-23", "KN-23", 2, 2)
    assert {one["kind"] for one in card["relations"]} == {"class"}
    few = vigie_run("entity", "kn-23", "--limit", "1", "--case", named).out
    assert f"vigie entity kn-23 --limit 2 --case {named}" in few


def test_a_card_in_french(vigie_run: Any, named: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    page = vigie_run("entity", "Haldenborg Institute", "--case", named).out
    assert "organisme" in page and "une lettre diffère" in page


def test_judging_from_merge_to_undo(vigie_run: Any, named: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vigie.cli.entities.weave", lambda *_: None)  # its mentions are put there, in no text
    apart = vigie_run("judge", "apart", "Haldenborg Institute", "Haldemborg Institute", "--why", "two", "--case", named)
    assert apart.code == 0 and "vigie judge undo jdg_" in apart.out
    assert len(vigie_run("entities", "--unknown", "--case", named, "--format", "json").out.splitlines()) == 2
    refused = vigie_run("judge", "merge", "Haldenborg Institute", "Haldemborg Institute", "--case", named)
    assert refused.code == 1 and "told apart" in refused.err
    id = apart.out.split()[1]
    assert vigie_run("judge", "undo", id, "--case", named).out == f"Judgement {id} taken back.\n"
    assert len(vigie_run("entities", "--unknown", "--case", named, "--format", "json").out.splitlines()) == 1
    made = vigie_run("judge", "name", "Haldenborg Institute", "Halden", "--kind", "place", "--case", named)
    assert made.out.count("jdg_") == 4
    listed = vigie_run("judge", "list", "--case", named).out
    assert "kept apart" in listed and "taken back" in listed and "tester" in listed
    rows = [
        json.loads(line) for line in vigie_run("judge", "list", "--case", named, "--format", "json").out.splitlines()
    ]
    assert [row["act"] for row in rows] == ["different", "undo", "name", "kind"]
    assert "Halden" in vigie_run("entities", "--kind", "place", "--case", named).out


def test_a_name_nobody_bears_is_refused_in_both_languages(
    vigie_run: Any, named: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "nothing of this case" in vigie_run("entity", "Qx", "--case", named).err
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert "ne s'appelle Qx" in vigie_run("entity", "Qx", "--case", named).err
