"""What figures count where the thing stands elsewhere: loads, numbers put at, presence, ellipsis, lists, uses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

FAMILIES = yaml.safe_load((Path(__file__).parent / "counts.yml").read_text("utf-8"))
ROWS = [
    (language, text, claim)
    for language, families in FAMILIES.items()
    for sentences in families.values()
    for text, claim in sentences.items()
]


@pytest.mark.parametrize(("language", "text", "claim"), ROWS)
def test_a_figure_counts_its_thing(told: Callable[..., list[str]], language: str, text: str, claim: str) -> None:
    claims = told(language, text)
    assert any(set(claim.split()) <= set(each.split()) for each in claims) if claim else not claims
