"""``vigie review`` and ``reviews`` as one types them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Runner = Callable[..., Any]

KN, SHELLS = "clm_00000000000000000001", "clm_00000000000000000002"


def test_a_claim_is_corrected_shown_and_taken_back(case: Path, vigie_run: Runner) -> None:
    done = vigie_run("review", "--case", case, KN, "--set", "status=planned", "--set", "recipient=IR", "--why", "typo")
    assert done.code == 0 and "vigie review --undo rev_" in done.out
    shown = vigie_run("show", "--case", case, KN).out
    assert "Corrected by a reader" in shown and "The machine read:" in shown and "typo" in shown
    (line,) = vigie_run(
        "claims", "--case", case, "--format", "json", "--kind", "transfer", "--status", "planned"
    ).out.splitlines()
    told = json.loads(line)
    assert told["recipient"]["id"] == "IR" and told["review"] == "corrected"
    (made,) = map(json.loads, vigie_run("reviews", "--case", case, "--format", "json").out.splitlines())
    assert (made["who"], made["act"], made["claim"], made["why"]) == ("tester", "correct", KN, "typo")
    assert vigie_run("review", "--case", case, "--undo", made["id"]).code == 0
    assert "planned" not in vigie_run("claims", "--case", case).out


def test_a_rejected_claim_is_shown_when_asked(case: Path, vigie_run: Runner) -> None:
    assert vigie_run("review", "--case", case, SHELLS, "--reject", "satire").code == 0
    assert SHELLS not in vigie_run("claims", "--case", case).out
    assert f"{SHELLS}" in vigie_run("claims", "--case", case, "--rejected").out
    assert "Rejected by a reader" in vigie_run("show", "--case", case, SHELLS).out
    assert "satire" in vigie_run("reviews", "--case", case, "--claim", SHELLS).out


def test_the_queue_says_why(case: Path, vigie_run: Runner) -> None:
    queue = [json.loads(line) for line in vigie_run("review", "--case", case, "--format", "json").out.splitlines()]
    assert {one["claim"] for one in queue} == {KN, SHELLS}
    assert next(one for one in queue if one["claim"] == SHELLS)["reasons"] == "empty-slot; unlooked"
    assert "a main slot is empty" in vigie_run("review", "--case", case).out
    for id in (KN, SHELLS):
        vigie_run("review", "--case", case, id, "--accept")
    assert "Nothing to review" in vigie_run("review", "--case", case).err


def test_a_missed_claim_is_added_and_exported_as_gold(case: Path, vigie_run: Runner, tmp_path: Path) -> None:
    document = json.loads(vigie_run("claims", "--case", case, "--format", "json").out.splitlines()[0])["document_id"]
    done = vigie_run(
        "review", "--case", case, "--add", document, "--kind", "use", "--set", "item.words=Tanks", "--set", "item=tank"
    )
    assert done.code == 0, done.err
    assert "added by a reader" in vigie_run("claims", "--case", case, "--kind", "use").out
    assert vigie_run("export", "gold", "--case", case, tmp_path / "gold").code == 0
    (line,) = (tmp_path / "gold" / "claims.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["item"]["text"] == "Tanks"
    assert vigie_run("export", "gold", "--case", case, tmp_path / "gold").code == 1


def test_two_readers_agree_or_not(case: Path, vigie_run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "two people" in vigie_run("reviews", "--case", case, "--agreement").err
    for who, flag in (("ann", ()), ("bob", ("--second",))):
        monkeypatch.setenv("VIGIE_USER", who)
        vigie_run("review", "--case", case, KN, "--accept", *flag)
        vigie_run("review", "--case", case, SHELLS, *(("--accept",) if who == "ann" else ("--reject", "no")), *flag)
    shown = vigie_run("reviews", "--case", case, "--agreement").out
    assert "all claims: 2 claims read by two, 1 decided alike; Cohen's kappa 0, 95 % interval" in shown
    assert "second reader" in vigie_run("reviews", "--case", case).out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ((KN,), "say what to do"),
        ((KN, "--accept", "--reject", "x"), "one decision at a time"),
        (("--accept",), "does not go with a claim"),
        ((KN, "--undo", "rev_1"), "does not go with a claim"),
        (("--undo", "rev_1"), "no decision on claims"),
        ((KN, "--set", "colour=red"), "is no slot that can be set"),
        ((KN, "--set", "item.words=KN-99"), "does not hold the words"),
        ((KN, "--reject", " "), "say why"),
        (("--add", "doc_", "--set", "item.words=x"), "say the kind"),
    ],
)
def test_what_cannot_be_is_said(case: Path, vigie_run: Runner, typed: tuple[str, ...], said: str) -> None:
    done = vigie_run("review", "--case", case, *typed)
    assert done.code in (1, 2) and said in done.err
