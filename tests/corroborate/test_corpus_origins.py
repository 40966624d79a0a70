"""The retellings of the corpus as their writers told them: errors of extraction play no part (see gate/origins)."""

from __future__ import annotations

import msgspec
import pytest

import origins
from origins import Corpus, Measure
from vigie.corroborate.ties import Ties
from vigie.corroborate.troubles import troubles
from vigie.model.origin import Telling
from vigie.packs.files import Packs
from vigie.resolve.bodies import Bodies

LEAST = 0.95  # pairwise F1; 0.928 when first run


@pytest.fixture(scope="module")
def corpus(packs: Packs) -> Corpus:
    return origins.corpus(msgspec.structs.replace(packs, languages={}))  # texts without claims: those are the sheets'


@pytest.fixture(scope="module")
def told(corpus: Corpus, bodies: Bodies) -> list[Telling]:
    return origins.tellings(corpus, origins.as_told(corpus, bodies).values(), bodies)


@pytest.fixture(scope="module")
def measure(corpus: Corpus, told: list[Telling], packs: Packs, bodies: Bodies) -> Measure:
    return origins.measured(corpus, origins.as_told(corpus, bodies), told, packs)


def test_tellings_of_one_origin_come_together(measure: Measure) -> None:
    assert len(measure.of) >= 377
    assert measure.f1 >= LEAST


def test_nothing_is_borne_out_that_no_writer_says_is(corpus: Corpus, measure: Measure, ties: Ties) -> None:
    assert origins.false_corroborations(corpus, measure, ties) == []


def test_circular_citing_is_found_and_nothing_else_taken_for_it(
    corpus: Corpus, measure: Measure, told: list[Telling], bodies: Bodies, ties: Ties
) -> None:
    by_claim = {one.claim.id: one for one in told}
    found = [one for one in troubles(measure.statements, by_claim, bodies, ties) if one.kind == "circular"]
    circles = [tuple(sorted({by_claim[claim].claim.document for claim in one.claims})) for one in found]
    assert sorted(circles) == sorted(corpus.circular)
