"""Clauses of a sentence and the preposition that governs each phrase."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.extract.sentence import Sentence


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "La Chine livre des chars au Pakistan.", {"Chine": "", "chars": "", "Pakistan": "to"}),
        ("fr", "Des chars livrés à l'Inde et au Népal", {"chars": "", "Inde": "to", "Népal": "to"}),
        ("fr", "La Chine livre des chars et des obus.", {"chars": "", "obus": ""}),
        ("fr", "une livraison de chars par la Chine", {"chars": "of", "Chine": "by"}),
        ("en", "China delivers tanks to Pakistan.", {"China": "", "tanks": "", "Pakistan": "to"}),
        ("en", "tanks delivered to India and Nepal", {"tanks": "", "India": "to", "Nepal": "to"}),
        ("en", "a delivery of tanks and shells by China", {"tanks": "of", "shells": "of", "China": "by"}),
        ("fr", "des chars dans le port de Gdynia", {"chars": "", "Gdynia": "in"}),
        ("en", "tanks from the port of Gdynia", {"tanks": "", "Gdynia": "from"}),
    ],
)
def test_a_phrase_bears_its_preposition(
    parse: Callable[[str, str], Sentence], language: str, text: str, expected: dict[str, str]
) -> None:
    markers = {node.text: node.marker for node in parse(language, text).nodes}
    assert {words: markers[words] for words in expected} == expected


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("fr", "La Chine livre des chars.", ["main"]),
        ("fr", "Oslo dit que la Chine livre des chars.", ["main", "comp"]),
        ("fr", "La Chine, qui livre des chars, se tait.", ["main", "rel"]),
        ("fr", "Si la Chine livre des chars, Oslo protestera.", ["main", "if"]),
        ("en", "China delivers tanks.", ["main"]),
        ("en", "Oslo says that China delivers tanks.", ["main", "comp"]),
        ("en", "China, which delivers tanks, is silent.", ["main", "rel"]),
        ("en", "If China delivers tanks, Oslo will protest.", ["main", "if"]),
    ],
)
def test_a_sentence_has_its_clauses(
    parse: Callable[[str, str], Sentence], language: str, text: str, kinds: list[str]
) -> None:
    sentence = parse(language, text)
    used = {group.clause for group in sentence.groups}
    assert [clause.kind for clause in sentence.clauses if clause.number in used | {0}] == kinds


@pytest.mark.parametrize(
    ("language", "text", "function", "antecedent"),
    [
        ("fr", "les chars que la Chine livre", "obj", "chars"),
        ("fr", "la Chine qui livre des chars", "subj", "Chine"),
        ("en", "the tanks that China delivers", "obj", "tanks"),
        ("en", "China, which delivers tanks", "subj", "China"),
    ],
)
def test_a_relative_takes_up_its_antecedent(
    parse: Callable[[str, str], Sentence], language: str, text: str, function: str, antecedent: str
) -> None:
    sentence = parse(language, text)
    (relative,) = (clause for clause in sentence.clauses if clause.kind == "rel")
    assert relative.function == function
    assert relative.antecedent is not None and sentence.nodes[relative.antecedent].text == antecedent


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La Chine a livré des chars et l'Inde a reçu des obus."),
        ("en", "China delivered tanks and India received shells."),
    ],
)
def test_two_verbs_with_their_own_subjects_are_two_clauses(
    parse: Callable[[str, str], Sentence], language: str, text: str
) -> None:
    sentence = parse(language, text)
    first, second = (group.clause for group in sentence.groups)
    assert first != second
    clause = {node.text: node.clause for node in sentence.nodes}
    china = "Chine" if language == "fr" else "China"
    india = "Inde" if language == "fr" else "India"
    assert (clause[china], clause[india]) == (first, second)
