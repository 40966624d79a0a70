from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def _ids(vigie_run: Any, case: Path) -> list[str]:
    printed = vigie_run("documents", "--case", case, "--format", "json").out
    return [json.loads(line)["id"] for line in printed.splitlines()]


def test_documents_in_every_form(vigie_run: Any, case: Path) -> None:
    table = vigie_run("documents", "--case", case).out
    assert "a.txt" in table and "Gazette" in table and "1 Mar" not in table
    assert vigie_run("documents", "--case", case, "--format", "csv").out.startswith("id,path,title,publisher,dated")
    first = json.loads(vigie_run("documents", "--case", case, "--format", "json", "--text", "Tehran").out)
    assert first["path"] == "a.txt" and first["claims"] == 1 and first["unread"] == 1


def test_a_correction_is_kept_and_read_again(vigie_run: Any, case: Path) -> None:
    one = _ids(vigie_run, case)[1]
    ran = vigie_run("document", "--case", case, one, "--dated", "2025-04", "--publisher", "Courrier")
    assert (ran.code, ran.out) == (0, "Decision kept; document read again: 1 claim.\n")
    ran = vigie_run("document", "--case", case, one, "--title", "Essai", "--url", "https://example.org/b")
    assert (ran.code, ran.out) == (0, "Decision kept.\n")
    page = vigie_run("document", "--case", case, one).out
    assert "Courrier" in page and "2025-04" in page and "Essai" in page and "tester" in page


def test_a_document_is_set_aside_and_taken_back(vigie_run: Any, case: Path) -> None:
    one = _ids(vigie_run, case)[0]
    vigie_run("document", "--case", case, one, "--exclude", "a parody")
    assert "set aside: a parody" in vigie_run("documents", "--case", case).out
    vigie_run("document", "--case", case, one, "--include")
    assert "a parody" not in vigie_run("documents", "--case", case).out


def test_a_wrong_value_is_refused_in_one_sentence(vigie_run: Any, case: Path) -> None:
    ran = vigie_run("document", "--case", case, _ids(vigie_run, case)[0], "--dated", "hier", "--lang", "fr")
    assert ran.code == 1
    assert ran.err.replace("\N{NO-BREAK SPACE}", " ").startswith("Erreur : « hier » n'est pas une date de publication")


def test_unread_with_its_reason_in_every_form(vigie_run: Any, case: Path) -> None:
    table = vigie_run("unread", "--case", case, "--lang", "fr").out
    assert "Tanks were seen there." in table and "rien ne dit" in table
    one = json.loads(vigie_run("unread", "--case", case, "--format", "json", "--limit", "5").out)
    assert (one["document"], one["text"], one["reason"]) == ("a.txt", "Tanks", "no-predicate")
    assert vigie_run("unread", "--case", case, "--reason", "no-arguments", "--format", "csv").out.count("\n") == 1
    assert vigie_run("unread", "--case", case, "--document", one["document_id"]).out != ""
