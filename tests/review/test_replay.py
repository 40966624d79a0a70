"""Decisions over claims that come out the same, otherwise, elsewhere, or no longer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from vigie.model.claim import Claim, Evidence, Item
from vigie.model.review import Review
from vigie.review.anchoring import same_claim
from vigie.review.replay import replay

TEXT = "Guns and shells were sent, and then shells again."


def claim(id: str, word: str, head: int, nth: int = 0, **slots: Any) -> Claim:
    at = TEXT.index(word) if not nth else TEXT.index(word, TEXT.index(word) + 1)
    return Claim(
        id=id,
        document="doc_1",
        kind="transfer",
        status="occurred",
        head=head,
        item=Item(text=word, start=at, end=at + len(word), item_class="artillery"),
        evidence=(Evidence(start=0, end=len(TEXT), exact=TEXT),),
        **slots,
    )


GUNS, SHELLS = claim("clm_g", "Guns", 21), claim("clm_s", "shells", 21)
AGAIN = claim("clm_a", "shells", 21, 1)


def review(n: int, act: str, seen: Claim, **rest: Any) -> Review:
    made = {"document": "doc_1", "target": seen.id, "seen": seen, **rest}
    return Review(id=f"rev_{n}", at=f"2024-01-0{n}", who="a", act=act, **made)


def states(claims: list[Claim], *reviews: Review) -> dict[str, tuple[str | None, str]]:
    return {one.claim.id: (one.state, one.claim.status) for one in replay(claims, reviews).standings}


def test_the_last_word_holds_and_a_correction_stays_under_it() -> None:
    planned = review(1, "correct", GUNS, slots={"status": "planned"})
    fixed = replace(GUNS, status="planned")
    rejected = review(2, "reject", fixed)
    assert states([GUNS, SHELLS], planned) == {"clm_g": ("corrected", "planned"), "clm_s": (None, "occurred")}
    assert states([GUNS], planned, rejected) == {"clm_g": ("rejected", "planned")}
    assert states([GUNS], planned, rejected, review(3, "accept", fixed)) == {"clm_g": ("corrected", "planned")}
    undo = review(4, "undo", GUNS, target="rev_1")
    assert states([GUNS], planned, undo) == {"clm_g": (None, "occurred")}


def test_a_comment_and_a_second_reader_change_nothing() -> None:
    assert states([GUNS], review(1, "comment", GUNS), review(2, "reject", GUNS, second=True)) == {
        "clm_g": (None, "occurred")
    }


def test_a_claim_that_comes_out_under_another_id_keeps_its_decisions_later_ones_too() -> None:
    fixed = replace(GUNS, status="planned", item=None)
    first = review(1, "correct", GUNS, slots={"status": "planned", "item": None})
    moved = replace(GUNS, id="clm_new", head=14)
    done = replay([moved, SHELLS], [first, review(2, "accept", fixed)])
    assert [(one.claim.id, one.state) for one in done.standings] == [("clm_new", "corrected"), ("clm_s", None)]
    assert done.standings[0].claim.item is None and done.orphans == ()


def test_a_decision_never_moves_to_another_claim() -> None:
    rejected = review(1, "reject", SHELLS, beside=("clm_g", "clm_a"))
    done = replay([GUNS, AGAIN], [rejected])
    assert [one.state for one in done.standings] == [None, None]
    assert done.orphans == (rejected,)
    assert same_claim(SHELLS, [claim("clm_x", "shells", 21), claim("clm_y", "shells", 21)]) is None
    assert same_claim(SHELLS, [replace(SHELLS, id="clm_x", kind="use")]) is None


def test_what_reads_otherwise_than_when_it_was_accepted_is_marked() -> None:
    accepted = review(1, "accept", GUNS)
    assert not replay([GUNS], [accepted]).standings[0].changed
    assert replay([replace(GUNS, status="planned")], [accepted]).standings[0].changed


def test_an_added_claim_stands_alone_until_the_machine_reads_it_too() -> None:
    added = review(1, "add", GUNS, slots={"status": "planned"})
    own = replace(GUNS, status="planned")
    added = replace(added, seen=own)
    (alone,) = replay([], [added]).standings
    assert (alone.claim, alone.state, alone.machine) == (own, "added", None)
    read = replace(GUNS, id="clm_new")
    (one,) = replay([read], [added]).standings
    assert (one.claim.status, one.state, one.machine) == ("planned", "added", read)


def test_merged_claims_are_one_with_the_evidence_of_both() -> None:
    short = replace(AGAIN, evidence=(Evidence(start=27, end=49, exact=TEXT[27:49]),))
    merged = review(1, "merge", SHELLS, other=short.id, other_seen=short)
    stays, gone = replay([SHELLS, short], [merged]).standings
    assert (stays.state, len(stays.claim.evidence), gone.state) == ("corrected", 2, "merged")
