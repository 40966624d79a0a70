from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import vigie
from vigie.model.errors import PackError
from vigie.packs.assessing import Assessing, assessing_problems, known_of, load_assessing
from vigie.packs.files import Packs
from vigie.packs.loader import load_packs

DATA = Path(vigie.__file__).parent / "data"
REGIME = """id: mine
names: {en: Mine, fr: À moi}
authority: {en: a council, fr: un conseil}
determined_by: {en: the council, fr: le conseil}
url: https://example.org
provisions:
  - id: M-1
    instrument: Act 1
    paragraph: "1"
    url: https://example.org/1
    rule: {en: No tanks to Norway., fr: Pas de chars pour la Norvège.}
    since: 2020-01-01
    until: 2020-12-31
    replaced_by: M-2
    reach:
      - kinds: [transfer]
        to: [NO]
        items: [tank]
  - id: M-2
    instrument: Act 2
    paragraph: "2"
    url: https://example.org/2
    rule: {en: At most ten tanks to Norway., fr: Au plus dix chars pour la Norvège.}
    since: 2021-01-01
    cap: {amount: 10, unit: tonne, per: year}
    reach:
      - kinds: [transfer]
        to: [NO]
        items: [tank]
"""


@pytest.fixture(scope="module")
def packs() -> Iterator[Packs]:
    yield load_packs()


def load(folder: Path, packs: Packs, text: str, name: str = "regimes/mine.yml") -> Assessing:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return load_assessing(packs, [folder])


def test_a_regime_of_ones_own_is_added(tmp_path: Path, packs: Packs) -> None:
    assert "mine" in [one.id for one in load(tmp_path, packs, REGIME).regimes]


def test_a_regime_with_an_id_we_have_replaces_ours(tmp_path: Path, packs: Packs) -> None:
    found = load(tmp_path, packs, REGIME.replace("id: mine", "id: un-libya"))
    (only,) = [one for one in found.regimes if one.id == "un-libya"]
    assert len(only.provisions) == 2


BAD = [
    ("items: [tank]\n  - id: M-2", "items: [tnak]\n  - id: M-2", "is not in vocabulary.yml", "did you mean “tank”?"),
    ("    since: 2020-01-01\n", "", "the key “since” is missing", "add it"),
    ("since: 2020-01-01", "since: 2020-01", "“2020-01” is not a day", "2016-03-02"),
    ("since: 2020-01-01", "since: 2020-02-31", "“2020-02-31” is not a day", "2016-03-02"),
    ("until: 2020-12-31", "until: 2019-12-31", "", ""),
    ("until: 2020-12-31", "until: 2021-01-01", "overlap", "let the first end on 2020-12-31"),
    ("    until: 2020-12-31\n", "", "overlap", "let the first end on 2020-12-31"),
    ("replaced_by: M-2", "replaced_by: M-3", "there is no provision with the id “M-3”", "M-2"),
    ("unit: tonne, per", "per", "the key “unit” is missing", "add it"),
    ("unit: tonne", "unit: tonn", "there is no unit with the id “tonn”", "tonne"),
    ("per: year", "per: week", "“week” is not allowed here", "year"),
    ("kinds: [transfer]", "kinds: [transfert]", "there is no kind with the id “transfert”", "transfer"),
    ("to: [NO]", "to: [NOR]", "there is no state or body with the id “NOR”", ""),
    (
        "rule: {en: No tanks to Norway., fr: Pas de chars pour la Norvège.}",
        "rule: {en: No tanks.}",
        "the key “fr” is missing",
        "add it",
    ),
    ("    rule: {en: No", "    checked: 2026-01-01\n    rule: {en: No", "marked as checked, but not where", "read_at"),
    ("    rule: {en: No", "    rulle: x\n    rule: {en: No", "the key “rulle” is not known here", ""),
]


@pytest.mark.parametrize(("good", "bad", "said", "hint"), BAD, ids=[f"{n}" for n in range(len(BAD))])
def test_a_bad_regime_stops_at_its_file_and_line_with_a_hint(
    good: str, bad: str, said: str, hint: str, tmp_path: Path, packs: Packs
) -> None:
    assert good in REGIME
    with pytest.raises(PackError) as caught:
        load(tmp_path, packs, REGIME.replace(good, bad, 1))
    error = caught.value
    assert error.file.endswith("mine.yml") and 1 < error.line <= REGIME.count("\n") + 2
    assert said in error.problem and hint in error.hint and error.hint


def test_an_id_of_another_regime_is_taken(tmp_path: Path, packs: Packs) -> None:
    with pytest.raises(PackError) as caught:
        load(tmp_path, packs, REGIME.replace("M-2", "ARM-04"))
    assert "ARM-04" in caught.value.problem and "un-dprk.yml" in str(caught.value)


def test_the_line_is_the_one_that_is_wrong(tmp_path: Path, packs: Packs) -> None:
    with pytest.raises(PackError) as caught:
        load(tmp_path, packs, REGIME.replace("until: 2020-12-31", "until: 2021-06-30"))
    assert caught.value.line == 1 + REGIME[: REGIME.index("until:")].count("\n")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("profiles/mine.yml", "id: mine\nauthor: A\ndated: 2026-01-01\nopinions: []\n", "the key “why” is missing"),
        (
            "profiles/mine.yml",
            "id: mine\nauthor: A\ndated: 2026-01-01\nwhy: {en: x, fr: y}\nopinions:\n"
            "  - {claimer: nobody-at-all, grade: B, why: {en: x, fr: y}}\n",
            "nobody-at-all",
        ),
        (
            "profiles/mine.yml",
            "id: mine\nauthor: A\ndated: 2026-01-01\nwhy: {en: x, fr: y}\nopinions:\n"
            "  - {claimer: nis-kr, grade: G, why: {en: x, fr: y}}\n",
            "“G” is not allowed here",
        ),
        ("assess/grading.yml", "steps:\n  - {id: single, when: {luck: yes}, give: 1, why: {en: x, fr: y}}\n", "luck"),
        (
            "assess/grading.yml",
            "steps:\n  - {id: single, when: {party: maybe}, give: 1, why: {en: x, fr: y}}\n",
            "maybe",
        ),
        ("assess/grading.yml", "caps:\n  - {id: mine, when: {party: yes}, why: {en: x, fr: y}}\n", "best"),
        ("assess/conflicts.yml", "- {id: a, sides: [[XX], [YY]], since: 2020, why: {en: x, fr: y}}\n", "XX"),
        ("assess/estimates.txt", "", "is not the name of a pack file"),
        ("regimes/mine.yml", "id: [", "this is not YAML"),
    ],
)
def test_other_bad_files_stop_too(name: str, text: str, said: str, tmp_path: Path, packs: Packs) -> None:
    with pytest.raises(PackError) as caught:
        load(tmp_path, packs, text, name)
    assert said in str(caught.value)


def test_a_profile_of_ones_own_is_added_and_signed(tmp_path: Path, packs: Packs) -> None:
    text = (
        "id: mine\nauthor: A. Analyst\ndated: 2026-01-01\nwhy: {en: x, fr: y}\nopinions:\n"
        "  - {claimer: nis-kr, grade: B, why: {en: x, fr: y}}\n"
    )
    found = load(tmp_path, packs, text, "profiles/mine.yml")
    assert {one.id: one.author for one in found.profiles} == {"default": "Vigie", "mine": "A. Analyst"}


def test_regimes_stay_out_of_the_digest_that_claims_are_made_with(tmp_path: Path, packs: Packs) -> None:
    shutil.copytree(DATA / "regimes", tmp_path / "regimes")
    empty = tmp_path / "empty"
    empty.mkdir()
    shutil.rmtree(tmp_path / "regimes")
    before = load_packs([empty]).digest
    (empty / "regimes").mkdir()
    (empty / "regimes" / "mine.yml").write_text(REGIME, "utf-8")
    assert load_packs([empty]).digest == before


def test_what_ships_has_no_problem(packs: Packs) -> None:
    assert assessing_problems([DATA], known_of(packs)) == []


def test_the_shipped_profile_judges_nobody(packs: Packs) -> None:
    (default,) = [one for one in load_assessing(packs).profiles if one.id == "default"]
    assert [(one.claimer, one.grade) for one in default.opinions] == [("*", "F")]


def test_the_words_of_estimation_leave_no_gap_in_icd_203(packs: Packs) -> None:
    (scale,) = [one for one in load_assessing(packs).estimates if one.id == "icd-203"]
    ends = [(one.low, one.high) for one in scale.steps]
    assert (ends[0][0], ends[-1][1]) == (1, 99)
    assert all(earlier[1] == later[0] for earlier, later in pairwise(ends))
