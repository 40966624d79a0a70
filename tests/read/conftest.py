"""Small real files, made on the spot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

import pytest

from vigie.model.capture import Input, Obtained
from vigie.model.document import Document
from vigie.read import read_input

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>{title}</dc:title><dcterms:created>{created}</dcterms:created></cp:coreProperties>"
)


def docx(body: str, **parts: str) -> bytes:
    """A Word file around the XML ``body``; ``parts`` are further files, ``__`` in their names for ``/``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


def paragraph(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{escape(words)}</w:t></w:r></w:p>"


def pdf(pages: Sequence[Sequence[str]], info: str = "", size: int = 11) -> bytes:
    """A PDF with one text line for each line of each page, in Helvetica."""
    streams = []
    for lines in pages:
        shown = b" T* ".join(
            b"(" + line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj"
            for line in lines
        )
        streams.append(f"BT /F1 {size} Tf {size + 3} TL 50 800 Td ".encode() + shown + b" ET" if lines else b"")
    return assembled(streams, info)


def placed_pdf(pages: Sequence[Sequence[tuple[float, float, float, str]] | None], info: str = "") -> bytes:
    """A PDF with each text of each page at its place: x, y, size, words. None makes a page that is a picture."""
    streams = [
        "".join(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n" for x, y, size, words in lines)
        if lines is not None
        else "0.5 g 50 50 400 600 re f\n"
        for lines in pages
    ]
    return assembled([stream.encode("cp1252") for stream in streams], info)


def assembled(streams: Sequence[bytes], info: str = "") -> bytes:
    """A PDF of pages with these contents, the font F1 at hand."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    objects.append(f"<< {info} >>".encode("cp1252"))
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{start}\n%%EOF"
    return out + trailer.encode()


@pytest.fixture
def read() -> Callable[..., Document]:
    def read_bytes_as(name: str, data: bytes | str, **meta: str) -> Document:
        raw = data.encode() if isinstance(data, str) else data
        return read_input(Input(name, lambda: Obtained(raw), meta))

    return read_bytes_as


@pytest.fixture
def parts() -> Callable[[Document], list[tuple[str, str]]]:
    """Role and words of every segment."""
    return lambda document: [(part.role, document.text[part.start : part.end]) for part in document.segments]


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    return docx


@pytest.fixture
def make_paragraph() -> Callable[..., str]:
    return paragraph


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    return pdf


@pytest.fixture(name="placed_pdf")
def make_placed_pdf() -> Callable[..., bytes]:
    return placed_pdf
