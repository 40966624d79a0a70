"""Measure archives (`make bench`): records read through Vigie against the WARC library used bare, and written.

HTML reading is not in these figures. The pages are made up here, of the size and compressibility of news pages; times
are of one core.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType

from extract import row
from measures import peak_memory
from vigie.capture.wacz_writer import Entry, write_wacz
from vigie.capture.warc import inputs_of
from vigie.capture.warcfile import Source, file_source
from vigie.model.capture import Capture, Exchange, Input
from vigie.model.ids import digest, make_id

PAGE_BYTES = (40_000, 250_000)  # real news pages are of 145 kB on average (trafilatura evaluation set)
ASKED = (("Host", "example.org"), ("User-Agent", "bench"), ("Accept", "text/html"))
ANSWERED = (
    ("Date", "Fri, 01 Mar 2024 00:00:00 GMT"), ("Content-Type", "text/html; charset=utf-8"), ("Server", "bench"),
    ("Cache-Control", "max-age=60"), ("Vary", "Accept-Encoding"), ("ETag", '"abc"'), ("X-Frame-Options", "DENY"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pace:
    """How many records and bytes went through in how many seconds of one core."""

    records: int
    bytes: int
    seconds: float

    def __str__(self) -> str:
        return f"{self.records / self.seconds:.0f} records/s, {self.bytes / self.seconds / 1e6:.0f} MB/s"


def entries(count: int, seed: int = 3) -> list[Entry]:
    """``count`` captured pages."""
    dice = random.Random(seed)
    words = ["".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=dice.randint(2, 10))) for _ in range(8_000)]
    made = []
    for number in range(count):
        size, parts, held = dice.randint(*PAGE_BYTES), [], 0
        while held < size:
            text = " ".join(dice.choices(words, k=40))
            parts.append(f'<div class="block item-{number}"><p style="margin:0">{text}</p></div>\n')
            held += len(parts[-1])
        payload = "".join(parts).encode()
        url, at = f"http://example.org/{number}", "2024-03-01T00:00:00+00:00"
        exchange = Exchange(url=url, at=at, status=200, reason="OK", request_headers=ASKED, response_headers=ANSWERED)
        capture = Capture(
            id=make_id("cap", url), sha256=digest(payload), size=len(payload), locator=url, method="http", at=at,
            by="bench", tool="bench", media_type="text/html", exchanges=(exchange,),
        )  # fmt: skip
        made.append(Entry(capture=capture, payload=payload))
    return made


def bare(archive: Path, *, digests: bool) -> tuple[int, int]:
    """The library alone: every answer parsed, decoded and read whole."""
    count = size = 0
    with archive.open("rb") as stream:
        for record in ArchiveIterator(
            stream, record_types=WarcRecordType.response, parse_http=True, auto_decode="all", verify_digests=digests
        ):
            size += len(record.reader.read())
            count += 1
    return count, size


def through(source: Source) -> tuple[int, int]:
    """As Vigie reads: heads kept, requests joined, digests checked, payloads opened."""
    count = size = 0
    for one in inputs_of([source]):
        assert isinstance(one, Input)
        size += len(one.obtain().payload)
        count += 1
    return count, size


def paced(work: Callable[[], tuple[int, int]], rounds: int) -> Pace:
    """The best of some rounds."""

    def once() -> Pace:
        begin = time.process_time()
        count, size = work()
        return Pace(count, size, time.process_time() - begin)

    return min((once() for _ in range(rounds)), key=lambda pace: pace.seconds)


def measured(count: int, folder: Path, rounds: int = 3) -> dict[str, Pace]:
    """Writing, and reading bare, bare with digests checked, and through Vigie."""
    made, target, archive = entries(count), folder / "bench.wacz", folder / "data.warc.gz"

    def write() -> tuple[int, int]:
        package = write_wacz(target, made, (), "bench")
        assert package
        return package.captures, sum(len(entry.payload) for entry in made)

    written = paced(write, rounds)
    _unpack(target, archive)
    source = file_source(archive)
    size = sum(len(entry.payload) for entry in made)

    def hashed() -> tuple[int, int]:
        file_source(archive)
        return count, size

    return {
        "written": written,
        "bare": paced(lambda: bare(archive, digests=False), rounds),
        "bare with digests": paced(lambda: bare(archive, digests=True), rounds),
        "through Vigie": paced(lambda: through(source), rounds),
        "the archive hashed, for custody": paced(hashed, rounds),
    }


def _unpack(package: Path, archive: Path) -> None:
    from zipfile import ZipFile

    with ZipFile(package) as zipped:
        archive.write_bytes(zipped.read("archive/data.warc.gz"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=600)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paces = measured(options.records, Path(folder))
        size = (Path(folder) / "data.warc.gz").stat().st_size
    print(f"\nArchive of {options.records} pages, {size / 1e6:.0f} MB compressed; MB/s are of pages; no HTML is read")
    for name, pace in paces.items():
        row(f"  {name}", str(pace))
    for name in ("bare", "bare with digests"):
        over = paces["through Vigie"].seconds / paces[name].seconds - 1
        row(f"  overhead over {name}", f"{over:+.0%}", "<= 25 %" if name == "bare with digests" else "")
    row("peak memory at the end", f"{peak_memory():.0f} MB")


if __name__ == "__main__":
    main()
