from __future__ import annotations

from typing import Any

import pytest

from vigie.model.claim import Quantity
from vigie.packs.messages import gloss_of
from vigie.publish.quantities import short_amount


@pytest.mark.parametrize(
    ("given", "french", "english"),
    [
        ({"min": 150}, "≥ 150", "≥ 150"),
        ({"max": 120}, "≤ 120", "≤ 120"),
        ({"min": 200, "max": 200, "approximate": True}, "≈ 200", "≈ 200"),
        ({"min": 6000, "max": 8000}, "6 000–8 000", "6,000–8,000"),
        ({"min": 10, "approximate": True}, "≥ ≈ 10", "≥ ≈ 10"),
        ({"min": 1.7e9, "max": 5.5e9, "unit": "usd"}, "1,7 Md $US–5,5 Md $US", "$1.7B–$5.5B"),
        ({"min": 5.0357e12, "max": 5.0357e12, "unit": "usd"}, "5,0357 Bn $US", "$5.0357T"),
        ({"min": 1234567, "max": 1234567, "unit": "usd"}, "1 234 567 $US", "$1,234,567"),
        ({"min": 2000, "max": 2000, "unit": "container"}, "2 000 conteneurs", "2,000 containers"),
        ({"min": 1, "max": 1, "unit": "ship"}, "1 navire", "1 ship"),
        ({"min": 1.5, "max": 1.5, "unit": "tonne"}, "1,5 tonne", "1.5 tonnes"),
        ({"min": 20, "max": 99, "vague": True}, "dizaines", "dozens"),
        ({"min": 20, "max": 99, "vague": True, "unit": "shipment"}, "dizaines cargaisons", "dozens shipments"),
        ({"min": 20000, "max": 20000, "per": "month"}, "20 000 par mois", "20,000 a month"),
        ({"factor": 2.5}, "× 2,5", "× 2.5"),
        ({"min": 50, "max": 50, "unit": "percent"}, "50 %", "50 per cent"),
        ({}, "des tas", "des tas"),
    ],
)
def test_a_cell(given: dict[str, Any], french: str, english: str) -> None:
    quantity = Quantity(text="des tas", start=0, end=7, **given)
    for language, wanted in (("fr", french), ("en", english)):
        cell = short_amount(quantity, gloss_of(language), language)
        assert cell.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ") == wanted
