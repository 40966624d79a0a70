"""How many tellings of the test case for origins are read: ``python tests/gate/cover.py [--missed]``.

A telling is covered when a claim of its kind has evidence that meets its quote, and right when the claim's interval is
that of the telling too.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from vigie.capture import find_inputs
from vigie.flow.extracting import extract_inputs
from vigie.flow.failures import Failure
from vigie.model.capture import Input
from vigie.model.claim import Claim
from vigie.packs.loader import load_packs

ORIGINS = Path(__file__).parents[1] / "corpus" / "origins"
Telling = Mapping[str, Any]


class Covered(NamedTuple):
    """A telling of a document, whether a claim covers it, and whether one has its interval."""

    document: str
    telling: Telling
    covered: bool
    right: bool


def judge(document: str, text: str, tellings: Iterable[Telling], claims: Sequence[Claim]) -> Iterator[Covered]:
    """Each telling beside the claims of its document.

    Raises:
        ValueError: a quote does not stand in the text.
    """
    for telling in tellings:
        start = text.index(telling["quote"])
        end = start + len(telling["quote"])
        alike = [c for c in claims if c.kind == telling["kind"] and _meets(c, start, end)]
        right = [c for c in alike if _has(c, telling.get("value"))]
        yield Covered(document, telling, bool(alike), bool(right))


def _meets(claim: Claim, start: int, end: int) -> bool:
    return any(span.start < end and start < span.end for span in claim.evidence)


def _has(claim: Claim, value: Mapping[str, Any] | None) -> bool:
    if not value:
        return True
    quantity = claim.quantity
    return quantity is not None and (quantity.min, quantity.max) == (value.get("min"), value.get("max"))


def read_origins() -> Iterator[Covered]:
    """Every telling of the test case, its documents read as ``vigie extract`` reads a folder.

    Raises:
        SystemExit: a document could not be read.
    """
    texts = {path.name: path.read_text("utf-8") for path in (ORIGINS / "documents").iterdir()}
    tellings = {
        document["file"]: document["tellings"]
        for sheet in sorted(ORIGINS.glob("expected-*.yaml"))
        for document in yaml.safe_load(sheet.read_text("utf-8"))["documents"]
    }
    with tempfile.TemporaryDirectory() as work:
        _lay_out(Path(work), texts)
        found = [each for each in find_inputs([work]) if isinstance(each, Input)]
        for outcome in extract_inputs(found, load_packs()):
            if isinstance(outcome, Failure):
                raise SystemExit(str(outcome))
            document, extraction = outcome
            name = Path(document.path).name
            yield from judge(name, document.text, tellings.get(name, ()), extraction.claims)


def _lay_out(folder: Path, texts: Mapping[str, str]) -> None:
    """The documents with one manifest in ``folder``."""
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    rows = [row for sheet in sorted(ORIGINS.glob("manifest-*.csv")) for row in _rows(sheet)]
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _rows(sheet: Path) -> list[dict[str, str]]:
    with sheet.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def main() -> None:
    parser = argparse.ArgumentParser(description="Count the tellings of the test case for origins that are read.")
    parser.add_argument("--missed", action="store_true", help="list those that are not")
    options = parser.parse_args()
    judged = list(read_origins())
    print(f"tellings {len(judged)}  covered {sum(c.covered for c in judged)}  right {sum(c.right for c in judged)}")
    for each in judged:
        if options.missed and not each.right:
            mark = "number" if each.covered else "missed"
            print(f"{each.document}  {mark}  {each.telling['kind']}  {each.telling['quote']}")


if __name__ == "__main__":
    main()
