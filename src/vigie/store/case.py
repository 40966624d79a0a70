"""The case folder: where things lie in it, and how it is opened for reading or for writing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Case:
    """A case folder that is known to exist and to be of this program's version."""

    path: Path

    @property
    def database(self) -> Path:
        """The SQLite file that holds the records."""
        return self.path / "case.db"

    @property
    def originals(self) -> Path:
        """The folder of original bytes, named by their hash."""
        return self.path / "documents"

    @property
    def packs(self) -> Path:
        """The optional folder of packs laid over the built-in ones for this case."""
        return self.path / "packs"


class View:
    """A reader of a case: as many at once as one likes, also while a writer commits. Use it in a ``with``."""

    def __enter__(self) -> View:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""


def open_view(case: Case) -> View:
    """A reader of ``case``. Raises CaseError when the database is damaged."""
    raise NotImplementedError
