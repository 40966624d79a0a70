"""Claimers of several phrases: vague voices of a named body, newsrooms that the catalogue does not know."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.model.claim import Extraction


@pytest.mark.parametrize(
    ("language", "text", "claimer"),
    [
        ("en", "Officials at Chile's defence ministry say Sweden delivered radars to Peru.", "mnd-cl"),
        ("en", "Pentagon officials say Sweden delivered radars to Peru.", "pentagon"),
        ("en", "A source in the Chilean army said Sweden delivered radars to Peru.", "mil-cl"),
        (
            "fr",
            "Un responsable du ministère chilien de la Défense dit que la Suède a livré des radars au Pérou.",
            "mnd-cl",
        ),
        ("fr", "Selon un rapport du Pentagone, la Suède a livré des radars au Pérou.", "pentagon"),
        (
            "fr",
            "Selon une source proche de la présidence chilienne, la Suède a livré des radars au Pérou.",
            "presidency-cl",
        ),
    ],
)
def test_a_vague_voice_of_a_body_speaks_for_it(
    extracted: Callable[..., Extraction], language: str, text: str, claimer: str
) -> None:
    (claim,) = extracted(language, text).claims
    assert claim.claimers[0].id == claimer


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Sweden delivered radars to Peru, the Arica Herald reported.", "Arica Herald"),
        ("en", "The newspaper Alborada Sur reported that Sweden delivered radars to Peru.", "Alborada Sur"),
        ("fr", "La Suède a livré des radars au Pérou, rapporte Le Courrier de Lima.", "Courrier de Lima"),
        ("fr", "Selon le quotidien péruvien Alborada, la Suède a livré des radars au Chili.", "Alborada"),
        ("fr", "Selon l'hebdomadaire Blick am Montag, la Suède a livré des radars au Chili.", "Blick am Montag"),
    ],
)
def test_newsrooms_by_the_words_of_their_names(
    extracted: Callable[..., Extraction], language: str, text: str, words: str
) -> None:
    (claim,) = extracted(language, text).claims
    assert claim.claimers[0].text == words


@pytest.mark.parametrize(
    ("language", "text", "chain"),
    [
        ("en", "Sweden delivered radars to Peru, the Arica Herald reported, citing two Chilean generals.", 2),
        ("fr", "Citant un général chilien, La Gazette de Lima écrit que la Suède a livré des radars au Pérou.", 2),
    ],
)
def test_an_unknown_newsroom_relays(extracted: Callable[..., Extraction], language: str, text: str, chain: int) -> None:
    (claim,) = extracted(language, text).claims
    assert [c.role for c in claim.claimers] == ["origin", "relay"][:chain]
    assert claim.claimers[0].state == "CL" or claim.claimers[0].id == "CL"
