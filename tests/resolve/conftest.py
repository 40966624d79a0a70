"""Claims read in real sentences, as the resolving rooms get them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.extract import extract
from vigie.model.document import Document, Segment
from vigie.model.entity import Mention
from vigie.model.ids import digest
from vigie.model.origin import Telling
from vigie.packs.files import Packs
from vigie.packs.loader import load_packs
from vigie.resolve.bodies import Bodies
from vigie.resolve.mentions import Mentions

Told = Callable[..., list[Telling]]
Read = Callable[..., list[Mention]]


@pytest.fixture(scope="session")
def packs() -> Packs:
    return load_packs()


@pytest.fixture(scope="session")
def mentions(packs: Packs) -> Mentions:
    return Mentions(packs, Bodies(packs).outlet)


@pytest.fixture
def told(packs: Packs) -> Told:
    """``told(text, language, publisher=...)``: the claims of a text."""

    def tell(text: str, language: str = "en", publisher: str | None = None, dated: str | None = None) -> list[Telling]:
        sha256 = digest(text.encode())
        known = {"sha256": sha256, "path": "one.txt", "text": text, "segments": (Segment(0, len(text)),)}
        document = Document(id=f"doc_{sha256[:20]}", language=language, publisher=publisher, **known)  # type: ignore[arg-type]
        claims = extract(document, packs).claims
        assert claims, "the sentence gives no claim to resolve"
        return [Telling(claim=c, language=language, publisher=publisher, dated=dated) for c in claims]

    return tell


@pytest.fixture
def read(told: Told, mentions: Mentions) -> Read:
    """``read(text, language, ...)``: the mentions in the claims of a text, each lying where it says."""

    def mentions_in(text: str, *more: str, **kept: str) -> list[Mention]:
        found = mentions.of(told(text, *more, **kept))
        assert all(text[one.start : one.end] == one.text for one in found)
        return found

    return mentions_in
