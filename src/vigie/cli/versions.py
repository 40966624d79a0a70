"""The versions of an address, as lines: under ``vigie custody`` and ``vigie document``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vigie.packs.messages import Catalogue
from vigie.store.captures import captures_of
from vigie.store.case import View
from vigie.store.provenance import Version, versions_of

Line = tuple[int, str, str]  # how far in, a label, what it says


def versions_beside(view: View, document: str) -> list[Version]:
    """The versions of every address that holds, or held, the document of that id beside others."""
    addresses = dict.fromkeys(row.canonical for row in captures_of(view, document) if row.canonical)
    found = [versions_of(view, address) for address in addresses]
    return [version for versions in found if len(versions) > 1 for version in versions]


def version_lines(versions: Sequence[Version], words: Catalogue) -> Iterator[Line]:
    """A line for each address, and for each of its versions."""
    for address in dict.fromkeys(version.address for version in versions):
        yield 0, "", address
        for version in (one for one in versions if one.address == address):
            state = words.say("custody.now") if version.now else ""
            if version.gone:
                state = words.say("custody.gone", at=to_the_second(version.gone))
            times = to_the_second(version.since)
            if version.until != version.since:
                times = words.say("custody.seen", first=times, last=to_the_second(version.until))
            yield 1, "", f"{version.document}  {times}  {state}".rstrip()


def to_the_second(at: str) -> str:
    """A time in UTC."""
    return f"{at[:19].replace('T', ' ')} UTC"
