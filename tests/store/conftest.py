"""A case to write into, and records to fill it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from vigie.model.claim import Claim, Claimer, Evidence, Extraction, Item, Party, Unread, When
from vigie.model.document import Document
from vigie.model.ids import digest, make_id
from vigie.store.case import Case, View, make_case, open_view
from vigie.store.records import Run
from vigie.store.writer import Change, Writer, open_writer


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return make_case(tmp_path / "case")


@pytest.fixture
def writer(case: Case) -> Iterator[Writer]:
    with open_writer(case) as writer:
        yield writer


@pytest.fixture
def view(case: Case) -> Iterator[View]:
    with open_view(case) as view:
        yield view


def _document(text: str, path: str = "one.txt", **meta: Any) -> Document:
    sha256 = digest(text.encode())
    return Document(id=f"doc_{sha256[:20]}", sha256=sha256, path=path, text=text, **{"language": "fr", **meta})


@pytest.fixture
def document() -> Callable[..., Document]:
    """``document(text, path, **meta)``: a document whose bytes are its text."""
    return _document


@pytest.fixture
def claim() -> Callable[..., Claim]:
    """``claim(document, head, supplier="sbu-ua/UA", item="class/id")``; the words of every slot are the whole text."""

    def make(document: Document, head: int = 0, **slots: Any) -> Claim:
        words = {"text": document.text, "start": 0, "end": len(document.text)}
        shapes = {"supplier": Party, "recipient": Party, "actor": Party}
        for role in shapes.keys() & slots.keys():
            id, _, state = slots[role].partition("/")
            slots[role] = shapes[role](id=id, state=state or None, **words)
        if "item" in slots:
            item_class, _, id = slots["item"].partition("/")
            slots["item"] = Item(item_class=item_class, id=id or None, **words)
        if "time" in slots:
            slots["time"] = When(edtf=slots["time"], **words)
        chain = [who.partition("/") for who in slots.pop("claimers", ("author",))]
        return Claim(
            id=make_id("clm", digest(document.text.encode()), slots.get("kind", "transfer"), head),
            document=document.id,
            head=head,
            evidence=(Evidence(start=0, end=len(document.text), exact=document.text),),
            claimers=tuple(Claimer(id=id, state=state or None) for id, _, state in chain),
            **{"kind": "transfer", "status": "occurred", **slots},
        )

    return make


@pytest.fixture
def unread() -> Callable[..., Unread]:
    def make(document: Document, start: int = 0, reason: str = "no-predicate") -> Unread:
        end = len(document.text)
        span = {"text": document.text[start : start + 3], "start": start, "end": start + 3}
        return Unread(document=document.id, sentence_start=0, sentence_end=end, reason=reason, **span)

    return make


@pytest.fixture
def extraction() -> Callable[..., Extraction]:
    def make(document: Document, *claims: Claim, unread: tuple[Unread, ...] = (), packs: str = "p1") -> Extraction:
        return Extraction(document=document.id, claims=claims, unread=unread, producer="test", packs=packs)

    return make


@pytest.fixture
def start() -> Callable[[Writer], int]:
    """``start(writer)`` opens a run."""
    count = iter(range(1000))

    def make(writer: Writer, verb: str = "read") -> int:
        number = next(count)
        values = {"verb": verb, "version": "0", "packs": "p1", "counts": {}}
        with writer.transaction():
            return writer.start_run(Run(id=f"run_{number}", started=f"2024-01-01T00:00:{number:02}", **values))

    return make


@pytest.fixture
def keep(
    writer: Writer, start: Callable[[Writer], int], extraction: Callable[..., Extraction]
) -> Callable[..., Change]:
    """``keep(document, *claims)`` reads a document into the case."""
    run = start(writer)

    def make(document: Document, *claims: Claim, unread: tuple[Unread, ...] = ()) -> Change:
        with writer.transaction():
            read = extraction(document, *claims, unread=unread)
            return writer.add_document(run, document, document.text.encode(), read)

    return make
