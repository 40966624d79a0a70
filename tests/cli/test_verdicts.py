"""``vigie finding``: written, revised, withdrawn, never erased, always told apart."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from vigie.packs.judging import scales

Runner = Callable[..., Any]
KN, SHELLS = "clm_00000000000000000001", "clm_00000000000000000002"
BASIC = ("--probability", "likely", "--confidence", "low")


def test_a_finding_is_written_revised_and_withdrawn(case: Path, vigie_run: Runner) -> None:
    sides = ("--for", KN[:24], "--against", SHELLS, "--alternative", "a stock older than 2023")
    made = vigie_run("finding", "add", "--case", case, "Deliveries went on.", *BASIC, *sides)
    assert made.code == 0, made.err
    id = next(word for word in made.out.split() if word.startswith("fnd_"))
    shown = vigie_run("finding", "show", "--case", case, id).out
    assert "An analyst's own judgement" in shown and "likely (55–80" in shown and "low confidence" in shown
    assert "for: " in shown and "against: " in shown and "or else: a stock older than 2023" in shown
    assert vigie_run("finding", "revise", "--case", case, id, "--probability", "unlikely").code == 0
    shown = vigie_run("finding", "show", "--case", case, id).out
    assert "unlikely (20–45" in shown and "version 1, " in shown and "likely (55–80" in shown
    assert vigie_run("finding", "withdraw", "--case", case, id, "--why", "the source recanted").code == 0
    assert "No finding yet" in vigie_run("finding", "list", "--case", case).err
    (line,) = vigie_run("finding", "list", "--case", case, "--withdrawn", "--json").out.splitlines()
    told = json.loads(line)
    assert (told["version"], told["withdrawn"], told["why"], told["support"]) == (3, True, "the source recanted", [KN])
    with sqlite3.connect(case / "case.db") as database, pytest.raises(sqlite3.IntegrityError, match="only added"):
        database.execute("DELETE FROM finding")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("add", " ", *BASIC), "text is empty"),
        (("add", "x", "--probability", "likely"), "no degree"),
        (("add", "x", *BASIC, "--for", "clm_9"), "no claim of this case"),
        (("add", "x", *BASIC, "--for", KN, "--against", KN), "for and against"),
        (("show", "fnd_9"), "no finding"),
        (("withdraw", "fnd_9"), "say why"),
    ],
)
def test_what_is_no_finding_is_said(case: Path, vigie_run: Runner, typed: tuple[str, ...], said: str) -> None:
    done = vigie_run("finding", typed[0], "--case", case, *typed[1:])
    assert done.code == 1 and said in done.err


def test_the_scale_leaves_no_gap() -> None:
    found = scales().probabilities
    assert [one.low for one in found][1:] == [one.high for one in found][:-1]
    assert (found[0].low, found[-1].high) == (1, 99) and all(one.en and one.fr for one in found)
