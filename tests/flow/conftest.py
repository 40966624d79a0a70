"""Stand-ins for the stages, so that the flow is tested and not what flows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from vigie.capture import find_inputs
from vigie.flow.stages import Stages
from vigie.model.capture import Input
from vigie.model.claim import Claim, Evidence, Extraction, Unread
from vigie.model.document import Document
from vigie.model.errors import AnchorError, ReadError
from vigie.model.ids import digest, make_id
from vigie.packs.files import Packs
from vigie.store.case import Case, make_case


def _read(source: Input) -> Document:
    data = source.data()
    if data.startswith(b"broken"):
        raise ReadError(source.path, "is broken")
    if data.startswith(b"deep"):
        raise RecursionError
    sha256, meta = digest(data), {"language": "fr", **source.meta}
    return Document(id=f"doc_{sha256[:20]}", sha256=sha256, path=source.path, text=data.decode(), **meta)


def _extract(document: Document, packs: Packs) -> Extraction:
    """A claim for each ``obus``, an unread for each ``canon``; the status tells the packs and the date."""
    if "boom" in document.text:
        raise ValueError("first line\nsecond line")
    if "unanchored" in document.text:
        raise AnchorError("a bug")
    spans = {word: [m.span() for m in re.finditer(word, document.text)] for word in ("obus", "canon")}
    claims = tuple(
        Claim(
            id=make_id("clm", document.sha256, 0 if "twice" in document.text else start),
            document=document.id,
            kind="transfer",
            status=f"{packs.digest} {document.dated}",
            head=start,
            evidence=(Evidence(start=start, end=end, exact="obus"),),
        )
        for start, end in spans["obus"]
    )
    unread = tuple(
        Unread(document=document.id, text="canon", start=start, end=end, sentence_start=0, sentence_end=end, reason="r")
        for start, end in spans["canon"]
    )
    return Extraction(document=document.id, claims=claims, unread=unread, producer="test", packs=packs.digest)


@pytest.fixture
def stages() -> Stages:
    return Stages(find=find_inputs, read=_read, extract=_extract)


@pytest.fixture
def packs() -> Callable[[str], Packs]:
    """``packs(digest)``: packs that read French."""
    nothing: Any = None
    french: Any = SimpleNamespace(complete=True)
    return lambda digest: Packs(digest=digest, vocabulary=nothing, languages={"fr": french})


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return make_case(tmp_path / "case")


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., str]:
    """``folder(a="text", ...)``: a folder with the files a.txt and so on."""

    def make(**texts: str) -> str:
        path = tmp_path / "texts"
        path.mkdir(exist_ok=True)
        for name, text in texts.items():
            (path / f"{name}.txt").write_text(text, "utf-8")
        return str(path)

    return make
