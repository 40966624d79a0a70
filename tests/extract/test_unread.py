"""What is in scope and ended in no claim is kept, with its sentence and the reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.model.claim import Extraction


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "Le Bayraktar TB2 est bleu.", "Bayraktar TB2"),
        ("fr", "On parle de douze chars.", "chars"),
        ("en", "The Bayraktar TB2 is blue.", "Bayraktar TB2"),
        ("en", "They speak of twelve tanks.", "tanks"),
        ("en", "They speak of twelve containers of ammunition.", "ammunition"),
    ],
)
def test_a_name_or_a_counted_thing_without_claim_is_unread(
    extracted: Callable[..., Extraction], language: str, text: str, words: str
) -> None:
    found = extracted(language, text)
    assert found.claims == ()
    (unread,) = found.unread
    assert text[unread.start : unread.end] == unread.text
    assert words in unread.text and unread.reason == "no-predicate"
    assert text[unread.sentence_start : unread.sentence_end] == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Des chars sont bleus."),
        ("en", "Tanks are blue."),
        ("en", "Nothing happened."),
        ("fr", "L'Italie a livré douze chars au Maroc."),
        ("fr", "L'Italie a livré douze chars au Maroc et six au Mali."),
        ("en", "Italy delivered twelve tanks to Morocco and six to Mali."),
        ("en", "Forty Sudanese soldiers were killed in Chad."),
        ("fr", "Quarante soldats soudanais ont été tués au Tchad."),
    ],
)
def test_nothing_is_unread_of_what_is_claimed_or_not_counted(
    extracted: Callable[..., Extraction], language: str, text: str
) -> None:
    assert extracted(language, text).unread == ()


def test_a_thing_beside_a_claim_says_so(extracted: Callable[..., Extraction]) -> None:
    text = "Italy, whose twelve frigates are old, delivered six radars to Morocco."
    found = extracted("en", text)
    assert [claim.item.text for claim in found.claims if claim.item] == ["radars"]
    assert [(unread.text, unread.reason) for unread in found.unread] == [("frigates", "other-claim")]


def test_a_name_cut_by_the_end_of_a_sentence_is_none(extracted: Callable[..., Extraction]) -> None:
    assert extracted("fr", "md. 63 .").unread == ()
