"""Languages whose verb comes last: the same fact whatever the turn, relatives before their noun, quoted clauses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.extract.sentence import Sentence
from vigie.model.claim import Extraction

ONE_FACT = [
    "스페인이 페루에 전차 12대를 공급했다.",
    "스페인은 전차 12대를 페루에 공급했다.",
    "페루는 스페인으로부터 전차 12대를 받았다.",
    "전차 12대가 스페인에서 페루에 인도됐다.",
    "스페인이 페루에 공급한 전차 12대는 새것이다.",
]


@pytest.mark.parametrize("text", ONE_FACT)
def test_one_fact_in_many_turns(told: Callable[..., list[str]], text: str) -> None:
    assert told("ko", text) == ["transfer occurred ES>PE 12 tank"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("북한이 러시아에 무기를 보냈다.", ["북한", "이", "러시아", "에", "무기", "를", "보냈다", "."]),
        ("북한군이 K2를 보았다.", ["북한군", "이", "K2", "를", "보았다", "."]),
    ],
)
def test_a_particle_is_cut_off_at_its_place(parse: Callable[[str, str], Sentence], text: str, words: list[str]) -> None:
    assert [text[node.start : node.end] for node in parse("ko", text).nodes] == words


@pytest.mark.parametrize(
    ("text", "speaker", "claim"),
    [
        ("국방부는 이란이 러시아에 무인기를 보냈다고 밝혔다.", None, "transfer occurred IR>RU drone"),
        ("이란은 러시아에 무인기를 보냈다고 우크라이나가 밝혔다.", "UA", "transfer occurred IR>RU drone"),
        ("이란은 러시아에 무인기를 보내지 않았다고 밝혔다.", "IR", "transfer denied IR>RU drone"),
        ("우크라이나에 따르면 이란이 러시아에 무인기를 보냈다.", "UA", "transfer occurred IR>RU drone"),
        ("이란이 러시아에 무인기를 보낼 예정이다.", "author", "transfer planned IR>RU drone"),
    ],
)
def test_who_says_it_is_not_who_does_it(
    extracted: Callable[..., Extraction], told: Callable[..., list[str]], text: str, speaker: str | None, claim: str
) -> None:
    assert told("ko", text) == [claim]
    if speaker is not None:
        assert extracted("ko", text).claims[0].claimers[0].id == speaker


def test_people_are_counted_behind_their_noun(told: Callable[..., list[str]]) -> None:
    assert told("ko", "북한군 1만2천 명이 러시아에 파병됐다.") == ["deployment occurred KP@RU 12000 troops"]
