"""Decisions on claims in a case: kept, shown everywhere, replayed after the machine read again."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from vigie.flow import reviewing
from vigie.flow.case import read_into, update
from vigie.flow.golding import export_gold
from vigie.flow.queueing import ALL, agreements, to_review
from vigie.flow.reviewing import Word
from vigie.flow.stages import Stages
from vigie.model.claim import Claim, Claimer, Evidence, Extraction, Item
from vigie.model.document import Document
from vigie.model.errors import CaseError, PublishError, ReviewError
from vigie.packs.files import Packs
from vigie.review.edits import edit_of
from vigie.store.case import Case, open_view
from vigie.store.query import ClaimFilter, claim, claims
from vigie.store.reviews import machine_claim, orphans, reviews, reviews_of
from vigie.store.weaving import stale

SCORER = Path(__file__).parents[1] / "corpus" / "score.py"
TEXT = "Oslo a envoyé des obus, puis des chars à Kyiv en 2024. Rien d'autre."
WORDS = {"obus": "shell", "chars": "tank"}
Make = Callable[..., Any]


def _extract(document: Document, packs: Packs) -> Extraction:
    """A claim for each word that ``packs`` (its digest, WORD or WORD=ID) knows."""
    found = []
    for told in packs.digest.split():
        word, _, id = told.partition("=")
        for match in re.finditer(word, document.text):
            found.append(
                Claim(
                    id=f"clm_{id or word}{match.start()}",
                    document=document.id,
                    kind="transfer",
                    status="occurred",
                    head=5,
                    item=Item(text=word, start=match.start(), end=match.end(), item_class=WORDS[word]),
                    claimers=(Claimer(id="author"),),
                    evidence=(Evidence(start=0, end=54, exact=document.text[:54]),),
                )
            )
    return Extraction(document=document.id, claims=tuple(found), unread=(), producer="test", packs=packs.digest)


@pytest.fixture
def packs() -> Make:
    nothing: Any = None
    french: Any = SimpleNamespace(complete=True, language=SimpleNamespace(abbreviations=()), items=None)
    return lambda digest: Packs(digest=digest, vocabulary=nothing, languages={"fr": french})


@pytest.fixture
def read(case: Case, stages: Stages, packs: Make, folder: Make) -> Case:
    read_into(case, [folder(a=TEXT)], packs("obus chars"), stages=replace(stages, extract=_extract))
    return case


@pytest.fixture
def again(case: Case, stages: Stages, packs: Make) -> Make:
    """``again("obus=x")``: the machine reads again, and knows these words."""
    return lambda known: update(case, packs(known), stages=replace(stages, extract=_extract))


def listed(case: Case, **wanted: Any) -> dict[str, tuple[str, str | None]]:
    with open_view(case) as view:
        return {r.claim.id: (r.claim.status, r.review) for r in claims(view, ClaimFilter(**wanted))}


OBUS, CHARS = "clm_obus18", "clm_chars33"


def test_a_rejected_claim_leaves_the_listings_and_comes_back(read: Case) -> None:
    made = reviewing.reject(read, OBUS, Word(why="no shells", who="ann"))
    assert listed(read) == {CHARS: ("occurred", None)}
    assert listed(read, include_rejected=True) == {OBUS: ("occurred", "rejected"), CHARS: ("occurred", None)}
    assert listed(read, include_superseded=True) == listed(read)
    with open_view(read) as view:
        assert not claim(view, OBUS).superseded and stale(view, "") != []
    reviewing.take_back(read, made.id)
    assert listed(read) == {OBUS: ("occurred", None), CHARS: ("occurred", None)}
    with pytest.raises(CaseError, match="taken back already"):
        reviewing.take_back(read, made.id)
    with open_view(read) as view:
        assert next((one.act, one.who, one.why) for one in reviews(view)) == ("reject", "ann", "no shells")


def test_a_correction_is_a_record_of_its_own_over_what_the_machine_said(read: Case, packs: Make, again: Make) -> None:
    reviewing.correct(read, packs("x"), OBUS, [edit_of("status=planned"), edit_of("recipient.words=Kyiv")])
    with open_view(read) as view:
        row, said = claim(view, OBUS), machine_claim(view, OBUS)
        assert row.review == "corrected" and row.claim.status == "planned"
        assert row.claim.recipient is not None and row.claim.recipient.text == "Kyiv"
        assert said is not None and said.status == "occurred" and said.recipient is None
    assert again("obus chars").superseded == 0
    assert listed(read)[OBUS] == ("planned", "corrected")
    assert set(listed(read, include_superseded=True, include_rejected=True)) == {OBUS, CHARS}


def test_decisions_find_their_claim_when_it_comes_out_otherwise(read: Case, packs: Make, again: Make) -> None:
    reviewing.correct(read, packs("x"), OBUS, [edit_of("status=planned")])
    reviewing.reject(read, CHARS, Word(why="no"))
    again("obus=new chars=other")
    assert listed(read) == {"clm_new18": ("planned", "corrected")}
    again("chars")
    with open_view(read) as view:
        assert [one.target for one in orphans(view)] == [OBUS]
    assert listed(read) == {}
    again("obus chars")
    assert listed(read) == {OBUS: ("planned", "corrected")}
    with open_view(read) as view:
        assert orphans(view) == []


def test_a_missed_claim_is_added_and_outlives_the_machine_finding_it(read: Case, packs: Make, again: Make) -> None:
    again("obus")
    with open_view(read) as view:
        document = claim(view, OBUS).claim.document
    edits = [edit_of("item.words=chars"), edit_of("recipient.words=Kyiv"), edit_of("status=ended")]
    made = reviewing.add(read, packs("x"), document, "transfer", edits)
    assert listed(read) == {OBUS: ("occurred", None), made.target: ("ended", "added")}
    with open_view(read) as view:
        added = claim(view, made.target).claim
    assert added.evidence[0].exact == "Oslo a envoyé des obus, puis des chars à Kyiv en 2024." and added.head == 33
    again("obus chars")
    assert listed(read) == {OBUS: ("occurred", None), CHARS: ("ended", "added")}
    reviewing.take_back(read, made.id)
    assert listed(read)[CHARS] == ("occurred", None)
    with pytest.raises(CaseError, match="words that carry"):
        reviewing.add(read, packs("x"), document, "transfer", [])
    with pytest.raises(ReviewError, match="does not hold the words"):
        reviewing.add(read, packs("x"), document, "transfer", [edit_of("item.words=canons")])


def test_two_claims_become_one(read: Case) -> None:
    reviewing.merge(read, OBUS, CHARS)
    assert listed(read) == {OBUS: ("occurred", "corrected")}
    assert listed(read, include_rejected=True)[CHARS] == ("occurred", "merged")
    with open_view(read) as view:
        assert [one.act for one in reviews_of(view, CHARS)] == ["merge"]
    with pytest.raises(CaseError, match="one claim already"):
        reviewing.merge(read, OBUS, OBUS)


def test_nothing_is_kept_of_a_decision_that_does_not_hold(read: Case, packs: Make) -> None:
    with pytest.raises(CaseError, match="says so already"):
        reviewing.correct(read, packs("x"), OBUS, [edit_of("status=occurred")])
    with pytest.raises(CaseError, match="say why"):
        reviewing.reject(read, OBUS, Word(why="  "))
    with open_view(read) as view:
        assert reviews(view) == []


def test_two_readers_are_compared(read: Case) -> None:
    for id in (OBUS, CHARS):
        reviewing.accept(read, id, Word(who="ann"))
    reviewing.accept(read, OBUS, Word(who="bob", second=True))
    reviewing.reject(read, CHARS, Word(who="bob", why="no", second=True))
    with open_view(read) as view:
        found = agreements(reviews(view))
    assert found[ALL] == found["transfer"] and (found[ALL].n, found[ALL].alike, found[ALL].kappa) == (2, 1, 0.0)
    assert listed(read) == {OBUS: ("occurred", "accepted"), CHARS: ("occurred", "accepted")}


def test_the_queue_holds_what_nobody_decided_on(read: Case, again: Make) -> None:
    with open_view(read) as view:
        assert [(one.row.claim.id, one.reasons) for one in to_review(view)] == [
            (OBUS, ("empty-slot", "unlooked")),
            (CHARS, ("empty-slot", "unlooked")),
        ]
    reviewing.accept(read, OBUS)
    with open_view(read) as view:
        assert [one.row.claim.id for one in to_review(view)] == [CHARS]


def test_what_was_decided_is_gold_that_the_scorer_reads(read: Case, packs: Make, tmp_path: Path) -> None:
    reviewing.correct(read, packs("x"), OBUS, [edit_of("status=planned")])
    target = tmp_path / "out"
    done = export_gold(read, target)
    assert (done.documents, done.claims) == (1, 1)
    command = [sys.executable, str(SCORER), str(target / "gold"), str(target / "claims.jsonl"), "--json"]
    told = subprocess.run([*command, "--texts", str(target / "texts")], capture_output=True, check=True).stdout
    scores = json.loads(told)
    assert scores["exact"]["f1"] == 1.0 and scores["unanchored"] == 0
    (sheet,) = (json.loads(path.read_text("utf-8")) for path in (target / "gold").glob("*.yaml"))
    assert [(one["status"], one.get("optional")) for one in sheet["claims"]] == [("planned", None), ("occurred", True)]
    with pytest.raises(PublishError, match="not empty"):
        export_gold(read, target)
