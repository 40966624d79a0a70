from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assess.build import claim, party
from vigie.assess.credibility import credibility
from vigie.assess.grades import Beside, Matter, grade
from vigie.flow.rulebook import Desk, built_in
from vigie.model.assessment import Grade
from vigie.model.origin import Statement
from vigie.packs.grading import Opinion, Profile
from vigie.packs.regimes import Words

TABLE = yaml.safe_load((Path(__file__).parent / "gradings.yml").read_text("utf-8"))
LINES = [line for lines in TABLE.values() for line in lines]
OUTCOMES = {"+": "compatible", "-": "conflicting", "?": "cannot-tell", "!": "denied-by-party"}
RELATIONS = {"i": "independent", "n": "not-established", "d": "dependent"}
WORDS = Words(en="x", fr="y")
GRADING = built_in().rules.grading
COUNTED = ("independent", "agreeing", "conflicting")


def beside(token: str, number: int) -> Beside:
    relation, outcome, state = RELATIONS[token[0]], OUTCOMES[token[1]], token[2:]
    return Beside(statement=f"sta_{number}", relation=relation, outcome=outcome, state=state, body=f"body-{number}")


def situation(line: str, desk: Desk) -> Matter:
    told, _, others = line.partition("|")
    named: dict[str, Any] = dict(pair.split("=", 1) for pair in told.split())
    source, _, target = named.get("ends", "KP>RU").partition(">")
    kind = named.get("kind", "transfer")
    item = "killed" if kind == "casualties" else "shell"
    hedge = named.get("hedge")
    one = claim(
        kind,
        named.get("status", "occurred"),
        source,
        target,
        item,
        "-",
        desk.known.classes,
        link=named.get("link"),
        certainty="hedged" if hedge else "asserted",
        hedged_by=hedge,
        access=named.get("access"),
        claimer="someone",
    )
    by, body = named["by"], f"body-{named['by']}"
    said = Statement(
        id="sta_own",
        claimer=body,
        body=by if by.islower() else body,
        state=by,
        basis=named.get("basis"),
        reference="clm",
    )
    return Matter(
        claim=one,
        dated=named.get("dated", "2025-01-01"),
        statement=None if named.get("woven") == "no" else said,
        named=named.get("named") != "no",
        beside=tuple(beside(token, number) for number, token in enumerate(others.split())),
        bent="bent" in named,
        retracted="retracted" in named,
        superseded="superseded" in named,
        engages="engages" in named,
    )


def graded(matter: Matter, desk: Desk, profile: Profile | None = None) -> Grade:
    rules = desk.rules
    return grade(matter, profile or desk.profile(None), rules.grading, rules.conflicts, desk.known.classes)


def test_the_table_is_as_long_as_the_issue_asks() -> None:
    assert len(LINES) >= 80


@pytest.mark.parametrize("line", LINES)
def test_a_situation_comes_to_its_number_for_these_reasons(line: str, desk: Desk) -> None:
    told, _, expected = line.partition("=>")
    number, *rules = expected.split()
    found = graded(situation(told, desk), desk)
    assert (found.digit, found.letter) == (int(number), "F")
    assert set(rules) <= {reason.rule for reason in found.credibility}


def test_every_grade_says_its_reasons_in_both_languages(desk: Desk) -> None:
    found = graded(situation("by=UA | n+KR n-FR d+UA", desk), desk)
    for reason in (*found.reliability, *found.credibility):
        assert reason.text["en"] and reason.text["fr"]
    counted = {reason.rule: reason.count for reason in found.credibility if reason.count is not None}
    assert counted == {"agreeing": 1, "conflicting": 1, "dependent": 1}


@given(
    st.fixed_dictionaries({name: st.integers(0, 3) for name in ("independent", "agreeing", "conflicting")}),
    st.fixed_dictionaries(
        {
            name: st.booleans()
            for name in ("hedged", "examined", "party", "ground", "named", "against_interest", "to_come", "bent")
        }
    ),
)
def test_no_situation_passes_the_caps(counts: dict[str, int], marks: dict[str, bool]) -> None:
    facts = counts | marks | {"woven": True, "parties_alone": marks["party"]}
    number, reasons = credibility(facts, GRADING)
    assert 1 <= number <= 5 and reasons
    if not counts["independent"]:
        assert number >= 2
    if not counts["independent"] and not counts["agreeing"]:
        assert number >= (2 if marks["examined"] and not marks["party"] else 3)
    if marks["party"] or marks["hedged"]:
        assert number >= 2


@given(st.fixed_dictionaries({name: st.integers(0, 3) for name in COUNTED}))
def test_one_more_contradiction_never_makes_it_better(counts: dict[str, int]) -> None:
    rules = GRADING
    facts: dict[str, bool | int] = {**counts, "woven": True, "named": True}
    worse = facts | {"conflicting": counts["conflicting"] + 1}
    assert credibility(worse, rules)[0] >= credibility(facts, rules)[0]


def profile(*opinions: Opinion) -> Profile:
    return Profile(id="mine", author="A. Analyst", dated="2026-01-01", why=WORDS, opinions=list(opinions))


def opinion(claimer: str, letter: str, **kept: Any) -> Opinion:
    return Opinion(claimer=claimer, grade=letter, why=WORDS, **kept)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("opinions", "letter"),
    [
        ([], "F"),
        ([opinion("body-CH", "B")], "B"),
        ([opinion("body-SE", "B")], "F"),
        ([opinion("*", "C")], "C"),
        ([opinion("body-CH", "B"), opinion("*", "E")], "B"),
        ([opinion("*", "E"), opinion("body-CH", "B")], "E"),
        ([opinion("body-CH", "B", kinds=["transfer"])], "B"),
        ([opinion("body-CH", "B", kinds=["casualties"])], "F"),
        ([opinion("body-CH", "B", items=["ammunition"])], "B"),
        ([opinion("body-CH", "B", items=["missile"])], "F"),
        ([opinion("body-CH", "B", since="2024")], "B"),
        ([opinion("body-CH", "B", since="2026")], "F"),
        ([opinion("body-CH", "B", until="2023-12")], "F"),
        ([opinion("body-CH", "D", until="2023-12"), opinion("body-CH", "B", since="2024")], "B"),
    ],
)
def test_a_profile_judges_for_a_subject_and_a_time(opinions: list[Opinion], letter: str, desk: Desk) -> None:
    assert graded(situation("by=CH |", desk), desk, profile(*opinions)).letter == letter


def test_the_letter_never_moves_the_digit(desk: Desk) -> None:
    matter = situation("by=CH | n+SE", desk)
    assert {graded(matter, desk, profile(opinion("*", letter))).digit for letter in "ABCDEF"} == {3}


def test_a_party_that_acts_is_known_by_its_body_too(desk: Desk) -> None:
    assert party("houthis") is not None
    found = graded(situation("by=houthis ends=IR>houthis dated=2022-01-01 |", desk), desk)
    assert "party" in {reason.rule for reason in found.credibility}
