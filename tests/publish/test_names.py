"""A claimer without a name in the catalogue is shown in the document's words, unless they may name a private person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.model.claim import Claim, Claimer, Evidence, Party
from vigie.publish.csv_table import claim_cells
from vigie.publish.gloss import gloss
from vigie.publish.names import Names, shown_body
from vigie.publish.rows import Cited


def claimed_by(name: str) -> Claim:
    text = f"{name} said that Norway received guns."
    return Claim(
        id="clm_1",
        document="doc_1",
        kind="transfer",
        status="occurred",
        head=0,
        recipient=Party(text="Norway", start=0, end=6, id="NO"),
        claimers=(Claimer(text=name, start=0, end=len(name), role="origin"),),
        evidence=(Evidence(start=0, end=len(text), exact=text),),
    )


@pytest.mark.parametrize(
    ("language", "words"), [("en", "somebody named in the text"), ("fr", "quelqu'un que le texte nomme")]
)
def test_a_private_person_is_in_no_column_and_no_sentence(
    names: Callable[[str], Names], language: str, words: str
) -> None:
    claim, said = claimed_by("Maren Holt"), names(language)
    cells = claim_cells(Cited(claim=claim, path="a.txt", sha256="0"), said)
    assert shown_body(said, claim.claimers[0]) == cells["claimers"] == words
    assert words in gloss(claim, said)
    assert [name for name, cell in cells.items() if "Maren" in str(cell)] == ["quote"]


@pytest.mark.parametrize("name", ["Halden Analytics Group", "director"])
def test_a_body_and_a_common_noun_are_shown_as_written(names: Callable[[str], Names], name: str) -> None:
    claim = claimed_by(name)
    assert shown_body(names("en"), claim.claimers[0]) == name
    assert f"“{name}”" in gloss(claim, names("en"))
