from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.corroborate.independence import relation
from vigie.corroborate.ties import Ties
from vigie.model.origin import Speaker, Statement
from vigie.packs.files import Packs
from vigie.packs.loader import load_packs
from vigie.resolve.bodies import Bodies

BODIES = Bodies(load_packs())
TIES = Ties(load_packs().ties, BODIES)


def said(
    body: str | None,
    basis: str | None = None,
    id: str | None = None,
    rests: tuple[str, ...] = (),
    when: str | None = None,
) -> Statement:
    state = BODIES.state(body) if body else None
    return Statement(
        id=id or f"sta_{body}", body=body, state=state, said=when, basis=basis, reference="clm", rests=rests
    )


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("nis-kr", "mnd-kr", "same-state"),
        ("mnd-ua", "prosecutor-general-ua", "same-state"),
        ("KR", "jcs-kr", "same-state"),
        ("kcna", "KP", "same-state"),
        ("nis-kr", "msmt", "member"),
        ("open-source-centre", "reuters", "shares-data"),
        ("korea-risk-group", "rusi", "part-of"),
        ("voa", "US", "owned-by"),
        ("voa", "nsc-us", "owned-by"),
    ],
)
def test_bound_bodies_are_no_check_on_each_other(first: str, second: str, reason: str) -> None:
    found = relation(said(first, "imagery"), said(second, "admission"), TIES)
    assert (found.value, found.reason) == ("dependent", reason)


def test_two_members_of_one_team_are_not_thereby_bound() -> None:
    found = relation(said("nis-kr", "imagery"), said("pentagon", "admission"), TIES)
    assert found.value == "independent"


def test_a_joint_statement_depends_on_all_who_make_it() -> None:
    joint = replace(said("pentagon", "imagery"), others=(Speaker(body="mnd-no", state="NO"),))
    for single in ("pentagon", "us-congress", "mnd-no", "intelligence-no"):
        assert relation(joint, said(single, "admission"), TIES).value == "dependent"
        assert relation(said(single, "admission"), joint, TIES).value == "dependent"
    assert relation(joint, said("mnd-jp", "admission"), TIES).value == "independent"
    unknown = replace(joint, others=(Speaker(name="somebody"),))
    assert relation(unknown, said("mnd-jp", "admission"), TIES).value == "not-established"


def test_a_tie_binds_in_its_time_only() -> None:
    early, late = "2023-10-13", "2025-05-29"
    assert relation(said("nis-kr", when=late), said("msmt", when=late), TIES).reason == "member"
    assert relation(said("nis-kr", when=early), said("msmt", when=early), TIES).reason == "basis-not-shown"


def test_a_seat_in_one_country_binds_nobody() -> None:
    assert relation(said("car", "physical-examination"), said("rusi", "imagery"), TIES).value == "independent"


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (None, None, "basis-not-shown"),
        ("imagery", None, "basis-not-shown"),
        ("imagery", "intelligence-unspecified", "basis-not-shown"),
        ("imagery", "model-estimate", "basis-not-shown"),
        ("imagery", "imagery", "same-basis"),
    ],
)
def test_independence_is_not_given_where_grounds_are_not_shown_to_differ(
    one: str | None, other: str | None, reason: str
) -> None:
    found = relation(said("car", one), said("nis-kr", other), TIES)
    assert (found.value, found.reason) == ("not-established", reason)


def test_an_origin_nobody_knows_bears_nobody_out() -> None:
    assert relation(said(None, "imagery"), said("car", "witness"), TIES).reason == "origin-unknown"


def test_what_rests_on_another_or_on_a_third_is_dependent() -> None:
    count = said("nsc-us", "imagery", id="count")
    first, second = said("car", "document", rests=("count",)), said("nis-kr", "witness", rests=("count",))
    assert relation(count, first, TIES).reason == relation(first, second, TIES).reason == "rests-on"


KNOWN = st.sampled_from(
    ["nis-kr", "msmt", "KR", "car", "reuters", "open-source-centre", "kcna", "voa", "never-heard-of", None]
)
SAID = st.builds(said, KNOWN, st.sampled_from(["imagery", "document", None]), st.sampled_from("ab"))


@given(SAID, SAID)
def test_relations_are_the_same_seen_from_both_sides(first: Statement, second: Statement) -> None:
    one, other = relation(first, second, TIES), relation(second, first, TIES)
    assert (one.value, one.reason, one.through) == (other.value, other.reason, other.through)


@pytest.mark.parametrize("tie", load_packs().ties, ids=lambda tie: str(tie.id))
def test_each_tie_binds_its_example(tie: object, packs: Packs) -> None:
    [one] = [known for known in packs.ties if known is tie or known == tie]
    found = Ties([one], Bodies(packs)).bound(*one.example)
    assert found is not None
