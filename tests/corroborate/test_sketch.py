"""Sketches: small, the same everywhere, and no shared passage slips between two of them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.corroborate.sketch import CROWD, SURE, candidates, candidates_of, fingerprints, sketch

STORY = " ".join(f"mot{n}" for n in range(600))
FOOTER = "Recevez chaque matin notre lettre et lisez nos conditions de vente avant de la recevoir sans frais " * 3


def story(name: str, words: int = 120) -> str:
    return " ".join(f"{name}{n}" for n in range(words))


class Index:
    """What a store does: fingerprint to documents, in order, a few at a time."""

    def __init__(self) -> None:
        self.holding: dict[int, list[str]] = defaultdict(list)

    def add(self, name: str, kept: bytes) -> None:
        for number in fingerprints(kept):
            self.holding[number].append(name)

    def holders(self, number: int, at_most: int) -> Sequence[str]:
        return self.holding.get(number, [])[:at_most]


def test_a_sketch_is_small_and_the_same_on_every_machine() -> None:
    assert 300 < len(sketch(STORY)) < 1000
    assert hashlib.sha256(sketch(STORY)).hexdigest()[:16] == "58abdab8252e3be6"


def test_fingerprints_are_whole_numbers_a_database_holds() -> None:
    numbers = fingerprints(sketch(STORY))
    assert len(numbers) == len(set(numbers)) == len(sketch(STORY)) // 8
    assert all(-(2**63) <= n < 2**63 for n in numbers)


@pytest.mark.parametrize("text", ["", "Sept mots ne font pas un article", "!!!"])
def test_too_few_words_have_no_fingerprint(text: str) -> None:
    assert sketch(text) == b""


def test_spelling_and_punctuation_do_not_change_a_sketch() -> None:
    assert sketch("L'ARMÉE — dit-on — a reçu, hier, neuf obus.") == sketch("l’armee dit on a recu hier neuf obus")


WORD = st.sampled_from([f"w{n}" for n in range(40)])
RUN = st.lists(WORD, max_size=60)


@given(RUN, RUN, RUN, RUN, st.lists(WORD, min_size=SURE, max_size=SURE))
def test_a_run_of_sure_length_is_never_missed(
    before: list[str], after: list[str], ahead: list[str], behind: list[str], shared: list[str]
) -> None:
    first, second = sketch(" ".join(before + shared + after)), sketch(" ".join(ahead + shared + behind))
    assert set(fingerprints(first)) & set(fingerprints(second))
    assert list(candidates([("a", first), ("b", second)])) == [("a", "b")]


@given(st.permutations(range(12)))
def test_order_of_arrival_changes_nothing(order: list[int]) -> None:
    kept = [(f"d{n}", sketch(story(f"s{n % 4}") + story(f"t{n % 3}"))) for n in range(12)]
    assert list(candidates([kept[n] for n in order])) == list(candidates(kept))


def test_strangers_make_no_pair() -> None:
    assert list(candidates((name, sketch(story(name))) for name in "abcdef")) == []


def test_a_crowd_behind_one_footer_stays_linear_and_hides_no_passage() -> None:
    lifted = story("lifted", 40)
    texts = {f"d{n:03}": story(f"s{n}") + FOOTER for n in range(3 * CROWD)}
    texts["d100"] += lifted
    texts["d150"] += lifted
    pairs = list(candidates((name, sketch(text)) for name, text in texts.items()))
    assert ("d100", "d150") in pairs
    assert len(pairs) < 3 * len(texts)  # all pairs would be a hundred times as many
    reached = {"d000"} | {b for a, b in pairs if a == "d000"}
    assert reached == set(texts), "one cluster"


def test_up_to_a_crowd_every_pair_is_looked_at() -> None:
    names = [f"d{n:03}" for n in range(CROWD)]
    assert len(list(candidates((n, sketch(FOOTER)) for n in names))) == CROWD * (CROWD - 1) // 2


@given(st.lists(st.integers(0, 9), min_size=1, max_size=14))
def test_one_document_after_another_finds_the_pairs_of_the_batch(stories: list[int]) -> None:
    kept = [(f"d{n:02}", sketch(story(f"s{s}") + story(f"t{s % 3}"))) for n, s in enumerate(stories)]
    index, found = Index(), []
    for name, numbers in kept:
        found += [(earlier, name) for earlier in candidates_of(numbers, index.holders)]
        index.add(name, numbers)
    assert sorted(found) == list(candidates(kept))


def test_a_new_document_meets_only_the_first_of_a_crowd() -> None:
    index = Index()
    for n in range(CROWD):
        index.add(f"d{n:03}", sketch(FOOTER))
    index.add("e", sketch(story("own")))
    assert candidates_of(sketch(FOOTER + story("own")), index.holders) == ["d000", "e"]


def test_the_store_is_never_asked_for_more_than_a_crowd() -> None:
    asked: list[int] = []

    def holders(number: int, at_most: int) -> Sequence[str]:
        asked.append(at_most)
        return ()

    assert candidates_of(sketch(STORY), holders) == []
    assert set(asked) == {CROWD}


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_has_a_sketch(text: str) -> None:
    kept = sketch(text)
    assert len(kept) % 8 == 0
    assert list(candidates([("a", kept), ("b", kept)])) == ([("a", "b")] if kept else [])
