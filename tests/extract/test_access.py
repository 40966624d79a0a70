"""How the claimer's words come to us, who keeps a distance, and how they say they know."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.model.claim import Extraction


@pytest.mark.parametrize(
    ("language", "text", "access"),
    [
        ("en", "Sweden delivered radars to Peru.", "own"),
        ("en", "Sweden delivered radars to Peru, the Chilean army said.", "reported"),
        ("en", '"Sweden delivered radars to Peru," the Chilean army said.', "quoted"),
        ("fr", "« La Suède a livré des radars au Pérou », affirme Oslo.", "quoted"),
        ("fr", "Oslo affirme que la Suède a livré des radars au Pérou.", "reported"),
    ],
)
def test_access(extracted: Callable[..., Extraction], language: str, text: str, access: str) -> None:
    (claim,) = extracted(language, text).claims
    assert claim.access == access


@pytest.mark.parametrize(
    ("language", "text", "hedger"),
    [
        ("fr", "Selon Oslo, la Suède aurait livré des radars au Pérou.", "relay"),
        ("fr", "La Suède aurait livré des radars au Pérou.", "claimer"),
        ("en", "Sweden reportedly delivered radars to Peru, Oslo said.", "unclear"),
        ("en", "Sweden delivered radars to Peru, Oslo said.", None),
    ],
)
def test_who_keeps_a_distance(
    extracted: Callable[..., Extraction], language: str, text: str, hedger: str | None
) -> None:
    (claim,) = extracted(language, text).claims
    assert claim.hedged_by == hedger


@pytest.mark.parametrize(
    ("language", "text", "basis"),
    [
        ("en", "Stockholm admitted that Sweden had delivered radars to Peru.", "admission"),
        ("en", "Witnesses say that Sweden delivered radars to Peru.", "witness"),
        ("en", "According to leaked documents, Sweden delivered radars to Peru.", "document"),
        ("fr", "Citant des documents internes, Oslo affirme que la Suède a livré des radars au Pérou.", "document"),
        ("fr", "Selon des images satellite, la Suède a livré des radars au Pérou.", "imagery"),
        ("fr", "Stockholm a reconnu que la Suède avait livré des radars au Pérou.", "admission"),
        ("fr", "Oslo affirme que la Suède a livré des radars au Pérou.", None),
        ("en", "The Chilean intelligence service says Sweden delivered radars to Peru.", None),
    ],
)
def test_how_they_say_they_know(
    extracted: Callable[..., Extraction], language: str, text: str, basis: str | None
) -> None:
    (claim,) = extracted(language, text).claims
    assert claim.basis == basis
