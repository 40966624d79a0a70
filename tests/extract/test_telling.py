"""Whose words go on: quotations over sentences and paragraphs, lists, hearsay, looking back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.model.claim import Claimer, Extraction


def name(claimer: Claimer) -> str:
    return claimer.id or claimer.text or "?"


@pytest.mark.parametrize(
    ("language", "text", "claimers"),
    [
        (
            "fr",
            "« La Suède a livré des radars au Pérou. Elle enverra des chars au Mali », a dit Emmanuel Macron.",
            ["emmanuel-macron", "emmanuel-macron"],
        ),
        (
            "en",
            '"Sweden delivered radars to Peru. Now it is sending tanks to Mali," Emmanuel Macron said.',
            ["emmanuel-macron", "emmanuel-macron"],
        ),
        (
            "en",
            'Sweden delivered radars to Peru, Emmanuel Macron said.\n"Sweden sent twelve tanks to Mali last year."',
            ["emmanuel-macron", "emmanuel-macron"],
        ),
        (
            "en",
            'Sweden delivered radars to Peru, Emmanuel Macron said.\n"Kamikaze" drones were delivered to Mali by Iran.',
            ["emmanuel-macron", "author"],
        ),
        ("en", "Sweden delivered radars to Peru. This was announced by Emmanuel Macron.", ["emmanuel-macron"]),
        ("fr", "La Suède a livré des radars au Pérou. C'est ce qu'a annoncé Emmanuel Macron.", ["emmanuel-macron"]),
        (
            "fr",
            "Des diplomates affirment que la Suède a livré des radars au Pérou. Elle aurait livré des chars au Togo.",
            ["diplomats", "diplomats"],
        ),
        (
            "fr",
            "Des diplomates affirment que la Suède a livré des radars au Pérou. Elle a aussi livré des chars au Mali.",
            ["diplomats", "author"],
        ),
    ],
)
def test_whose_words_go_on(extracted: Callable[..., Extraction], language: str, text: str, claimers: list[str]) -> None:
    assert [name(c.claimers[0]) for c in extracted(language, text, "body").claims] == claimers


def test_a_list_is_told_by_who_tells_its_lead(extracted: Callable[..., Extraction]) -> None:
    text = "From Sweden to Peru, Emmanuel Macron counts:\n- 12 radars;\nIn return:\n- 3 ships."
    claims = extracted("en", text, "body", "list-item", "body", "list-item").claims
    assert claims and {name(c.claimers[0]) for c in claims} == {"emmanuel-macron"}
