from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import vigie
from vigie.packs.messages import BUILT_IN, LANGUAGES, catalogue, check_messages, gloss_of
from vigie.packs.problems import sentences as pack_sentences
from vigie.store import problems as case_problems

SOURCE = Path(vigie.__file__).parent
# Sentences that only wrap others, or that no user meets.
WRAPPERS = {"{}: {}", "{}:{}: {}", "{}", ""}


def test_both_languages_have_the_same_messages_and_fields() -> None:
    assert check_messages() == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  claims.none:", "  claims.nothing:", "the message “claims.none” has no counterpart in “fr”"),
        ("{path} ({size} octets)", "{path}", "the message “backup.done” uses {size}, which “fr” does not"),
    ],
)
def test_a_difference_is_found_with_its_file_and_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    for language in LANGUAGES:
        shutil.copytree(BUILT_IN / language, tmp_path / language)
    french = tmp_path / "fr" / "messages.yml"
    assert old in french.read_text("utf-8")
    french.write_text(french.read_text("utf-8").replace(old, new), "utf-8")
    found = next(problem for problem in check_messages(tmp_path) if problem.message == says)
    line = (tmp_path / "en" / "messages.yml").read_text("utf-8").splitlines()[found.line - 1]
    assert found.file.endswith("en/messages.yml") and line.split(":")[0].strip() in says


def test_a_file_of_the_wrong_shape_is_found_with_its_line(tmp_path: Path) -> None:
    for language in LANGUAGES:
        shutil.copytree(BUILT_IN / language, tmp_path / language)
    glosses = tmp_path / "fr" / "gloss.yml"
    text = glosses.read_text("utf-8").replace("\nindefinite:", "\nindefinit:")
    glosses.write_text(text, "utf-8")
    found = check_messages(tmp_path)
    lines = text.splitlines()
    assert {
        (problem.file.endswith("fr/gloss.yml"), lines[problem.line - 1].startswith("indefinit:")) for problem in found
    } >= {(True, True)}


def test_french_signs_have_their_unbreakable_space() -> None:
    said = catalogue("fr").say("error", sentence="« a » ; b ?")
    assert (
        said
        == "Erreur\N{NO-BREAK SPACE}: «\N{NO-BREAK SPACE}a\N{NO-BREAK SPACE}»\N{NO-BREAK SPACE}; b\N{NO-BREAK SPACE}?"
    )


def test_plurals_follow_the_language() -> None:
    assert catalogue("fr").say("summary.claims", count=0) == "0 affirmation"
    assert catalogue("en").say("summary.claims", count=0) == "0 claims"
    assert catalogue("en").say("summary.claims", count=1) == "1 claim"


def test_an_error_is_said_with_what_it_carries() -> None:
    words = catalogue("fr")
    said = words.say_error("here cannot be written: Permission denied").replace("\N{NO-BREAK SPACE}", " ")
    assert said == "here ne peut pas être écrit : accès refusé"
    assert words.say_error("something unheard of") == "something unheard of"
    assert catalogue("en").say_error("is empty") == "is empty"


def _shape(sentence: str) -> str:
    return re.sub(r"\{[^{}]*\}", "{}", sentence)


def _templates(node: ast.expr) -> Iterator[str]:
    """The sentences an expression may be: literals, f-strings with {} for what is filled in, either side of an if."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from _templates(node.body)
        yield from _templates(node.orelse)


def _raised(folder: str) -> Iterator[tuple[str, str]]:
    for path in sorted((SOURCE / folder).rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in RAISERS:
                for argument in call.args[RAISERS[call.func.id] :]:
                    yield from ((f"{path.name}:{call.lineno}", text) for text in _templates(argument))


RAISERS = {"ReadError": 1, "VigieError": 0, "CaseError": 0, "PublishError": 0, "FormError": 0, "fault": 1}


def test_every_error_a_user_can_meet_is_said_in_french() -> None:
    known = {_shape(sentence) for sentence in catalogue("fr").messages.errors}
    sentences = [("store/problems.py", text) for text in case_problems.SENTENCES.values()]
    of_packs = pack_sentences()
    sentences += [("problems.yml", text) for one in of_packs.problems.values() for text in (one.problem, one.hint)]
    sentences += [("problems.yml", text) for text in of_packs.near.values()]
    sentences += [found for room in ("read", "flow", "store", "publish", "packs") for found in _raised(room)]
    unsaid = {(where, text) for where, text in sentences if _shape(text) not in known | WRAPPERS}
    assert unsaid == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verb_of_the_gloss_has_every_form_it_may_need(language: str) -> None:
    words = gloss_of(language)
    wanted = {status: set(re.findall(r"(\w+)\}", pattern)) for status, pattern in words.statuses.items()}
    lacking = {
        (name, status, form)
        for name, forms in words.verbs.items()
        for status, needed in wanted.items()
        if status not in forms
        for form in needed - set(forms)
    }
    assert lacking == set()
    assert {clause.verb for clauses in words.clauses.values() for clause in clauses} == set(words.verbs)
