"""Rows as CSV that a spreadsheet may open: no cell can start a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from vigie.model.claim import Claimer, Party, Place
from vigie.publish.gloss import gloss
from vigie.publish.names import Names, own_words
from vigie.publish.rows import Cited

Cell = str | int | float | bool | None
CLAIM_COLUMNS = (
    "id", "document", "title", "publisher", "dated", "language", "kind", "status", "certainty", "claimers",
    "supplier", "recipient", "actor", "parties", "item", "item_class", "item_text",
    "quantity_min", "quantity_max", "approximate", "unit", "per", "factor", "quantity_text",
    "time", "time_text", "stated", "place", "departure", "via", "destination", "mode",
    "quote", "gloss", "superseded", "excluded", "review", "document_id", "sha256", "url",
)  # fmt: skip
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]], target: TextIO) -> None:
    """A head line of ``columns``, then the rows. Texts that could start a formula get an apostrophe before them."""
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_safe(row.get(column)) for column in columns])


def claim_cells(row: Cited, names: Names) -> dict[str, Cell]:
    """The cells of one claim by column: ids where there are any, else the document's own words."""
    claim = row.claim
    item, quantity, time = claim.item, claim.quantity, claim.time
    cells: dict[str, Cell] = {
        "id": claim.id,
        "document": row.path,
        "kind": claim.kind,
        "status": claim.status,
        "certainty": claim.certainty,
        "claimers": "; ".join(_id(claimer, names) for claimer in claim.claimers),
        "parties": "; ".join(_id(party, names) for party in claim.parties),
        "stated": claim.stated.edtf or claim.stated.text if claim.stated else None,
        "mode": claim.mode,
        "quote": " ⏎ ".join(" ".join(span.exact.split()) for span in claim.evidence),
        "gloss": gloss(claim, names),
        "document_id": claim.document,
    }
    cells |= {name: getattr(row, name) for name in ("title", "publisher", "dated", "language", "sha256", "url")}
    cells |= {name: getattr(row, name) for name in ("superseded", "excluded", "review")}
    for name in ("supplier", "recipient", "actor", "place", "departure", "via", "destination"):
        filler = getattr(claim, name)
        cells[name] = _id(filler, names) if filler else None
    if item:
        cells |= {"item": item.id, "item_class": item.item_class, "item_text": item.text}
    if quantity:
        cells |= {"quantity_min": quantity.min, "quantity_max": quantity.max, "quantity_text": quantity.text}
        cells |= {name: getattr(quantity, name) for name in ("approximate", "unit", "per", "factor")}
    if time:
        cells |= {"time": time.edtf, "time_text": time.text}
    return cells


def _id(body: Party | Claimer | Place, names: Names) -> str:
    return body.id or body.state or own_words(names, body) or ""


def _safe(cell: Cell) -> str | int | float:
    if cell is None or cell is False:
        return ""
    if cell is True:
        return "true"
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return "'" + cell
    return cell
