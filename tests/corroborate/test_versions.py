"""Two versions of a page: what a reader would call added, removed, changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.corroborate.versions import Edit, claim_edits, edits, sentences
from vigie.model.claim import Claim, Evidence, Item, Party, Quantity
from vigie.text.tokens import SentenceRules

RULES = SentenceRules(["Mr."])
BEFORE = "Ten ships left port. Mr. Lee denied it.\nNothing else is known about the cargo."


@pytest.mark.parametrize(
    ("after", "wanted"),
    [
        (BEFORE, []),
        (BEFORE.replace(" ", "  "), []),
        (BEFORE.replace("Ten", "Twelve"), [Edit("Ten ships left port.", "Twelve ships left port.")]),
        (BEFORE.replace(" Mr. Lee denied it.", ""), [Edit("Mr. Lee denied it.", None)]),
        (BEFORE + " A buyer was named.", [Edit(None, "A buyer was named.")]),
        (
            BEFORE.replace("Mr. Lee denied it.", "Quite another subject, weather."),
            [Edit("Mr. Lee denied it.", None), Edit(None, "Quite another subject, weather.")],
        ),
        ("", [Edit(sentence, None) for sentence in sentences(BEFORE, RULES)]),
    ],
)
def test_what_a_reader_would_call_changed(after: str, wanted: list[Edit]) -> None:
    assert edits(BEFORE, after, RULES) == wanted


WORDS = st.lists(st.sampled_from(["One went.", "Two came.", "Three stay.", "Others left early."]), max_size=8)


@given(WORDS, WORDS)
def test_edits_lead_from_one_text_to_the_other(before: list[str], after: list[str]) -> None:
    made = edits("\n".join(before), "\n".join(after), RULES)
    kept = len(before) - sum(edit.before is not None for edit in made)
    assert kept + sum(edit.after is not None for edit in made) == len(after)


def claim(head: int = 0, **slots: object) -> Claim:
    base = Claim(
        id=f"clm_{head}", document="doc_1", kind="transfer", status="occurred", head=head,
        supplier=Party(text="Pyongyang", start=head, end=head + 9, id="KP"),
        item=Item(text="shells", start=head, end=head + 6, item_class="shell"),
        quantity=Quantity(text="ten", start=head, end=head + 3, min=10, max=10),
        evidence=(Evidence(start=head, end=head + 3, exact="ten"),),
    )  # fmt: skip
    return replace(base, **slots)  # type: ignore[arg-type]


def test_a_claim_that_moved_or_is_worded_otherwise_is_the_same() -> None:
    moved = claim(40, document="doc_2", supplier=Party(text="North Korea", start=1, end=12, id="KP"))
    made = claim_edits([claim()], [moved])
    assert (made.appeared, made.changed, made.vanished) == ((), (), ())


def test_another_amount_is_a_change_another_item_is_another_claim() -> None:
    more = claim(40, quantity=Quantity(text="twelve", start=0, end=6, min=12, max=12))
    tanks = claim(60, item=Item(text="tanks", start=0, end=5, item_class="tank"))
    made = claim_edits([claim(), claim(9, kind="use")], [more, tanks])
    assert made.changed == ((claim(), more),)
    assert made.appeared == (tanks,)
    assert made.vanished == (claim(9, kind="use"),)


def test_claims_said_twice_are_counted() -> None:
    made = claim_edits([claim(), claim(5)], [claim(7)])
    assert (len(made.vanished), made.appeared, made.changed) == (1, (), ())
