"""Verb groups: auxiliaries, negation and governors gathered around their verb."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.extract.groups import Group
from vigie.extract.sentence import Sentence


def said(group: Group) -> str:
    """``livré past perfect passive not <prévoit``: main word, tense, marks, governor."""
    marks = [name for name in ("perfect", "passive") if getattr(group, name)] + ["not"] * group.negated
    governor = [f"<{group.governor.main.text}"] if group.governor else []
    return " ".join([group.main.text, group.tense, *marks, *governor])


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le Maroc livre des chars.", ["livre pres"]),
        ("fr", "Le Maroc a livré des chars.", ["livré pres perfect"]),
        ("fr", "Le Maroc aurait livré des chars.", ["livré cond perfect"]),
        ("fr", "Le Maroc livrera des chars.", ["livrera fut"]),
        ("fr", "Le Maroc n'a pas livré de chars.", ["livré pres perfect not"]),
        ("fr", "Le Maroc n'a jamais livré de chars.", ["livré pres perfect not"]),
        ("fr", "Des chars ont été livrés par le Maroc.", ["livrés pres perfect passive"]),
        ("fr", "Des chars sont livrés par le Maroc.", ["livrés pres passive"]),
        ("fr", "Des chars livrés par le Maroc", ["livrés ppart passive"]),
        ("fr", "Le Maroc prévoit de livrer des chars.", ["prévoit pres", "livrer inf <prévoit"]),
        ("fr", "Le Maroc a rapidement livré des chars.", ["livré pres perfect"]),
        ("en", "Morocco delivers tanks.", ["delivers pres"]),
        ("en", "Morocco has delivered tanks.", ["delivered pres perfect"]),
        ("en", "Morocco delivered tanks.", ["delivered past"]),
        ("en", "Morocco is delivering tanks.", ["delivering pres"]),
        ("en", "Morocco has not delivered tanks.", ["delivered pres perfect not"]),
        ("en", "Morocco never delivered tanks.", ["delivered past not"]),
        ("en", "Tanks have been delivered by Morocco.", ["delivered pres perfect passive"]),
        ("en", "Tanks were delivered by Morocco.", ["delivered past passive"]),
        ("en", "tanks delivered by Morocco", ["delivered ppart passive"]),
        ("en", "Morocco intends to deliver tanks.", ["intends pres", "deliver inf <intends"]),
        ("en", "Morocco has quietly delivered tanks.", ["delivered pres perfect"]),
        ("en", "Tanks were made in Spain and delivered to Morocco.", ["made past passive", "delivered past passive"]),
    ],
)
def test_a_verb_with_what_belongs_to_it(
    parse: Callable[[str, str], Sentence], language: str, text: str, expected: list[str]
) -> None:
    assert [said(group) for group in parse(language, text).groups] == expected


@pytest.mark.parametrize(
    ("language", "text", "effects"),
    [
        ("fr", "Le Maroc pourrait livrer des chars.", ["possible"]),
        ("fr", "Le Maroc va livrer des chars.", ["planned"]),
        ("fr", "Le Maroc est accusé de livrer des chars.", ["hedged"]),
        ("en", "Morocco could deliver tanks.", ["possible"]),
        ("en", "Morocco is set to deliver tanks.", ["planned"]),
        ("en", "Morocco may have delivered tanks.", ["possible"]),
        ("en", "Morocco no longer delivers tanks.", ["ended"]),
    ],
)
def test_what_governs_a_verb_reaches_it(
    parse: Callable[[str, str], Sentence], language: str, text: str, effects: list[str]
) -> None:
    group = parse(language, text).groups[-1]
    above = group.governor.governs[:1] if group.governor else []
    assert [one.effect for one in (*group.effects, *above)] == effects


@pytest.mark.parametrize(("language", "text"), [("fr", "une livre de pain"), ("en", "the supplies of grain")])
def test_a_noun_that_looks_like_a_verb_makes_no_group(
    parse: Callable[[str, str], Sentence], language: str, text: str
) -> None:
    assert parse(language, text).groups == []
