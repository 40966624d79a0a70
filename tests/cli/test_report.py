"""``vigie report`` as typed."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

OURS = """
id: ours
title: {en: Ours, fr: Le nôtre}
readings: 1
sections:
  - heading: {en: Why, fr: Pourquoi}
    text: {en: "It was asked for.", fr: "On l'a demandé."}
  - part: summary
  - part: figures
"""


@pytest.fixture
def ours(case: Path) -> Path:
    """A template of the case's own."""
    (case / "reports").mkdir()
    path = case / "reports" / "ours.yml"
    path.write_text(OURS, "utf-8")
    return path


def test_a_case_that_nobody_reviewed_gives_no_report_unasked(vigie_run, case: Path) -> None:  # type: ignore[no-untyped-def]
    ran = vigie_run("report", "--case", case)
    assert ran.code == 1 and ran.out == "" and "--include-unreviewed" in ran.err


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("form", ["md", "html", "pdf", "docx"])
def test_every_format_is_written_alike_twice(vigie_run, case: Path, ours: Path, form: str, language: str) -> None:  # type: ignore[no-untyped-def]
    files = [case / f"{n}.{form}" for n in (1, 2)]
    for file in files:
        told = ("--template", "ours", "--lang", language, "--format", form, "--include-unreviewed", "-o", file)
        assert vigie_run("report", "--case", case, *told).code == 0
    first, second = (file.read_bytes() for file in files)
    assert first == second
    if form in ("md", "html"):
        assert "150" in first.decode() and "dit que Pyongyang" in first.decode()
        assert ("On l’a demandé." if language == "fr" else "It was asked for.") in first.decode()


def test_a_review_lets_a_claim_in_without_a_mark(vigie_run, case: Path, ours: Path) -> None:  # type: ignore[no-untyped-def]
    assert vigie_run("review", "--case", case, "clm_00000000000000000001", "--accept").code == 0
    ran = vigie_run("report", "--case", case, "--template", "ours", "--format", "md", "-o", case / "r.md")
    text = (case / "r.md").read_text("utf-8")
    assert ran.code == 0 and "150" in text and "not reviewed" not in text


def test_a_bad_template_is_told_with_file_and_line(vigie_run, case: Path, ours: Path) -> None:  # type: ignore[no-untyped-def]
    ours.write_text(OURS.replace("part: figures", "part: figurs"), "utf-8")
    ran = vigie_run("report", "--case", case, "--template", "ours")
    assert ran.code == 1 and f"{ours}:9:" in ran.err
    ran = vigie_run("report", "--case", case, "--template", "dossiers")
    assert ran.code == 2 and "dossier" in ran.err


def test_docx_holds_true_footnotes(vigie_run, case: Path, ours: Path) -> None:  # type: ignore[no-untyped-def]
    file = case / "r.docx"
    vigie_run("report", "--case", case, "--template", "ours", "--format", "docx", "--include-unreviewed", "-o", file)
    with zipfile.ZipFile(file) as parts:
        assert "dit que Pyongyang" in parts.read("word/footnotes.xml").decode()
        assert parts.read("word/document.xml").decode().count("footnoteReference w:id=") >= 2
