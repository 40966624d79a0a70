"""Mails (.eml) and saved pages (.mhtml): the part a person reads, answers and forwarded mails told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from functools import cache

from vigie.model.errors import ReadError
from vigie.packs.reading import reading
from vigie.read.declared import codec
from vigie.read.html import read_html
from vigie.read.layout import lay_out
from vigie.read.parsed import Parsed, Piece, compose, squeeze
from vigie.text.days import is_edtf_date
from vigie.text.encoding import decode

MEDIA_TYPE = "message/rfc822"
_MOST_BOUNDARIES = 200
_STUB = 0.3  # a text part with less of the words of its HTML twin says little but "open this in a browser"
_QUOTED = re.compile(r"((?:[>|]\s?)+)")
_SIGNATURE = "--"
_HEADER = re.compile(r"\*?[^\W\d_][\w -]{1,18}\*?\s?[:：]\s")
_HEADERS_WITHIN = 10
# What the library lets through when a mail is spoiled.
_SPOILED = (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)


def read_mail(path: str, data: bytes) -> Parsed:
    """The text of a mail or of a saved page; attachments are documents of their own (``capture.mail``).

    Raises ReadError when it is no mail, is nested without end or holds no text.
    """
    if data.count(b"boundary=") > _MOST_BOUNDARIES:
        raise ReadError(path, "is a mail whose parts are nested too deeply; save the one that matters")
    try:
        mail = message_from_bytes(data, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        page = mail.get("Snapshot-Content-Location")
        text = _part(mail, "plain")
        html = _part(mail, "html")
        subject, organisation = squeeze(str(mail.get("Subject") or "")), _organisation(mail)
        dated = _day(str(mail.get("Date") or ""))
    except _SPOILED as error:
        raise ReadError(path, "is a damaged mail; save it again from the mail program") from error
    saved = page is not None or (mail.get_content_type() == "multipart/related" and not mail.get("From"))
    if saved and html is not None:
        return _page(path, html, squeeze(str(page or "")))
    pieces = _pieces(path, text, html)
    if not pieces:
        raise ReadError(path, "is a mail without text")
    known = squeeze(pieces[0].words) if pieces else ""
    if subject and subject != known:
        pieces.insert(0, Piece(subject, "headline"))
    whole, segments = compose(pieces)
    return Parsed(
        text=whole,
        segments=segments,
        media_type=MEDIA_TYPE,
        title=subject or None,
        dated=dated,
        dated_by="mail" if dated else None,
        publisher=organisation,
        language=str(mail.get("Content-Language") or "")[:2].lower() or None,
    )


def _part(mail: EmailMessage, kind: str) -> tuple[bytes, str | None] | None:
    """The bytes of the text a person reads, as plain text or as HTML, and the encoding it declares."""
    part = mail.get_body((kind, "related")) if kind == "plain" else mail.get_body((kind,))
    if part is None or part.get_content_type() != f"text/{kind}":
        return None
    payload = part.get_payload(decode=True)
    charset = part.get_content_charset()
    return (payload, codec(charset) if charset else None) if isinstance(payload, bytes) else None


def _page(path: str, html: tuple[bytes, str | None], address: str) -> Parsed:
    page = read_html(path, *html)
    return replace(page, url=page.url or (address if address.startswith(("http://", "https://")) else None))


def _pieces(path: str, text: tuple[bytes, str | None] | None, html: tuple[bytes, str | None] | None) -> list[Piece]:
    plain = _decoded(path, text) if text else ""
    page = _html_pieces(path, html) if html and _is_stub(plain, html) else []
    return page or list(_plain_pieces(plain))


def _is_stub(plain: str, html: tuple[bytes, str | None]) -> bool:
    words = len(re.sub(rb"<(?:style|script).*?</|<[^>]*>", b" ", html[0], flags=re.DOTALL | re.IGNORECASE).split())
    return len(plain.split()) < _STUB * words


def _decoded(path: str, part: tuple[bytes, str | None]) -> str:
    data, charset = part
    try:
        return decode(data, [charset] if charset else (), mended=True)
    except ValueError as error:
        if charset and b"\0" not in data:
            return data.decode(charset, "replace")
        raise ReadError(path, str(error)) from error


def _html_pieces(path: str, html: tuple[bytes, str | None]) -> list[Piece]:
    """The pieces of the HTML part of a mail; none when no article can be made out in it."""
    try:
        page = read_html(path, *html)
    except ReadError:
        return []
    joints = ["\n", *(page.text[a.end : b.start] for a, b in zip(page.segments, page.segments[1:], strict=False))]
    return [
        Piece(page.text[part.start : part.end], part.role, joint, part.place, part.language, part.dated)
        for part, joint in zip(page.segments, joints, strict=True)
    ]


def _plain_pieces(text: str) -> Iterator[Piece]:
    """The paragraphs of a mail, what it repeats of others as quotes, a forwarded mail with the day it bears."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    depth, start, block = 0, 1, list[str]()
    dated: str | None = None
    answered = False
    headers = 0
    for number, line in enumerate(lines, 1):
        marks = _QUOTED.match(line) if line.startswith((">", "|")) else None
        now = marks[1].count(">") + marks[1].count("|") if marks else 0
        bare = line[marks.end() :] if marks else line
        separator = _separator(bare)
        if now != depth or separator or line.rstrip() == _SIGNATURE:
            introduced = now > depth and block and block[-1].rstrip().endswith((":", "："))
            yield from _laid(block[:-1] if introduced else block, start, depth > 0 or answered, dated)
            if introduced:
                yield Piece(block[-1], "quote", place=f"l. {number - 1}", dated=dated)
            depth, start, block = now, number, []
        if line.rstrip() == _SIGNATURE and not answered:
            block.append(line)  # laid out as a signature: left out
            continue
        if separator:
            answered, headers, start = answered or separator == "answer", _HEADERS_WITHIN, number + 1
            continue
        if headers and _HEADER.match(bare):
            dated = _day(bare.partition(":")[2].strip()) or dated
            yield from _laid(block, start, depth > 0 or answered, dated)
            yield Piece(bare, "table-cell", place=f"l. {number}", dated=dated)
            headers, start, block = headers - 1, number + 1, []
            continue
        headers = headers if headers and not bare.strip() and not block else 0 if bare.strip() else headers
        block.append(bare)
    yield from _laid(block, start, depth > 0 or answered, dated)


def _laid(lines: list[str], start: int, quoted: bool, dated: str | None) -> Iterator[Piece]:
    if lines and lines[0].rstrip() == _SIGNATURE:
        return
    text = "\n".join(lines)
    for part in lay_out(text, ragged=True):
        role = "quote" if quoted else "body" if part.role in ("headline", "lead") else part.role
        line = start + text.count("\n", 0, part.start)
        yield Piece(text[part.start : part.end], role, place=f"l. {line}", dated=dated)


@cache
def _separators() -> dict[str, str]:
    words = reading()
    return {**dict.fromkeys(words.mail_answers, "answer"), **dict.fromkeys(words.mail_forwards, "forward")}


def _separator(line: str) -> str | None:
    """``answer`` or ``forward`` for the line above what a mail repeats."""
    bare = line.strip()
    if not bare or len(bare) > 80 or not (bare[0] in "-_*=" or bare.endswith(":")):
        return None
    return _separators().get(bare.strip("-_*= :").casefold())


def _organisation(mail: EmailMessage) -> str | None:
    """The sender's organisation: as it names itself, else the domain it writes from; never a person's name."""
    named = squeeze(str(mail.get("Organization") or ""))
    domain = parseaddr(str(mail.get("From") or ""))[1].rpartition("@")[2]
    return named or squeeze(domain).lower() or None


def _day(stamp: str) -> str | None:
    try:
        when: datetime = parsedate_to_datetime(stamp)
        day = when.date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day if is_edtf_date(day) else None
