from __future__ import annotations

from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.text.forms import FormError, badly_spaced, expand, expand_all, lone_group

words = st.text(st.characters(exclude_characters="(|)", exclude_categories=["Cs"]), min_size=1, max_size=6)
groups = st.lists(words | st.just(""), min_size=1, max_size=4).filter(any)


@given(st.lists(st.tuples(words, groups), min_size=1, max_size=4))
def test_a_form_stands_for_as_many_literals_as_its_groups_multiply_to(parts: list[tuple[str, list[str]]]) -> None:
    literals = expand("".join(f"{word}({'|'.join(group)})" for word, group in parts))
    assert len(literals) == prod(len(group) for _, group in parts)
    assert not set("(|)") & set("".join(literals))
    assert literals[0] == "".join(word + group[0] for word, group in parts)
    assert literals[-1] == "".join(word + group[-1] for word, group in parts)


@given(st.text("ab(|)", max_size=8))
def test_any_text_expands_to_bare_literals_or_says_why_not(form: str) -> None:
    try:
        literals = expand(form)
    except FormError as error:
        assert str(error)
    else:
        assert literals
        assert all(literals)
        assert not set("(|)") & set("".join(literals))


def test_groups_multiply_in_the_order_written() -> None:
    assert expand("(nord-coréen|nord-coréenne)(|s)") == [
        "nord-coréen",
        "nord-coréens",
        "nord-coréenne",
        "nord-coréennes",
    ]
    assert expand("obus") == ["obus"]


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        ("missile(|s", "a bracket is never closed"),
        ("missile|s)", "a bracket closes that was never opened"),
        ("(a(b|c)|d)", "a group stands inside another"),
        ("missile()", "the group () holds nothing"),
        ("missile(|)", "the group (|) holds nothing"),
        ("missile|missiles", "a bar stands outside a group"),
        ("(le|)", "it may come out empty"),
        ("", "it may come out empty"),
    ],
)
def test_a_form_that_does_not_read_says_why(form: str, reason: str) -> None:
    with pytest.raises(FormError) as caught:
        expand(form)
    assert str(caught.value) == reason


@pytest.mark.parametrize(
    ("form", "group"),
    [("missile(s)", "(s)"), ("(long|short) missile(s)", "(s)"), ("missile(|s)", None), ("missile", None)],
)
def test_a_group_of_one_alternative_is_seen(form: str, group: str | None) -> None:
    assert lone_group(form) == group


def test_expand_all_gives_each_literal_once() -> None:
    assert expand_all(["tank(|s)", "tanks", "char"]) == ["tank", "tanks", "char"]


@pytest.mark.parametrize(
    ("literal", "stray"), [(" tank", True), ("tank ", True), ("main  tank", True), ("main battle tank", False)]
)
def test_stray_spaces_are_seen(literal: str, stray: bool) -> None:
    assert badly_spaced(literal) is stray
