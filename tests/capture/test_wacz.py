from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import brotli
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from capture.made_archives import HTML, PAGE, response, taken, warc
from vigie.capture import wacz_writer
from vigie.capture.wacz_writer import Entry, write_wacz
from vigie.model.capture import Capture, CustodyEvent, Exchange, Headers, Method
from vigie.model.document import Document
from vigie.model.errors import PublishError
from vigie.model.ids import digest, make_id

AT, LATER = "2026-05-06T07:08:09.123456+00:00", "2026-05-07T00:00:00+00:00"
ASKED = (("Host", "example.org"), ("User-Agent", "vigie"))


def captured(
    locator: str,
    payload: bytes,
    exchanges: tuple[Exchange, ...] = (),
    transferred: bytes | None = None,
    method: Method = "http",
    at: str = AT,
    media_type: str | None = None,
) -> Entry:
    capture = Capture(
        id=make_id("cap", digest(payload), locator, at),
        sha256=digest(payload),
        size=len(payload),
        locator=locator,
        method=method,
        at=at,
        by="me",
        tool="vigie",
        media_type=media_type,
        transferred=digest(transferred) if transferred is not None else None,
        exchanges=exchanges,
    )
    return Entry(capture=capture, payload=payload, transferred=transferred)


def exchange(url: str, headers: Headers = tuple(HTML), status: int = 200, at: str = AT) -> Exchange:
    return Exchange(url=url, at=at, status=status, reason="OK", request_headers=ASKED, response_headers=headers)


def written(folder: Path, entries: Sequence[Entry], events: Sequence[CustodyEvent] = ()) -> Path:
    target = folder / "case.wacz"
    package = write_wacz(target, entries, events, "vigie")
    assert package and package.captures == len(entries)
    assert (package.size, package.sha256) == (target.stat().st_size, digest(target.read_bytes()))
    return target


def part(file: Path, name: str) -> bytes:
    with zipfile.ZipFile(file) as archive:
        return archive.read(name)


def everything(file: Path) -> bytes:
    """All bytes of the package with every compression undone."""
    with zipfile.ZipFile(file) as archive:
        parts = [archive.read(name) for name in archive.namelist()]
    return b"\n".join(gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data for data in parts)


FROM, VIA, TO = "http://example.org/a", "http://example.org/b", "https://example.org/c"
PACKED = gzip.compress(PAGE, mtime=0)
CODED: Headers = (*HTML, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))
REDIRECTED = captured(
    FROM,
    PAGE,
    (
        exchange(FROM, (("Location", "/b"),), 301),
        exchange(VIA, (("Location", TO),), 302, LATER),
        exchange(TO, CODED, at=LATER),
    ),
    PACKED,
)
FILE = captured("/home/alice/secret/report.html", PAGE + b"2", method="file")


def test_captures_come_back_as_they_went(tmp_path: Path) -> None:
    entries = [REDIRECTED, FILE, captured(TO, PAGE + b"3", (exchange(TO),), at=LATER)]
    inputs, faults = taken(file := written(tmp_path, entries))
    assert not faults
    assert [one.path for one in inputs] == [FROM, "report.html", TO]
    for one, entry in zip(inputs, entries, strict=True):
        had = one.obtain()
        assert (had.payload, had.transferred) == (entry.payload, entry.transferred)
        assert (had.at, had.exchanges) == (entry.capture.at, entry.capture.exchanges)
        assert (had.method, had.parent) == ("archive", digest(file.read_bytes()))


def test_what_was_said_of_a_file_goes_with_it(tmp_path: Path) -> None:
    said = {"dated": "2024-03", "language": "fr", "note": "seen by Anna", "publisher": "Le Monde", "title": "Émile"}
    document = Document(id="doc_1", sha256=FILE.capture.sha256, path="x", text="", title="Émile")
    capture = replace(FILE.capture, given=tuple(said.items()))
    file = written(tmp_path, [Entry(capture=capture, payload=FILE.payload, document=document, text_sha256="0")])
    ((one,), _) = taken(file)
    assert one.meta == said
    assert json.loads(part(file, "pages/pages.jsonl").splitlines()[1])["title"] == "Émile"


def test_the_same_captures_give_the_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path, [REDIRECTED, FILE]).read_bytes()
    assert written(tmp_path, [REDIRECTED, FILE]).read_bytes() == first


def test_nothing_tells_of_the_folders_of_this_machine(tmp_path: Path) -> None:
    detail = {"locator": FILE.capture.locator, "sha256": FILE.capture.sha256}
    event = CustodyEvent(
        seq=1, at=AT, who="me", act="captured", subject=FILE.capture.id, detail=detail, previous="0", hash="1"
    )
    windows = captured(r"C:\Users\Alice\Secret\note.txt", b"A note", method="file")
    file = written(tmp_path, [FILE, windows], [event])
    whole = everything(file).lower()
    assert b"alice" not in whole and b"secret" not in whole
    assert json.loads(part(file, "vigie/custody.jsonl").splitlines()[1])["detail"]["locator"] == "report.html"
    assert [one.path for one in taken(file)[0]] == ["report.html", "note.txt"]


def test_every_file_of_the_package_is_listed_with_its_hash(tmp_path: Path) -> None:
    file = written(tmp_path, [REDIRECTED])
    package = json.loads(part(file, "datapackage.json"))
    listed = {one["path"]: one for one in package["resources"]}
    with zipfile.ZipFile(file) as archive:
        assert {*archive.namelist()} == {*listed, "datapackage.json", "datapackage-digest.json"}
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
    for name, one in listed.items():
        assert one["hash"] == f"sha256:{digest(part(file, name))}" and one["bytes"] == len(part(file, name))
    told = json.loads(part(file, "datapackage-digest.json"))
    assert told["hash"] == f"sha256:{digest(part(file, 'datapackage.json'))}"


def test_the_index_is_sorted_and_each_line_leads_to_its_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wacz_writer, "BLOCK", 2)
    file = written(tmp_path, [REDIRECTED, FILE, captured(TO, PAGE + b"3", (exchange(TO),), at=LATER)])
    records, index = part(file, "archive/data.warc.gz"), part(file, "indexes/index.cdx.gz")
    lines = gzip.decompress(index).decode().splitlines()
    assert lines == sorted(lines) and len(lines) == 5
    for line in lines:
        key, stamp, facts = line.split(" ", 2)
        entry = json.loads(facts)
        member = records[int(entry["offset"]) :][: int(entry["length"])]
        (record,) = ArchiveIterator(io.BytesIO(member))
        assert record.rec_headers.get_header("WARC-Target-URI") == entry["url"]
        assert key.startswith(("org,example)/", "urn:sha256:")) and stamp.startswith("2026050")
    _, *blocks = part(file, "indexes/index.idx").decode().splitlines()
    starts = [json.loads(block.split(" ", 2)[2]) for block in blocks]
    assert b"".join(gzip.decompress(index[s["offset"] :][: s["length"]]) for s in starts) == gzip.decompress(index)


def test_warcio_reads_every_record_and_finds_its_digests_right(tmp_path: Path) -> None:
    file = written(tmp_path, [REDIRECTED, FILE])
    kinds, contents = [], []
    for record in ArchiveIterator(io.BytesIO(part(file, "archive/data.warc.gz")), check_digests=True):
        contents.append(record.content_stream().read())
        kinds.append(record.rec_type)
        assert record.digest_checker.passed is not False, record.digest_checker.problems
        assert record.rec_headers.protocol == "WARC/1.1"
    assert kinds == ["warcinfo", *["response", "request"] * 3, "resource"]
    assert contents[5] == PAGE and contents[-1] == FILE.payload


def test_without_captures_there_is_no_file(tmp_path: Path) -> None:
    assert write_wacz(tmp_path / "case.wacz", [], [], "vigie") is None
    assert not [*tmp_path.iterdir()]


def test_a_file_that_cannot_be_written_whole_is_not_there(tmp_path: Path) -> None:
    target = tmp_path / "case.wacz"
    target.write_bytes(b"the one before")

    def breaking() -> object:
        yield REDIRECTED
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_wacz(target, breaking(), [], "vigie")  # type: ignore[arg-type]
    assert [*tmp_path.iterdir()] == [target] and target.read_bytes() == b"the one before"
    with pytest.raises(PublishError, match="cannot be written"):
        write_wacz(tmp_path / "no" / "case.wacz", [REDIRECTED], [], "vigie")


def _zipped(file: Path, names: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    return file


def test_a_wacz_of_another_tool_is_read_with_its_several_archives(tmp_path: Path) -> None:
    one, two = (warc(tmp_path / f"{n}.warc.gz", response(f"http://example.org/{n}")).read_bytes() for n in "ab")
    file = _zipped(tmp_path / "x.wacz", {"archive/a.warc.gz": one, "archive/b.warc.gz": two, "pages/pages.jsonl": b"x"})
    inputs, faults = taken(file)
    assert [one.path for one in inputs] == ["http://example.org/a", "http://example.org/b"] and not faults
    assert [one.data() for one in reversed(inputs)] == [PAGE, PAGE]


def test_what_is_wrong_with_a_wacz_is_told(tmp_path: Path) -> None:
    data = warc(tmp_path / "a.warc.gz", response("http://example.org/a")).read_bytes()
    package = {"resources": [{"path": "archive/a.warc.gz", "hash": "sha256:00"}, {"path": "gone", "hash": "x:y"}, 7]}
    names = {"archive/a.warc.gz": data, "datapackage.json": json.dumps(package).encode(), "inner.wacz": b"PK"}
    inputs, faults = taken(_zipped(tmp_path / "x.wacz", names))
    assert [one.path for one in inputs] == ["http://example.org/a"]
    assert [fault.path.partition(": ")[2] for fault in faults] == ["archive/a.warc.gz", "gone", "inner.wacz"]
    assert "hash" in faults[0].reason and "inside an archive" in faults[2].reason


@pytest.mark.parametrize("name", ["empty", "text", "nothing", "twice"])
def test_what_is_no_wacz_is_told(tmp_path: Path, name: str) -> None:
    file = tmp_path / "x.wacz"
    if name in ("empty", "text"):
        file.write_bytes(b"" if name == "empty" else b"hello")
    elif name == "nothing":
        _zipped(file, {"a.txt": b""})
    else:
        _zipped(file, {"archive/a.warc.gz": b"x" * 900}, zipfile.ZIP_DEFLATED)
    inputs, (fault,) = taken(file)
    assert not inputs and fault.path.startswith(str(file))


@pytest.mark.parametrize("line", [b"7", b"{}", b'{"record": 3}', b"[" * 5000, b"\xff", b'{"record":"x","document":[]}'])
def test_a_list_of_captures_that_is_none_breaks_nothing(tmp_path: Path, line: bytes) -> None:
    data = warc(tmp_path / "a.warc.gz", response("http://example.org/a")).read_bytes()
    file = _zipped(tmp_path / "x.wacz", {"archive/a.warc.gz": data, "vigie/captures.jsonl": line})
    assert taken(file)[0] == []


Pairs = list[tuple[str, str]]
TOKEN = st.text("abcXYZ-09", min_size=1, max_size=12)
VALUE = st.text(st.characters(min_codepoint=0x21, max_codepoint=0xFF, exclude_characters="\x7f\x85\xa0"), max_size=30)
HEADERS = st.lists(st.tuples(TOKEN.map("X-{}".format), VALUE), max_size=4)
CODERS = {
    "": None,
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "deflate": zlib.compress,
    "br": brotli.compress,
}


@given(
    payload=st.binary(max_size=3000),
    coding=st.sampled_from([*CODERS]),
    in_chunks=st.booleans(),
    headers=HEADERS,
    asked=HEADERS,
    status=st.sampled_from([200, 203, 404, 500]),
)
def test_any_headers_and_any_body_come_back_the_same(
    payload: bytes,
    coding: str,
    in_chunks: bool,
    headers: list[tuple[str, str]],
    asked: list[tuple[str, str]],
    status: int,
) -> None:
    coder = CODERS[coding]
    names = [("Content-Encoding", coding)] * bool(coding) + [("Transfer-Encoding", "chunked")] * in_chunks
    one = Exchange(
        url=TO, at=AT, status=status, reason="", request_headers=tuple(asked), response_headers=(*headers, *names)
    )
    entry = captured(TO, payload, (one,), coder(payload) if coder else None, media_type="text/html")
    with TemporaryDirectory() as folder:
        ((back,), faults) = taken(written(Path(folder), [entry]))
        had = back.obtain()
    assert not faults
    assert (had.payload, had.transferred) == (entry.payload, entry.transferred)
    assert had.exchanges == entry.capture.exchanges


LINE = st.binary(min_size=1, max_size=40).map(lambda line: line.replace(b"\n", b"").strip(b"\r") or b"x")


@example(lines=[b"\tfolded", b" again: x"], payload=b"")
@given(lines=st.lists(LINE, max_size=5), payload=st.binary(max_size=500))
def test_any_head_an_archive_kept_comes_back_to_the_byte(lines: list[bytes], payload: bytes) -> None:
    head = b"\r\n".join([b"HTTP/1.1 200 OK", *lines, b"", b""])
    one = Exchange(url=TO, at=AT, status=200, response_head=head.decode("latin-1"))
    with TemporaryDirectory() as folder:
        ((back,), _) = taken(written(Path(folder), [captured(TO, payload, (one,))]))
        (had,) = back.obtain().exchanges
        again = written(Path(folder), [captured(TO, payload, (had,))])
        assert head + payload in everything(again)
