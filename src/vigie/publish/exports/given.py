"""One claim on its way out, with all that must go with it, and how writers frame what they stream."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from vigie.model.claim import Anchored, Claim, Claimer
from vigie.packs.state_centroids import Centroid
from vigie.publish.names import Names
from vigie.publish.rows import Cited

LOOSE = ("dated", "title", "publisher", "language", "url")
PARTIES = ("supplier", "recipient", "actor", "end_user", "maker")
PLACES = ("place", "departure", "via", "destination")
SLOTS = (
    *PARTIES,
    "item",
    "quantity",
    "time",
    "stated",
    *PLACES,
    "part_of",
    "recovered",
    "examined",
    "characterised_as",
)
LISTS = ("parties", "claimers", "carriers", "intermediaries", "marks")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A claim with its citation and where it comes from.

    ``captured`` is when its document was first had (ISO 8601, UTC), ``statement`` the origin's statement it tells,
    ``figures`` those the statement is a reading of, ``producer`` and ``packs`` what read it.
    """

    cited: Cited
    captured: str | None = None
    statement: str | None = None
    figures: tuple[str, ...] = ()
    producer: str = ""
    packs: str = ""

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.cited.claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What writers go by beside the records: names in one language, where states lie, whether all is made up."""

    names: Names
    centroids: dict[str, Centroid]
    software: str
    sample: bool = False


Writer = Callable[[Iterable[Given], Setting, IO[bytes]], None]


def slots_of(claim: Claim) -> Iterator[tuple[str, Anchored | Claimer]]:
    """Every filled slot that has words, with its name; of lists each member by its place (``claimers-2``)."""
    for name in SLOTS:
        if (filler := getattr(claim, name)) is not None:
            yield name, filler
    for name in LISTS:
        for number, filler in enumerate(getattr(claim, name), 1):
            if filler.text is not None:
                yield f"{name}-{number}", filler


def address(given: Given) -> str:
    """Where the document stands: its address, else its bytes by their hash."""
    return given.cited.url or f"urn:sha256:{given.cited.sha256}"


def as_json(value: Any) -> bytes:
    """One line of JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": ")).encode()


def framed(stream: IO[bytes], head: str, objects: Iterable[Any], tail: str) -> None:
    """``objects`` as the members of a JSON array, one a line, between ``head`` and ``tail``."""
    stream.write(head.encode())
    for number, one in enumerate(objects):
        stream.write((b",\n" if number else b"\n") + as_json(one))
    stream.write(f"\n{tail}\n".encode())


def said(**fields: Any) -> dict[str, Any]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], (), {})}
