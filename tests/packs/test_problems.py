from __future__ import annotations

from pathlib import Path

import pytest

from vigie.packs import problems
from vigie.packs.problems import near, problem, sentences

SOURCES = "".join(path.read_text("utf-8") for path in Path(problems.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("code", sentences().problems)
def test_every_sentence_is_said_somewhere(code: str) -> None:
    assert f'"{code}"' in SOURCES


def test_a_problem_becomes_one_sentence_with_its_place() -> None:
    found = problem("unknown-class", "weapons/a.yml", 4, value="misile", near=near("misile", ["missile", "arms"]))
    assert str(found.error()) == (
        "weapons/a.yml:4: the class “misile” is not in vocabulary.yml (did you mean “missile”?)"
    )
    assert (found.error().file, found.error().line) == ("weapons/a.yml", 4)


def test_a_hint_names_what_is_near_or_all_there_is() -> None:
    assert near("xyz", ["b", "a"]) == "known: a, b"
    assert near("xyz", map(str, range(50))) == "look at the spelling"
    assert near("xyz", []) == "look at the spelling"
