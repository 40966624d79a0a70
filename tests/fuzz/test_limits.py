"""Inputs made to exhaust: each is read or refused in bounded time and memory, in a process of its own."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

MEMORY = 2_000_000_000  # bytes of address space, libraries included
SECONDS = 60
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

READ = """
import json, sys, time
from vigie.model.errors import ReadError
from vigie.capture import find_inputs
from vigie.read import read_input
started = time.process_time()
(source,) = find_inputs([sys.argv[1]])
try:
    said, signs = None, len(read_input(source).text)
except ReadError as error:
    said, signs = str(error), 0
print(json.dumps([said, signs, time.process_time() - started]))
"""


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def read_apart(file: Path) -> tuple[str | None, int]:
    """What reading ``file`` said, None for nothing, and how many characters it gave."""
    done = subprocess.run(
        [sys.executable, "-c", READ, str(file)], preexec_fn=limited, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stderr == ""
    said, signs, _ = json.loads(done.stdout)
    if said is not None:
        assert said.startswith(f"{file}: ")
        assert len(said.splitlines()) == 1
    return said, signs


def bomb(file: Path, **parts: bytes) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)


def lying_bomb(file: Path) -> None:
    """A zip that says its part is small: both places that give the unpacked size are overwritten."""
    size = 200_000_000
    bomb(file, word__document=b" " * size)
    file.write_bytes(file.read_bytes().replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little")))


def word(body: str) -> bytes:
    return f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()


PARAGRAPH = "<p>Vingt radars ont été livrés à la Syldavie, a déclaré mardi le ministre de la Défense.</p>"
LAUGHS = "<!DOCTYPE d [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)
) + "]><d>&a11;</d>"  # fmt: skip


def nested_mail(depth: int) -> bytes:
    """Parts in parts in parts, with a word at their bottom."""
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"From: a@b.example\nMIME-Version: 1.0\n{parts}Content-Type: text/plain\n\nVingt.\n".encode()


def inflated_pdf(content: bytes) -> bytes:
    """A PDF of one page whose content is ``content``, packed."""
    packed = zlib.compress(content, 9)
    font = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    head = (
        "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
        "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
        f"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << {font} >> >>"
        " endobj\n"
        f"4 0 obj << /Filter /FlateDecode /Length {len(packed)} >> stream\n"
    )
    return head.encode() + packed + b"\nendstream endobj\ntrailer << /Size 5 /Root 1 0 R >>\n%%EOF"


READABLE: dict[str, Callable[[Path], object]] = {
    "one-line.txt": lambda file: file.write_text("Vingt radars livrés. " * 500_000, "utf-8"),
    "one-word.txt": lambda file: file.write_text("a" * 10_000_000, "utf-8"),
    "one-line-cp1251.txt": lambda file: file.write_bytes("Двадцать радаров. ".encode("cp1251") * 600_000),
    "many-lines.txt": lambda file: file.write_text("Vingt.\n" * 500_000, "utf-8"),
    "deep-after.html": lambda file: file.write_text(PARAGRAPH * 3 + "<div>" * 100_000 + "x", "utf-8"),
    "attributes.html": lambda file: file.write_text(
        f"<body {' '.join(f'a{n}=1' for n in range(200_000))}>{PARAGRAPH}", "utf-8"
    ),
    "picture.html": lambda file: file.write_text(
        f"<body>{PARAGRAPH}<img src='data:image/png;base64,{'A' * 8_000_000}'>{PARAGRAPH}", "utf-8"
    ),
    "long.html": lambda file: file.write_text(f"<body>{PARAGRAPH * 20_000}", "utf-8"),
    "words.pdf": lambda file: file.write_bytes(
        inflated_pdf(b"BT /F 9 Tf 50 700 Td (Vingt radars.) Tj T* ET\n" * 50_000)
    ),
    "entries.html": lambda file: file.write_text(
        f"<body>{'<article><time datetime=2024-05-17>17:00</time>' + PARAGRAPH + '</article>'}" * 5_000, "utf-8"
    ),
    "quotes.eml": lambda file: file.write_bytes(
        b"From: a@b.example\nMIME-Version: 1.0\n\n" + b"".join(b">" * (n % 900) + b" Vingt.\n" for n in range(15_000))
    ),
    "utf-16.txt": lambda file: file.write_bytes(("Двадцать радаров. " * 400_000).encode("utf-16-be")),
    "long.docx": lambda file: bomb(file, word__document=word("<w:p><w:r><w:t>Vingt.</w:t></w:r></w:p>" * 200_000)),
}

REFUSED: dict[str, Callable[[Path], object]] = {
    "empty.txt": lambda file: file.write_bytes(b""),
    "blank.txt": lambda file: file.write_bytes(b" " * 10_000_000),
    "zeros.txt": lambda file: file.write_bytes(bytes(10_000_000)),
    "deep.html": lambda file: file.write_text("<div>" * 100_000 + "x" + "</div>" * 100_000, "utf-8"),
    "deep-lists.html": lambda file: file.write_text("<html>" + "<ul><li>" * 50_000 + "x", "utf-8"),
    "deep-tables.html": lambda file: file.write_text("<html>" + "<table><tr><td>" * 30_000 + "x", "utf-8"),
    "elements.html": lambda file: file.write_text(f"<body>{'<b>a</b> ' * 400_000}", "utf-8"),
    "zip.pdf": lambda file: bomb(file, a=b"x"),
    "huge.txt": lambda file: file.write_bytes(b"a" * 50_000_001),
    "spaces.docx": lambda file: bomb(file, word__document=b" " * 300_000_000),
    "lying.docx": lying_bomb,
    "core.docx": lambda file: bomb(file, word__document=word(""), docProps__core=b" " * 300_000_000),
    "deep.docx": lambda file: bomb(file, word__document=word("<w:sdt>" * 100_000)),
    "laughs.docx": lambda file: bomb(file, word__document=LAUGHS.encode()),
    "empty-paragraphs.docx": lambda file: bomb(file, word__document=word("<w:p/>" * 1_000_000)),
    "nested.eml": lambda file: file.write_bytes(nested_mail(50_000)),
    "nested-mails.eml": lambda file: file.write_bytes(
        b"From: a@b.example\nMIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * 30_000 + b"\n\nx"
    ),
    "headers.eml": lambda file: file.write_bytes(b"MIME-Version: 1.0\nFrom: a\n" + b"X-A: b\n" * 500_000),
    "tags.html": lambda file: file.write_text("<p>" * 1_000_000, "utf-8"),
    "recursive.pdf": lambda file: file.write_bytes(
        b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Count 3 /Kids [2 0 R] >>"
        b" endobj\ntrailer << /Root 1 0 R /Prev 0 >>\nstartxref\n0\n%%EOF"
    ),
    "inflated.pdf": lambda file: file.write_bytes(inflated_pdf(b" " * 400_000_000)),
    "pages.pdf": lambda file: file.write_bytes(
        b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
        b"2 0 obj << /Type /Pages /Count 99999999 /Kids [2 0 R] >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF"
    ),
}


@pytest.mark.parametrize("name", READABLE)
def test_large_but_readable(tmp_path, name):
    READABLE[name](tmp_path / name)
    said, signs = read_apart(tmp_path / name)
    assert said is None
    assert signs > 0


@pytest.mark.parametrize("name", REFUSED)
def test_refused_within_bounds(tmp_path, name):
    REFUSED[name](tmp_path / name)
    said, _ = read_apart(tmp_path / name)
    assert said is not None
