"""One file that holds a whole case."""

from __future__ import annotations

from pathlib import Path

from vigie.store.case import Case


def backup(case: Case, target: Path) -> int:
    """Write ``case`` whole into the zip file ``target``, also while a writer works; returns its size in bytes.

    ``target`` appears complete or not at all. Unzipped into a folder it is the case again.
    Raises CaseError when the file cannot be written or an original is missing.
    """
    raise NotImplementedError
