"""A slice of `make bench`: loose limits that only a real slowdown breaks, whatever else the machine is doing."""

from __future__ import annotations

from pathlib import Path

import pytest

import archives
import measures
from articles import BYTES, articles
from vigie.packs.files import Packs
from vigie.packs.loader import load_packs


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs()


def test_articles_are_the_same_each_time_and_of_the_size_promised(packs: Packs) -> None:
    first, again = list(articles(packs, 6)), list(articles(packs, 6))
    assert first == again
    assert len({document.id for document in first}) == 6
    assert {document.language for document in first} == {"fr", "en"}
    assert all(BYTES <= len(document.text) < 1.5 * BYTES for document in first)


def test_extraction_keeps_its_pace(packs: Packs) -> None:
    measured = measures.extraction(list(articles(packs, 60)), packs)
    assert measured.claims > measured.documents
    assert measured.rate > 30
    assert measured.worst < 300


def test_ten_times_the_documents_take_ten_times_as_long(packs: Packs, tmp_path: Path) -> None:
    measures.reading(10, packs, tmp_path / "warm")
    few, many = (measures.reading(count, packs, tmp_path / str(count)) for count in (30, 300))
    assert many.rate > few.rate / 2


def test_start_up_is_short() -> None:
    assert measures.start_up() < 2
    assert measures.packs_load() < 0.6


def test_records_go_through_not_much_slower_than_through_the_library_alone(tmp_path: Path) -> None:
    paces = archives.measured(40, tmp_path, rounds=2)
    assert {pace.records for pace in paces.values()} == {40}
    assert paces["through Vigie"].seconds < 4 * paces["bare with digests"].seconds
    assert paces["written"].records / paces["written"].seconds > 20
