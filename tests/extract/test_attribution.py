"""Who says so: the chain of claimers, its stance, and how long somebody goes on speaking."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.model.claim import Claimer, Extraction


def name(claimer: Claimer) -> str:
    return claimer.id or claimer.text or "?"


@pytest.mark.parametrize(
    ("language", "text", "chain"),
    [
        ("fr", "La Chine a livré des chars au Pakistan.", ["author"]),
        ("fr", "Selon Oslo, la Chine a livré des chars au Pakistan.", ["NO"]),
        ("fr", "La Chine a livré des chars au Pakistan, selon Oslo.", ["NO"]),
        ("fr", "Oslo affirme que la Chine a livré des chars au Pakistan.", ["NO"]),
        ("fr", "La Chine a livré des chars au Pakistan, a déclaré Oslo.", ["NO"]),
        ("fr", "D'après des experts, la Chine a livré des chars au Pakistan.", ["experts"]),
        ("fr", "« La Chine a livré des chars au Pakistan », a dit Emmanuel Macron.", ["emmanuel-macron"]),
        ("fr", "La Chine a livré des chars au Pakistan, a dit Oslo à l'agence Reuters.", ["NO", "reuters"]),
        (
            "fr",
            "A Oslo, le ministère norvégien de la Défense dit que la Chine a livré des chars au Pakistan.",
            ["mnd-no"],
        ),
        ("fr", "La Chine a livré des chars au Pakistan, dit le chef du ministère norvégien de la Défense.", ["mnd-no"]),
        (
            "fr",
            "La Chine a livré des chars au Pakistan, dit le patron du bureau norvégien du Commerce.",
            ["patron du bureau norvégien du Commerce"],
        ),
        (
            "fr",
            "La Chine a livré des chars au Pakistan, selon une étude menée par Amnesty International, une organisation"
            " britannique, et publiée lundi avec la BBC.",
            ["amnesty-international", "reports"],
        ),
        ("en", "China delivered tanks to Pakistan.", ["author"]),
        ("en", "According to Oslo, China delivered tanks to Pakistan.", ["NO"]),
        ("en", "China delivered tanks to Pakistan, according to Oslo.", ["NO"]),
        ("en", "Oslo says that China delivered tanks to Pakistan.", ["NO"]),
        ("en", "Oslo says China delivered tanks to Pakistan.", ["NO"]),
        ("en", "China delivered tanks to Pakistan, Oslo said.", ["NO"]),
        ("en", "China delivered tanks to Pakistan, said Emmanuel Macron.", ["emmanuel-macron"]),
        ("en", "Experts say China delivered tanks to Pakistan.", ["experts"]),
        ("en", "Oslo told Reuters that China delivered tanks to Pakistan.", ["NO", "reuters"]),
        ("en", "Reuters reported, citing Oslo, that China delivered tanks to Pakistan.", ["NO", "reuters"]),
    ],
)
def test_the_chain_has_its_origin_first(
    extracted: Callable[..., Extraction], language: str, text: str, chain: list[str]
) -> None:
    (claim,) = extracted(language, text).claims
    assert [name(one) for one in claim.claimers] == chain


@pytest.mark.parametrize(
    ("language", "text", "stance"),
    [
        ("fr", "Oslo affirme que la Chine a livré des chars au Pakistan.", "states"),
        ("fr", "Oslo confirme que la Chine a livré des chars au Pakistan.", "confirms"),
        ("fr", "Pékin dément que la Chine ait livré des chars au Pakistan.", "disputes"),
        ("en", "Oslo says that China delivered tanks to Pakistan.", "states"),
        ("en", "Oslo confirmed that China delivered tanks to Pakistan.", "confirms"),
        ("en", "Beijing denies that China delivered tanks to Pakistan.", "disputes"),
    ],
)
def test_the_origin_has_a_stance(extracted: Callable[..., Extraction], language: str, text: str, stance: str) -> None:
    (claim,) = extracted(language, text).claims
    assert (claim.claimers[0].role, claim.claimers[0].stance) == ("origin", stance)


@pytest.mark.parametrize(
    ("language", "text", "origins"),
    [
        (
            "fr",
            "Le ministère norvégien de la Défense a parlé. Il affirme que la Chine a livré des chars au Mali.",
            ["mnd-no"],
        ),
        (
            "en",
            "Emmanuel Macron said China delivered tanks to Pakistan. China also delivered radars to Nepal.",
            ["emmanuel-macron", "emmanuel-macron"],
        ),
        (
            "fr",
            "Emmanuel Macron dit que la Chine a livré des chars au Pakistan. Elle a aussi livré des radars au Népal.",
            ["emmanuel-macron", "emmanuel-macron"],
        ),
        (
            "en",
            "Experts say China delivered tanks to Pakistan. China also delivered radars to Nepal.",
            ["experts", "author"],
        ),
        (
            "en",
            "Emmanuel Macron said China delivered tanks to Mali. According to Oslo, China delivered radars to Nepal.",
            ["emmanuel-macron", "NO"],
        ),
    ],
)
def test_bodies_and_people_go_on_speaking(
    extracted: Callable[..., Extraction], language: str, text: str, origins: list[str]
) -> None:
    assert [name(claim.claimers[0]) for claim in extracted(language, text).claims] == origins


def test_nobody_speaks_beyond_his_paragraph(extracted: Callable[..., Extraction]) -> None:
    text = "Emmanuel Macron said China delivered tanks to Pakistan.\nChina also delivered radars to Nepal."
    claims = extracted("en", text, "body").claims
    assert [name(claim.claimers[0]) for claim in claims] == ["emmanuel-macron", "author"]


def test_the_date_of_saying_is_not_that_of_the_fact(extracted: Callable[..., Extraction]) -> None:
    (claim,) = extracted("en", "Oslo said on Monday that China had delivered tanks to Pakistan in 2021.").claims
    assert claim.stated is not None and claim.stated.edtf == "2024-10-28"
    assert claim.time is not None and claim.time.edtf == "2021"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Pakistan Navy received a frigate from China.", "navy-pk"),
        ("The Ghana Armed Forces received ten tanks from China.", "mil-gh"),
        ("The Uganda Ministry of Defence received ten tanks from China.", "mnd-ug"),
    ],
)
def test_a_body_takes_the_name_of_its_state(extracted: Callable[..., Extraction], text: str, body: str) -> None:
    (claim,) = extracted("en", text).claims
    assert claim.recipient is not None
    assert claim.recipient.id == body
