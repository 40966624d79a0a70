"""A report from the records of a case, section by section as its template says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from vigie.packs.messages import Catalogue
from vigie.packs.reports import Part, Template
from vigie.publish.assessments import said
from vigie.publish.figures import current, shown_interval, what_is
from vigie.publish.names import Names
from vigie.publish.report.figures import bend_blocks, conflict_blocks, figure_blocks
from vigie.publish.report.material import Material
from vigie.publish.report.model import Block, Heading, Line, Paragraph, Report, Span, Table, line
from vigie.publish.report.telling import Teller

LIMITS = ("read", "origin", "first", "range", "names")


def build(material: Material, template: Template, names: Names, words: Catalogue) -> Report:
    """The report. The same records give the same report: it knows no clock."""
    teller = Teller(material, names, words)
    blocks = tuple(block for part in template.sections for block in _part(part, teller))
    days = [one.captured[:10] for one in material.sources]
    last = max(days, default=None)
    return Report(
        title=teller.spaced(said(template.title, names)),
        subtitle=teller.say("subtitle", date=teller.day(last), digest=material.digest[:12]),
        language=names.language,
        dated=last,
        stamp=teller.say("sample") if material.sample else None,
        page_of=teller.say("page-of"),
        notes_title=teller.say("notes"),
        notices=tuple(_notices(teller)),
        blocks=blocks,
    )


def _part(part: Part, teller: Teller) -> Iterator[Block]:
    if part.heading is not None:
        yield Heading(teller.spaced(said(part.heading, teller.names)))
    if part.text is not None:
        yield Paragraph(line(teller.spaced(said(part.text, teller.names))))
    if part.part is not None:
        yield from _PARTS[part.part](teller)


def _notices(teller: Teller) -> Iterator[str]:
    material = teller.material
    readings = [one.statement for figure in material.figures for one in figure.readings]
    open_ = sum(one in material.unreviewed for one in readings)
    if not material.reviewed:
        yield teller.say("notice.no-review")
    elif open_:
        yield teller.say("notice.unreviewed", open=open_, all=len(readings), share=round(100 * open_ / len(readings)))
    else:
        yield teller.say("notice.reviewed")
    yield teller.say("notice.reported")
    if material.withheld:
        yield teller.say("notice.withheld", count=material.withheld)


def _summary(teller: Teller) -> Iterator[Block]:
    material = teller.material
    yield Heading(teller.say("summary"))
    if not material.figures:
        yield Paragraph(line(teller.say("summary.none")))
        return
    yield Paragraph(
        line(teller.say("summary.text", figures=len(material.figures), statements=len(material.statements),
                        documents=len(material.sources)))
    )  # fmt: skip
    heads = ("what", "range", "readings", "differ")
    yield Table(
        heads=tuple(teller.say(f"head.{head}") for head in heads), shares=(5, 4, 2, 2), rows=tuple(_sums(teller))
    )
    yield Paragraph(line(teller.say("summary.how")))


def _sums(teller: Teller) -> Iterator[tuple[Line, ...]]:
    for one in teller.material.figures:
        hull = teller.spaced(shown_interval(one, one.hull, teller.names))
        held = [reading for reading in current(one) if reading.statement in one.held] or current(one)
        notes = tuple(teller.note(reading) for reading in held)
        several = len(one.held) > 1 and hull
        if several:
            mark = teller.say("mark") if any(r.statement in teller.material.unreviewed for r in held) else ""
            shown: Line = (Span(hull + mark, notes, True),)
        else:
            shown = tuple(
                Span(f"{' · ' if n else ''}{span.text}", span.notes)
                for n, span in enumerate(map(teller.number, current(one)))
            )
        differ = sum(outcome.value == "conflicting" for outcome in one.outcomes)
        yield (
            line(teller.spaced(what_is(one, teller.names, teller.words))),
            shown,
            line(teller.words.say("figure.short", count=len(current(one)), total=len(one.readings))),
            line(str(differ) if differ else "–"),
        )


def _figures(teller: Teller) -> Iterator[Block]:
    yield Heading(teller.say("figures"))
    for number, one in enumerate(teller.material.figures, 1):
        yield from figure_blocks(number, one, teller)


def _conflicts(teller: Teller) -> Iterator[Block]:
    yield Heading(teller.say("conflicts"))
    found = [block for one in teller.material.figures for block in conflict_blocks(one, teller, named=True)]
    yield from found or [Paragraph(line(teller.say("conflicts.none")))]


def _bends(teller: Teller) -> Iterator[Block]:
    yield Heading(teller.say("bends"))
    found = [block for one in teller.material.figures for block in bend_blocks(one, teller)]
    yield from found or [Paragraph(line(teller.say("bends.none")))]


def _limits(teller: Teller) -> Iterator[Block]:
    yield Heading(teller.say("limits"))
    for slug in LIMITS:
        yield Paragraph(line(teller.say(f"limit.{slug}")), "item")
    if teller.material.unread:
        yield Paragraph(line(teller.say("limit.unread", count=teller.material.unread)), "item")


def _documents(teller: Teller) -> Iterator[Block]:
    yield Heading(teller.say("documents"))
    yield Paragraph(line(teller.say("documents.text")))
    heads = ("document", "published", "captured", "hash")
    rows = []
    for one in teller.material.sources:
        called = " · ".join(part for part in (one.title or one.path, one.publisher, one.url) if part)
        rows.append(
            (
                line(teller.spaced(called)),
                line(teller.day(one.dated)),
                line(one.captured),
                line(f"{one.id} {one.sha256}"),
            )
        )
    yield Table(heads=tuple(teller.say(f"head.{head}") for head in heads), shares=(5, 2, 2, 4), rows=tuple(rows))


_PARTS: dict[str, Callable[[Teller], Iterator[Block]]] = {
    "summary": _summary,
    "figures": _figures,
    "conflicts": _conflicts,
    "bends": _bends,
    "limits": _limits,
    "documents": _documents,
}
