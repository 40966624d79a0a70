"""The usual wordings of the field in both languages: each of constructions.yml gives its claim."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

FAMILIES = yaml.safe_load((Path(__file__).parent / "constructions.yml").read_text("utf-8"))
ROWS = [
    (language, text, claim)
    for language, families in FAMILIES.items()
    for sentences in families.values()
    for text, claim in (sentences or {}).items()
]


@pytest.mark.parametrize(("language", "text", "claim"), ROWS)
def test_a_construction_is_read(told: Callable[..., list[str]], language: str, text: str, claim: str) -> None:
    claims = told(language, text)
    assert claim in claims if claim else not claims
