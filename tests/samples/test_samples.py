"""The bundled samples: listed, stamped, dated, in both languages, and read as what they are."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import pytest

from vigie.capture import find_inputs
from vigie.extract import extract
from vigie.model.capture import Input
from vigie.model.claim import Anchored, Claim, Claimer, Evidence, Link
from vigie.model.document import Document
from vigie.model.errors import ReadError
from vigie.packs.files import Packs
from vigie.packs.loader import load_packs
from vigie.read import read_input
from vigie.text.days import is_edtf_date

FOLDER = Path(__file__).parents[2] / "samples"
NOT_SAMPLES = {"README.md", "manifest.csv"}
STAMPS = {
    "fr": "ÉCHANTILLON – texte de démonstration, publication inventée, faits publics",
    "en": "SAMPLE – demonstration text, invented outlet, public facts",
}
# An agenda and a page of house rules: a reader of claims must also know when there are none.
WITHOUT_CLAIMS = {"fr-14-agenda.txt", "en-14-method.txt"}
FILES = sorted(path.name for path in FOLDER.iterdir() if path.name not in NOT_SAMPLES)
CLAIMING = [name for name in FILES if name not in WITHOUT_CLAIMS]


@cache
def rows() -> list[dict[str, str]]:
    with (FOLDER / "manifest.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@cache
def documents() -> dict[str, Document]:
    found = [source for source in find_inputs([str(FOLDER)]) if isinstance(source, Input)]
    return {source.path: read_input(source) for source in found if source.path in FILES}


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs()


def quotes(node: object) -> Iterator[tuple[int, int, str]]:
    """Start, end and words of all that a claim takes from its document."""
    match node:
        case Anchored() | Claimer():
            if node.text is not None and node.start is not None and node.end is not None:
                yield node.start, node.end, node.text
        case Evidence() | Link():
            yield node.start, node.end, node.exact
    if isinstance(node, tuple):
        for part in node:
            yield from quotes(part)
    elif is_dataclass(node):
        for slot in fields(node):
            yield from quotes(getattr(node, slot.name))


def misquoted(claim: Claim, text: str) -> list[tuple[int, int, str]]:
    return [(start, end, words) for start, end, words in quotes(claim) if text[start:end] != words]


def test_there_are_enough_of_them_in_both_languages() -> None:
    languages = [row["language"] for row in rows()]
    assert len(FILES) >= 24
    assert set(languages) == set(STAMPS)
    assert all(languages.count(language) >= 12 for language in STAMPS)


def test_the_manifest_lists_every_sample_once_and_nothing_else() -> None:
    assert sorted(row["file"] for row in rows()) == FILES


def test_the_manifest_says_who_published_what_and_when() -> None:
    for row in rows():
        assert is_edtf_date(row["dated"]), row["file"]
        assert row["title"], row["file"]
        assert row["publisher"], row["file"]
        assert row["url"] == "" or row["url"].startswith("https://example.org/"), row["file"]


def test_the_manifest_is_read_without_a_fault() -> None:
    assert [found for found in find_inputs([str(FOLDER)]) if isinstance(found, ReadError)] == []


def test_a_walk_over_the_folder_finds_the_samples_alone() -> None:
    assert [found.path for found in find_inputs([str(FOLDER)]) if isinstance(found, Input)] == FILES


@pytest.mark.parametrize("name", FILES)
def test_a_sample_is_stamped_as_one(name: str) -> None:
    document = documents()[name]
    assert document.language is not None
    assert document.text.split("\n", 1)[0] == STAMPS[document.language]
    assert name.startswith(f"{document.language}-")


@pytest.mark.parametrize("name", FILES)
def test_a_sample_is_short(name: str) -> None:
    assert 90 <= len(documents()[name].text.split()) <= 220


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".html")])
def test_a_page_says_of_itself_what_the_manifest_says_of_it(name: str) -> None:
    alone = read_input(next(found for found in find_inputs([str(FOLDER / name)]) if isinstance(found, Input)))
    row = next(row for row in rows() if row["file"] == name)
    said = (alone.title, alone.publisher, alone.dated, alone.language, alone.url)
    assert said == (row["title"], row["publisher"], row["dated"], row["language"], row["url"])
    assert [segment.role for segment in alone.segments].count("lead") == 1


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".html")])
def test_what_stands_around_a_page_is_not_read(name: str) -> None:
    around = ("S'abonner", "gardien de phare", "Tous droits", "Subscribe", "dredging", "Cookie", "Tide tables")
    page = (FOLDER / name).read_text("utf-8")
    assert any(words in page for words in around)
    assert not any(words in documents()[name].text for words in around)


@pytest.mark.parametrize("name", FILES)
def test_every_anchor_quotes_its_document(name: str, packs: Packs) -> None:
    document = documents()[name]
    claims = extract(document, packs).claims
    assert [wrong for claim in claims for wrong in misquoted(claim, document.text)] == []
    assert all(claim.evidence for claim in claims)


@pytest.mark.parametrize("name", CLAIMING)
def test_a_sample_that_states_something_gives_a_claim(name: str, packs: Packs) -> None:
    assert extract(documents()[name], packs).claims


@pytest.mark.parametrize("name", sorted(WITHOUT_CLAIMS))
def test_a_sample_that_states_nothing_gives_none(name: str, packs: Packs) -> None:
    assert extract(documents()[name], packs).claims == ()


def test_a_wrong_anchor_would_be_seen() -> None:
    text = "Berlin delivered 18 tanks."
    right = Claim(id="clm_1", document="doc_1", kind="transfer", status="occurred", head=7,
                  evidence=(Evidence(start=0, end=6, exact="Berlin"),),
                  claimers=(Claimer(id="author"), Claimer(id="DE", text="Berlin", start=1, end=7)))  # fmt: skip
    assert misquoted(right, text) == [(1, 7, "Berlin")]
