"""A user meets one language: every word comes from the catalogue, every page is wholly French or wholly English."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

import vigie
from vigie.cli.main import program
from vigie.packs.messages import LANGUAGES, catalogue

CLI = Path(vigie.__file__).parent / "cli"
# What is no prose: styles of rich, SQL-like lists of names, commands to type.
NOT_PROSE = re.compile(
    r"bold \w+|vigie (read|show|claims|unread|figures?|origin|source|watch|changes)( --case)?.*|[\s{}:·,.()–-]*"
)
PROSE = re.compile(r"[A-Za-zÀ-ÿ]{2,} [A-Za-zÀ-ÿ]{2,}")
ENGLISH = re.compile(r"\b(the|of|this|that|with|and|from|which|what|is|are|missing)\b", re.IGNORECASE)
FRENCH = re.compile(r"\b(le|les|des|une|dans|pour|avec|qui|est|sont|aux|du)\b", re.IGNORECASE)


def _literals(path: Path) -> Iterator[tuple[int, str]]:
    """Every text in the code that is no docstring."""
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def test_no_sentence_stands_in_the_code() -> None:
    found = [
        f"{path.name}:{line}: {text}"
        for path in sorted(CLI.glob("*.py"))
        for line, text in _literals(path)
        if PROSE.search(text) and not NOT_PROSE.fullmatch(text)
    ]
    assert found == []


def test_every_message_asked_for_is_there() -> None:
    keys = set(catalogue("en").messages.texts)
    asked = {
        (path.name, text)
        for folder in (CLI, CLI.parent / "publish")
        for path in folder.glob("*.py")
        for text in re.findall(r'\bsay\(\s*"([^"]+)"', path.read_text("utf-8"))
    }
    assert {(name, text) for name, text in asked if text not in keys} == set()


def pages(language: str) -> Iterator[tuple[str, click.Command, str]]:
    """Every command of the program with its path and its help."""

    def walk(command: click.Command, context: click.Context) -> Iterator[tuple[str, click.Command, str]]:
        yield context.command_path, command, command.get_help(context)
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                child = command.get_command(context, name)
                assert child is not None
                yield from walk(child, child.context_class(child, info_name=name, parent=context))

    top = program(catalogue(language))
    yield from walk(top, top.context_class(top, info_name="vigie"))


@pytest.mark.parametrize(("language", "foreign"), [("fr", ENGLISH), ("en", FRENCH)])
def test_help_is_in_one_language(language: str, foreign: re.Pattern[str]) -> None:
    found = {
        path: sorted(words)
        for path, _, text in pages(language)
        if (words := set(foreign.findall(text.replace("end_user", "").replace("part_of", ""))))
    }
    assert found == {}


@pytest.mark.parametrize(
    "arguments",
    [
        ["claimz"], ["claims", "--x"], ["claims", "--kind", "x"], ["claims", "--limit", "x"], ["claims", "--text"],
        ["claims", "x"], ["show"], ["claims", "--superseded=1"], ["packs", "x"], ["read", "nowhere"],
        ["extract", "none"],
        ["claims", "--supplier", "Qx"], ["claims", "--item", "Qx"], ["packs", "show", "Qx"], ["show", "f"],
        ["claims", "--since", "x"], ["document", "f"], ["new", "."], ["update"], ["unread"], ["documents"], ["claims"],
        ["backup", "/nowhere/x"],
    ],
)  # fmt: skip
def test_whatever_happens_is_said_in_french(
    vigie_run: Any, case: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    monkeypatch.chdir(case)
    ran = vigie_run(*arguments)
    said = re.sub(r"Tanks were seen there\.|the document", "", ran.out + ran.err)
    assert said
    assert not ENGLISH.search(said), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_every_listing_is_explained(language: str) -> None:
    listings = {"vigie claims": 30 + 40, "vigie documents": 14, "vigie unread": 7, "vigie extract": 30}
    for path, command, text in pages(language):
        if path in listings:
            fields = [entry for _, entries in command.sections for entry in entries]
            assert len(fields) >= listings[path]
            assert all(name in text and len(meaning) > 1 for name, meaning in fields)


def test_help_starts_within_a_second() -> None:
    environment = os.environ | {"PYTHONPATH": str(CLI.parent.parent)}
    command = [sys.executable, "-c", "from vigie.cli import main; main()", "--help"]
    begun = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert b"Usage" in done.stdout or b"Usage" in done.stderr
    assert time.perf_counter() - begun < 1


def test_help_loads_no_verb_and_none_of_what_only_verbs_need() -> None:
    asked = "import sys; from vigie.cli.main import run; run(['--help']); print(sorted(sys.modules))"
    environment = os.environ | {"PYTHONPATH": str(CLI.parent.parent)}
    done = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, check=True, text=True)
    for module in ("rich", "sqlite3", "trafilatura", "vigie.cli.claims", "vigie.extract", "numpy"):
        assert f"'{module}'" not in done.stdout, module
