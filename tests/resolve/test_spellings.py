from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.resolve.spellings import alike, distance, likenesses, spelling

LATIN = st.text("abcdefghijklmnop", max_size=8)


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("Institute of Halden Studies", "Halden Institute of Studies", "order"),
        ("Haldenborg Monitor", "Haldemborg Monitor", "letter"),
        ("Bulsae-9", "Бульсэ-9", "script"),
        ("Pukorvikstad", "북오르비크스타드", "script"),
        ("HA Group", "Halden Analytics Group", "initials"),
        ("HAG", "Halden Analytics Group", "initials"),
    ],
)
def test_spellings_that_may_be_one_name(one: str, other: str, rule: str) -> None:
    assert alike(spelling(one), spelling(other)) == rule
    assert alike(spelling(other), spelling(one)) == rule


@pytest.mark.parametrize(("one", "other"), [("Bulsae-9", "불새-9"), ("Orvikstad", "Орвикстад"), ("KN 99", "kn-99")])
def test_spellings_of_the_same_letters_are_one_name_from_the_start(one: str, other: str) -> None:
    assert spelling(one).key == spelling(other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bulsae-8", "Bulsae-9"),  # never on the numeral alone
        ("Bulsae-9", "Бульсэ-8"),
        ("M-2031", "M-2013"),
        ("Hwasal-31A", "Hwasal-31B"),
        ("Lady M", "Lady R"),
        ("Halden Star", "Halden Stars Line"),
        ("Orvik", "Orvek"),  # too short to differ in a letter
        ("Korea Group", "Norway Group"),
        ("HA Group", "Halden Analytics Team"),
        ("Bulsae", "Hwasal"),
    ],
)
def test_spellings_that_are_two_names(one: str, other: str) -> None:
    assert alike(spelling(one), spelling(other)) is None
    assert likenesses([spelling(one), spelling(other)]) == []


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("", "", 0), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "acb", 1), ("abc", "", 3), ("abcd", "dcba", 3)],
)
def test_distance(one: str, other: str, far: int) -> None:
    assert distance(one, other) == far


@given(LATIN, LATIN)
def test_distance_is_the_same_both_ways_and_no_more_than_the_longer(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one) <= max(len(one), len(other))


@given(
    st.lists(st.sampled_from(["Haldenborg", "Haldemborg", "Орвикстад", "Orvikstad", "HA Group", "Halden Aid Group"]))
)
def test_blocks_find_every_pair_that_the_rules_find(texts: list[str]) -> None:
    names = [spelling(text) for text in texts]
    by_hand = {
        tuple(sorted((a.key, b.key))): rule for a in names for b in names if a.key != b.key and (rule := alike(a, b))
    }
    assert {(one.first, one.second): one.rule for one in likenesses(names)} == by_hand


def test_names_with_the_initials_of_a_crowd_are_left_alone() -> None:
    crowd = [spelling(f"H{a}lden A{b}d Group") for a in "abcdef" for b in "abcdef"]
    assert [one for one in likenesses([*crowd, spelling("HA Group")]) if one.rule == "initials"] == []
