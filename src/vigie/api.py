"""Vigie from Python: a case, its claims, figures and documents as records and tables; claims of a string.

The public names are those of ``vigie.__all__`` (docs/python.md); the package gives them when they are asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from importlib import import_module
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from vigie.capture.settings import read_settings
from vigie.flow import case as cases
from vigie.flow.extracting import extract_document, read_document
from vigie.flow.failures import Failure
from vigie.flow.naming import bodies_called, items_called
from vigie.flow.stages import default_stages
from vigie.flow.weaving import weave
from vigie.model.capture import Input, Obtained
from vigie.model.claim import Claim, Unread
from vigie.model.document import Document
from vigie.model.errors import PublishError, ReadError, VigieError
from vigie.model.figure import Figure, FigureLine
from vigie.packs.files import Packs
from vigie.packs.loader import load_packs
from vigie.publish.csv_table import CLAIM_COLUMNS, claim_cells
from vigie.publish.figures import FIGURE_CSV, figure_cells
from vigie.publish.names import names_in
from vigie.publish.rows import Cited
from vigie.store import findings, query
from vigie.store.case import Case, open_view
from vigie.store.filters import ClaimFilter
from vigie.store.query import ClaimRow, DocumentRow

Record = TypeVar("Record")
Row = dict[str, Any]
_BODIES = ("supplier", "recipient", "party", "claimer")
_TUPLES = {field.name for field in fields(ClaimFilter) if field.default == ()}
_DOCUMENT_COLUMNS = tuple(field.name for field in fields(DocumentRow))


class Records(Sequence[Record], Generic[Record]):
    """Records in order, which can also be had as a table: one row a record, the columns of the CSV of that listing."""

    def __init__(
        self, records: Iterable[Record], columns: Sequence[str], cells: Callable[[Record], Mapping[str, Any]]
    ) -> None:
        self._records, self.columns, self._cells = tuple(records), tuple(columns), cells

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Record, ...]: ...
    def __getitem__(self, index: int | slice) -> Record | tuple[Record, ...]:
        return self._records[index]

    def __len__(self) -> int:
        return len(self._records)

    def __repr__(self) -> str:
        return f"<{len(self)} records: {', '.join(self.columns)}>"

    def rows(self) -> list[Row]:
        """The table as plain dicts, each with every column; None where a record says nothing."""
        found = (self._cells(record) for record in self._records)
        return [{column: cells.get(column) for column in self.columns} for cells in found]

    def to_pandas(self) -> Any:
        """A ``pandas.DataFrame``. Raises PublishError when pandas is not installed."""
        return _library("pandas").DataFrame(self.rows(), columns=list(self.columns))

    def to_polars(self) -> Any:
        """A ``polars.DataFrame``. Raises PublishError when polars is not installed."""
        return _library("polars").DataFrame(self._by_column(), strict=False)

    def to_arrow(self) -> Any:
        """A ``pyarrow.Table``. Raises PublishError when pyarrow is not installed."""
        return _library("pyarrow").table(self._by_column())

    def _by_column(self) -> dict[str, list[Any]]:
        rows = self.rows()
        return {column: [row[column] for row in rows] for column in self.columns}


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What one text says: the document as read, its claims, what was left unread; ``packs`` is their digest."""

    document: Document
    claims: Records[Claim]
    unread: tuple[Unread, ...]
    producer: str
    packs: str


class CaseFile:
    """A case, open to be asked. Every answer is read anew, so that it holds what others have added meanwhile."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def __repr__(self) -> str:
        return f"<case {self.path}>"

    @property
    def path(self) -> Path:
        """The folder of the case."""
        return self._case.path

    def read(self, *paths: str | Path, lists: Iterable[str | Path] = ()) -> cases.Summary:
        """Read files, folders and addresses into the case, as ``vigie read``; what failed is in the summary."""
        packs = cases.case_packs(self._case)
        stages = default_stages(read_settings(self.path, os.environ), [str(one) for one in lists])
        summary = cases.read_into(self._case, [str(path) for path in paths], packs, stages=stages)
        weave(self._case, packs)
        return summary

    def claims(self, *, item: str | Iterable[str] = (), **wanted: Any) -> Records[ClaimRow]:
        """The claims of the ledger. ``item``, ``supplier``, ``recipient``, ``party`` and ``claimer`` are names as one
        types them, or several; the rest are the fields of ``ClaimFilter`` (``kinds``, ``since``, ``text`` ...).

        Raises VigieError for a name, a date or a filter that is not known.
        """
        packs = cases.case_packs(self._case)
        known = {field.name for field in fields(ClaimFilter)}
        for name in wanted:
            if name not in known:
                raise VigieError(f"claims cannot be chosen by “{name}”; known are item, {', '.join(sorted(known))}")
        chosen: Row = {name: _several(value) if name in _TUPLES else value for name, value in wanted.items()}
        chosen |= {name: bodies_called(chosen[name], packs) for name in _BODIES if name in chosen}
        chosen["item_or_class"] = (*chosen.get("item_or_class", ()), *items_called(_several(item), packs))
        with open_view(self._case) as view:
            found = query.claims(view, ClaimFilter(**chosen))
        return _claim_records(found, packs)

    def figures(
        self,
        *,
        kinds: str | Iterable[str] = (),
        supplier: str | Iterable[str] = (),
        recipient: str | Iterable[str] = (),
        item: str | Iterable[str] = (),
        least_readings: int = 1,
    ) -> Records[FigureLine]:
        """The quantities of the case side by side; ``figure`` gives one with its readings. Raises VigieError."""
        packs = self._woven()
        wanted = findings.FigureFilter(
            kinds=_several(kinds),
            supplier=bodies_called(_several(supplier), packs),
            recipient=bodies_called(_several(recipient), packs),
            items=items_called(_several(item), packs),
            least_readings=least_readings,
        )
        with open_view(self._case) as view:
            return Records(findings.figures(view, wanted), FIGURE_CSV, figure_cells)

    def figure(self, id: str) -> Figure:
        """One figure with all its readings; the beginning of its id will do. Raises CaseError."""
        self._woven()
        with open_view(self._case) as view:
            return findings.figure(view, id)

    def documents(self) -> Records[DocumentRow]:
        """The documents, as they stand after the decisions, without their texts."""
        with open_view(self._case) as view:
            return Records(query.documents(view), _DOCUMENT_COLUMNS, asdict)

    def document(self, id: str) -> Document:
        """One document with its text; the beginning of its id will do. Raises CaseError."""
        with open_view(self._case) as view:
            return query.document(view, id).document

    def _woven(self) -> Packs:
        packs = cases.case_packs(self._case)
        weave(self._case, packs)
        return packs


def open_case(path: str | Path) -> CaseFile:
    """The case in a folder. Raises CaseError when there is none."""
    return CaseFile(cases.open_case(Path(path)))


def new_case(path: str | Path) -> CaseFile:
    """A new case in a folder. Raises CaseError when one is there."""
    return CaseFile(cases.new_case(Path(path)))


def extract_text(
    text: str, *, language: str | None = None, dated: str | None = None, packs: Iterable[str | Path] = ()
) -> Extracted:
    """The claims of ``text``; ``dated`` (EDTF) is the day it was published, on which relative dates lean.

    ``language`` (ISO 639-1) is told from the words where it is not given; ``packs`` are folders laid over our own.
    Raises ReadError when the text cannot be read.
    """
    known = load_packs([Path(folder) for folder in packs])
    meta = {name: value for name, value in (("language", language), ("dated", dated)) if value}
    stages = default_stages()
    source = Input("text", lambda: Obtained(text.encode(), media_type="text/plain; charset=utf-8"), meta)
    document = _unfailed(read_document(source, stages))
    found = _unfailed(extract_document(document, known, stages))
    names = names_in("en", known)

    def cells(claim: Claim) -> Mapping[str, Any]:
        return claim_cells(_cited(claim, document), names)

    return Extracted(
        document=document,
        claims=Records(found.claims, CLAIM_COLUMNS, cells),
        unread=found.unread,
        producer=found.producer,
        packs=found.packs,
    )


Done = TypeVar("Done")


def _unfailed(outcome: Done | Failure) -> Done:
    if isinstance(outcome, Failure):
        raise ReadError(outcome.input, outcome.message)
    return outcome


def _claim_records(found: Sequence[ClaimRow], packs: Packs) -> Records[ClaimRow]:
    names = names_in("en", packs)

    def cells(row: ClaimRow) -> Mapping[str, Any]:
        more = {name: getattr(row, name) for name in ("superseded", "excluded", "review")}
        return claim_cells(_cited(row.claim, row, **more), names)

    return Records(found, CLAIM_COLUMNS, cells)


def _cited(claim: Claim, source: Document | ClaimRow, **more: Any) -> Cited:
    kept = ("path", "sha256", "publisher", "dated", "title", "language", "url")
    return Cited(claim=claim, **{name: getattr(source, name) for name in kept}, **more)


def _several(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise PublishError(f"{name} is not installed beside Vigie; install it, or take rows()") from error
