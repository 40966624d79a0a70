"""Retellings in other words and languages, and what only speaks of the same event."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corroborate.told_claims import about, at_least, claimer, exactly, party, told
from vigie.corroborate.retold import NEIGHBOURS, retold
from vigie.model.claim import Claim, Quantity
from vigie.model.origin import Telling

HERE = (
    "Colonel Mbeki of the Lusaka staff spoke on 14 March. Some 1,340 launchers left Port Sudan aboard the Meridian, he "
    "said, and 62.5 tonnes of fuel went by rail to Kosti. Ambassador Idris of Khartoum denied it in Geneva."
)
THERE = (
    "Le colonel Mbeki, de l'état-major de Lusaka, a parlé le 14 mars. Quelque 1 340 lanceurs ont quitté Port-Soudan à "
    "bord du Meridian, dit-il, et 62,5 tonnes de carburant ont gagné Kosti par le rail. L'ambassadeur Idris, à Genève, "
    "a démenti au nom de Khartoum."
)
ELSEWHERE = (
    "In Nairobi the analyst Wanjiru doubted the estimate. Her institute, Savanna Watch, counts trains at Atbara and "
    "trucks at Kassala; of 1,340 launchers it has no trace, and the ministry of Oromia keeps silent."
)


def claim(id: str, document: str, head: int, quantity: Quantity) -> Claim:
    place = {"start": head, "end": head + 1}
    return replace(
        told(id, document=document, head=head, quantity=quantity, claimers=(replace(claimer("hur-ua"), **place),)),
        supplier=party("IR", **place), recipient=party("SD", **place),
    )  # fmt: skip


TEXTS = {"doc_a": HERE, "doc_b": THERE, "doc_c": ELSEWHERE}
CLAIMS = [
    claim("clm_a1", "doc_a", 60, about(1340)), claim("clm_a2", "doc_a", 140, exactly(62.5, unit="tonne")),
    claim("clm_b1", "doc_b", 75, at_least(1340)), claim("clm_b2", "doc_b", 160, exactly(62.5, unit="tonne")),
    claim("clm_c1", "doc_c", 120, exactly(1340)),
]  # fmt: skip


def tellings(**days: str) -> list[Telling]:
    return [Telling(claim=one, dated=days.get(one.document, "2024-03-15")) for one in CLAIMS]


def test_a_translation_is_found_with_the_claims_that_show_it() -> None:
    (found,) = retold(tellings(), TEXTS)
    assert (found.first, found.second) == ("doc_a", "doc_b")
    assert found.claims == (("clm_a1", "clm_b1"), ("clm_a2", "clm_b2"))
    assert 0.6 < found.share <= 1


def test_what_only_gives_the_same_figure_is_no_retelling() -> None:
    pairs = {frozenset((one.first, one.second)) for one in retold(tellings(), TEXTS)}
    assert not any("doc_c" in pair for pair in pairs)


def test_documents_weeks_apart_are_not_laid_side_by_side() -> None:
    assert retold(tellings(doc_b="2024-05-15"), TEXTS) == []


def test_an_undated_document_may_be_a_retelling() -> None:
    undated = [replace(one, dated=None) if one.claim.document == "doc_b" else one for one in tellings()]
    assert [(one.first, one.second) for one in retold(undated, TEXTS)] == [("doc_a", "doc_b")]


def test_the_same_landmarks_in_another_order_are_less_alike() -> None:
    parts = THERE.split(". ")
    turned = {**TEXTS, "doc_b": ". ".join(reversed(parts))}
    straight, mixed = retold(tellings(), TEXTS), retold(tellings(), turned)
    assert not mixed or mixed[0].share < straight[0].share


def test_a_document_without_a_claim_retells_nothing() -> None:
    assert retold([one for one in tellings() if one.claim.document == "doc_a"], TEXTS) == []


@given(st.randoms())
def test_the_order_of_tellings_changes_nothing(order: random.Random) -> None:
    shuffled = tellings()
    order.shuffle(shuffled)
    texts = dict(order.sample(sorted(TEXTS.items()), len(TEXTS)))
    assert retold(shuffled, texts) == retold(tellings(), TEXTS)


def test_a_figure_that_everybody_gives_does_not_pair_everybody() -> None:
    many = [claim(f"clm_{n}", f"doc_{n:03}", 60, about(1340)) for n in range(200)]
    found = retold([Telling(claim=one, dated="2024-03-15") for one in many], {one.document: HERE for one in many})
    assert len(found) <= 200 * NEIGHBOURS
