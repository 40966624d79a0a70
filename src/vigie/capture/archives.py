"""Archives as inputs: which files are, and what each holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from vigie.capture.wacz import wacz_records
from vigie.capture.warc import records
from vigie.model.capture import Input
from vigie.model.errors import ReadError

_READERS = {".warc": records, ".warc.gz": records, ".wacz": wacz_records}


def is_archive(name: str) -> bool:
    """Whether a file of this name holds captures rather than being a document."""
    return name.lower().endswith(tuple(_READERS))


def archived(path: Path) -> Iterator[Input | ReadError]:
    """What the archive ``path`` holds, in order, one at a time."""
    reader = next(reader for ending, reader in _READERS.items() if path.name.lower().endswith(ending))
    try:
        yield from reader(path)
    except ReadError as error:
        yield error
