"""One input in, one Document out."""

from __future__ import annotations

from vigie.model.capture import Input
from vigie.model.document import Document
from vigie.model.errors import ReadError
from vigie.model.ids import digest
from vigie.read.declared import Declared
from vigie.read.docx import read_docx
from vigie.read.html import read_html
from vigie.read.mail import read_mail
from vigie.read.parsed import Parsed
from vigie.read.pdf import read_pdf
from vigie.read.plain import read_plain
from vigie.read.sniff import sniff
from vigie.read.tongues import with_tongues
from vigie.text.langid import detect


def read_input(source: Input) -> Document:
    """Read one input whole. Raises ReadError, whose text is one sentence that names the path."""
    had = source.obtain()
    return read_bytes(source.path, had.payload, {**had.meta, **source.meta}, had.media_type)


def read_bytes(path: str, data: bytes, meta: dict[str, str], media_type: str | None = None) -> Document:
    """As ``read_input``, for bytes at hand. What ``meta`` (a line of the manifest) says beats the file's own word.

    ``media_type`` is what the sender declared (``text/html; charset=koi8-r``).
    """
    parsed = _parse(path, data, meta.get("title"), Declared.of(media_type))
    if not parsed.segments:
        raise ReadError(path, "holds no text")
    sha256 = digest(data)
    # The words tell better than the page: templates say "en" above any text.
    language = meta.get("language") or detect(parsed.text) or parsed.language
    return Document(
        id=f"doc_{sha256[:20]}",
        sha256=sha256,
        path=path,
        text=parsed.text,
        media_type=parsed.media_type,
        language=language,
        dated=meta.get("dated") or parsed.dated,
        dated_by="manifest" if meta.get("dated") else parsed.dated_by,
        title=meta.get("title") or parsed.title,
        publisher=meta.get("publisher") or parsed.publisher,
        url=meta.get("url") or parsed.url,
        symbol=parsed.symbol,
        lacks=parsed.lacks,
        authors=parsed.authors,
        note=meta.get("note"),
        segments=with_tongues(parsed.text, parsed.segments, language),
    )


def _parse(path: str, data: bytes, title: str | None, declared: Declared) -> Parsed:
    match sniff(path, data, declared.kind):
        case "html":
            return read_html(path, data, declared.charset)
        case "pdf":
            return read_pdf(path, data, title)
        case "docx":
            return read_docx(path, data)
        case "mail":
            return read_mail(path, data)
        case _:
            return read_plain(path, data, title, declared.charset)
