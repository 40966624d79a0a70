"""``vigie custody``, ``verify``, ``attach``, ``changes``, and ``--handling``, as they print."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def document(vigie_run: Any, case: Path) -> str:
    """The id of a.txt."""
    printed = vigie_run("documents", "--case", case, "--format", "json").out
    found: str = json.loads(printed.splitlines()[0])["id"]
    return found


def test_the_chain_of_a_document_in_both_forms(vigie_run: Any, case: Path, document: str) -> None:
    page = vigie_run("custody", "--case", case, document).out
    for word in (
        "Captures",
        "obtained",
        "a.txt",
        "tester",
        "vigie ",
        "SHA-256",
        "Chain of custody",
        "captured",
        "read",
    ):
        assert word in page
    whole = json.loads(vigie_run("custody", "--case", case, document, "--format", "json").out)
    assert whole["document"]["id"] == document
    assert [event["act"] for event in whole["events"]] == ["captured", "read"]
    assert whole["events"][1]["hash"] in page
    (capture,) = whole["captures"]
    for typed in (capture["id"][:12], "a.txt"):
        assert vigie_run("custody", "--case", case, typed).out == page


def test_the_chain_in_french(vigie_run: Any, case: Path, document: str) -> None:
    page = vigie_run("custody", "--case", case, document, "--lang", "fr").out
    assert "Chaîne de garde" in page and "obtenu" in page and "empreinte du maillon" in page


@pytest.mark.parametrize(("typed", "says"), [
    ("https://example.org/x", "holds no capture of https://example.org/x"),
    ("cap_00", "no capture of this case has an id"),
    ("doc_00", "no document of this case has an id"),
])  # fmt: skip
def test_what_is_not_there_is_said(vigie_run: Any, case: Path, typed: str, says: str) -> None:
    ran = vigie_run("custody", "--case", case, typed)
    assert (ran.code, says in ran.err) == (1, True)


def test_bytes_that_could_not_be_read_are_shown(vigie_run: Any, case: Path, folder: Path) -> None:
    (folder / "empty.html").write_text("<html></html>")
    assert vigie_run("read", "--case", case, folder).code == 1
    page = vigie_run("custody", "--case", case, "empty.html").out
    assert "could not be read" in page and "13 bytes" in page


def test_a_whole_case_verifies_and_gives_its_head(vigie_run: Any, case: Path) -> None:
    ran = vigie_run("verify", "--case", case)
    assert ran.code == 0
    assert "2 originals, 2 captures, 2 documents and 4 links" in ran.out
    head = json.loads(vigie_run("verify", "--case", case, "--format", "json").out)["head"]["hash"]
    assert head in ran.out
    assert vigie_run("verify", "--case", case, "--head", head).code == 0
    other = vigie_run("verify", "--case", case, "--head", "0" * 63 + "1")
    assert (other.code, "no link of the chain has the hash" in other.out) == (1, True)
    assert "is no head" in vigie_run("verify", "--case", case, "--head", "abc").err


@pytest.mark.parametrize(("language", "says"), [
    ("en", "Broken: link 2: the text of doc_"),
    ("fr", "Rompu\N{NO-BREAK SPACE}: maillon 2\N{NO-BREAK SPACE}: le texte de doc_"),
])  # fmt: skip
def test_the_first_broken_link_is_named_and_the_others_counted(
    vigie_run: Any, case: Path, language: str, says: str
) -> None:
    with closing(sqlite3.connect(case / "case.db")) as connection:
        connection.execute("DROP TRIGGER document_kept")
        connection.execute("UPDATE document SET text = text || '.'")
        connection.commit()
    ran = vigie_run("verify", "--case", case, "--lang", language)
    assert ran.code == 1
    assert says in ran.out
    assert "1 " in ran.out.splitlines()[-1]
    faults = json.loads(vigie_run("verify", "--case", case, "--format", "json").out)["faults"]
    assert [(fault["fault"], fault["link"]) for fault in faults] == [("text-altered", 2), ("text-altered", 4)]


def test_a_file_is_attached_and_shown(vigie_run: Any, case: Path, document: str, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"jpeg")
    ran = vigie_run("attach", "--case", case, document, tmp_path / "photo.jpg", "--note", "seen on a screen")
    assert (ran.code, ran.out.startswith("Kept as cap_")) == (0, True)
    page = vigie_run("custody", "--case", case, document).out
    assert "Laid beside it" in page and "seen on a screen" in page and "photo.jpg" in page
    ran = vigie_run("attach", "--case", case, document, tmp_path / "photo.jpg", "--lang", "fr")
    assert (ran.code, "--note" in ran.err) == (1, True)


def test_exports_leave_out_what_is_not_public(vigie_run: Any, case: Path, document: str) -> None:
    ran = vigie_run("document", "--case", case, document, "--handling", "restricted")
    assert (ran.code, ran.out) == (0, "Decision kept.\n")
    assert "restricted" in vigie_run("document", "--case", case, document).out
    for verb in ("claims", "documents", "unread"):
        for form in ("csv", "json"):
            kept = vigie_run(verb, "--case", case, "--format", form)
            named = vigie_run(verb, "--case", case, "--format", form, "--handling", "restricted")
            assert "1 row left out" in kept.err
            assert len(named.out.splitlines()) == len(kept.out.splitlines()) + 1
            assert named.err == ""
        assert vigie_run(verb, "--case", case).err.count("left out") == 0  # a table is for the eyes of who has the case
    assert vigie_run("document", "--case", case, document, "--handling", "secret").code == 1


def test_changes_and_diff_leave_out_what_is_not_public(vigie_run: Any, case: Path, document: str) -> None:
    vigie_run("document", "--case", case, document, "--handling", "embargo")
    for verb, part in (("changes", "new"), ("diff", "claims")):
        typed = (verb, "--case", case, "2000", "--format", "json")
        kept, named = vigie_run(*typed), vigie_run(*typed, "--handling", "all")
        assert (len(json.loads(kept.out)[part]), len(json.loads(named.out)[part])) == (1, 2)
        assert ("1 row left out" in kept.err, named.err) == (True, "")


def test_changes_lists_new_documents_and_says_when_there_are_none(vigie_run: Any, case: Path, document: str) -> None:
    page = vigie_run("changes", "--case", case).out
    assert "2 new documents" in page and document in page
    assert vigie_run("changes", "--case", case, "2999").err == "Nothing new.\n"
    assert vigie_run("changes", "--case", case, "lately").code == 2
    found = json.loads(vigie_run("changes", "--case", case, "--document", document, "--format", "json").out)
    assert ([one["id"] for one in found["new"]], found["changed"], found["gone"]) == ([document], [], [])
