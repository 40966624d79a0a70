"""How the command ends: exit codes, one line for every error, never a traceback."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from vigie.cli.language import choose_language
from vigie.cli.main import run


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["claimz"], "Did you mean claims?"),
        (["claims", "--kinds", "x"], "Did you mean --kind?"),
        (["claims", "--kind", "gift"], "choose among transfer"),
        (["claims", "--limit", "0"], "whole number from 1"),
        (["claims", "--supplier"], "needs a value"),
        (["claims", "--superseded=1"], "takes no value"),
        (["claims", "extra"], "“extra” is one argument too many"),
        (["show"], "missing: CLAIM"),
        (["extract"], "missing: PATH..."),
        (["--lang", "de", "claims"], "choose among en, fr"),
        (["packs", "chek"], "Did you mean check?"),
    ],
)
def test_wrong_use_is_exit_2_and_a_pointer_to_the_help(vigie_run: Any, arguments: list[str], says: str) -> None:
    ran = vigie_run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err and "--help" in ran.err and ran.err.count("\n") == 2


def test_no_case_is_exit_1_and_one_line(vigie_run: Any, tmp_path: Path) -> None:
    ran = vigie_run("claims", "--case", tmp_path, "--lang", "fr")
    assert ran.code == 1 and ran.err.count("\n") == 1
    assert "ne contient pas de dossier" in ran.err


def _broken(*_: object) -> None:
    raise RuntimeError("secret detail")


def test_a_bug_is_exit_70_and_one_line(vigie_run: Any, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vigie.cli.documents.documents", _broken)
    ran = vigie_run("documents", "--case", case)
    assert (ran.code, ran.out) == (70, "")
    assert ran.err == "Unexpected error (RuntimeError). Please report it, with the command you typed.\n"


def test_debugging_raises_it(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vigie.cli.documents.documents", _broken)
    monkeypatch.setenv("VIGIE_DEBUG", "1")
    with pytest.raises(RuntimeError):
        run(["documents", "--case", str(case)])


def test_an_interruption_is_exit_130(vigie_run: Any, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("vigie.cli.documents.documents", interrupt)
    ran = vigie_run("documents", "--case", case)
    assert (ran.code, ran.err) == (130, "Interrupted.\n")


def test_a_reader_who_leaves_is_no_error(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

    errors = io.StringIO()
    monkeypatch.setattr(sys, "stdout", Closed())
    monkeypatch.setattr(sys, "stderr", errors)
    assert run(["claims", "--case", str(case), "--format", "json"]) == 0
    assert errors.getvalue() == ""


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "fr_CA.UTF-8"}, "fr"),
        ([], {"LC_ALL": "C", "LANG": "fr_FR"}, "en"),
        ([], {"LC_ALL": "", "LC_MESSAGES": "fr", "LANG": "en_GB"}, "fr"),
        (["claims", "--lang", "fr"], {"LANG": "en"}, "fr"),
        (["--lang=en", "claims"], {"LANG": "fr"}, "en"),
        (["--lang", "xx"], {"LANG": "fr"}, "fr"),
        (["new", "--", "--lang", "fr"], {}, "en"),
    ],
)
def test_the_language_is_the_option_else_the_systems(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert choose_language(arguments, environment) == language


def test_the_version_names_the_packs(vigie_run: Any) -> None:
    ran = vigie_run("--version")
    assert ran.code == 0 and ran.out.startswith("Vigie ") and ", packs " in ran.out


def test_alone_it_shows_its_help(vigie_run: Any) -> None:
    assert vigie_run().out == vigie_run("--help").out
    assert vigie_run("packs").out.startswith("Usage: vigie packs")


def test_a_broken_pack_is_said_with_its_file_and_line(vigie_run: Any, tmp_path: Path, folder: Path) -> None:
    (tmp_path / "mine" / "weapons").mkdir(parents=True)
    (tmp_path / "mine" / "weapons" / "new.yml").write_text("- id: x\n  item_clas: shell\n")
    ran = vigie_run("extract", "--packs", tmp_path / "mine", folder, "--lang", "fr")
    assert ran.code == 1 and ran.err.count("\n") == 1
    assert "new.yml:" in ran.err and "la clé «" in ran.err


def test_the_package_runs_as_the_command() -> None:
    ran = subprocess.run([sys.executable, "-m", "vigie", "claimz", "--lang", "en"], capture_output=True, text=True)
    assert ran.returncode == 2
    assert ran.stderr.splitlines()[-1] == "For help: vigie --help"
