from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

import vigie
from assess.build import claim, party
from vigie.flow.rulebook import Desk
from vigie.model.assessment import NONE, Assessed

TABLE = yaml.safe_load((Path(__file__).parent / "provisions.yml").read_text("utf-8"))
ROWS = [(line, rows) for rows in TABLE.values() for line in rows]
_FORBIDDEN = re.compile(r"\b(breach\w*|violat\w*|enfrei\w*|infraction\w*)", re.IGNORECASE)


def assessed(line: str, desk: Desk) -> tuple[Assessed, set[str]]:
    told, _, expected = line.partition("=>")
    kind, status, source, target, what, time, dated, *more = told.split()
    named = dict(pair.split("=", 1) for pair in more)
    one = claim(kind, status, source, target, what, time, desk.known.classes, **named)
    return desk.assessed(one, None if dated == "-" else dated), set(expected.split())


def shown(found: Assessed) -> set[str]:
    told = set()
    for one in found.findings:
        if one.outcome != NONE:
            mark = ("?" if one.outcome == "open" else "") + ("~" if "argued" in one.marks else "")
            told.add(one.provision + mark + ("!" if "contested" in one.marks else ""))
    return told


def test_the_table_is_as_long_as_the_issue_asks() -> None:
    assert len(ROWS) >= 120
    assert sum(not line.partition("=>")[2].strip() for line, _ in ROWS) >= 30


@pytest.mark.parametrize("line", [line for line, _ in ROWS])
def test_a_claim_would_engage_what_the_table_says(line: str, desk: Desk) -> None:
    found, expected = assessed(line, desk)
    assert shown(found) == expected
    assert (found.stance == "engages") == bool(expected)


@pytest.mark.parametrize("status", ["planned", "possible"])
def test_what_is_to_come_reads_if_carried_out(status: str, desk: Desk) -> None:
    found, _ = assessed(f"transfer {status} KP RU kn-23 2025 2025-01-24 =>", desk)
    assert found.findings and all("if-carried-out" in one.marks for one in found.findings)


def test_every_rule_that_was_not_re_checked_says_so(desk: Desk) -> None:
    found, _ = assessed("transfer occurred RU KP refined-petroleum 2024 2025-05-29 =>", desk)
    marks = {one.provision: one.marks for one in found.findings}
    assert "not-rechecked" in marks["OIL-01"] and "not-rechecked" not in marks["OIL-04"]


@pytest.mark.parametrize(
    ("kind", "stance"), [("use", "supports"), ("identification", "supports"), ("casualties", "nothing")]
)
def test_what_is_no_act_engages_nothing(kind: str, stance: str, desk: Desk) -> None:
    found, _ = assessed(f"{kind} occurred KP UA kn-23 2024 2025-01-01 =>", desk)
    assert (found.stance, found.findings) == (stance, ())


def test_a_load_says_that_its_content_was_not_seen(desk: Desk) -> None:
    found, _ = assessed("transfer occurred KP RU ammunition 2024 2025-01-01 amount=13000 unit=container =>", desk)
    assert all("load" in one.marks for one in found.findings)


def test_who_speaks_is_no_supplier(desk: Desk) -> None:
    base = claim("transfer", "occurred", "KP", "RU", "shell", "2024", desk.known.classes, claimer="nis-kr")
    spoken = replace(base, supplier=party("nis-kr", state="KR"), recipient=party("KP"))
    assert desk.assessed(spoken, "2025-01-01").reason == "doubtful-reading"
    assert desk.assessed(base, "2025-01-01").stance == "engages"


def test_nobody_supplies_whom_he_fights(desk: Desk) -> None:
    found, _ = assessed("transfer occurred KP UA missile 2025 2025-06-01 =>", desk)
    assert found.reason == "doubtful-reading"
    before, _ = assessed("transfer occurred KP UA missile 2012 2013-06-01 =>", desk)
    assert before.stance == "engages"


def test_nothing_that_vigie_says_of_rules_is_a_verdict(desk: Desk) -> None:
    """Neither the packs' words nor the messages say that a rule was broken by anybody."""
    data = Path(vigie.__file__).parent / "data"
    texts = [path.read_text("utf-8") for path in (data / "regimes").glob("*.yml")]
    for language in ("en", "fr"):
        whole = (data / "lang" / language / "messages.yml").read_text("utf-8")
        texts.append(whole.partition("# Assessments")[2].partition("# (end of assessments)")[0])
    found = {hit[0] for text in texts for hit in _FORBIDDEN.finditer(text)}
    assert found <= {"enfreint", "enfreinte"}  # "only ... establishes whether", "does not show that"


def test_a_provision_in_force_today_has_its_words_in_both_languages(desk: Desk) -> None:
    for regime in desk.rules.regimes:
        for one in regime.provisions:
            assert one.rule.en != one.rule.fr and one.url.startswith("https://"), one.id
            assert (one.checked is None) == (one.read_at is None), one.id
