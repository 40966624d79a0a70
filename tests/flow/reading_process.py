"""A process that reads invented documents into a case, slowly enough to be watched or killed.

``reading_process.py CASE NUMBER LOG``: each document has two claims; LOG gets the name of each one that is read.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from vigie.flow import batches, case
from vigie.flow.stages import Stages
from vigie.model.capture import Input, Obtained
from vigie.model.claim import Claim, Evidence, Extraction
from vigie.model.document import Document
from vigie.model.ids import digest, make_id
from vigie.packs.files import Packs

NOTHING: Any = None
FRENCH: Any = SimpleNamespace(complete=True)
PACKS = Packs(digest="p1", vocabulary=NOTHING, languages={"fr": FRENCH})


def find(number: int, paths: Sequence[str]) -> list[Input]:
    texts = {f"{n:05}.txt": f"Le lot {n} compte des obus. ".encode() * 20 for n in range(number)}
    return [Input(path, partial(Obtained, data)) for path, data in texts.items()]


def read(log: Path, source: Input) -> Document:
    data = source.data()
    with log.open("a") as lines:
        lines.write(f"{source.path}\n")
    sha256 = digest(data)
    return Document(id=f"doc_{sha256[:20]}", sha256=sha256, path=source.path, text=data.decode(), language="fr")


def extract(pause: float, document: Document, packs: Packs) -> Extraction:
    time.sleep(pause)
    claims = tuple(
        Claim(
            id=make_id("clm", document.sha256, head),
            document=document.id,
            kind="use",
            status="occurred",
            head=head,
            evidence=(Evidence(start=0, end=6, exact="Le lot"),),
        )
        for head in (0, 3)
    )
    return Extraction(document=document.id, claims=claims, unread=(), producer="test", packs=packs.digest)


def stages(number: int, log: Path, pause: float = 0.0) -> Stages:
    return Stages(find=partial(find, number), read=partial(read, log), extract=partial(extract, pause))


if __name__ == "__main__":
    folder, number, log = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    case.in_batches = partial(batches.in_batches, size=7)
    opened = case.open_case(folder)
    print("begun", flush=True)  # noqa: T201
    case.read_into(opened, [], PACKS, stages=stages(number, log, 0.002))
