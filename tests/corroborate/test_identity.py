from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from vigie.corroborate.identity import keep_ids
from vigie.model.origin import Bond, Statement


def statement(id: str, *claims: str) -> Statement:
    bonds = tuple(Bond(claim=claim, document="doc_1", how="named", start=0, end=1) for claim in claims)
    return Statement(id=id, reference=claims[0], bonds=bonds)


def test_a_statement_with_a_new_telling_keeps_its_id() -> None:
    named, redirects = keep_ids([statement("sta_new", "clm_0", "clm_1")], {"clm_1": "sta_old"})
    assert [one.id for one in named] == ["sta_old"]
    assert redirects == {}


def test_of_two_statements_that_became_one_the_smaller_leads_to_the_larger() -> None:
    before = {"clm_1": "sta_a", "clm_2": "sta_b", "clm_3": "sta_b"}
    named, redirects = keep_ids([statement("sta_new", "clm_1", "clm_2", "clm_3")], before)
    assert [one.id for one in named] == ["sta_b"]
    assert redirects == {"sta_a": "sta_b"}


def test_of_two_statements_made_of_one_the_larger_keeps_the_id() -> None:
    before = dict.fromkeys(("clm_1", "clm_2", "clm_3"), "sta_old")
    named, redirects = keep_ids([statement("sta_x", "clm_1"), statement("sta_y", "clm_2", "clm_3")], before)
    assert [one.id for one in named] == ["sta_x", "sta_old"]
    assert redirects == {}


def test_the_first_telling_of_a_statement_that_left_it_takes_another_id() -> None:
    before = dict.fromkeys(("clm_1", "clm_2", "clm_3"), "sta_first")  # made of its first claim
    named, redirects = keep_ids([statement("sta_first", "clm_1"), statement("sta_y", "clm_2", "clm_3")], before)
    assert named[1].id == "sta_first"
    assert named[0].id not in ("sta_first", "sta_y")
    assert redirects == {}


def test_what_a_statement_rests_on_is_found_under_the_id_it_keeps() -> None:
    worked_out = replace(statement("sta_sum", "clm_2"), rests=("sta_new",))
    named, _ = keep_ids([statement("sta_new", "clm_1"), worked_out], {"clm_1": "sta_old"})
    assert named[1].rests == ("sta_old",)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=12), st.dictionaries(st.integers(0, 11), st.integers(0, 4)))
def test_ids_stay_distinct_and_a_second_reading_changes_nothing(groups: list[int], old: dict[int, int]) -> None:
    parts: dict[int, list[str]] = {}
    for claim, group in enumerate(groups):
        parts.setdefault(group, []).append(f"clm_{claim}")
    made = [statement(f"sta_{'old' if group % 2 else 'new'}{group}", *claims) for group, claims in parts.items()]
    named, redirects = keep_ids(made, {f"clm_{claim}": f"sta_old{group}" for claim, group in old.items()})
    ids = [one.id for one in named]
    assert len(set(ids)) == len(ids)
    assert not set(redirects) & set(ids)
    assert set(redirects.values()) <= set(ids)
    after = {bond.claim: one.id for one in named for bond in one.bonds}
    assert keep_ids(made, after) == (named, {})
