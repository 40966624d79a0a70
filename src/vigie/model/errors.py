"""The exception tree: every error a user can meet, each with one clear sentence.

VigieError
├── PackError      a pack file is wrong: file, line, hint; stop at load
│   └── SettingsError  the same of CASE/settings.toml
├── ReadError      one input could not be read; the rest of the batch goes on
├── AnchorError    a span does not quote its document: a bug, never caught
├── ReviewError    a person's decision does not fit the text or the record
├── CaseError      the case folder is missing, damaged or of another version
└── PublishError   an output could not be written
"""

from __future__ import annotations


class VigieError(Exception):
    """Root of all errors raised on purpose; its text is one sentence for the user."""


class PackError(VigieError):
    """A pack file breaks its schema. ``file`` and ``line`` say where, ``hint`` what to do."""

    def __init__(self, file: str, line: int, problem: str, hint: str = "") -> None:
        self.file, self.line, self.problem, self.hint = file, line, problem, hint
        super().__init__(f"{file}:{line}: {problem}" + (f" ({hint})" if hint else ""))


class SettingsError(PackError):
    """A setting cannot be meant so; said as for a pack. For a variable ``file`` is its name and ``line`` 0."""


class ReadError(VigieError):
    """One input could not be read. ``path`` says which, ``reason`` why, in one sentence."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path}: {reason}")


class AnchorError(VigieError):
    """A span does not quote its document's own characters."""


class ReviewError(VigieError):
    """A person's decision does not fit the text or the record: what, and what to write instead."""


class CaseError(VigieError):
    """The case folder cannot be used as asked."""


class PublishError(VigieError):
    """An output could not be written."""
