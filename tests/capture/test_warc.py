from __future__ import annotations

import gzip
import random
import zipfile
from pathlib import Path

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from capture.made_archives import AT, HTML, PAGE, raw, request, resource, response, revisit, taken, warc
from vigie.capture import warcfile
from vigie.capture.bodies import chunked
from vigie.capture.warc import records
from vigie.model.capture import Input
from vigie.model.errors import ReadError
from vigie.model.ids import digest

ONE, TWO = "<urn:uuid:11111111-1111-4111-8111-111111111111>", "<urn:uuid:22222222-2222-4222-8222-222222222222>"
CODED = [*HTML, ("Content-Encoding", "br")]
PAGES = [f"http://example.org/{number}" for number in range(4)]


@pytest.fixture(params=["a.warc", "a.warc.gz"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / str(request.param)


def test_a_page_comes_with_its_time_its_address_and_both_heads(file: Path) -> None:
    warc(
        file,
        response(PAGES[0], WARC_Record_ID=ONE),
        request(PAGES[0], WARC_Concurrent_To=ONE),
    )
    (page,), faults = taken(file)
    had = page.obtain()
    assert (faults, page.path, had.payload) == ([], PAGES[0], PAGE)
    assert (had.method, had.at, had.media_type) == ("archive", "2024-05-06T07:08:09+00:00", "text/html; charset=utf-8")
    assert had.parent == digest(file.read_bytes()) and had.transferred is None
    (exchange,) = had.exchanges
    assert (exchange.url, exchange.at, exchange.status, exchange.reason) == (PAGES[0], had.at, 200, "OK")
    assert exchange.response_headers == tuple(HTML) and exchange.request_headers == (("Host", "example.org"),)


@pytest.mark.parametrize("before", [True, False])
def test_a_request_is_joined_by_id_or_by_address_before_or_behind_its_answer(file: Path, before: bool) -> None:
    named = [request(PAGES[0], WARC_Record_ID=TWO), response(PAGES[0], WARC_Concurrent_To=TWO)]
    by_address = [request(PAGES[1]), response(PAGES[1])]
    warc(file, *(named if before else named[::-1]), *(by_address if before else by_address[::-1]))
    pages, _ = taken(file)
    assert [len(page.obtain().exchanges[0].request_headers) for page in pages] == [1, 1]


def test_a_request_that_names_another_answer_is_not_joined(file: Path) -> None:
    warc(file, response(PAGES[0], WARC_Record_ID=ONE), request(PAGES[0], WARC_Concurrent_To=TWO))
    (page,), _ = taken(file)
    assert page.obtain().exchanges[0].request_headers == ()


def test_redirects_stand_before_the_page_they_led_to(file: Path) -> None:
    moved = [("Location", "/1")]
    warc(
        file,
        response(PAGES[0], b"", moved, "301 Moved Permanently"),
        response(PAGES[1], b"", [("Location", PAGES[2])], "302 Found"),
        response(PAGES[2]),
        response(PAGES[2], PAGE + b" "),
    )
    (page, again), faults = taken(file)
    assert [(one.url, one.status) for one in page.obtain().exchanges] == [*zip(PAGES[:3], (301, 302, 200), strict=True)]
    assert len(again.obtain().exchanges) == 1 and not faults


def test_a_redirect_of_another_day_led_to_nothing_here(file: Path) -> None:
    moved = response(PAGES[0], b"", [("Location", PAGES[1])], "301 Moved", WARC_Date="2024-05-05T07:08:09Z")
    warc(file, moved, response(PAGES[1]))
    (page,), _ = taken(file)
    assert len(page.obtain().exchanges) == 1


def test_chunks_and_encodings_are_undone_and_what_was_transferred_is_kept(file: Path) -> None:
    packed = gzip.compress(PAGE, mtime=0)
    pieces = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (packed[:20], packed[20:])) + b"0\r\n\r\n"
    in_chunks = [*HTML, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]
    warc(
        file,
        response(PAGES[0], brotli.compress(PAGE), [*HTML, ("Content-Encoding", "br")]),
        response(PAGES[1], pieces, in_chunks),
        response(PAGES[2], chunked(packed), in_chunks),
        response(PAGES[3], PAGE, in_chunks),  # the archive undid both and left the headers
    )
    pages, faults = taken(file)
    had = [page.obtain() for page in pages]
    assert [one.payload for one in had] == [PAGE] * 4 and not faults
    assert [one.transferred for one in had] == [brotli.compress(PAGE), pieces, packed, None]


def test_the_head_of_an_answer_is_kept_to_the_byte(file: Path) -> None:
    odd = b"HTTP/1.0 200\r\nX-Two:  a \r\nx-two:b\r\nFolded: a\r\n  b\r\nBad line\r\nContent-Type: text/html\r\n\r\n"
    warc(file, raw("<http://example.org/a b?q=é|x>", odd + PAGE))
    (page,), _ = taken(file)
    (exchange,) = page.obtain().exchanges
    assert exchange.response_head.encode("latin-1") == odd
    assert exchange.response_headers[:3] == (("X-Two", "a"), ("x-two", "b"), ("Folded", "a\r\n  b"))
    assert page.path == exchange.url == "http://example.org/a b?q=é|x"


def test_what_belongs_to_pages_is_no_document(file: Path) -> None:
    def typed(name: str, kind: str) -> object:
        return response(f"http://example.org/{name}", PAGE, [("Content-Type", kind)])

    warc(
        file,
        typed("a.png", "image/png"),
        typed("a.js", "text/javascript"),
        typed("a.json", "application/json"),
        typed("b", "application/ld+json"),
        typed("style.css", "application/octet-stream"),
        typed("robots.txt", "text/plain"),
        typed("inner.warc.gz", "application/warc"),
        response(PAGES[0], PAGE, HTML, "404 Not Found"),
        response("dns:example.org", b"example.org", [("Content-Type", "text/dns")]),
        resource("urn:text:http://example.org/", b"The text of a page", "text/plain"),
        typed("paper.docx", "application/octet-stream"),
        typed("report", "application/pdf"),
        response(PAGES[1], PAGE, []),
        resource("ftp://example.org/note.txt", b"A note.", "text/plain"),
    )  # type: ignore[arg-type]
    inputs, faults = taken(file)
    assert [one.path.rpartition("/")[2] for one in inputs] == ["paper.docx", "report", "1", "note.txt"] and not faults
    assert inputs[-1].obtain().exchanges == () and inputs[-1].obtain().media_type == "text/plain"


def test_an_answer_to_a_form_is_no_page(file: Path) -> None:
    warc(file, response(PAGES[0], WARC_Record_ID=ONE), request(PAGES[0], "POST", WARC_Concurrent_To=ONE))
    assert taken(file) == ([], [])


def test_a_revisit_gives_what_it_repeats_with_its_own_time(file: Path) -> None:
    later, told = "2025-01-01T00:00:00Z", "sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    warc(
        file,
        response(PAGES[0]),
        revisit(PAGES[0], told, PAGES[0], AT, WARC_Date=later),
        revisit(PAGES[1], told, PAGES[1], AT, WARC_Date=later),
    )
    (_, again), (missing,) = taken(file)
    assert (again.obtain().payload, again.obtain().at) == (PAGE, "2025-01-01T00:00:00+00:00")
    assert missing.path == PAGES[1] and "does not hold" in missing.reason


def test_a_digest_that_does_not_match_is_told_and_the_page_still_read(file: Path) -> None:
    block, wrong = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE, "sha1:" + "A" * 32
    warc(
        file,
        raw(PAGES[0], block, f"WARC-Block-Digest: {wrong}"),
        raw(PAGES[1], block, "WARC-Block-Digest: unknown:x"),
        raw(PAGES[2], block, f"WARC-Payload-Digest: {wrong}"),
        raw(PAGES[3], block, f"WARC-Payload-Digest: sha-256:{digest(PAGE)}"),
    )
    pages, faults = taken(file)
    assert [page.path for page in pages] == PAGES
    assert [fault.path for fault in faults] == [PAGES[0], PAGES[2]]


def test_an_archive_that_breaks_off_gives_what_is_whole_and_says_where(file: Path) -> None:
    warc(file, *(response(page, PAGE * 9) for page in PAGES[:3]))
    whole = file.read_bytes()
    last = [found.offset for found in _found(file)][2]
    short = 4 if file.suffix == ".gz" else 12
    for cut in (len(whole) - 40, last + 200, last + 30, last + short):
        file.write_bytes(whole[:cut])
        pages, (fault,) = taken(file)
        assert [page.path for page in pages] == PAGES[:2], cut
        assert f"byte {last}" in fault.reason, cut


def test_a_picture_that_breaks_off_is_told_too(file: Path) -> None:
    warc(file, response(PAGES[0]), response("http://example.org/a.png", random.Random(1).randbytes(400_000), []))
    file.write_bytes(file.read_bytes()[:-2000])
    pages, (fault,) = taken(file)
    assert [page.path for page in pages] == PAGES[:1] and "breaks off" in fault.reason


def test_behind_a_damaged_stretch_reading_goes_on(tmp_path: Path) -> None:
    file = warc(tmp_path / "a.warc.gz", *(response(page, PAGE * 9) for page in PAGES))
    data = bytearray(file.read_bytes())
    second = [found.offset for found in _found(file)][1]
    data[second + 80 : second + 90] = b"\xff" * 10
    file.write_bytes(data)
    pages, (fault,) = taken(file)
    assert [page.path for page in pages] == [PAGES[0], *PAGES[2:]]
    assert "damaged" in fault.reason
    assert all(page.obtain().payload == PAGE * 9 for page in pages)


@pytest.mark.parametrize(
    "data", [b"", b"hello\n" * 400, b"\x1f\x8b\x08", gzip.compress(b"x" * 9, mtime=0), b"WARC/1.1\r\n"]
)
def test_what_is_no_archive_is_told_in_a_sentence(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    inputs, faults = taken(file)
    assert not inputs and 1 <= len(faults) <= 2 and all(fault.path == str(file) for fault in faults)


def test_inputs_kept_for_later_are_read_again_from_their_place(file: Path) -> None:
    warc(file, *(response(page, PAGE + page.encode()) for page in PAGES))
    kept = [one for one in records(file) if isinstance(one, Input)]
    assert [one.data() for one in reversed(kept)] == [PAGE + page.encode() for page in reversed(PAGES)]


def test_an_archive_compressed_as_one_can_be_passed_but_not_gone_back_in(tmp_path: Path) -> None:
    plain = warc(tmp_path / "a.warc", *(response(page, PAGE + page.encode()) for page in PAGES[:3]))
    file = tmp_path / "b.warc.gz"
    file.write_bytes(gzip.compress(plain.read_bytes()))
    assert [one.data() for one in records(file) if isinstance(one, Input)] == [PAGE + b.encode() for b in PAGES[:3]]
    _, second, _ = records(file)
    assert isinstance(second, Input)
    with pytest.raises(Exception, match="compress each record by itself"):
        second.data()


def test_a_record_beyond_the_bound_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warcfile, "MAX_BYTES", 100_000)
    warc(
        file, response(PAGES[0], PAGE * 2000), response("http://example.org/a.png", PAGE * 2000, []), response(PAGES[1])
    )
    pages, (fault,) = taken(file)
    assert [page.path for page in pages] == [PAGES[1]] and fault.path == PAGES[0] and "larger than" in fault.reason


def test_a_bomb_is_told_before_it_goes_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warcfile, "MAX_RATIO", 5)
    file = warc(tmp_path / "a.warc.gz", response(PAGES[0]), resource("urn:x", b"\0" * 6_000_000, "image/png"))
    pages, (fault,) = taken(file)
    assert [page.path for page in pages] == PAGES[:1] and "unpacks" in fault.reason


def _found(file: Path) -> list[warcfile.Found]:
    found = list(warcfile.scan(warcfile.file_source(file), lambda _: True))
    return [one for one in found if isinstance(one, warcfile.Found)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One archive in three forms, to be damaged."""
    folder = tmp_path_factory.mktemp("whole")
    parts = [response(PAGES[0], b"", [("Location", PAGES[1])], "302 Found"), response(PAGES[1]), request(PAGES[1])]
    parts += [resource("urn:x", b"A text.", "text/plain"), response(PAGES[2], brotli.compress(PAGE), CODED)]
    plain, packed = (warc(folder / name, *parts).read_bytes() for name in ("a.warc", "a.warc.gz"))
    with zipfile.ZipFile(folder / "a.wacz", "w") as archive:
        archive.writestr("archive/a.warc.gz", packed)
        archive.writestr("datapackage.json", b'{"resources": [{"path": "archive/a.warc.gz", "hash": "sha256:0"}]}')
    return {".warc": plain, ".warc.gz": packed, ".wacz": (folder / "a.wacz").read_bytes()}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), kind=st.sampled_from([".warc", ".warc.gz", ".wacz"]))
def test_whatever_is_damaged_is_told_and_nothing_crashes(
    whole: dict[str, bytes], tmp_path: Path, data: st.DataObject, kind: str
) -> None:
    damaged = bytearray(whole[kind])
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, max(0, len(damaged) - 1)))
        damaged[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=6))
    if data.draw(st.booleans()):
        del damaged[data.draw(st.integers(0, len(damaged))) :]
    file = tmp_path / f"damaged{kind}"
    file.write_bytes(damaged)
    for one in taken(file)[0]:
        try:
            assert one.obtain().payload is not None
        except ReadError as error:
            assert error.reason
