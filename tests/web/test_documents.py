"""Documents: the list, the reader, the page as it was captured."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from vigie.model.claim import Claim, Evidence, Item, Quantity
from vigie.model.document import Document, Segment
from vigie.store.rows import ClaimRow
from vigie.web.quoting import Span, pieces
from vigie.web.reading import covering, laid_out

TEXT = "Ten shells came.\nThey were 포탄.\n\nاليوم ended."


def document(*segments: Segment, text: str = TEXT) -> Document:
    return Document(id="doc_1", sha256="0", path="p", text=text, segments=segments)


@given(
    st.text("ab \n", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
def test_every_word_is_in_one_block_whatever_the_segments(text: str, spans: list[tuple[int, int]]) -> None:
    cut = [Segment(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in spans]
    found = covering(document(*cut, text=text))
    seen = [place for segment in found for place in range(segment.start, segment.end)]
    assert seen == sorted(set(seen))
    assert all(text[place].isspace() for place in set(range(len(text))) - set(seen))


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 20), st.sampled_from("supplier item unread".split()))))
def test_pieces_are_the_text_however_spans_overlap(spans: list[tuple[int, int, str]]) -> None:
    text = TEXT[:30]
    given_spans = [Span(start, min(start + length, 30), slot, "clm_1") for start, length, slot in spans]
    found = pieces(text, 0, 30, given_spans, [])
    assert "".join(piece.text for piece in found) == text
    for piece in found:
        over = {s.slot for s in given_spans if s.start <= piece.start < s.end}
        assert set(piece.slots) == (over - {"unread"} or over)


def test_a_claim_stands_beside_the_block_of_its_word_and_lights_its_slots() -> None:
    claim = Claim(
        id="clm_1", document="doc_1", kind="transfer", status="occurred", head=11,
        item=Item(text="shells", start=4, end=10), quantity=Quantity(text="Ten", start=0, end=3),
        evidence=(Evidence(start=0, end=16, exact=TEXT[:16]),),
    )  # fmt: skip
    row = ClaimRow(claim=claim, **dict.fromkeys(set(ClaimRow.__slots__) - {"claim"}))
    blocks = laid_out(document(), [row], [])
    assert [[r.claim.id for r in block.claims] for block in blocks] == [["clm_1"], [], []]
    assert [(p.text, p.hue) for p in blocks[0].pieces if p.slots] == [("Ten", "quantity"), ("shells", "item")]


def ids(client: TestClient, path: str) -> dict[str, str]:
    """Documents by the path they were read from."""
    found = client.get("/api/claims?size=500").json()["claims"]
    return {claim["document"]: claim["document_id"] for claim in found}


@pytest.mark.parametrize(("path", "language"), [("a.txt", "en"), ("c.txt", "ru"), ("d.txt", "ko")])
def test_a_document_is_read_in_its_language_and_direction(client: TestClient, path: str, language: str) -> None:
    page = client.get(f"/documents/{ids(client, path)[path]}").text
    assert re.search(rf'<p class="words" dir="auto" lang="{language}">', page)
    assert re.search(r'<mark class="slot hue-item[^>]*data-claims="clm_', page)


def test_the_text_of_the_page_is_the_text_of_the_document(client: TestClient) -> None:
    page = client.get(f"/documents/{ids(client, 'a.txt')['a.txt']}").text
    block = re.search(r'<p class="words"[^>]*>(.*?)</p>', page, re.S)
    assert block
    assert re.sub(r"<[^>]+>", "", block[1]).startswith("North Korea shipped at least 10,000 containers of artillery")


def test_the_original_leaves_as_a_file_and_is_never_opened_here(client: TestClient) -> None:
    answer = client.get(f"/documents/{ids(client, 'e.txt')['e.txt']}/original")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert (
        answer.headers["content-disposition"].startswith("attachment;")
        and "<" not in answer.headers["content-disposition"]
    )
    assert answer.content.startswith(b"<script>")


def test_the_page_as_captured_is_sandboxed(client: TestClient) -> None:
    id = ids(client, "e.txt")["e.txt"]
    assert re.search(r"<iframe[^>]* sandbox [^>]*>", client.get(f"/documents/{id}/captured").text)
    frame = client.get(f"/documents/{id}/frame")
    assert frame.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert frame.headers["content-type"].startswith("text/plain")


def test_documents_are_found_by_their_words(client: TestClient) -> None:
    assert client.get("/documents").text.count("<tr data-row") == 6
    assert client.get("/documents?q=контейнеров").text.count("<tr data-row") == 0
    assert client.get("/documents?q=포탄").text.count("<tr data-row") == 1
    assert client.get("/documents?page=x").status_code == 400
