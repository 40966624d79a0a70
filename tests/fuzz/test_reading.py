"""Whatever the bytes and whatever the name: a Document that keeps its promises, or one sentence."""

from __future__ import annotations

import io
import random
import zipfile
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.model.capture import Input, Obtained
from vigie.model.document import Document
from vigie.model.errors import ReadError
from vigie.read import read_input

NAMES = st.sampled_from(["a", "a.txt", "a.html", "a.pdf", "a.docx", "a.eml", "a.mhtml", "-", "dossier/été.txt"])
HEADS = st.sampled_from(
    [
        *(b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"<!doctype html><meta charset=", b"\xef\xbb\xbf", b"\xff\xfe"),
        b"MIME-Version: 1.0\nFrom: a@b\n\n",
        b"From: a@b\nContent-Type: multipart/mixed; boundary=b\n\n--b\n",
    ]
)
TAGS = (
    "<p> </p> <div> </table> <table> <tr> <td> <li> <ul> <h1> <!-- --> <script> <title> <q> <br> &nbsp; &#0; <![CDATA["
)
MARKUP = st.lists(st.sampled_from(TAGS.split()) | st.text(max_size=20), max_size=60).map("".join)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def check(name: str, data: bytes) -> Document | None:
    """The document of ``data``, its promises kept, or None after one sentence that names the path."""
    try:
        document = read_input(Input(name, lambda: Obtained(data)))
    except ReadError as error:
        sentence = str(error)
        assert sentence.startswith(f"{name}: ")
        assert len(sentence.splitlines()) == 1
        assert len(sentence) < 300
        return None
    assert document.segments
    assert all(before.end <= after.start for before, after in pairwise(document.segments))
    assert all(document.text[part.start : part.end].strip() for part in document.segments)
    assert document.text.encode()  # no half characters: every output can carry it
    assert "\r" not in document.text
    assert "\0" not in document.text
    return document


def docx(body: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    return out.getvalue()


SOUND = {
    "live.html": b"<html><body><main>"
    + b"".join(
        b"<article lang=ru><time datetime=2024-05-%d>9:00</time><h2>Radars</h2><p>Vingt radars sont livr\xc3\xa9s.</p>"
        b"<figure><img src=a.jpg><figcaption>Un radar</figcaption></figure></article>" % day
        for day in range(10, 16)
    )
    + b"</main></body></html>",
    "a.eml": b"From: =?utf-8?q?Bureau?= <a@b.example>\nSubject: Radars\nDate: Fri, 17 May 2024 10:00:00 +0200\n"
    b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n'
    b"Content-Transfer-Encoding: 8bit\n\nVingt radars sont partis.\n\n> Quand ?\n-- \nBureau\n--b\n"
    b"Content-Type: text/html\n\n<p>Vingt radars</p>\n--b--\n",
    "a.mhtml": b"From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset=utf-8\n'
    b"Content-Transfer-Encoding: quoted-printable\n\n<html><body><p>Vingt radars sont livr=C3=A9s.</p></body></html>\n"
    b"--b--\n",
    "utf-16.txt": "Двадцать радаров, vingt radars.".encode("utf-16-le"),
    "a.html": b"<html lang=fr><head><title>Radars</title></head><body><article><h1>Radars</h1>"
    + b"<p>Vingt radars sont livr\xc3\xa9s.</p><ul><li>dix</li></ul></article></body></html>",
    "a.docx": docx("<w:p><w:r><w:t>Vingt radars livrés.</w:t></w:r></w:p>" * 5),
    "a.pdf": b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
    b"2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
    b"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F"
    b" << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj\n"
    b"4 0 obj << /Length 40 >> stream\nBT /F 12 Tf 50 700 Td (Vingt radars.) Tj ET\nendstream endobj\n"
    b"trailer << /Size 5 /Root 1 0 R >>\n%%EOF",
    "a.txt": "Vingt radars ont été livrés, dit-il — tous.\n• dix\n• dix".encode(),
}


@pytest.mark.parametrize("name", SOUND)
def test_the_sound_files_are_read(name):
    document = check(name, SOUND[name])
    assert document is not None
    assert "ingt radars" in document.text


@given(NAMES, HEADS, st.binary(max_size=400))
def test_any_bytes(name, head, data):
    check(name, head + data)


@given(NAMES, st.text())
def test_any_text(name, words):
    check(name, words.encode())


@given(MARKUP)
def test_any_markup(markup):
    check("a.html", b"<html><body>" + markup.encode())


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1), st.integers(1, 400))
def test_truncated_utf8(words, cut):
    data = words.encode()
    check("a.txt", data[: -min(cut, len(data))])


def mutated(data: bytes, seed: int) -> bytes:
    """``data`` with a few bytes changed, doubled or lost, or its end cut off."""
    chance = random.Random(seed)
    spoiled = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(spoiled))
        match chance.randrange(4):
            case 0:
                spoiled[place] = chance.randrange(256)
            case 1:
                del spoiled[place : place + chance.randint(1, 20)]
            case 2:
                spoiled[place:place] = spoiled[place : place + 50]
            case _:
                del spoiled[max(place, len(spoiled) // 2) :]
        if not spoiled:
            break
    return bytes(spoiled)


@pytest.mark.parametrize("name", SOUND)
def test_spoiled_files(name):
    for seed in range(60):
        check(name, mutated(SOUND[name], seed))


@pytest.mark.soak
@pytest.mark.parametrize("name", SOUND)
def test_spoiled_files_at_length(name):
    for seed in range(5_000):  # 40,000 over all readers
        check(name, mutated(SOUND[name], seed))
