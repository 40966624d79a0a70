"""Each family of bends, one telling against one reference; and what is no bend."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.told_claims import (
    AT,
    PLAIN,
    about,
    amount,
    at_least,
    claimer,
    exactly,
    party,
    place,
    several,
    statement_of,
    tellings_of,
    thing,
    told,
    up_to,
    when,
)
from vigie.corroborate.bends import bends
from vigie.corroborate.bends_together import alternatives, attachments, superseded
from vigie.corroborate.classes import Classes
from vigie.model.claim import Anchored, Claim, Link, Party, Quantity
from vigie.model.figure import Figure
from vigie.model.origin import BENDS, Bend, Telling
from vigie.packs.loader import load_packs
from vigie.resolve.bodies import Bodies

PACKS = load_packs()
CLASSES, BODIES = Classes(PACKS.vocabulary, PACKS.weapons), Bodies(PACKS)
EQUIVALENT = Link(type="equivalent-of", claim="clm_count", exact="that would be", **AT)
NOBODY = Party(text="it", **AT)
IF_ALL = Anchored(text="if all were large", **AT)


def bent(reference: Claim, telling: Claim, **more: Any) -> list[Bend]:
    tellings = tellings_of(reference, telling)
    return bends(statement_of(reference, telling, **more), tellings, CLASSES, BODIES)


def kinds(reference: Claim, telling: Claim, **more: Any) -> list[str]:
    return [bend.kind for bend in bent(reference, telling, **more)]


def amounts(was: Quantity, said: Quantity) -> list[str]:
    return kinds(told("clm_was", quantity=was), told(quantity=said))


@pytest.mark.parametrize(
    ("was", "said", "kind"),
    [
        (up_to(9_000_000), at_least(9_000_000), "bound"),
        (up_to(40), exactly(40), "bound"),
        (about(40), exactly(40), "bound"),
        (about(12), at_least(12), "bound"),
        (at_least(1000), about(1000), "bound"),
        (exactly(7), at_least(7), "bound"),
        (amount(4, 6), exactly(6), "bound"),
        (amount(4, 6), about(5), "bound"),
        (at_least(5), at_least(4), "number"),
        (at_least(1000), at_least(1050), "number"),
        (exactly(148), exactly(150), "number"),
        (about(200), about(210), "number"),
        (amount(4, 6), amount(5, 6), "bound"),
        (amount(4, 6), amount(7, 9), "number"),
        (at_least(1000), several(2000, 9999), "number"),
        (several(2000, 9999), about(3000), "number"),
        (several(20, 99), several(2000, 9999), "magnitude"),
        (about(10_000), about(10), "magnitude"),
        (exactly(1.5), exactly(15), "magnitude"),
        (about(16_000, unit="container"), about(16_000), "unit"),
        (exactly(3, unit="tonne"), exactly(3, unit="kilogram"), "unit"),
        (exactly(1), several(), "plural"),
        (several(2, 9), exactly(1), "plural"),
        (exactly(300, per="month"), exactly(300, per="day"), "period"),
        (amount(None, None, factor=2.5), amount(None, None, factor=2), "number"),
    ],
)
def test_an_amount_is_bent(was: Quantity, said: Quantity, kind: str) -> None:
    assert amounts(was, said) == [kind]


@pytest.mark.parametrize(
    ("was", "said"),
    [
        (exactly(148), about(150)),
        (exactly(16_500), at_least(16_000)),
        (at_least(16_500), at_least(16_000)),
        (up_to(290_000), up_to(300_000)),
        (exactly(168_679), exactly(168_700)),
        (exactly(148), about(148)),
        (amount(4, 6), up_to(6)),
        (amount(4, 6), at_least(4)),
        (about(30), several(20, 99)),
        (exactly(2_000_000), amount(1_900_000, 2_100_000)),
        (exactly(500, unit="barrel"), exactly(79_494, unit="litre")),
        (amount(None, None, factor=2.5), at_least(20)),
        (several(20, 99), several(20, 99)),
        (several(), about(30)),
    ],
)
def test_a_coarser_amount_is_no_bend(was: Quantity, said: Quantity) -> None:
    assert amounts(was, said) == []


@pytest.mark.parametrize(
    ("was", "said", "kind"),
    [
        ({"item": thing("ballistic-missile")}, {"item": thing("cruise-missile")}, "item"),
        ({"item": thing("missile")}, {"item": thing("anti-tank-missile")}, "item"),
        ({"item": thing("ballistic-missile")}, {"item": thing("ballistic-missile", "kn-25")}, "item"),
        ({"item": thing("ballistic-missile", "kn-23")}, {"item": thing("ballistic-missile", "kn-25")}, "item"),
        (
            {"kind": "casualties", "item": thing("killed-or-wounded")},
            {"kind": "casualties", "item": thing("killed")},
            "outcome",
        ),
        ({}, {"supplier": party("SD"), "recipient": party("IR")}, "direction"),
        ({}, {"supplier": party("SD"), "recipient": None}, "direction"),
        ({}, {"supplier": party("TR")}, "actor"),
        ({"parties": (party("IR"), party("SD"))}, {"parties": (party("IR"), party("TD"))}, "actor"),
        ({"place": place("dunai", "RU")}, {"place": place("danube")}, "place"),
        ({"destination": place("tripoli-ly", "LY")}, {"destination": place("tripoli-lb", "LB")}, "place"),
        ({"departure": place("rason", "KP")}, {"departure": place("nampo", "KP")}, "place"),
        ({"time": when("2024-05")}, {"time": when("2024-08-02")}, "date"),
        ({"stated": when("2024-05-02")}, {"stated": when("2024-08-02")}, "date"),
        ({"time": when("2024"), "quantity": exactly(9)}, {"time": when("2025"), "quantity": exactly(9)}, "period"),
        (
            {"time": when("2024"), "quantity": exactly(9)},
            {"time": when("2023-09/.."), "quantity": exactly(9)},
            "period",
        ),
        ({"time": when("2023-08/..")}, {"time": when("2022-06/..")}, "period"),
        ({"quantity": exactly(9, since="2023-08")}, {"quantity": exactly(9, since="2022")}, "period"),
        ({"status": "planned"}, {"status": "occurred"}, "status"),
        ({"status": "possible"}, {"status": "planned"}, "status"),
        ({"status": "denied"}, {"status": "possible"}, "status"),
        ({"status": "intercepted"}, {"status": "occurred"}, "status"),
        ({"stage": "requested"}, {"stage": "shipped"}, "status"),
        ({"certainty": "hedged", "hedged_by": "claimer"}, {"certainty": "asserted"}, "status"),
        ({"status": "possible", "links": (EQUIVALENT,)}, {"status": "occurred", "links": ()}, "condition"),
        (
            {"status": "possible", "quantity": exactly(5, condition=IF_ALL)},
            {"status": "occurred", "quantity": exactly(5)},
            "condition",
        ),
        ({}, {"claimers": (claimer("hur-ua", "UA"),)}, "claimer"),
        ({}, {"claimers": (claimer("jcs-kr", "KR"),)}, "claimer"),
    ],
)  # fmt: skip
def test_a_slot_is_bent(was: dict[str, Any], said: dict[str, Any], kind: str) -> None:
    reference = told("clm_was", **was)
    telling = replace(reference, id="clm_told", document="doc_told", **said)
    assert kinds(reference, telling) == [kind]


@pytest.mark.parametrize(
    ("was", "said"),
    [
        ({"item": thing("ballistic-missile", "kn-23")}, {"item": thing("missile")}),
        ({"item": thing("arms"), "quantity": exactly(9, unit="container")}, {"item": thing("ammunition")}),
        ({"parties": (party("IR"), party("SD"))}, {"parties": (party("TD"),)}),
        ({"parties": (party("IR"), NOBODY)}, {"parties": (party("SD"), party("TD"))}),
        ({"kind": "casualties", "item": thing("killed")}, {"item": thing("killed-or-wounded")}),
        ({"place": place("kursk", "RU")}, {"place": place("RU")}),
        ({"place": place("RU")}, {"place": place("kursk", "RU")}),
        ({"time": when("2024-05-02")}, {"time": when("2024")}),
        ({"time": when("2024")}, {"time": when("2024-05-02")}),
        ({"time": when("2023-09/..")}, {"time": when("2023/..")}),
        ({"time": when("2024-10-08/2024-10-13")}, {"time": when("2024-10")}),
        ({"time": when("2024-10-08")}, {"time": None}),
        ({"status": "occurred"}, {"status": "possible"}),
        ({"status": "occurred"}, {"status": "ongoing"}),
        ({"stage": "shipped"}, {"stage": "delivered"}),
        ({"certainty": "hedged", "hedged_by": "relay"}, {"certainty": "asserted"}),
        ({}, {"supplier": None, "recipient": None}),
        ({}, {"supplier": party("irgc", "IR")}),
        ({}, {"supplier": party("TR", implied=True)}),
        ({}, {"claimers": (claimer("KR"),)}),
        ({}, {"claimers": (claimer("author"),)}),
        ({}, {"claimers": (claimer("officials"),)}),
        ({}, {"claimers": (claimer("shin-won-sik", "KR"),)}),
        ({}, {"claimers": (claimer("yonhap", "KR"),)}),
        ({}, {"claimers": (claimer("yonhap", "KR", "relay"),)}),
        ({}, {"claimers": (claimer("hur-ua", "UA"), claimer("nis-kr", "KR"))}),
    ],
)
def test_what_is_left_out_or_told_more_coarsely_is_no_bend(was: dict[str, Any], said: dict[str, Any]) -> None:
    reference = told("clm_was", **was)
    assert kinds(reference, replace(reference, id="clm_told", document="doc_told", **said)) == []


def test_a_text_that_says_it_right_as_well_bends_at_most_the_figure() -> None:
    reference = told("clm_was", document="doc_one", quantity=up_to(9), item=thing("missile"))
    other = replace(reference, id="clm_told", quantity=at_least(9), item=thing("ballistic-missile"))
    assert kinds(reference, other) == ["bound"]
    assert kinds(reference, replace(other, document="doc_two")) == ["bound", "item"]


def test_a_narrower_item_that_most_heard_is_the_word_of_the_origin() -> None:
    reference = told("clm_was", item=thing("missile"))
    first, second = (told(f"clm_{name}", item=thing("ballistic-missile")) for name in ("a", "b"))
    assert found_by(reference, first) == ["item"]
    assert found_by(reference, first, second) == []
    assert found_by(replace(reference, access="quoted"), first, second) == ["item", "item"]


def found_by(reference: Claim, *others: Claim) -> list[str]:
    copied = statement_of(reference, *others)
    statement = replace(copied, bonds=tuple(replace(bond, how="named") for bond in copied.bonds))
    return [bend.kind for bend in bends(statement, tellings_of(reference, *others), CLASSES, BODIES)]


def test_both_wordings_are_given_the_right_way_round() -> None:
    (bend,) = bent(told("clm_was", quantity=up_to(9)), told(quantity=at_least(9)))
    assert (bend.claim, bend.was, bend.said) == ("clm_told", "up to 9", "at least 9")
    (turned,) = bent(PLAIN, told(supplier=party("SD"), recipient=party("IR")))
    assert (turned.was, turned.said) == ("IR → SD", "SD → IR")


def test_a_condition_left_out_has_no_words_in_the_telling() -> None:
    reference = told("clm_was", status="possible", quantity=exactly(5, condition=IF_ALL))
    (bend,) = bent(reference, told(quantity=exactly(5)))
    assert (bend.kind, bend.was, bend.said) == ("condition", "if all were large", None)


def test_a_statement_of_an_author_has_no_other_claimer() -> None:
    assert kinds(PLAIN, told(claimers=(claimer("hur-ua", "UA"),)), claimer="author", body=None) == []


def test_a_text_bound_by_the_name_it_gives_names_the_origin() -> None:
    telling = told(claimers=(claimer("hur-ua", "UA"),))
    statement = statement_of(PLAIN, telling)
    named = replace(statement, bonds=tuple(replace(bond, how="named") for bond in statement.bonds))
    tellings = tellings_of(PLAIN, telling)
    assert [bend.kind for bend in bends(statement, tellings, CLASSES, BODIES)] == ["claimer"]
    assert bends(named, tellings, CLASSES, BODIES) == []


def test_a_document_that_also_tells_it_straight_has_bent_only_its_amount() -> None:
    reference = told("clm_was", quantity=at_least(1000))
    straight = told("clm_straight", document="doc_t", quantity=at_least(1000))
    headline = told("clm_headline", document="doc_t", quantity=several(2000, 9999), item=thing("tank"))
    tellings = tellings_of(reference, straight, headline)
    found = bends(statement_of(reference, headline, straight), tellings, CLASSES, BODIES)
    assert [(bend.claim, bend.kind) for bend in found] == [("clm_headline", "number")]
    alone = bends(statement_of(reference, headline), tellings, CLASSES, BODIES)
    assert [bend.kind for bend in alone] == ["number", "item"]


# What several statements tell together


def test_an_alternative_told_as_a_sum_is_found_in_both() -> None:
    first = told("clm_a", document="doc_o", status="possible", quantity=exactly(5), links=(EQUIVALENT,))
    second = told("clm_b", document="doc_o", status="possible", quantity=exactly(80), links=(EQUIVALENT,))
    both = [told("clm_c", document="doc_t", quantity=exactly(5)), told("clm_d", document="doc_t", quantity=exactly(80))]
    one = told("clm_e", document="doc_u", quantity=exactly(80))
    statements = [statement_of(first, both[0]), statement_of(second, both[1], one)]
    found = alternatives(statements, tellings_of(first, second, *both, one))
    assert sorted((bend.claim, bend.kind) for bend in found) == [("clm_c", "alternative"), ("clm_d", "alternative")]


def joint_claims() -> tuple[Claim, Claim]:
    both = {"document": "doc_o", "quantity": about(220, joint="a")}
    return told("clm_a", item=thing("tank"), **both), told("clm_b", item=thing("rocket-artillery"), **both)


@pytest.mark.parametrize(("item", "found"), [("tank", ["attachment"]), ("arms", []), ("artillery", []), ("drone", [])])
def test_a_joint_number_told_of_one_of_its_items(item: str, found: list[str]) -> None:
    first, second = joint_claims()
    telling = told(item=thing(item), quantity=about(220))
    statements = [statement_of(first, telling), statement_of(second)]
    bent = attachments(statements, tellings_of(first, second, telling), CLASSES)
    assert [(bend.kind, bend.said) for bend in bent] == [(kind, item) for kind in found]


def test_a_number_of_containers_is_nobodys_attachment() -> None:
    first, second = (replace(one, quantity=about(220, unit="container", joint="a")) for one in joint_claims())
    telling = told(item=thing("tank"), quantity=about(220, unit="container"))
    tellings = tellings_of(first, second, telling)
    assert attachments([statement_of(first, telling)], tellings, CLASSES) == []


def figure_of(replaced: dict[str, str]) -> Figure:
    return Figure(id="fig", key=(), readings=(), superseded=replaced, outcomes=(), hull=(None, None))


def test_a_figure_told_after_its_origin_gave_a_later_one_is_superseded() -> None:
    old, late, history = (
        told("clm_old", quantity=exactly(600)), told("clm_late", quantity=exactly(600)),
        told("clm_history", document="doc_clm_new", quantity=exactly(600)),
    )  # fmt: skip
    new = told("clm_new", quantity=about(2000))
    statements = [statement_of(old, late, history), statement_of(new, said="2025-09-02")]
    days = {"clm_old": "2025-04-30", "clm_late": "2025-11-04", "clm_history": "2025-11-05", "clm_new": "2025-09-02"}
    tellings = {one.id: Telling(claim=one, dated=days[one.id]) for one in (old, late, history, new)}
    (bend,) = superseded([figure_of({"sta_clm_old": "sta_clm_new"})], statements, tellings)
    assert (bend.claim, bend.kind, bend.said, bend.was, bend.by) == (
        "clm_late", "superseded", "600", "about 2000", "sta_clm_new",
    )  # fmt: skip


def test_a_figure_told_with_its_day_is_history() -> None:
    old, new = told("clm_old", quantity=exactly(600)), told("clm_new", quantity=about(2000))
    late = told("clm_late", quantity=exactly(600), stated=when("2025-04"))
    statements = [statement_of(old, late), statement_of(new, said="2025-09-02")]
    tellings = {one.id: Telling(claim=one, dated="2025-11-04") for one in (old, late, new)}
    found = superseded([figure_of({"sta_clm_old": "sta_clm_new"})], statements, tellings)
    assert [bend.claim for bend in found] == ["clm_old"]


def test_an_undated_text_tells_no_superseded_figure() -> None:
    old, late, new = told("clm_old"), told("clm_late"), told("clm_new")
    statements = [statement_of(old, late), statement_of(new, said="2025-09-02")]
    assert superseded([figure_of({"sta_clm_old": "sta_clm_new"})], statements, tellings_of(old, late, new)) == []


# Laws

NUMBERS = st.sampled_from([1, 5, 10, 40, 148, 150, 1000, 1050, 12_000_000])
QUANTITIES = st.one_of(
    st.none(),
    st.builds(exactly, NUMBERS), st.builds(about, NUMBERS), st.builds(at_least, NUMBERS), st.builds(up_to, NUMBERS),
    st.builds(lambda a, b: amount(min(a, b), max(a, b)), NUMBERS, NUMBERS),
    st.just(several()), st.just(several(20, 99)), st.just(several(2000, 9999)),
    st.builds(exactly, NUMBERS, unit=st.sampled_from(["container", "tonne"]), per=st.sampled_from([None, "day"])),
)  # fmt: skip
ITEMS = st.sampled_from([None, thing("arms"), thing("missile"), thing("ballistic-missile", "kn-23"), thing("shell")])
TIMES = st.sampled_from([None, *map(when, ("2024", "2024-05", "2023-09/..", "../2024-05", "2024-05-02", "2030-99"))])
PARTIES = st.sampled_from([None, *map(party, ("IR", "SD", "TR"))])
CLAIMS = st.builds(
    told,
    quantity=QUANTITIES, item=ITEMS, time=TIMES, stated=TIMES, supplier=PARTIES, recipient=PARTIES,
    status=st.sampled_from(["occurred", "planned", "possible", "denied", "ended"]),
    place=st.sampled_from([None, place("kursk", "RU"), place("danube"), place("RU")]),
    claimers=st.sampled_from([(), (claimer("nis-kr", "KR"),), (claimer("hur-ua", "UA"),), (claimer("author"),)]),
)  # fmt: skip


@given(CLAIMS)
def test_a_claim_bends_nothing_of_itself(claim: Claim) -> None:
    heard = {"claimer": claim.claimers[0].id, "body": claim.claimers[0].id} if claim.claimers else {"body": None}
    assert kinds(claim, replace(claim, id="clm_again"), **heard) == []


@given(CLAIMS, st.lists(CLAIMS, max_size=5), st.randoms())
def test_the_order_of_tellings_changes_nothing(reference: Claim, others: list[Claim], random: Any) -> None:
    claims = [replace(one, id=f"clm_{n}") for n, one in enumerate(others)]
    statement = statement_of(reference, *claims)
    shuffled = list(statement.bonds)
    random.shuffle(shuffled)
    tellings = tellings_of(reference, *claims)
    first = bends(statement, tellings, CLASSES, BODIES)
    again = bends(replace(statement, bonds=tuple(shuffled)), dict(reversed(tellings.items())), CLASSES, BODIES)
    assert sorted(map(repr, first)) == sorted(map(repr, again))
    assert {bend.kind for bend in first} <= set(BENDS)


@given(NUMBERS, st.permutations([exactly, about, at_least, up_to]))
def test_a_bound_turned_one_way_is_turned_the_other_way(number: float, forms: list[Any]) -> None:
    first, second = forms[0](number), forms[1](number)
    if {forms[0], forms[1]} != {exactly, about}:  # to say "about" of an exact number misleads nobody
        assert amounts(first, second) == amounts(second, first) == ["bound"]


@given(NUMBERS, NUMBERS, st.sampled_from([exactly, up_to, at_least]))
def test_another_number_is_another_number_both_ways(a: float, b: float, form: Any) -> None:
    if max(a, b) > 1.2 * min(a, b):
        assert amounts(form(a), form(b)) == amounts(form(b), form(a)) != []
