"""Captures as records of a WARC/1.1 file: the same captures always give the same bytes."""

from __future__ import annotations

import hashlib
import re
import uuid
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from vigie.capture import heads
from vigie.capture.bodies import sealed
from vigie.model.capture import Capture, Exchange

_CONTROLS = re.compile(r"[\x00-\x20\x7f]")
_ADDRESSES = ("http://", "https://", "ftp://", "urn:", "ni:")
_RESPONSE, _REQUEST = b"application/http; msgtype=response", b"application/http; msgtype=request"
_LEVEL = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One record as it stands in the file. ``status`` is 0 for what is no answer of a server."""

    id: str
    url: str
    at: str
    offset: int
    length: int
    media_type: str
    status: int
    digest: str


class WarcWriter:
    """Writes records to a stream, each a gzip member by itself."""

    def __init__(self, stream: BinaryIO, at: str, software: str) -> None:
        self._stream, self._offset = stream, 0
        about = f"software: {software}\r\nformat: WARC File Format 1.1\r\n"
        fields = {"WARC-Date": moment(at), "Content-Type": "application/warc-fields"}
        self._write(WarcRecordType.warcinfo, _name("warcinfo", at), fields, about.encode(), None)

    def add(self, capture: Capture, payload: bytes, transferred: bytes | None, media_type: str) -> list[Written]:
        """Write a capture: every redirect and the answer with its request, or the bare bytes; the last is its own."""
        if not capture.exchanges:
            return [self._add_resource(capture, payload, media_type)]
        *before, last = enumerate(capture.exchanges)
        written = [self._add_exchange(capture, place, exchange, b"") for place, exchange in before]
        return [*written, self._add_exchange(capture, *last, sealed(last[1], payload, transferred))]

    def _add_resource(self, capture: Capture, payload: bytes, media_type: str) -> Written:
        url = capture.locator if capture.locator.startswith(_ADDRESSES) else f"urn:sha256:{capture.sha256}"
        fields = {"WARC-Target-URI": plain(url), "WARC-Date": moment(capture.at), "Content-Type": one_line(media_type)}
        id = _name("resource", capture.id)
        return self._write(WarcRecordType.resource, id, fields, payload, payload)

    def _add_exchange(self, capture: Capture, place: int, exchange: Exchange, body: bytes) -> Written:
        id = _name("response", capture.id, place)
        fields = {"WARC-Target-URI": plain(exchange.url), "WARC-Date": moment(exchange.at)}
        head = heads.response_head(exchange)
        answer = fields | {"Content-Type": _RESPONSE.decode()}
        written = self._write(WarcRecordType.response, id, answer, head + body, body, exchange)
        request = heads.request_head(exchange)
        if request:
            asked = fields | {"WARC-Concurrent-To": id, "Content-Type": _REQUEST.decode()}
            self._write(WarcRecordType.request, _name("request", capture.id, place), asked, request, None)
        return written

    def _write(
        self,
        kind: WarcRecordType,
        id: str,
        fields: dict[str, str],
        block: bytes,
        payload: bytes | None,
        exchange: Exchange | None = None,
    ) -> Written:
        record = WarcRecord()
        record.init_headers(kind)
        record.headers.set("WARC-Record-ID", id)
        for name, value in fields.items():
            record.headers.set(name, value)
        record.set_bytes_content(block)
        sha1 = None if payload is None else hashlib.sha1(payload, usedforsecurity=False).digest()
        member = BytesIO()
        packed = GzipWriter(member, compression_level=_LEVEL)
        record.write(packed, checksum_data=True, payload_digest=sha1)
        packed.finish()
        data = member.getvalue()
        self._stream.write(data)
        offset, self._offset = self._offset, self._offset + len(data)
        declared = heads.header(exchange.response_headers, "content-type") if exchange else fields["Content-Type"]
        return Written(
            id=id,
            url=fields.get("WARC-Target-URI", ""),
            at=fields["WARC-Date"],
            offset=offset,
            length=len(data),
            media_type=declared.partition(";")[0].strip() or "unk",
            status=exchange.status if exchange else 0,
            digest=f"sha256:{hashlib.sha256(payload or b'').hexdigest()}",
        )


def moment(at: str) -> str:
    """A time of the model as a WARC writes it."""
    return at.removesuffix("+00:00") + "Z" if at.endswith("+00:00") else at


def plain(address: str) -> str:
    """``address`` with blanks and control signs escaped: they would break the line it stands on."""
    return _CONTROLS.sub(lambda sign: f"%{ord(sign[0]):02X}", address)


def one_line(text: str) -> str:
    """``text`` without control signs."""
    return _CONTROLS.sub(" ", text)


def _name(*parts: str | int) -> str:
    """A record's id, made of what it is a record of."""
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, 'vigie:' + ':'.join(map(str, parts)))}>"
