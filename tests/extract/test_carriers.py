"""Ships and aircraft that carry the goods of a transfer (carriers.yml), the examples of the packs, and their laws."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vigie.extract import extract
from vigie.model.claim import Carrier, Extraction
from vigie.model.document import Document
from vigie.model.imo import imo_number
from vigie.packs.craft import CraftExample
from vigie.packs.loader import load_packs

PACKS = load_packs()
SENTENCES = yaml.safe_load(Path(__file__).with_name("carriers.yml").read_text("utf-8"))
EXAMPLES = [
    (code, entry.example.text, entry.example)
    for code, pack in PACKS.languages.items()
    if pack.craft is not None
    for entry in (*pack.craft.nouns, *pack.craft.cues)
]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [(language, text, wanted) for language, texts in SENTENCES.items() for text, wanted in texts.items()],
)
def test_the_carriers_of_a_transfer(
    extracted: Callable[..., Extraction], language: str, text: str, wanted: list[str]
) -> None:
    transfers = [c for c in extracted(language, text).claims if c.kind == "transfer"]
    assert transfers
    for claim in transfers:
        assert [carrier_said(c) for c in claim.carriers] == wanted
        assert all(text[c.start : c.end] == c.text for c in claim.carriers)


@pytest.mark.parametrize(("language", "text", "example"), EXAMPLES)
def test_a_noun_or_cue_reads_its_example(
    extracted: Callable[..., Extraction], language: str, text: str, example: CraftExample
) -> None:
    (claim,) = [c for c in extracted(language, text).claims if c.kind == "transfer"]
    (carrier,) = claim.carriers
    assert {slot: getattr(carrier, slot) for slot in example.expect} == example.expect


def test_what_is_on_board_of_a_ship_is_the_only_thing_that_moves(told: Callable[..., list[str]]) -> None:
    assert told("en", "Iran sent 300 rifles to Sudan aboard the vessel Corvo Sand.") == [
        "transfer occurred IR>SD 300 small-arms"
    ]
    assert told("fr", "Le pétrolier Patriot a livré 300 fusils de l'Iran au Soudan.") == [
        "transfer occurred IR>SD 300 small-arms"
    ]


def test_the_state_of_a_flag_supplies_nothing(told: Callable[..., list[str]]) -> None:
    assert told("fr", "Le cargo « Corvo », battant pavillon du Togo, a livré 40 chars de la Serbie à la Libye.") == [
        "transfer occurred RS>LY 40 tank"
    ]


def test_a_ship_that_is_the_thing_carries_nothing(extracted: Callable[..., Extraction]) -> None:
    text = "Germany has supplied Israel with the Dakar submarine and the vessel Dolfin."
    assert [c.carriers for c in extracted("en", text).claims] == [(), ()]


_WORDS = [
    *("the", "a", "ship", "ships", "vessel", "MV", "aboard", "-flagged", "Togo", "Panama-flagged", "under the flag of"),
    *(
        "named",
        "operated by",
        "Il-76",
        "carrying",
        "Norvik",
        "«",
        "»",
        '"',
        "'",
        ",",
        "and",
        "IMO 9074729",
        "1",
        ".",
        "\n",
    ),
    *(
        "Iran sent 300 rifles to Sudan",
        "carrier",
        "Boeing 747",
        "cargo plane",
        "호",
        "화물선",
        "судно",
        "под",
        "флагом",
    ),
]


@pytest.mark.parametrize("language", ["en", "fr", "ru", "ko"])
@given(words=st.lists(st.sampled_from(_WORDS), max_size=20))
def test_whatever_is_written_a_carrier_is_the_words_of_the_text(language: str, words: list[str]) -> None:
    text = " ".join(words)
    document = Document(id="doc_1", sha256="0" * 64, path="a.txt", text=text, language=language)
    for claim in extract(document, PACKS).claims:
        for carrier in claim.carriers:
            assert text[carrier.start : carrier.end] == carrier.text.strip() != ""
            assert carrier.operator is None or carrier.operator in text
            assert carrier.imo is None or imo_number(carrier.imo) == carrier.imo


def carrier_said(carrier: Carrier) -> str:
    """``ship Blue Tern imo 9074729 flag PA by Halden Lines``."""
    told = [("imo", carrier.imo), ("flag", carrier.flag), ("by", carrier.operator)]
    return " ".join([carrier.kind, carrier.text, *(f"{name} {value}" for name, value in told if value)])
