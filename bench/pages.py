"""Score the HTML reader on the evaluation set of the extractor it uses, beside the extractor used bare.

    python bench/pages.py FOLDER [--every N]

FOLDER is ``tests`` of a checkout of adbar/trafilatura (evaldata.json, eval/, cache/). Nothing of it is kept here.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trafilatura import bare_extraction

from vigie.model.errors import ReadError
from vigie.read import read_bytes

Read = Callable[[bytes], tuple[str, str | None]]
DATES = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}


@dataclass(slots=True)
class Score:
    """What of the marked stretches was kept and left out, and how many days of publication were right and wrong."""

    kept: int = 0
    lost: int = 0
    noise: int = 0
    clean: int = 0
    right: int = 0
    wrong: int = 0
    dates: int = 0
    seconds: float = 0.0

    def add(self, entry: dict[str, Any], text: str, dated: str | None) -> None:
        plain = squeezed(text)
        found = sum(squeezed(words) in plain for words in entry["with"])
        noise = sum(squeezed(words) in plain for words in entry["without"])
        self.kept += found
        self.lost += len(entry["with"]) - found
        self.noise += noise
        self.clean += len(entry["without"]) - noise
        if entry.get("date"):
            self.dates += 1
            self.right += dated == entry["date"]
            self.wrong += dated is not None and dated != entry["date"]

    def line(self, name: str, pages: int) -> str:
        precision, recall = self.kept / (self.kept + self.noise), self.kept / (self.kept + self.lost)
        both = 2 * precision * recall / (precision + recall)
        days = f"dates right {self.right / self.dates:.3f} wrong {self.wrong / self.dates:.3f}" if self.dates else ""
        speed = pages / self.seconds
        return f"{name:12} P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}  {days}  {speed:.0f} pages/s"


def squeezed(words: str) -> str:
    return re.sub(r"\s+", " ", words.replace("\u00ad", "")).strip()


def bare(data: bytes) -> tuple[str, str | None]:
    page: Any = bare_extraction(
        data, fast=True, with_metadata=True, include_comments=False, date_extraction_params=DATES
    )
    return (page.text or "", page.date) if page is not None else ("", None)


def ours(data: bytes) -> tuple[str, str | None]:
    try:
        document = read_bytes("page.html", data, {})
    except ReadError:
        return "", None
    article = [part for part in document.segments if part.role != "caption"]  # told apart: the set calls them noise
    return "\n".join(document.text[part.start : part.end] for part in article), document.dated


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="only one page in N")
    parser.add_argument("--differ", action="store_true", help="print where the two differ")
    asked = parser.parse_args()
    logging.disable(logging.CRITICAL)
    entries = json.loads((asked.folder / "evaldata.json").read_text("utf-8"))
    readers: dict[str, Read] = {"bare": bare, "vigie": ours}
    scores = {name: Score() for name in readers}
    pages = 0
    for url in sorted(entries)[:: asked.every]:
        entry = entries[url]
        places = (asked.folder / part / entry["file"] for part in ("cache", "eval"))
        file = next((place for place in places if place.is_file()), None)
        if file is None:
            continue
        pages += 1
        data = file.read_bytes()
        texts = {}
        for name, read in readers.items():
            started = time.process_time()
            texts[name], dated = read(data)
            scores[name].seconds += time.process_time() - started
            scores[name].add(entry, texts[name], dated)
        if asked.differ:
            differ(url, entry, texts)
    print(f"{pages} pages")
    for name, score in scores.items():
        print(score.line(name, pages))


def differ(url: str, entry: dict[str, Any], texts: dict[str, str]) -> None:
    """The marked stretches that one reader has and the other has not."""
    plain = {name: squeezed(text) for name, text in texts.items()}
    for kind in ("with", "without"):
        for words in map(squeezed, entry[kind]):
            holds = [name for name, text in plain.items() if words in text]
            if len(holds) == 1:
                print(f"{kind:8} only {holds[0]:6} {words[:70]!r}  {url}")


if __name__ == "__main__":
    main()
