"""The engine asks what a word does, never how a language says it."""

from __future__ import annotations

import ast
from pathlib import Path

import vigie.extract
from vigie.extract.lexicon import RANK
from vigie.packs.language import FUNCTIONS, Language
from vigie.packs.loader import load_packs
from vigie.text.forms import expand_all

ENGINE = sorted(Path(vigie.extract.__file__).parent.glob("*.py"))
LISTS = ("determiners", "owners", "complementizers", "negation", "negation_needs", "clitics", "links", "opens_verb")
MAPPINGS = ("prepositions", "conjunctions", "relatives", "subordinators", "pronouns", "infinitives")


def function_words(language: Language) -> set[str]:
    forms = [form for name in LISTS for form in getattr(language, name)]
    forms += [form for name in MAPPINGS for listed in getattr(language, name).values() for form in listed]
    return set(expand_all(forms))


def keys(language: Language) -> set[str]:
    """What packs and engine call the groups of words: names of ours, whatever language they are taken from."""
    return {key for name in MAPPINGS for key in getattr(language, name)}


def literals(source: Path) -> set[str]:
    """The words among the strings of a module: its docstrings, patterns and sentences left aside."""
    strings = (n.value for n in ast.walk(ast.parse(source.read_text(encoding="utf-8"))) if isinstance(n, ast.Constant))
    return {s.strip().replace("’", "'") for s in strings if isinstance(s, str) and 0 < len(s.split()) < 2}


def test_no_function_word_of_a_language_stands_in_the_engine() -> None:
    languages = [pack.language for pack in load_packs().languages.values()]
    ours = FUNCTIONS | {"", "weak", *RANK}.union(*map(keys, languages))
    # what is left are words that are also names of ours: readings of dates, roles, bounds, an access
    ours |= {"about", "after", "before", "next", "same", "since", "until", "within", "other", "one", "half", "first"}
    ours |= {"at", "near", "some", "own"}
    words = set().union(*map(function_words, languages)) - ours
    assert {source.name: found for source in ENGINE if (found := literals(source) & words)} == {}
