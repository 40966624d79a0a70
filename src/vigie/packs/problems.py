"""What can be wrong with a pack: the sentences, all in one place, and the record that carries one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from vigie.model.errors import PackError

Severity = Literal["error", "warning"]

SENTENCES: dict[str, tuple[str, str]] = {
    # code -> (problem, hint)
    "no-folder": ("this pack folder does not exist", "give the path of a folder"),
    "unreadable": ("this file cannot be read: {reason}", "look at its permissions"),
    "unknown-file": ("“{name}” is not the name of a pack file", "{near}"),
    "no-file": ("“{name}” is missing", "add the file"),
    "not-utf8": ("this line is not UTF-8 text", "save the file as UTF-8"),
    "not-yaml": (
        "this is not YAML: {reason}",
        "look at the indentation; put in quotes a text that begins with | * & ! % @ or holds “: ”",
    ),
    "too-deep": ("lists and keys stand more than {depth} deep in one another", "look for a bracket that is not closed"),
    "alias": ("anchors and aliases (& and *) are not used in packs", "write the value out"),
    "repeated-key": ("the key “{key}” is written twice", "keep one of the two"),
    "unknown-key": ("the key “{key}” is not known here", "{near}"),
    "missing-key": ("the key “{key}” is missing", "add it"),
    "unknown-value": ("“{value}” is not allowed here", "{near}"),
    "wrong-shape": ("{problem}", "{hint}"),
    "bad-form": ("the form “{form}” does not read: {reason}", "groups are written (a|b|), never one inside another"),
    "lone-group": (
        "in the form “{form}” the group {group} has one alternative",
        "write (|s) for an ending that may lack",
    ),
    "unknown-class": ("the class “{value}” is not in vocabulary.yml", "{near}"),
    "unknown-id": ("there is no {what} with the id “{value}”", "{near}"),
    "class-circle": ("the class “{value}” is its own ancestor", "follow its parents and correct one of them"),
    "repeated-id": ("the id “{value}” is already used at {other}", "give one of the two another id"),
    "shared-form": ("“{form}” is already a name of “{id}” at {other}", "keep it for one entry, or move it to weak"),
    "no-example": ("there is no example", "add a sentence that holds one of the names"),
    "empty-example": ("the example holds none of the names: “{example}”", "write a sentence with one of them"),
    "mixed-scripts": (
        "“{word}” mixes {scripts} letters",
        "type the word again with one keyboard; join the two scripts with a hyphen if both are meant",
    ),
    "stray-space": ("“{form}” begins or ends with a space, or holds two together", "take the space away"),
    "invisible": ("“{text}” holds an invisible character ({character})", "type the word again"),
    "no-language": ("“{id}” has no name in: {languages}", "add the names, or put them under “*”"),
    "since-until": ("this post ends ({until}) before it begins ({since})", "look at the two dates"),
    "bad-date": ("“{value}” is not a date", "write 2024, 2024-05 or 2024-05-31"),
}


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
    """The problem ``code`` of SENTENCES, its blanks filled with ``values``."""
    message, hint = (sentence.format(**values) for sentence in SENTENCES[code])
    return Problem(file, line, severity, code, message, hint)


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word ``word`` is probably a slip for."""
    return next(iter(difflib.get_close_matches(word, sorted(known), n=1)), None)


def near(word: str, known: Iterable[str]) -> str:
    """A hint: the known word nearest to ``word``, or else all of them when they are few."""
    words = sorted(set(known))
    found = closest(word, words)
    if found:
        return f"did you mean “{found}”?"
    return f"known: {', '.join(words)}" if 0 < len(words) <= 12 else "look at the spelling"
