"""The date a document gives itself, and what it may not be taken for."""

from __future__ import annotations

import pytest

from vigie.extract import reader_for
from vigie.extract.dateline import own_date
from vigie.packs.files import Packs

DATED = [
    ("fr", "SPÉCIMEN\nSéoul, le 2 mai 2024\n\nLe Chili a livré des chars le mois dernier.", "2024-05-02"),
    ("fr", "LIMA, 3 juin 2024 (Agence) - Le Pérou a reçu des radars.", "2024-06-03"),
    ("en", "date 2023-08\nPeru received radars last month.", "2023-08"),
    ("en", "SANTIAGO, May 2, 2024 (Agency) — Peru said it had received radars.", "2024-05-02"),
    ("en", "Published: 12 March 2025, 10:30\nPeru received radars.", "2025-03-12"),
    ("en", "SANTIAGO, May 2 (Agency) — Peru received radars.", None),
    ("en", "50 tanks delivered in May 2024\nPeru received radars.", None),
    ("en", "Chile delivered 50 tanks on 2 May 2024.", None),
    ("fr", "", None),
]


@pytest.mark.parametrize(("language", "text", "date"), DATED)
def test_a_document_dates_itself(packs: Packs, language: str, text: str, date: str | None) -> None:
    reader = reader_for(packs, language)
    assert reader is not None
    assert own_date(text, reader.dates.find(text, None)) == date
