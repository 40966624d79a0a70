"""What the gate measured, with intervals, as the file that the workbench shows: ``python tests/gate/accuracy.py``.

The figures are those that stand in ``docs/quality.md``, written there by ``gate.py --tables`` and, of articles read at
first sight, once for each batch; claims are counted in the gold sheets. ``gate.py --tables`` runs this too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, stdev
from typing import Any

import yaml

from sets import ROOT, corpus_sets

PAGE = ROOT / "docs" / "quality.md"
FILE = ROOT / "src" / "vigie" / "data" / "accuracy.yml"
HEAD = "# What was measured of the reader: written by python tests/gate/accuracy.py, never by hand.\n\n"
Z = 1.96  # of 95 %
Interval = dict[str, float]
_MEASURED = re.compile(r"^Measured on (\S+), commit (\w+)\.$", re.MULTILINE)
_RUN = re.compile(r"^\| ([\w-]+)[^|]* \| (\d+) \| (\w+) \| ([\d.]+) \| \*\*([\d.]+)\*\* \|", re.MULTILINE)
_LANGUAGE = re.compile(
    r"^\| dev-(\w\w) \| (\d+) \| ([\d.]+) \| ([\d.]+) \| [\d.]+ \| ([\d.]+) \| ([\d.]+) \|", re.MULTILINE
)


def wilson(share: float, n: int) -> Interval:
    """A share of ``n`` with its 95 % interval (Wilson's)."""
    if n == 0:
        return {"value": share, "low": 0.0, "high": 1.0}
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return {"value": share, "low": round(max(0.0, middle - half), 3), "high": round(min(1.0, middle + half), 3)}


def spread(values: list[float]) -> Interval:
    """The mean of batches with the 95 % interval that their spread gives; of one batch, anything."""
    if len(values) < 2:
        return {"value": round(mean(values), 3), "low": 0.0, "high": 1.0}
    half = Z * stdev(values) / math.sqrt(len(values))
    middle = mean(values)
    return {
        "value": round(middle, 3), "low": round(max(0.0, middle - half), 3), "high": round(min(1.0, middle + half), 3)
    }  # fmt: skip


def languages(page: str, claims: dict[str, int]) -> Iterator[dict[str, Any]]:
    """The corpus by language. ``claims`` are those that the gold of each language wants."""
    for language, texts, *shares in _LANGUAGE.findall(page):
        found_p, found_r, exact_p, exact_r = map(float, shares)
        wanted = claims[language]
        made = round(wanted * found_r / found_p) if found_p else 0
        yield {
            "language": language, "texts": int(texts), "claims": wanted, "made": made,
            "found_precision": wilson(found_p, made), "found_recall": wilson(found_r, wanted),
            "exact_precision": wilson(exact_p, made), "exact_recall": wilson(exact_r, wanted),
        }  # fmt: skip


def first_runs(page: str) -> Iterator[dict[str, Any]]:
    """Articles read once, by language of their batch; ``fr+en`` where a batch has both."""
    section = page.partition("## Real articles, read once")[2].partition("\n## ")[0]
    batches: dict[str, list[tuple[int, float, float]]] = {}
    for name, articles, _, found, exact in _RUN.findall(section):
        language = name[:2] if name[:2] in ("fr", "en") else "fr+en"
        batches.setdefault(language, []).append((int(articles), float(found), float(exact)))
    for language, rows in sorted(batches.items()):
        yield {
            "language": language, "batches": len(rows), "articles": sum(row[0] for row in rows),
            "found": spread([row[1] for row in rows]), "exact": spread([row[2] for row in rows]),
        }  # fmt: skip


def accuracy(page: str, claims: dict[str, int]) -> dict[str, Any]:
    """All that the file holds."""
    measured = _MEASURED.search(page)
    if measured is None:
        raise SystemExit(f"{PAGE.name} does not say when it was measured: run gate.py --tables first.")
    return {
        "measured": measured[1],
        "commit": measured[2],
        "languages": list(languages(page, claims)),
        "first_runs": list(first_runs(page)),
    }


def wanted() -> dict[str, int]:
    """How many claims the gold of each language wants."""
    counts: dict[str, int] = {}
    for one in corpus_sets()[0]:
        if one.name.startswith("dev-"):
            language = one.name[4:6]
            required = sum(not claim.get("optional") for sheet in one.sheets.values() for claim in sheet["claims"])
            counts[language] = counts.get(language, 0) + required
    return counts


def write(page: Path = PAGE, file: Path = FILE) -> None:
    """Write the file anew."""
    held = accuracy(page.read_text("utf-8"), wanted())
    file.write_text(HEAD + yaml.safe_dump(held, sort_keys=False), "utf-8")


if __name__ == "__main__":
    write()
