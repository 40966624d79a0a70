"""What readers decided, as gold: sheets and texts laid out as the scorer of docs/claims.md reads them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vigie.model.claim import Claim
from vigie.model.document import Document
from vigie.model.errors import PublishError
from vigie.publish.interchange import to_interchange, to_line

MANIFEST = ("file", "language", "dated", "publisher", "title")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A document with its claims: ``claims`` were decided on, of the ``open`` ones nobody knows yet."""

    document: Document
    claims: tuple[Claim, ...]
    open: tuple[Claim, ...]


def write_gold(folder: Path, sheets: Iterable[Sheet]) -> tuple[int, int]:
    """Write ``gold/``, ``texts/`` and ``claims.jsonl`` into ``folder``; how many documents, how many decided claims.

    Raises PublishError when the folder is not empty or cannot be written.
    """
    try:
        if folder.exists() and any(folder.iterdir()):
            raise PublishError(f"{folder} is not empty: name a new folder")
        for name in ("gold", "texts"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        return _write(folder, sheets)
    except OSError as error:
        raise PublishError(f"{folder} cannot be written: {error.strerror or error}") from error


def _write(folder: Path, sheets: Iterable[Sheet]) -> tuple[int, int]:
    rows: list[Sequence[str]] = []
    claims = 0
    with (folder / "claims.jsonl").open("w", encoding="utf-8", newline="\n") as lines:
        for sheet in sheets:
            one = sheet.document
            name = f"{one.id}.txt"
            (folder / "texts" / name).write_bytes(one.text.encode("utf-8", "surrogatepass"))
            rows.append((name, one.language or "", one.dated or "", one.publisher or "", one.title or ""))
            told = json.dumps(_sheet(sheet, name), ensure_ascii=False, indent=1)  # JSON is YAML too
            (folder / "gold" / f"{one.id}.yaml").write_text(f"{told}\n", "utf-8")
            lines.writelines(f"{to_line(claim, name)}\n" for claim in sheet.claims)
            claims += len(sheet.claims)
    with (folder / "texts" / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([MANIFEST, *rows])
    return len(rows), claims


def _sheet(sheet: Sheet, name: str) -> dict[str, Any]:
    one = sheet.document
    claims = [_gold(claim, name) for claim in sheet.claims]
    claims += [_gold(claim, name) | {"optional": True} for claim in sheet.open]
    return {"document": f"texts/{name}", "language": one.language, "dated": one.dated, "claims": claims}


def _gold(claim: Claim, name: str) -> dict[str, Any]:
    """A claim as a sheet has it: in the interchange form, parties by their ids."""
    told = to_interchange(claim, name)
    if claim.parties:
        told["parties"] = [party.id or party.state or party.text for party in claim.parties]
    return told
