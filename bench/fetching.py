"""Measure pages fetched, read and extracted (`make bench`), beside urllib3 and the extractor of articles used bare.

The pages come compressed from a server on loopback, a process of its own; times are of one core of this process, with
nothing stored.
"""

from __future__ import annotations

import argparse
import gzip
import multiprocessing
import random
import time
from collections.abc import Callable, Sequence
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from typing import Any

import urllib3
from trafilatura import bare_extraction

from articles import ORDINARY, articles
from extract import row
from vigie.capture.fetch import Fetcher, FetchSettings
from vigie.extract import extract
from vigie.model.capture import Obtained
from vigie.packs.files import Packs
from vigie.packs.loader import load_packs
from vigie.read import read_bytes

LINKS = (40, 900)  # around an article: real news pages are of 145 kB on average (trafilatura evaluation set)
LINK = """<li class="menu-item item-{n}"><a href="/section/{n}/story-{n}" data-track="menu-{n}"><b>Story {n}</b></a>
<script>window.slots = window.slots || []; window.slots.push({{"id": {n}, "size": "300x250"}});</script>
"""
HEAD = """<!doctype html><html lang="en"><head><title>A report</title><meta property="og:site_name" content="Gazette">
<meta property="article:published_time" content="2024-05-17"></head>"""
DATES = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}
MOST = "<= 25 % more"


def page(text: str, dice: random.Random) -> bytes:
    """``text`` as the article of a page, among the links, scripts and styles of an outlet."""
    links = "".join(LINK.format(n=n) for n in range(dice.randint(*LINKS)))
    paragraphs = "".join(f"<p>{paragraph}</p>\n" for paragraph in text.split("\n") if paragraph)
    article = f"<main><article><h1>A report</h1>{paragraphs}</article></main>"
    return f"{HEAD}<body><nav><ul>{links}</ul></nav>{article}<footer>About</footer></body></html>".encode()


def serve(pages: Sequence[bytes], told: Connection) -> None:
    """Serve ``pages`` under their numbers until the process is ended; the port goes through ``told``."""

    class Pages(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one piece: two would wait for each other

        def do_GET(self) -> None:
            name = self.path.strip("/")
            body = pages[int(name)] if name.isdigit() else b""
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if body:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *_: Any) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    told.send(server.server_address[1])
    server.serve_forever()


def bare(urls: Sequence[str], read: bool) -> None:
    """What one would write in ten lines."""
    with urllib3.PoolManager() as pool:
        for url in urls:
            data = pool.request("GET", url, headers={"Accept-Encoding": "gzip"}).data
            if read:
                bare_extraction(
                    data, fast=True, with_metadata=True, include_comments=False, date_extraction_params=DATES
                )


def ours(urls: Sequence[str], read: bool, packs: Packs | None = None) -> None:
    """As ``vigie read`` does, without a case."""
    with Fetcher(FetchSettings(allow_private=True, per_host_seconds=0.0)) as fetcher:
        for url in urls:
            had = fetcher.fetch(url)
            assert isinstance(had, Obtained)
            if read:
                document = read_bytes(url, had.payload, had.meta, had.media_type)
                if packs:
                    extract(document, packs)


def rate(work: Callable[[], None], pages: int, rounds: int) -> float:
    """Pages a second of one core, the best of some rounds."""

    def once() -> float:
        begin = time.process_time()
        work()
        return time.process_time() - begin

    return pages / min(once() for _ in range(rounds))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()

    packs, dice = load_packs(), random.Random(3)
    made = [page(document.text, dice) for document in articles(packs, options.pages, ORDINARY)]
    here, there = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=([gzip.compress(one) for one in made], there), daemon=True)
    server.start()
    port = here.recv()
    urls = [f"http://127.0.0.1:{port}/{number}" for number in range(len(made))]
    size = sum(map(len, made)) / len(made) / 1000
    print(f"\n{len(made)} HTML pages of {size:.0f} kB on average, fetched from a server on loopback")
    measured = partial(rate, pages=len(made), rounds=options.rounds)
    try:
        fetched, plain = measured(lambda: ours(urls, False)), measured(lambda: bare(urls, False))
        row("  fetched", f"{fetched:.0f} /s", f"urllib3 bare: {plain:.0f} /s")
        read, both = measured(lambda: ours(urls, True)), measured(lambda: bare(urls, True))
        row("  fetched and read", f"{read:.0f} /s", f"urllib3 and trafilatura bare: {both:.0f} /s")
        row("    more than bare", f"{both / read - 1:.0%}", MOST)
        row("  fetched, read and extracted", f"{measured(lambda: ours(urls, True, packs)):.0f} /s")
    finally:
        server.terminate()


if __name__ == "__main__":
    main()
