from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corroborate.telling import equivalent, telling
from vigie.corroborate.ties import Ties
from vigie.corroborate.troubles import troubles
from vigie.model.claim import When
from vigie.model.finding import Copy, Passage
from vigie.model.origin import Bond, Statement, Telling
from vigie.resolve.bodies import Bodies

Trace = Callable[..., list[Statement]]
NIS = ("nis-kr",)


def happened(edtf: str) -> When:
    return When(text=edtf, start=0, end=4, edtf=edtf)


def documents(found: list[Statement]) -> list[list[str]]:
    """The documents of each statement."""
    return [[bond.document for bond in one.bonds] for one in found]


def bond_of(found: list[Statement], document: str) -> Bond:
    return next(bond for one in found for bond in one.bonds if bond.document == document)


def test_a_person_and_the_service_he_speaks_for_on_that_day_are_one_origin(trace: Trace) -> None:
    found = trace(
        telling("a", "2025-01-23", by=("kyrylo-budanov",), number=148),
        telling("b", "2025-02-10", by=("hur-ua",), number=148),
        telling("c", "2026-03-01", by=("kyrylo-budanov",), number=148),  # by then he holds another post
    )
    assert documents(found) == [["a", "b", "c"]]
    assert (found[0].body, found[0].state) == ("hur-ua", "UA")


def test_a_lawmaker_relays_the_service_that_briefed_him(trace: Trace) -> None:
    found = trace(
        telling("a", "2023-11-01", by=("nis-kr", "yoo-sang-bum"), number=1_000_000),
        telling("b", "2023-11-02", by=("yoo-sang-bum",), number=1_000_000),
        telling("c", "2023-11-02", by=("yoo-sang-bum", "nis-kr"), number=1_000_000),
        telling("d", "2023-11-02", by=("yoo-sang-bum",), number=77_000),
    )
    assert documents(found) == [["a", "b", "c"], ["d"]]
    assert [one.body for one in found] == ["nis-kr", "parliament-kr"]


def test_a_state_joins_the_one_body_that_said_it(trace: Trace) -> None:
    nis = telling("a", "2025-04-30", by=NIS, number=4700, item="killed-or-wounded", kind="casualties")
    seoul = telling("b", "2025-05-02", by=("KR",), number=4700, item="killed-or-wounded", kind="casualties")
    london = telling("c", "2025-05-02", by=("GB",), number=4700, item="killed-or-wounded", kind="casualties")
    assert documents(trace(nis, seoul, london)) == [["a", "b"], ["c"]]


def test_a_state_of_which_two_bodies_said_it_stays_apart(trace: Trace) -> None:
    two = [telling(name, "2025-03-01", by=(body,), number=200) for name, body in (("a", "jcs-kr"), ("b", "nis-kr"))]
    assert documents(trace(*two, telling("c", "2025-03-02", by=("KR",), number=200))) == [["a"], ["b"], ["c"]]


def test_a_joint_statement_is_one_and_names_all_who_make_it(trace: Trace) -> None:
    both = [telling(name, "2025-03-01", by=(by,), number=200) for name, by in (("a", "KR+US"), ("b", "US+KR"))]
    alone = telling("c", "2025-03-01", by=("KR",), number=200)
    found = trace(*both, alone, telling("d", "2025-03-02", by=("nis-kr+mnd-no", "yonhap"), number=31))
    assert documents(found) == [["a", "b"], ["c"], ["d"]]
    joint, one, other = found
    assert (joint.claimer, [speaker.claimer for speaker in joint.others]) == ("KR", ["US"])
    assert one.others == () and [speaker.body for speaker in other.others] == ["mnd-no"]


def test_of_several_named_together_those_who_only_pass_it_on_are_no_speakers(trace: Trace) -> None:
    found = trace(telling("a", by=("nis-kr+yonhap",), number=31), telling("b", by=("officials+mnd-no",), number=47))
    assert [(one.body, one.others) for one in found] == [("nis-kr", ()), ("mnd-no", ())]


def test_a_sum_told_in_two_currencies_is_one_where_a_text_ties_them(trace: Trace) -> None:
    both = telling("a", "2024-03-05", by=("mnd-pl",), number=3.7e12, unit="krw", also=[(2.7e9, "usd")])
    dollars = telling("b", "2024-03-06", by=("mnd-pl",), number=2.7e9, unit="usd")
    other = telling("c", "2024-03-06", by=("mnd-pl",), number=2.5e9, unit="eur")
    assert documents(trace(both, dollars, other)) == [["a", "b"], ["c"]]
    assert documents(trace(replace(both, claim=replace(both.claim, quantity=None)), dollars)) == [["a"], ["b"]]


def test_a_round_sum_tied_to_two_of_one_currency_is_tied_to_none(trace: Trace) -> None:
    one = telling("a", "2024-03-05", by=("mnd-pl",), number=8e9, unit="pln", also=[(2e9, "usd")])
    two = telling("b", "2023-01-05", by=("mnd-pl",), number=9e9, unit="pln", also=[(2e9, "usd")])
    assert documents(trace(one, two, telling("c", "2024-03-06", by=("mnd-pl",), number=2e9, unit="usd"))) == [
        ["b"],
        ["a"],
        ["c"],
    ]


@pytest.mark.parametrize(
    ("done", "sequel"),
    [
        ({"stated": "2024-03-09"}, True),
        ({"time": happened("2024-03-08")}, True),
        ({"access": "own"}, True),
        ({}, False),
        ({"stated": "2024-03-05"}, False),
        ({"time": happened("2024")}, False),
    ],
)
def test_what_was_planned_and_is_done_later_is_a_sequel(trace: Trace, done: dict[str, object], sequel: bool) -> None:
    plan = telling("a", "2024-03-05", by=NIS, number=3000, status="planned", stated="2024-03-05")
    told = telling("b", "2024-03-09", by=NIS, number=3000, **done)
    assert documents(trace(plan, told)) == ([["a"], ["b"]] if sequel else [["a", "b"]])


def test_the_general_name_of_a_service_stands_for_one_of_that_type(trace: Trace) -> None:
    found = trace(
        telling("a", "2024-11-16", by=("hur-ua",), number=50),
        telling("b", "2024-11-17", by=("intelligence-ua",), number=50),
        telling("c", "2024-11-17", by=("mnd-ua",), number=50),
    )
    assert documents(found) == [["a", "b"], ["c"]]


def test_a_new_figure_of_the_same_claimer_is_a_new_statement(trace: Trace) -> None:
    found = trace(
        telling("a", "2025-04-30", by=NIS, number=600, item="killed", kind="casualties"),
        telling("b", "2025-09-11", by=NIS, number=2000, item="killed", kind="casualties"),
        telling("c", "2025-11-20", by=NIS, number=600, item="killed", kind="casualties"),
    )
    assert documents(found) == [["a", "c"], ["b"]]


def test_a_figure_told_anew_on_another_day_is_told_again(trace: Trace) -> None:
    found = trace(
        telling("a", "2024-10-28", by=("volodymyr-zelenskyy",), number=3_500_000, stated="2024-10-28"),
        telling("b", "2024-12-02", by=("volodymyr-zelenskyy",), number=3_500_000, stated="2024-12-01"),
        telling("c", "2024-12-03", by=("volodymyr-zelenskyy",), number=3_500_000),
    )
    assert documents(found) == [["a"], ["b", "c"]]
    assert [one.said for one in found] == ["2024-10-28", "2024-12-01"]


@pytest.mark.parametrize(
    "change",
    [{"number": (None, 9_000_000)}, {"number": 900_000}, {"supplier": "RU", "recipient": "KP"}, {"unit": "tonne"}],
)
def test_what_is_bent_on_the_way_is_still_the_same_statement(trace: Trace, change: dict[str, object]) -> None:
    straight = {"number": (9_000_000, None), "by": ("msmt",)}
    found = trace(telling("a", "2025-05-29", **straight), telling("b", "2025-05-30", **straight | change))  # type: ignore[arg-type]
    assert documents(found) == [["a", "b"]]


@pytest.mark.parametrize(("number", "together"), [(15_000, False), (15_420, True)])
def test_other_people_in_the_same_round_number_are_another_fact(trace: Trace, number: int, together: bool) -> None:
    found = trace(
        telling("a", "2025-04-30", by=NIS, number=number, item="troops", kind="deployment"),
        telling("b", "2025-04-30", by=NIS, number=number, item="workers", kind="deployment"),
    )
    assert (len(found) == 1) is together


def test_halves_of_one_briefing_are_two_statements(trace: Trace) -> None:
    def briefing(document: str) -> list[Telling]:
        return [
            telling(document, "2025-03-27", by=NIS, number=3000, item="troops", kind="deployment"),
            telling(
                document,
                "2025-03-27",
                by=NIS,
                number=10_000,
                item="troops",
                kind="deployment",
                status="planned",
                head=20,
            ),
            telling(document, "2025-03-27", by=NIS, number=120, item="rocket-artillery", head=40),
            telling(document, "2025-03-27", by=NIS, number=120, item="mortar", head=60),
        ]

    assert documents(trace(*briefing("a"), *briefing("b"))) == [["a", "b"]] * 4


def test_one_number_of_several_items_is_one_statement(trace: Trace) -> None:
    both = [telling("a", "2025-03-27", by=("jcs-kr",), number=220, item=item, joint="j", head=head)
            for item, head in (("artillery", 0), ("mortar", 9))]  # fmt: skip
    assert documents(trace(*both)) == [["a", "a"]]


def test_a_headline_without_a_figure_goes_with_the_figure_below_it(trace: Trace) -> None:
    found = trace(
        telling("a", "2023-10-13", by=("US",), item="arms"),
        telling("a", "2023-10-13", by=("john-kirby",), item="arms", number=(1000, None), unit="container", head=90),
    )
    assert documents(found) == [["a", "a"]] and found[0].body == "nsc-us"


def test_who_gives_no_figure_is_no_witness_of_one(trace: Trace) -> None:
    found = trace(
        telling("a", "2025-05-01", by=("msmt",), number=290),
        telling("b", "2025-05-01", by=("msmt",)),
        telling("c", "2025-05-02", by=("msmt",)),
    )
    assert documents(found) == [["a"], ["b", "c"]]


@pytest.mark.parametrize(
    ("change", "together"),
    [
        ({"time": happened("2024-04")}, False),
        ({"time": happened("2022-11-20")}, True),
        ({"recipient": "SY"}, False),
        ({"recipient": None}, True),
    ],
)
def test_what_happened_at_another_time_or_to_others_is_not_the_same(
    trace: Trace, change: dict[str, object], together: bool
) -> None:
    base = {"by": ("msmt",), "time": happened("2022-11")}
    middle = telling("b", "2025-05-01", by=("msmt",), recipient=None)
    found = trace(telling("a", "2025-05-01", **base), middle, telling("c", "2025-05-01", **base | change))  # type: ignore[arg-type]
    assert any({"a", "c"} <= set(told) for told in documents(found)) is together


@pytest.mark.parametrize(("when", "together"), [("2019", True), ("2020", False)])
def test_an_undated_text_without_a_figure_is_known_by_the_day_of_the_event(
    trace: Trace, when: str, together: bool
) -> None:
    dated = telling("a", "2020-03-01", by=("un-panel-of-experts",), time=happened("2019"))
    undated = telling("b", by=("un-panel-of-experts",), time=happened(when))
    assert documents(trace(dated, undated)) == ([["a", "b"]] if together else [["a"], ["b"]])


def test_one_text_may_tell_the_like_of_two_years(trace: Trace) -> None:
    years = [
        telling("a", "2025-05-01", by=("msmt",), time=happened(year), head=9 * n)
        for n, year in enumerate(("2022", "2024"))
    ]
    assert len(trace(*years)) == 2


def test_of_tellings_without_a_figure_the_reference_says_what_most_say(trace: Trace) -> None:
    (one,) = trace(
        telling("a", "2025-05-01", by=("msmt",), item="missile"),
        telling("b", "2025-05-01", by=("msmt",), item="ballistic-missile"),
        telling("c", "2025-05-01", by=("msmt",), item="ballistic-missile"),
    )
    assert one.reference != telling("a", "2025-05-01").claim.id


COPY = Copy("a", "b", "partial", 0.5, (Passage(100, 300, 0, 200),))


@pytest.mark.parametrize(("head", "together"), [(50, True), (55, True), (120, False)])
def test_a_copied_passage_has_the_credit_of_its_source(trace: Trace, head: int, together: bool) -> None:
    source = telling("a", "2025-05-01", by=NIS, number=5000, head=150)
    found = trace(source, telling("b", "2025-05-02", number=70, head=head), copies=[COPY])
    assert documents(found) == ([["a", "b"]] if together else [["a"], ["b"]])
    if together:
        assert (bond_of(found, "b").how, bond_of(found, "b").through) == ("copied", source.claim.id)


def test_a_newsroom_is_followed_into_its_own_text(trace: Trace) -> None:
    own = telling("a", "2024-11-16", by=("hur-ua",), number=50, publisher="Halden Wire")
    found = trace(own, telling("b", "2024-11-17", by=("Halden Wire",), number=50, publisher="Port Ellery Gazette"))
    assert documents(found) == [["a", "b"]] and found[0].body == "hur-ua"
    assert (bond_of(found, "b").how, bond_of(found, "b").through) == ("relayed", own.claim.id)


def test_an_uncredited_figure_goes_to_the_only_one_who_gave_it_before(trace: Trace) -> None:
    nis = telling("a", "2025-04-30", by=NIS, number=4700)
    hur = telling("b", "2025-05-10", by=("hur-ua",), number=4700)
    before, after = telling("c", "2025-05-02", number=4700), telling("d", "2025-05-20", number=4700)
    earliest = telling("e", "2025-04-01", number=4700)
    found = trace(nis, hur, before, after, earliest)
    assert documents(found) == [["e"], ["a", "c"], ["b"], ["d"]]
    assert bond_of(found, "c").how == "repeated"


def test_figures_everybody_gives_show_no_source(trace: Trace) -> None:
    nis = telling("a", "2025-01-01", by=NIS, number=4)
    assert documents(trace(nis, telling("b", "2025-06-01", number=4))) == [["a"], ["b"]]


def test_who_denies_does_not_say_what_others_say(trace: Trace) -> None:
    found = trace(
        telling("a", "2025-01-01", by=("RU",), number=5000),
        telling("b", "2025-01-01", by=("RU",), number=5000, status="denied"),
    )
    assert len(found) == 2


def test_the_reference_is_the_telling_nearest_the_origin(trace: Trace) -> None:
    found = trace(
        telling("a", "2025-05-29", by=("msmt",), number=(9_000_000, None)),
        telling("b", "2025-05-30", by=("msmt",), number=(None, 9_000_000), access="quoted"),
        telling("c", "2025-06-02", by=("msmt",), number=(None, 9_000_000), access="own"),
    )
    assert found[0].reference == bond_of(found, "c").claim


def test_when_it_was_said_is_told_or_is_no_later_than_the_first_text(trace: Trace) -> None:
    told = trace(telling("a", "2025-05-30", by=NIS, number=90, stated="2025-05-29"))
    assert [one.said for one in told] == ["2025-05-29"]
    assert [one.said for one in trace(telling("a", "2025-05-30", by=NIS, number=90))] == ["../2025-05-30"]
    assert [one.said for one in trace(telling("a", by=NIS, number=90))] == [None]


def test_what_is_worked_out_from_a_count_rests_on_it(trace: Trace) -> None:
    count = telling("a", "2023-10-16", by=("john-kirby",), number=1000, unit="container")
    worked = telling("a", "2023-10-16", by=("mnd-kr",), number=300_000, head=50, status="possible",
                     links=(equivalent(count.claim),))  # fmt: skip
    kirby, ministry = trace(count, worked)
    assert ministry.rests == (kirby.id,) and kirby.rests == ()


def test_outlets_that_cite_each_other_are_named(trace: Trace, bodies: Bodies, ties: Ties) -> None:
    round_ = [
        telling("a", "2025-11-18", by=("Le Fanal",), number=8_000_000, publisher="Brackwater Review"),
        telling("b", "2025-11-18", by=("Brackwater Review",), number=8_000_000, publisher="Le Fanal, quotidien"),
        telling("c", "2025-11-19", by=("Le Fanal",), number=8_000_000, publisher="Third Paper"),
    ]
    found = trace(*round_)
    assert documents(found) == [["a", "b", "c"]]
    [trouble] = troubles(found, {one.claim.id: one for one in round_}, bodies, ties)
    assert trouble.kind == "circular"
    assert trouble.claims == (round_[0].claim.id, round_[1].claim.id)


def test_a_text_older_than_its_origin_is_named(trace: Trace, bodies: Bodies, ties: Ties) -> None:
    early = telling("a", "2025-07-10", by=("dia-kr",), number=28_000)
    right = telling("b", "2025-07-14", by=("dia-kr",), number=28_000, stated="2025-07-13")
    found = trace(early, right)
    [trouble] = troubles(found, {one.claim.id: one for one in (early, right)}, bodies, ties)
    assert (trouble.kind, trouble.claims[0]) == ("older-than-origin", early.claim.id)


# --- laws

VOICES = [
    ("nis-kr",),
    ("KR",),
    ("yoo-sang-bum",),
    ("hur-ua",),
    ("author",),
    ("officials",),
    ("Halden Wire",),
    ("reuters", "nis-kr"),
]
TELLINGS = st.lists(
    st.builds(
        lambda document, day, by, number, item, head, status: telling(
            f"d{document}", day, by=by, number=number, item=item, head=head, status=status,
            publisher=["Halden Wire", "Carrick Post", "Reuters"][document % 3], order=document,
        ),
        document=st.integers(0, 5),
        day=st.sampled_from([None, "2025-01-01", "2025-01-03", "2025-06-01"]),
        by=st.sampled_from(VOICES),
        number=st.sampled_from([None, 100, 1000, (1000, None), 1010, (900, 1000)]),
        item=st.sampled_from(["arms", "shell", "missile", "ballistic-missile"]),
        head=st.integers(0, 60),
        status=st.sampled_from(["occurred", "planned", "denied"]),
    ),
    max_size=12,
    unique_by=lambda one: one.claim.id,
)  # fmt: skip
LAWS = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@LAWS
@given(tellings=TELLINGS, data=st.data())
def test_the_order_of_input_changes_nothing(trace: Trace, tellings: list[Telling], data: st.DataObject) -> None:
    copies = [Copy("d0", "d1", "partial", 0.4, (Passage(0, 50, 10, 60),))]
    shuffled = data.draw(st.permutations(tellings))
    assert trace(*tellings, copies=copies) == trace(*shuffled, copies=copies)


@LAWS
@given(tellings=TELLINGS)
def test_every_claim_is_in_exactly_one_statement(trace: Trace, tellings: list[Telling]) -> None:
    found = trace(*tellings)
    claims = [bond.claim for one in found for bond in one.bonds]
    assert sorted(claims) == sorted(one.claim.id for one in tellings)
    assert len({one.id for one in found}) == len(found)
    assert all(one.reference in {bond.claim for bond in one.bonds} for one in found)


@LAWS
@given(tellings=TELLINGS)
def test_an_unrelated_document_changes_no_statement(trace: Trace, tellings: list[Telling]) -> None:
    other = telling("z", "2025-01-02", by=("sipri",), number=31, item="tank", supplier="US", recipient="PL", order=99)
    before = trace(*tellings)
    after = trace(*tellings, other)
    assert [one for one in after if one.bonds[0].document != "z"] == before
