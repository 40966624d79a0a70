"""Vessels and aircraft that carry the goods of a transfer (carriers.yml), and the laws of their slots."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from vigie.model.claim import Carrier, Extraction

SENTENCES = yaml.safe_load(Path(__file__).with_name("carriers.yml").read_text("utf-8"))


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


def carrier_said(carrier: Carrier) -> str:
    """``ship Blue Tern imo 9074729 flag PA by Halden Lines``."""
    told = [("imo", carrier.imo), ("flag", carrier.flag), ("by", carrier.operator)]
    return " ".join([carrier.kind, carrier.text, *(f"{name} {value}" for name, value in told if value)])
