"""The built-in packs, and sentences parsed or told in short, for the tests of the engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from vigie.extract import extract, reader_for
from vigie.extract.engine import Reader, known
from vigie.extract.nodes import outline
from vigie.extract.quantities import QuantityMention
from vigie.extract.sentence import Sentence
from vigie.model.claim import Claim, Extraction, Party, Quantity
from vigie.model.document import Document, Segment
from vigie.model.ids import digest, make_id
from vigie.packs.files import Packs
from vigie.packs.loader import load_packs

TUESDAY = "2024-10-29"
HERE = Path(__file__).parent
NOT_READ = {  # by test file: text -> why
    name: {text: why for why, texts in causes.items() for text in texts}
    for name, causes in yaml.safe_load((HERE / "not_read_yet.yml").read_text("utf-8")).items()
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests of texts that are known not to be read: they must fail until their line is taken away."""
    for item in items:
        if item.path.parent == HERE and isinstance(item, pytest.Function) and hasattr(item, "callspec"):
            why = NOT_READ.get(item.path.stem, {}).get(item.callspec.params.get("text"))
            if why:
                item.add_marker(pytest.mark.xfail(strict=True, reason=why))


@pytest.fixture
def not_read(request: pytest.FixtureRequest) -> dict[str, str]:
    """Texts of this test file that are known not to be read, and why."""
    return NOT_READ.get(request.path.stem, {})


@pytest.fixture(scope="session")
def packs() -> Packs:
    return load_packs()


@pytest.fixture(scope="session")
def readers(packs: Packs) -> dict[str, Reader]:
    return {language: reader for language in packs.languages if (reader := reader_for(packs, language))}


@pytest.fixture(scope="session")
def amounts(readers: dict[str, Reader]) -> Callable[[str, str], str]:
    """``amounts(language, text)``: the amounts of a text as ``amount_said`` writes them, with bars between."""
    return lambda language, text: " | ".join(map(amount_said, readers[language].quantities.find(text)))


@pytest.fixture(scope="session")
def dates(readers: dict[str, Reader]) -> Callable[[str, str, str | None], str]:
    """``dates(language, text, dated)``: the EDTF of the dates of a text ("open" for none), with bars between."""

    def read(language: str, text: str, dated: str | None) -> str:
        return " | ".join(mention.edtf or "open" for mention in readers[language].dates.find(text, dated))

    return read


@pytest.fixture(scope="session")
def parse(readers: dict[str, Reader]) -> Callable[[str, str], Sentence]:
    """``parse(language, text)``: the text as one sentence, with its nodes, verb groups and clauses."""

    def parsed(language: str, text: str) -> Sentence:
        reader = readers[language]
        hits = reader.lexicon.find(text)
        spans = outline(hits, reader.quantities.find(text), reader.dates.find(text, TUESDAY))
        return reader.parse(text, 0, len(text), spans, known(hits))

    return parsed


@pytest.fixture(scope="session")
def extracted(packs: Packs) -> Callable[..., Extraction]:
    """``extracted(language, text, *roles)``: what is read in a text dated Tuesday, 29 October 2024.

    With ``roles`` each line of the text is a segment with the role of its place in them, the last one for the rest.
    """
    return lambda language, text, *roles: extract(document(language, text, *roles), packs)


@pytest.fixture(scope="session")
def told(extracted: Callable[..., Extraction]) -> Callable[..., list[str]]:
    """``told(language, text, *roles)``: the claims of a text as ``claim_said`` writes them."""
    return lambda language, text, *roles: [claim_said(c) for c in extracted(language, text, *roles).claims]


def document(language: str, text: str, *roles: str) -> Document:
    sha256 = digest(text.encode("utf-8", "surrogatepass"))
    segments = [Segment(0, len(text))]
    if roles:
        segments, start = [], 0
        for number, line in enumerate(text.split("\n")):
            segments.append(Segment(start, start + len(line), roles[min(number, len(roles) - 1)]))
            start += len(line) + 1
    return Document(
        id=make_id("doc", sha256), sha256=sha256, path="a.txt", text=text,
        language=language, dated=TUESDAY, segments=tuple(segments),
    )  # fmt: skip


def claim_said(claim: Claim) -> str:
    """``transfer occurred FR>EE 12 shell``, ``deployment planned KP@RU 3000.. troops``, ``test ongoing IN agni-v``.

    ``?`` behind the status is a hedge, brackets hold what is implied, ``_`` stands for a party of a transfer not named.
    """
    if claim.kind == "transfer":
        who = f"{_body(claim.supplier)}>{_body(claim.recipient)}"
    elif claim.kind == "agreement":
        who = "+".join(sorted(map(_body, claim.parties)))
    else:
        place = claim.place
        where = "@" + (place.state or place.id or place.text) if place else ""
        who = (_body(claim.actor) if claim.actor else "") + where
    thing = (claim.item.id or claim.item.item_class or "") if claim.item else ""
    status = claim.status + ("?" if claim.certainty == "hedged" else "")
    return " ".join(filter(None, (claim.kind, status, who, _amount(claim.quantity), thing)))


def _body(party: Party | None) -> str:
    if party is None:
        return "_"
    name = party.state or party.id or party.text
    return f"[{name}]" if party.implied else name


def _amount(quantity: Quantity | None) -> str:
    if quantity is None:
        return ""
    low, high = (None if n is None else f"{n:.12g}" for n in (quantity.min, quantity.max))
    return (low or "") if low == high else f"{low or ''}..{high or ''}"


def amount_said(mention: QuantityMention) -> str:
    """``150..`` at least, ``..120`` at most, ``200~`` about, ``20..99?`` vague, ``50 km``, ``6/month``, ``x2.5``."""
    if mention.kind == "text":
        return "text"
    if mention.kind == "factor":
        return f"x{mention.factor:g}" + "~" * mention.approximate
    low, high = (None if n is None else f"{n:.12g}" for n in (mention.min, mention.max))
    amount = low if low == high else f"{low or ''}..{high or ''}"
    mark = "?" if mention.vague else "~" * mention.approximate
    return (
        f"{amount}{mark}"
        + (f" {mention.unit or 'other'}" if mention.kind in ("unit", "percent") else "")
        + (f"/{mention.per}" if mention.per else "")
    )
