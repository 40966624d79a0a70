"""Archives as inputs: which files are, and what each holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from vigie.model.capture import Input
from vigie.model.errors import ReadError

WACZ, WARC = (".wacz",), (".warc", ".warc.gz")


def is_archive(name: str) -> bool:
    """Whether a file of this name holds captures rather than being a document."""
    return name.lower().endswith(WACZ + WARC)


def archived(path: Path) -> Iterator[Input | ReadError]:
    """What the archive ``path`` holds, in order, one at a time."""
    from vigie.capture.wacz import wacz_records  # loaded by those who have archives
    from vigie.capture.warc import records

    try:
        yield from (wacz_records if path.name.lower().endswith(WACZ) else records)(path)
    except ReadError as error:
        yield error
