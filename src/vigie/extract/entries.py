"""Documents made of dated entries (live pages, chronicles): what "yesterday" means in each, and when each was said."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import groupby

from vigie.extract.times import DateReader, TimeMention
from vigie.model.document import Document

Entry = tuple[int, int, str | None]


def entries_of(document: Document) -> list[Entry]:
    """Begin, end and day of each row of segments of one day; empty where no segment has a day of its own."""
    if not any(segment.dated for segment in document.segments):
        return []
    found: list[Entry] = []
    for day, segments in groupby(document.segments, key=lambda segment: segment.dated):
        row = list(segments)
        found.append((row[0].start, row[-1].end, day))
    return found


def times_of(dates: DateReader, document: Document, entries: list[Entry]) -> list[TimeMention]:
    """The times of each entry, told from its own day."""
    found: list[TimeMention] = []
    for start, end, day in entries:
        times = dates.find(document.text[start:end], day or document.dated)
        found += [
            replace(
                time,
                start=time.start + start,
                end=time.end + start,
                dates=tuple((first + start, last + start, edtf) for first, last, edtf in time.dates),
            )
            for time in times
        ]
    return found


def day_at(entries: list[Entry], at: int) -> str | None:
    """The day of the entry that ``at`` stands in, None for that of the document."""
    index = bisect_right(entries, at, key=lambda entry: entry[0]) - 1
    return entries[index][2] if index >= 0 else None
