"""Every entry of the packs reads its own example; what is not read yet stands, with why, in not_read_yet.yml."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from vigie.extract.engine import Reader
from vigie.extract.scopes import meanings
from vigie.extract.sentence import Sentence
from vigie.model.claim import Claim, Extraction
from vigie.packs.language import FigureCue, Frame, Governor, Said
from vigie.packs.loader import load_packs
from vigie.packs.records import Entry

PACKS = load_packs()
LANGUAGES = tuple(PACKS.languages)
ARTICLES = re.compile(r"^(l['’]|(le|la|les|the|a|an|un|une|des) )", re.IGNORECASE)


def grammar(part: str, group: str) -> list[tuple[str, str, Any]]:
    """A row for each entry: its language, its example, itself."""
    every = ((code, getattr(PACKS.languages[code], part)) for code in LANGUAGES)
    return [(code, example_text(one), one) for code, whole in every for one in getattr(whole, group)]


def example_text(entry: Frame | Governor | Said | FigureCue) -> str:
    return entry.example if isinstance(entry.example, str) else entry.example.text


def bare(words: str) -> str:
    return ARTICLES.sub("", words)


def wrong(claim: Claim, expect: dict[str, str]) -> list[str]:
    """The parts of ``expect`` that ``claim`` does not say, articles left aside."""
    faults = []
    for name, wanted in expect.items():
        found = getattr(claim, name)
        said = found if isinstance(found, str) else found.text if found else None
        if said is None or bare(said) != bare(wanted):
            faults.append(f"{name}: {said!r}, not {wanted!r}")
    return faults


@pytest.mark.parametrize(("language", "text", "frame"), grammar("predicates", "frames"))
def test_a_frame_reads_its_example(
    extracted: Callable[..., Extraction], language: str, text: str, frame: Frame
) -> None:
    claims = extracted(language, text).claims
    assert claims, "no claim"
    status = {"status": frame.status} if frame.status else {}
    expect = {"kind": frame.kind, **status, **frame.example.expect}
    assert min((wrong(claim, expect) for claim in claims), key=len) == []


@pytest.mark.parametrize(("language", "text", "governor"), grammar("cues", "governors"))
def test_a_governor_is_found_in_its_example(
    parse: Callable[[str, str], Sentence], language: str, text: str, governor: Governor
) -> None:
    groups = parse(language, text).groups
    assert any(effect == governor for group in groups for effect in (*group.governs, *group.effects))


@pytest.mark.parametrize(("language", "text", "said"), grammar("cues", "said"))
def test_a_verb_of_saying_is_found_in_its_example(
    parse: Callable[[str, str], Sentence], language: str, text: str, said: Said
) -> None:
    assert any(one == said for group in parse(language, text).groups for one in group.said)


@pytest.mark.parametrize(("language", "text", "cue"), grammar("cues", "figures"))
def test_a_word_about_numbers_is_found_in_its_example(
    parse: Callable[[str, str], Sentence], language: str, text: str, cue: FigureCue
) -> None:
    assert any(cue.tells in meanings(node) for node in parse(language, text).nodes)


ACTORS = (*PACKS.states, *PACKS.organisations, *PACKS.persons, *PACKS.roles, *PACKS.vague)
NAMED: tuple[Entry, ...] = (*PACKS.weapons, *PACKS.places, *ACTORS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_is_found_in_its_example(
    readers: dict[str, Reader], not_read: dict[str, str], language: str
) -> None:
    """All but the excused ones, and those not: an excuse that is no longer needed fails as well."""
    find = readers[language].lexicon.find
    examples = [(one, one.example[language]) for one in NAMED if language in one.example]
    missed = {text for one, text in examples if not any(one.id in hit.strong for hit in find(text))}
    assert missed == {text for _, text in examples if text in not_read}
