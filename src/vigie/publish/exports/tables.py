"""Claims as JSON Lines, the interchange form, and as CSV."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

import msgspec

from vigie.publish.csv_table import CLAIM_COLUMNS, Cell, claim_cells, write_csv
from vigie.publish.exports.given import LOOSE, Given, Setting
from vigie.publish.interchange import to_interchange

CSV_COLUMNS = (*CLAIM_COLUMNS, "captured", "statement", "figures", "producer", "packs")
_TOGETHER = 1_000  # lines handed to the stream at once


def line_of(given: Given) -> dict[str, Any]:
    """The interchange form with its citation; what is empty is left out."""
    cited = given.cited
    line = to_interchange(given.claim, cited.path)
    line["document_id"], line["sha256"] = given.claim.document, cited.sha256
    for name in LOOSE:
        if (value := getattr(cited, name)) is not None:
            line[name] = value
    for name in ("captured", "statement", "figures", "producer", "packs"):
        if value := getattr(given, name):
            line[name] = value
    for name in ("superseded", "excluded"):
        if getattr(cited, name):
            line[name] = True
    if cited.review:
        line["review"] = cited.review
    return line


def write_jsonl(records: Iterable[Given], setting: Setting, stream: IO[bytes]) -> None:
    """One JSON object a line; made-up cases say so in each."""
    encode = msgspec.json.Encoder().encode
    mark = {"sample": True} if setting.sample else {}
    waiting: list[bytes] = []
    for given in records:
        waiting.append(encode(line_of(given) | mark))
        if len(waiting) == _TOGETHER:
            stream.write(b"\n".join(waiting) + b"\n")
            waiting.clear()
    if waiting:
        stream.write(b"\n".join(waiting) + b"\n")


def write_table(records: Iterable[Given], setting: Setting, stream: IO[bytes]) -> None:
    """A head line and one row a claim, for spreadsheets."""
    columns = (*CSV_COLUMNS, "sample") if setting.sample else CSV_COLUMNS
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    try:
        write_csv(columns, _cells(records, setting), text)
    finally:
        text.detach()


def _cells(records: Iterable[Given], setting: Setting) -> Iterator[Mapping[str, Cell]]:
    for given in records:
        more: dict[str, Cell] = {name: getattr(given, name) for name in ("captured", "statement", "producer", "packs")}
        yield claim_cells(given.cited, setting.names) | more | {"figures": "; ".join(given.figures), "sample": True}
