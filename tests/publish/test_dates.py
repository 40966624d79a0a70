from __future__ import annotations

import pytest

from vigie.packs.messages import gloss_of
from vigie.publish.dates import date_phrase, short_date


@pytest.mark.parametrize(
    ("edtf", "french", "english"),
    [
        ("2025", "en 2025", "in 2025"),
        ("2023-09", "en septembre 2023", "in September 2023"),
        ("2023-08-14", "le 14 août 2023", "on 14 August 2023"),
        ("2023-08-01", "le 1er août 2023", "on 1 August 2023"),
        ("2023-09/..", "à partir de septembre 2023", "from September 2023"),
        ("2023-10/..", "à partir d'octobre 2023", "from October 2023"),
        ("../2025", "au plus tard en 2025", "by 2025"),
        ("../2025-08-14", "au plus tard le 14 août 2025", "by 14 August 2025"),
        ("2024-03/2024-12", "de mars 2024 à décembre 2024", "from March 2024 to December 2024"),
        ("2023-09-07/2023-10-01", "du 7 septembre 2023 au 1er octobre 2023", "from 7 September 2023 to 1 October 2023"),
        ("2025-01~", "vers janvier 2025", "around January 2025"),
        ("2024-23", "à l'automne 2024", "in autumn 2024"),
        ("202X", "(202X)", "(202X)"),
        ("2024-13-45", "(2024-13-45)", "(2024-13-45)"),
    ],
)
def test_a_date_in_a_sentence(edtf: str, french: str, english: str) -> None:
    assert date_phrase(edtf, gloss_of("fr"), "fr") == french
    assert date_phrase(edtf, gloss_of("en"), "en") == english


@pytest.mark.parametrize(
    ("edtf", "cell"),
    [
        ("2025", "2025"), ("2023-09", "sept. 2023"), ("2023-09/..", "sept. 2023 →"), ("../2025", "→ 2025"),
        ("2024-03/2024-12", "mars 2024 → déc. 2024"), ("2025-01~", "≈ janv. 2025"), ("202X", "202X"),
    ],
)  # fmt: skip
def test_a_date_in_a_table(edtf: str, cell: str) -> None:
    assert short_date(edtf, gloss_of("fr"), "fr").replace("\N{NO-BREAK SPACE}", " ") == cell
