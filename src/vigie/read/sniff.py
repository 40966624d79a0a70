"""What kind of file this is: by its first bytes, and only then by its name."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from vigie.model.errors import ReadError

Kind = Literal["plain", "html", "pdf", "docx", "mail"]

_HEAD_BYTES = 4096
_PDF_WITHIN = 1024  # as PDF viewers allow
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HEADED = re.compile(rb"\s*[!-9;-~]+:")
# Header lines from the first byte on, among them some that nobody writes by hand.
_MAIL = re.compile(rb"(?:From .*\r?\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")
_MAILED = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Snapshot-Content-Location):", re.I | re.M)
_MAIL_HEAD = 16_384
_NAMES: dict[str, Kind] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html", ".pdf": "pdf", ".docx": "docx",
    ".eml": "mail", ".mht": "mail", ".mhtml": "mail",
}  # fmt: skip

# Formats known by their first bytes that are not read, and what helps.
_REFUSED = {
    b"\xd0\xcf\x11\xe0": "is an old or a locked Office file; save it as .docx without a password",
    b"{\\rtf": "is a rich text file (RTF); save it as .docx or as plain text",
    b"\x1f\x8b": "is a compressed file (gzip); unpack it first",
    b"BZh": "is a compressed file (bzip2); unpack it first",
    b"7z\xbc\xaf": "is an archive (7z); unpack it first",
    b"Rar!": "is an archive (rar); unpack it first",
    b"\xfd7zXZ": "is a compressed file (xz); unpack it first",
    b"\x89PNG": "is a picture; run a text recognition (OCR) over it first",
    b"\xff\xd8\xff": "is a picture; run a text recognition (OCR) over it first",
    b"GIF8": "is a picture; run a text recognition (OCR) over it first",
    b"%!PS": "is a PostScript file; convert it to PDF",
    b"SQLite format 3": "is a database, not a document",
}


def sniff(path: str, data: bytes, declared: Kind | None = None) -> Kind:
    """The kind of ``data``; raises ReadError for what is not read, or is not what its name says.

    ``declared`` is what the sender called it: it counts where neither the bytes nor the name say more.
    """
    if not data:
        raise ReadError(path, "is empty")
    for start, problem in _REFUSED.items():
        if data.startswith(start):
            raise ReadError(path, problem)
    named = _NAMES.get(PurePath(path).suffix.lower(), "plain")
    found = _by_content(data)
    if named == "pdf" and found == "docx":
        raise ReadError(path, "is named .pdf but is a zip archive; unpack or rename it")
    if named == "mail" and found != "mail" and not _HEADED.match(data):
        raise ReadError(path, "is named as a mail but has no heading of one; get it again or rename it")
    if found is None and named in ("pdf", "docx"):
        raise ReadError(path, f"is named .{named} but is no {named.upper()} file; get it again or rename it")
    return found or (named if named != "plain" else declared) or "plain"


def _by_content(data: bytes) -> Kind | None:
    if data.startswith(_ZIP):
        return "docx"
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if _MAIL.match(data) and _MAILED.search(data[:_MAIL_HEAD]):
        return "mail"
    # Pages in UTF-16 show their mark-up once the zero bytes between the letters are left out.
    head = data[:_HEAD_BYTES].replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return "html" if _HTML.match(head) else None
