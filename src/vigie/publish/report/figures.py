"""One figure in a report: chart, readings by origin, what contradicts, what cannot be compared, what was bent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from vigie.model.figure import Figure, Outcome
from vigie.publish.figures import (
    conflicts,
    current,
    reading_row,
    shown_interval,
    what_is,
)
from vigie.publish.origins import bend_sentence
from vigie.publish.report.chart import HIGH, WIDE, chart
from vigie.publish.report.model import Block, Chart, Heading, Line, Paragraph, Span, Table, line
from vigie.publish.report.telling import Teller

_HEADS = ("number", "said", "claimer", "reading", "covers", "status")


def figure_blocks(number: int, one: Figure, teller: Teller) -> Iterator[Block]:
    """The section of a figure."""
    what = teller.spaced(what_is(one, teller.names, teller.words))
    yield Heading(f"{number}. {what}", 2)
    yield Paragraph(_comes_to(one, teller))
    svg = chart(one, teller.names.language, what)
    if svg is not None:
        yield Chart(svg=svg, wide=WIDE, high=HIGH, caption=teller.say("chart", what=what))
    yield _readings(one, teller)
    yield from conflict_blocks(one, teller)
    yield from _apart(one, teller)
    yield from bend_blocks(one, teller)


def conflict_blocks(one: Figure, teller: Teller, *, named: bool = False) -> Iterator[Block]:
    """The pairs that cannot both be right, each number with its footnote."""
    found = conflicts(one)
    if found:
        what = teller.spaced(what_is(one, teller.names, teller.words))
        said = teller.say("conflicts.of", what=what) if named else teller.say("conflicts.here")
        yield Paragraph((Span(said, strong=True),))
    for outcome in found:
        yield Paragraph(_pair(one, outcome, teller), "item")


def bend_blocks(one: Figure, teller: Teller) -> Iterator[Block]:
    """What tellings changed of the statements of a figure."""
    lines = []
    for reading in one.readings:
        for bend in teller.material.bends.get(reading.statement, ()):
            cited = teller.material.cited.get(bend.claim)
            where = (cited.publisher or cited.path) if cited else bend.claim
            told = teller.words.spaced(bend_sentence(bend, teller.words))
            lines.append(
                Paragraph(
                    line(teller.say("bend", where=where, day=teller.day(cited.dated if cited else None)) + told), "item"
                )
            )
    if lines:
        yield Paragraph((Span(teller.say("bends.here"), strong=True),))
        yield from lines


def _comes_to(one: Figure, teller: Teller) -> Line:
    names = teller.names
    hull = teller.spaced(shown_interval(one, one.hull, names))
    held = [reading for reading in current(one) if reading.statement in one.held]
    notes = tuple(teller.note(reading) for reading in held)
    if not hull or len(held) < 2:
        return (Span(teller.say("range.none", count=len(current(one)))),)
    mark = teller.say("mark") if any(r.statement in teller.material.unreviewed for r in held) else ""
    spans = [
        Span(teller.say("range")),
        Span(hull + mark, notes, True),
        Span(teller.say("range.rests", count=len(held))),
    ]
    if one.least is not None and one.least != one.hull[0]:
        least = teller.spaced(shown_interval(one, (one.least, one.least), names))
        spans.append(Span(" " + teller.say("range.least", least=least)))
    return tuple(spans)


def _readings(one: Figure, teller: Teller) -> Table:
    rows = []
    for number, reading in enumerate(one.readings, 1):
        row = reading_row(one, reading, teller.material.statements, teller.names, teller.words)
        texts = (str(number), row.said, row.claimer)
        cells = [*(line(teller.spaced(text)) for text in texts), (teller.number(reading),)]
        covers = " · ".join(part for part in (row.item, row.covers) if part)
        cells += [
            line(teller.spaced(covers)),
            line(teller.spaced(f"{row.status} · {row.told}" if row.told else row.status)),
        ]
        rows.append(tuple(cells))
    heads = tuple(teller.say(f"head.{head}") for head in _HEADS)
    return Table(heads=heads, shares=(1, 3, 5, 4, 5, 4), rows=tuple(rows))


def _apart(one: Figure, teller: Teller) -> Iterator[Block]:
    """Why pairs are not laid beside one another, the most frequent reason first, each with an example."""
    pairs: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in one.outcomes:
        if outcome.value in ("not-comparable", "cannot-tell"):
            pairs[outcome.reason].append(outcome)
    if pairs:
        yield Paragraph((Span(teller.say("apart.here"), strong=True),))
    for reason, found in sorted(pairs.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        places = {reading.statement: n for n, reading in enumerate(one.readings, 1)}
        told = ", ".join(f"{places[o.first]}–{places[o.second]}" for o in found[:8]) + (" …" if found[8:] else "")
        why = teller.words.say(f"pair.{reason}")
        yield Paragraph(line(teller.say("apart", why=why, pairs=told)), "item")


def _pair(one: Figure, outcome: Outcome, teller: Teller) -> Line:
    by_id = {reading.statement: reading for reading in one.readings}
    spans: list[Span] = []
    for place, id in enumerate((outcome.first, outcome.second)):
        reading = by_id[id]
        row = reading_row(one, reading, teller.material.statements, teller.names, teller.words)
        spans.append(Span(teller.say("conflict.who", before=" ↔ " if place else "", who=row.claimer)))
        spans.append(teller.number(reading))
    return (*spans, Span(teller.say("conflict.why", why=teller.words.say(f"pair.{outcome.reason}"))))
