"""What a report of a case is written from: its figures with all they rest on, as far as people have accepted it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vigie.corroborate.classes import Classes
from vigie.corroborate.figures import narrowed
from vigie.flow.acting import now
from vigie.model.figure import Figure
from vigie.model.review import STANDS
from vigie.packs.files import Packs
from vigie.packs.reports import Template
from vigie.publish.report.material import Material, Source
from vigie.publish.rows import Cited
from vigie.store.captures import captures_of
from vigie.store.case import View
from vigie.store.findings import FigureFilter, bends_of, figure, figures, statements, told
from vigie.store.query import document, summary
from vigie.store.reviews import reviews
from vigie.store.rows import ClaimRow
from vigie.store.times import bounds
from vigie.store.withheld import withheld

_CITED = ("claim", "path", "sha256", "publisher", "dated", "title", "language", "url", "superseded", "excluded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a report is to hold: ``figures`` by filter, said ``since`` that day (EDTF), of claims that nobody reviewed
    too (``unreviewed``); ``handling`` names what may go out beside the public.
    """

    figures: FigureFilter
    since: str | None = None
    unreviewed: bool = False
    handling: tuple[str, ...] = ()


def is_reviewed(view: View) -> bool:
    """Whether anybody has reviewed a claim of the case."""
    return bool(reviews(view))


def gather(view: View, template: Template, asked: Asked, packs: Packs, sample: bool) -> Material:
    """The records of a report; the same case gives the same."""
    wanted = replace(asked.figures, least_readings=template.readings, limit=None)
    listed = [figure(view, line.id) for line in figures(view, wanted)]
    closed = withheld(view, now()[:10], asked.handling)
    passed = [one for one in listed if one.id not in closed]
    rows: dict[str, ClaimRow] = {}
    accepted: set[str] = set()
    said = {one.id: one for one in statements(view, tuple(dict.fromkeys(_statements(passed))))}
    for one in said.values():
        tellings = told(view, one)
        rows |= {row.claim.id: row for row in tellings}
        if any(row.review in STANDS for row in tellings):
            accepted.add(one.id)
    classes = Classes(packs.vocabulary, packs.weapons)
    shown = [one for one in passed if asked.since is None or _since(one, asked.since)]
    if not asked.unreviewed:
        found = (narrowed(one, accepted, classes) for one in shown)
        shown = [one for one in found if one is not None and len(one.readings) >= template.readings]
    shown = shown[: template.figures or None]
    kept = dict.fromkeys(_statements(shown))
    cited = {bond.claim: rows[bond.claim] for id in kept for bond in said[id].bonds if bond.claim in rows}
    cited |= {r.claim: rows[r.claim] for one in shown for r in one.readings if r.claim in rows}
    return Material(
        figures=tuple(shown),
        statements={id: said[id] for id in kept},
        cited={id: _cited(row) for id, row in cited.items()},
        bends={id: tuple(bends_of(view, said[id])) for id in kept},
        sources=tuple(_sources(view, cited.values())),
        unreviewed=frozenset(id for id in kept if id not in accepted),
        reviewed=is_reviewed(view),
        withheld=len(listed) - len(passed),
        unread=summary(view).unread,
        sample=sample,
        digest=packs.digest,
    )


def _statements(shown: Sequence[Figure]) -> list[str]:
    return [reading.statement for one in shown for reading in one.readings]


def _since(one: Figure, since: str) -> bool:
    """Whether a reading of it was said on that day or later."""
    begin = (bounds(since) or ("", ""))[0]
    return any((days := bounds(reading.said)) and days[1] >= begin for reading in one.readings if reading.said)


def _cited(row: ClaimRow) -> Cited:
    return Cited(**{name: getattr(row, name) for name in _CITED})


def _sources(view: View, rows: Iterable[ClaimRow]) -> list[Source]:
    found = []
    for id in sorted({row.claim.document for row in rows}):
        one = document(view, id).row
        held = captures_of(view, id)
        at = held[0].capture.at if held else one.read
        kept = {
            name: getattr(one, name)
            for name in ("id", "sha256", "path", "title", "publisher", "dated", "url", "language")
        }
        found.append(Source(**kept, captured=f"{at[:16].replace('T', ' ')}"))
    return sorted(found, key=lambda one: (one.dated or "9", one.id))
