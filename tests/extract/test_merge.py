"""A claim repeated in a document is one claim with several pieces of evidence; another fact is another claim."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.model.claim import Extraction

SAID_TWICE = [
    ("fr", "La Pologne livre 40 chars à l'Ukraine", "La Pologne a livré 40 chars à l'Ukraine en 2023."),
    ("fr", "La Pologne a livré 40 chars à l'Ukraine.", "Ces 40 chars ont été livrés par la Pologne à l'Ukraine."),
    ("en", "Poland delivers 40 tanks to Ukraine", "Poland delivered 40 tanks to Ukraine in 2023."),
    ("en", "Poland delivered 40 tanks to Ukraine.", "Ukraine received 40 tanks from Poland."),
    ("en", "Poland delivered tanks to Ukraine.", "Poland delivered 40 tanks to Ukraine."),
]
TWO_FACTS = [
    ("fr", "La Pologne a livré 40 chars à l'Ukraine.", "La Pologne a livré 20 chars à l'Ukraine."),
    ("fr", "La Pologne a livré 40 chars à l'Ukraine.", "Le Maroc a livré 40 chars à l'Ukraine."),
    ("en", "Poland delivered 40 tanks to Ukraine.", "Poland delivered 40 tanks to Latvia."),
    ("en", "Poland delivered 40 tanks to Ukraine.", "Poland will deliver 40 tanks to Ukraine."),
    ("en", "Poland delivered 40 tanks to Ukraine.", "Poland has not delivered 40 tanks to Ukraine."),
    ("en", "Poland delivered 40 tanks to Ukraine in 2022.", "Poland delivered 40 tanks to Ukraine in 2023."),
    ("en", "Poland delivered 40 tanks to Ukraine.", "Poland delivered 40 radars to Ukraine."),
]


@pytest.mark.parametrize(("language", "text", "again"), SAID_TWICE)
def test_a_repeat_is_one_claim_with_two_pieces_of_evidence(
    extracted: Callable[..., Extraction], language: str, text: str, again: str
) -> None:
    (claim,) = extracted(language, f"{text}\n{again}", "headline", "body").claims
    assert [evidence.exact for evidence in claim.evidence] == [text, again]
    assert claim.status == "occurred"
    assert claim.quantity is not None and claim.quantity.min == 40


@pytest.mark.parametrize(("language", "text", "again"), SAID_TWICE)
def test_a_repeat_fills_what_the_first_left_open(
    extracted: Callable[..., Extraction], language: str, text: str, again: str
) -> None:
    (claim,) = extracted(language, f"{text}\n{again}", "headline", "body").claims
    assert (claim.time.edtf if claim.time else None) == ("2023" if "2023" in again else None)


@pytest.mark.parametrize(("language", "text", "again"), TWO_FACTS)
def test_another_fact_is_another_claim(
    extracted: Callable[..., Extraction], language: str, text: str, again: str
) -> None:
    first, second = extracted(language, f"{text}\n{again}", "body").claims
    assert [evidence.exact for evidence in first.evidence] == [text]
    assert [evidence.exact for evidence in second.evidence] == [again]


def test_a_heading_is_one_claim_with_what_it_names_in_general(told: Callable[..., list[str]]) -> None:
    text = "Peru buys artillery from France\nPeru has bought 12 Caesar howitzers from France in May."
    assert told("en", text, "headline", "body") == ["transfer occurred FR>PE 12 caesar"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "2,000 Cuban soldiers killed\nAbout 2,000 Cuban soldiers have been killed in Angola."),
        ("fr", "2 000 soldats cubains tués\nEnviron 2 000 soldats cubains ont été tués en Angola."),
    ],
)
def test_a_heading_takes_no_about_away(extracted: Callable[..., Extraction], language: str, text: str) -> None:
    (claim,) = extracted(language, text, "headline", "body").claims
    assert claim.quantity is not None and claim.quantity.approximate and "2" in claim.quantity.text


def test_a_heading_of_arms_stands_beside_its_parts(told: Callable[..., list[str]]) -> None:
    text = "Peru buys arms from France\nPeru has bought 12 Caesar howitzers from France in May."
    assert len(told("en", text, "headline", "body")) == 2


def test_agreements_of_others_stay_apart(told: Callable[..., list[str]]) -> None:
    text = "Peru signed a contract with Italy in 2020. Kenya signed a contract with Turkey in 2021."
    assert told("en", text) == ["agreement occurred IT+PE", "agreement occurred KE+TR"]
