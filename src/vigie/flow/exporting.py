"""What a case gives away: its captures as one WACZ file, with the link in the chain of custody that says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from vigie import __version__
from vigie.capture.wacz_writer import Entry, Package, write_wacz
from vigie.flow.acting import now, user
from vigie.model.capture import CustodyEvent
from vigie.store.case import Case, View, open_view
from vigie.store.exporting import Kept, kept, stored, told_of
from vigie.store.handling import may_pass
from vigie.store.problems import NamedCaseError
from vigie.store.query import document
from vigie.store.writer import open_writer
from vigie.text.days import is_edtf_date

SOFTWARE = f"vigie {__version__}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What to give away: ``documents`` by id or its beginning (none = all), captured ``since``.

    ``handling`` names what may go out beside the public (``restricted``, ``embargo``, ``all``).
    """

    documents: tuple[str, ...] = ()
    since: str = ""
    handling: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written, None when there was nothing to write; ``withheld`` counts captures by their handling."""

    package: Package | None
    withheld: dict[str, int]


@dataclass(slots=True)
class _Given:
    """What an export has given so far."""

    subjects: set[str] = field(default_factory=set)
    withheld: Counter[str] = field(default_factory=Counter)


def export_wacz(case: Case, target: Path, wanted: Selection) -> Exported:
    """Write the captures that ``wanted`` names to ``target``, complete or not at all.

    Raises CaseError for a date or an id that is none, for bytes that are missing or changed and when another Vigie
    writes to the case, PublishError when the file cannot be written.
    """
    if wanted.since and not is_edtf_date(wanted.since):
        raise NamedCaseError("bad-date", value=wanted.since)
    with open_writer(case) as writer, open_view(case) as view:
        given = _Given()
        named = {document(view, id).row.id for id in wanted.documents}
        entries = (_entry(view, one) for one in _chosen(view, wanted, named, given))
        package = write_wacz(target, entries, _told(view, given), SOFTWARE)
        if package:
            facts = {"file": target.name, "captures": str(package.captures), "sha256": package.sha256}
            with writer.transaction():
                writer.add_event(now(), user(), "exported", f"exp_{package.sha256[:20]}", facts)
    return Exported(package=package, withheld=dict(given.withheld))


def _chosen(view: View, wanted: Selection, named: set[str], given: _Given) -> Iterator[Kept]:
    today = now()[:10]
    for one in kept(view, wanted.since):
        id = one.document.id if one.document else one.beside[0] if one.beside else None
        if wanted.documents and id not in named:
            continue
        if not may_pass(one.handling, today, wanted.handling):
            given.withheld[one.handling.partition(" ")[0]] += 1
            continue
        given.subjects |= {one.capture.id} | ({id} if id else set())
        yield one


def _told(view: View, given: _Given) -> Iterator[CustodyEvent]:
    """Asked for after the captures, when what was given is known."""
    yield from told_of(view, given.subjects)


def _entry(view: View, one: Kept) -> Entry:
    capture = one.capture
    return Entry(
        capture=capture,
        payload=stored(view, capture.sha256, capture.locator),
        transferred=stored(view, capture.transferred, capture.locator) if capture.transferred else None,
        document=one.document,
        text_sha256=one.text_sha256,
        beside=one.beside,
    )
