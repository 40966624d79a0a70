"""Turns of reporting: who presents whom, what a heading, a question, a find or an endless line may and may not tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.extract.phrases import is_money
from vigie.model.claim import Extraction
from vigie.packs.files import Packs
from vigie.text.tokens import LONGEST, SentenceRules


@pytest.mark.parametrize(
    ("language", "text", "chain"),
    [
        (
            "fr",
            "Le porte-parole du gouvernement letton est formel : « Aucun radar n'a été livré au Pérou. »",
            "government-lv",
        ),
        ("en", 'The Latvian government was blunt: "No radar was delivered to Peru."', "government-lv"),
        ("fr", "La Suède a livré des radars au Pérou, selon Reuters, qui cite Oslo.", "NO reuters"),
        ("fr", "Oslo, cité par Reuters, affirme que la Suède a livré des radars au Pérou.", "NO reuters"),
        ("en", "Oslo, quoted by Reuters, says that Sweden delivered radars to Peru.", "NO reuters"),
        ("fr", "La Suède a livré des radars au Pérou, rapporte le quotidien Le Monde.", "le-monde"),
    ],
)
def test_who_says_so(extracted: Callable[..., Extraction], language: str, text: str, chain: str) -> None:
    (claim,) = extracted(language, text).claims
    assert [c.id for c in claim.claimers] == chain.split()


@pytest.mark.parametrize(
    ("language", "text", "supplier", "recipient"),
    [
        ("en", "Turkey's Baykar delivered 6 drones to Mali.", "baykar", "ML"),
        ("fr", "Le constructeur turc Baykar a livré 6 drones au Mali.", "baykar", "ML"),
        ("fr", "Le Mali a acheté 6 drones au constructeur turc Baykar.", "baykar", "ML"),
        ("fr", "La Suède a livré 6 drones aux combattants du M23.", "SE", "m23"),
        ("en", "Swedish drones arrived in Mali.", "SE", "ML"),
        ("en", "Mali is said to have received drones from Sweden.", "SE", "ML"),
        ("en", "Mali is still awaiting drones from Sweden.", "SE", "ML"),
    ],
)
def test_who_and_to_whom(
    extracted: Callable[..., Extraction], language: str, text: str, supplier: str, recipient: str
) -> None:
    (claim,) = extracted(language, text).claims
    assert claim.supplier is not None and claim.recipient is not None
    assert (claim.supplier.id, claim.recipient.id) == (supplier, recipient)


def test_what_is_negotiated_is_not_agreed(told: Callable[..., list[str]]) -> None:
    negotiated = told("fr", "La Suède et le Pérou négocient un contrat pour 12 radars.")
    assert negotiated and all("planned" in claim for claim in negotiated)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Des débris retrouvés à Odessa montrent que le missile était un Iskander."),
        ("en", "Wreckage found in Odesa shows that the missile was an Iskander."),
    ],
)
def test_a_find_is_identified_by_a_copula(extracted: Callable[..., Extraction], language: str, text: str) -> None:
    kinds = {(c.kind, c.item.id) for c in extracted(language, text).claims if c.item}
    assert ("identification", "iskander") in kinds or ("identification", "iskander-m") in kinds


def test_a_designation_begins_with_no_unit(amounts: Callable[[str, str], str]) -> None:
    assert "tonne" not in amounts("en", "50 T-72 tanks")
    assert "tonne" in amounts("en", "50 t of ammunition")


def test_only_currencies_have_three_letters(packs: Packs) -> None:
    """What ``is_money`` relies on."""
    money = {unit for unit in packs.vocabulary.units if is_money(unit)}
    assert {"usd", "eur", "pln"} <= money
    assert money.isdisjoint({"container", "crate", "barrel", "litre", "tonne", "day", "km", "mm"})


@pytest.mark.parametrize("text", ["a delivered shells " * 2000, "x" * 9000, "shells, " * 3000])
def test_no_sentence_is_endless(text: str) -> None:
    spans = SentenceRules(()).split(text, 0, len(text))
    assert max(end - start for start, end in spans) <= LONGEST
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("language", "text", "claimer"),
    [
        ("en", "The Philippines is to receive missiles from India, its defence ministry said.", "mnd-ph"),
        ("fr", "Le Pérou recevra des missiles de l'Inde, a annoncé son ministère de la Défense.", "mnd-pe"),
        (
            "fr",
            "Le Pérou va acheter 12 Rafale au groupe THAL.PA, a annoncé vendredi le Premier ministre péruvien.",
            "government-pe",
        ),
    ],
)
def test_a_body_belongs_to_whom_the_words_say(
    extracted: Callable[..., Extraction], language: str, text: str, claimer: str
) -> None:
    assert {c.claimers[0].id for c in extracted(language, text).claims} == {claimer}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le Pérou va acheter 12 avions construits par Dassault Aviation."),
        ("en", "Peru will buy 12 jets built by Dassault Aviation."),
    ],
)
def test_who_built_a_thing_is_not_who_sells_it(extracted: Callable[..., Extraction], language: str, text: str) -> None:
    (transfer,) = [c for c in extracted(language, text).claims if c.kind == "transfer"]
    assert transfer.supplier is None
    assert transfer.status == "planned"


def test_nothing_planned_is_at_the_stage_of_delivered(extracted: Callable[..., Extraction]) -> None:
    stages = {
        status: extracted("en", f"Sweden {verb} 12 radars to Peru.").claims[0].stage
        for status, verb in (("occurred", "delivered"), ("planned", "will deliver"), ("denied", "did not deliver"))
    }
    assert stages == {"occurred": "delivered", "planned": None, "denied": None}


@pytest.mark.parametrize(
    ("language", "text", "stage"),
    [
        ("en", "Berlin approved the delivery of 12 guns to Kyiv.", "licensed"),
        ("en", "Turkey offered to deliver 12 drones to Niger.", "offered"),
        ("en", "Turkey pledged to deliver 12 drones to Niger.", "pledged"),
        ("en", "Peru signed a contract with Italy for the delivery of 12 tanks.", "ordered"),
        ("fr", "Berlin a autorisé l'exportation de 12 canons vers l'Ukraine.", "licensed"),
        ("fr", "La Turquie propose de livrer 12 drones au Niger.", "offered"),
        ("fr", "Le Niger demande la livraison de 12 drones.", "requested"),
    ],
)
def test_what_governs_a_transfer_tells_its_stage(
    extracted: Callable[..., Extraction], language: str, text: str, stage: str
) -> None:
    assert [c.stage for c in extracted(language, text).claims if c.kind == "transfer"] == [stage]
