"""Measure extraction and print the table (`make bench`): speed, start-up, memory, where the time goes, linearity."""

from __future__ import annotations

import argparse
import platform
import tempfile
from pathlib import Path

import measures
from articles import DENSE, ORDINARY, articles
from vigie.packs.loader import load_packs


def row(name: str, figure: str, target: str = "") -> None:
    print(f"{name:<40}{figure:>14}   {target}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2_000, help="articles extracted in memory")
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1_000, 10_000], help="articles read into a case")
    options = parser.parse_args()

    print(f"Python {platform.python_version()}, {platform.machine()}, one process\n")
    packs = load_packs()
    row("start-up, vigie --version", f"{measures.start_up():.2f} s", "< 1 s")
    row("packs, warm", f"{1000 * measures.packs_load():.0f} ms", "< 150 ms")

    documents = list(articles(packs, options.documents))
    measures.extraction(documents[:100], packs, rounds=1)  # warm-up
    for kind, share in (("dense", DENSE), ("ordinary", ORDINARY)):
        extracted = measures.extraction(list(articles(packs, options.documents, share)), packs)
        size, each = 1e6 * extracted.megabytes / extracted.documents, extracted.claims / extracted.documents
        print(f"\n{extracted.documents} {kind} articles of {size:.0f} bytes, {each:.1f} claims each, in memory")
        row("  extraction", f"{extracted.rate:.0f} /s", ">= 300 /s")
        row("", f"{extracted.megabytes / extracted.seconds:.2f} MB/s")
        row("  slowest document", f"{extracted.worst:.1f} ms/10 kB", "<= 100 ms/10 kB")
    row("  peak memory so far", f"{measures.peak_memory():.0f} MB")

    print("\nWhere extraction of dense articles spends its time (under the profiler)")
    for name, share in measures.where_time_goes(documents[:300], packs):
        if share >= 0.01:
            row(f"  {name}", f"{share:.0%}")

    print("\nReading files of dense articles into a case: found, read, extracted, stored")
    for count in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            read = measures.reading(count, packs, Path(folder))
        row(
            f"  {count} documents",
            f"{read.rate:.0f} /s",
            f"{read.claims / read.seconds:.0f} claims/s, {read.megabytes:.1f} MB",
        )
    row("peak memory at the end", f"{measures.peak_memory():.0f} MB")


if __name__ == "__main__":
    main()
