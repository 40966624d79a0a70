"""The shell completes; the exit codes are those the page explains."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from vigie.cli.main import BUG, FAILED, INTERRUPTED, WRONG_USE

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_is_printed_for_each_shell(vigie_run: Any, shell: str) -> None:
    ran = vigie_run("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert f"_VIGIE_COMPLETE={shell}_complete" in ran.out and "vigie" in ran.out


def test_another_shell_is_wrong_use(vigie_run: Any) -> None:
    ran = vigie_run("completion", "tcsh")
    assert ran.code == 2 and "choose among bash, zsh, fish" in ran.err


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("vigie fig", {"plain,figures", "plain,figure"}),
        ("vigie claims --kind tr", {"plain,transfer"}),
        ("vigie claims --sup", {"plain,--supplier", "plain,--superseded"}),
        ("vigie completion z", {"plain,zsh"}),
        ("vigie read ar", {"file,ar"}),
        ("vigie read --case my", {"file,my"}),
    ],
)
def test_what_fits_is_offered(vigie_run: Any, monkeypatch: pytest.MonkeyPatch, typed: str, offered: set[str]) -> None:
    monkeypatch.setenv("_VIGIE_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(typed.count(" ")))
    ran = vigie_run()
    assert ran.code == 0 and set(ran.out.split()) == offered


def test_the_page_explains_every_exit_code() -> None:
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", PAGE.read_text("utf-8"), re.M)}
    assert told == {0, FAILED, WRONG_USE, BUG, INTERRUPTED}
