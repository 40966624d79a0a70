"""Archives for the tests, written by warcio: none of our own writing reads what our own writing wrote."""

from __future__ import annotations

import gzip
import io
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from vigie.capture.archives import archived
from vigie.model.capture import Input
from vigie.model.errors import ReadError

PAGE = b"<html><head><title>A page</title></head><body><p>The ministry said so on Friday.</p></body></html>"
HTML = [("Content-Type", "text/html; charset=utf-8")]
AT = "2024-05-06T07:08:09Z"

Write = Callable[[Any], None]


def warc(path: Path, *records: Write, version: str = "1.1") -> Path:
    """The file ``path`` with these records, gzipped when it is named so."""
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=path.suffix == ".gz", warc_version=version)
        for record in records:
            record(writer)
    return path


def response(
    url: str,
    body: bytes = PAGE,
    headers: Iterable[tuple[str, str]] = HTML,
    status: str = "200 OK",
    **warc_headers: str,
) -> Write:
    named = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
    return _record("response", url, body, warc_headers, http_headers=named)


def request(url: str, method: str = "GET", **warc_headers: str) -> Write:
    line = StatusAndHeaders(f"{method} / HTTP/1.1", [("Host", "example.org")], is_http_request=True)
    return _record("request", url, b"", warc_headers, http_headers=line)


def resource(url: str, body: bytes, kind: str, **warc_headers: str) -> Write:
    return _record("resource", url, body, warc_headers, warc_content_type=kind)


def revisit(url: str, digest: str, original: str, day: str, **warc_headers: str) -> Write:
    def write(writer: Any) -> None:
        named = StatusAndHeaders("200 OK", HTML, protocol="HTTP/1.1")
        record = writer.create_revisit_record(url, digest, original, day, http_headers=named)
        _set(record, warc_headers)
        writer.write_record(record)

    return write


def raw(url: str, block: bytes, *headers: str) -> Write:
    """A response as it stands here, its headers too; nothing is computed or mended."""
    lines = ["WARC/1.0", "WARC-Type: response", f"WARC-Record-ID: <urn:uuid:{uuid.uuid4()}>", f"WARC-Date: {AT}"]
    lines += [f"WARC-Target-URI: {url}", "Content-Type: application/http; msgtype=response"]
    lines += [*headers, f"Content-Length: {len(block)}", "", ""]
    data = "\r\n".join(lines).encode() + block + b"\r\n\r\n"
    return lambda writer: writer.out.write(gzip.compress(data) if writer.gzip else data)


def taken(path: Path) -> tuple[list[Input], list[ReadError]]:
    """The inputs of the archive ``path``, and what is wrong with it."""
    found = list(archived(path))
    return [one for one in found if isinstance(one, Input)], [one for one in found if isinstance(one, ReadError)]


def _record(kind: str, url: str, body: bytes, warc_headers: dict[str, str], **how: Any) -> Write:
    def write(writer: Any) -> None:
        record = writer.create_warc_record(url, kind, payload=io.BytesIO(body), **how)
        _set(record, {"WARC_Date": AT} | warc_headers)
        writer.write_record(record)

    return write


def _set(record: Any, headers: dict[str, str]) -> None:
    for name, value in headers.items():
        record.rec_headers.replace_header(name.replace("_", "-"), value)
