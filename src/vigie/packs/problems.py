"""What is wrong with a pack: the record that says so, its words from ``data/lang/en/problems.yml``."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml
from msgspec import Struct

from vigie.model.errors import PackError

Severity = Literal["error", "warning"]

FEW = 12  # a hint may list so many names


class Sentence(Struct, frozen=True, forbid_unknown_fields=True):
    """What is wrong, and what to do."""

    problem: str
    hint: str


class Sentences(Struct, frozen=True, forbid_unknown_fields=True):
    """``data/lang/en/problems.yml``: the sentence of each code, and the hints that name what is near."""

    near: dict[str, str]
    problems: dict[str, Sentence]


@cache
def sentences() -> Sentences:
    """All sentences about packs, read when something is wrong for the first time."""
    text = (files("vigie") / "data" / "lang" / "en" / "problems.yml").read_text("utf-8")
    return msgspec.convert(yaml.load(text, yaml.BaseLoader), Sentences)


class Problem(Struct, frozen=True, order=True):
    """One thing wrong with a pack: where (``line`` from 1), and in one sentence what and what to do."""

    file: str
    line: int
    severity: Severity
    code: str
    message: str
    hint: str

    def error(self) -> PackError:
        """The same, as the exception that stops a load."""
        return PackError(self.file, self.line, self.message, self.hint)


def problem(code: str, file: str, line: int, *, severity: Severity = "error", **values: object) -> Problem:
    """The problem ``code`` of ``problems.yml``, its blanks filled with ``values``."""
    sentence = sentences().problems[code]
    return Problem(file, line, severity, code, sentence.problem.format(**values), sentence.hint.format(**values))


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word ``word`` is probably a slip for."""
    return next(iter(difflib.get_close_matches(word, sorted(known), n=1)), None)


def near(word: str, known: Iterable[str]) -> str:
    """A hint: the known word nearest to ``word``, or else all of them when they are few."""
    words = sorted(set(known))
    hints = sentences().near
    found = closest(word, words)
    if found:
        return hints["close"].format(name=found)
    return hints["few"].format(names=", ".join(words)) if 0 < len(words) <= FEW else hints["far"]
