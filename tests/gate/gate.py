"""The gate: extract the corpus, score it against its gold, hold the floors, say why claims are missed (`make gate`).

Sets are odd and even numbers of each language, reported apart: rules are written looking at the odd ones only, so the
error listing (``build/gate-errors.txt``) never shows an even one, only counts do. The seeds count where ``../shared``
stands beside us, articles read at first sight where their texts lie in a folder (``--first-sight``). ``--raise`` keeps
better scores as floors (floors.py); ``--tables`` writes the figures into ``docs/quality.md`` (tables.py) and, with
intervals, into the file that the workbench shows (accuracy.py).
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

import accuracy
from floors import MEASURES, below, floor, raise_floors
from listing import Account, empty_lines, listing, table
from reading import readings, write_predictions
from scorer import Scores, score
from sets import ROOT, Set, corpus_sets, first_sight_sets
from tables import Results, kinds_and_slots, rewrite
from vigie.packs.loader import load_packs

ERRORS = ROOT / "build" / "gate-errors.txt"
TEXTS = "VIGIE_FIRST_SIGHT"


def measure(sets: list[Set], work: Path) -> Results:
    """Read and score every set; the predictions are written under ``work``, a file a folder of texts."""
    packs = load_packs()
    read = {one.name: tuple(readings(one, packs)) for one in sets}
    predictions = {one.texts: work / f"{number}.jsonl" for number, one in enumerate(sets)}
    for one in sets:
        write_predictions(read[one.name], predictions[one.texts])
    scores = [(one, score([one], predictions[one.texts])) for one in sets]
    languages: dict[str, list[Set]] = {}
    for one in sets:
        if one.name.startswith("dev-"):
            languages.setdefault(one.name.split()[0], []).append(one)
    return Results(
        scores=scores,
        languages={name: score(both, predictions[both[0].texts]) for name, both in languages.items()},
        accounts=[Account(one.name, one.open, read[one.name]) for one in sets],
    )


def print_scores(name: str, scores: Scores, note: str = "") -> None:
    found, exact = scores["found"], scores["exact"]
    print(
        f"{name:<24} found P {found['p']:.3f} R {found['r']:.3f} F1 {found['f1']:.3f}"
        f"   exact P {exact['p']:.3f} R {exact['r']:.3f} F1 {exact['f1']:.3f}{note}"
    )


def report(results: Results) -> None:
    """Print every set beside its floor, the dev sets by language, kind and slot, then the errors by cause."""
    for one, scores in results.scores:
        limits = [floor(one, m) for m in MEASURES]
        print_scores(one.name, scores, "" if None in limits else f"   floors {limits[0]:.3f} {limits[1]:.3f}")
    print()
    for name, scores in results.languages.items():
        print_scores(f"{name} all", scores)
    for heading, rows in zip(("recall by kind", "right slots"), kinds_and_slots(results), strict=True):
        print(f"\n{heading:<20}" + "".join(f"{head:>24}" for head in rows[0][1:]))
        for name, *figures in rows[1:]:
            print(f"{name:<20}" + "".join(f"{figure:>24}" for figure in figures))
    print("\nErrors by cause (docs/development.md says what they mean)")
    print("\n".join(table(results.accounts)))
    print("\nClaims with an empty core slot")
    print("\n".join(empty_lines(results.accounts)) + "\n")


def write_errors(results: Results, out: Path) -> None:
    """List the errors of the sets that may be looked at."""
    out.parent.mkdir(exist_ok=True)
    out.write_text("\n".join(listing(results.accounts)) + "\n", "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description="Score the corpus, hold its floors, list its errors by cause.")
    parser.add_argument("--raise", dest="higher", action="store_true", help="keep better scores as new floors")
    parser.add_argument("--tables", action="store_true", help="write the figures into docs/quality.md")
    parser.add_argument(
        "--first-sight",
        type=Path,
        default=os.environ.get(TEXTS) or None,
        metavar="FOLDER",
        help=f"where the texts of the first-sight batches lie, as BATCH/NAME.txt (or the variable {TEXTS})",
    )
    options = parser.parse_args()
    sets, unpacked = corpus_sets()
    batches, sealed = first_sight_sets(options.first_sight) if options.first_sight else ([], [])
    with tempfile.TemporaryDirectory() as work:  # predictions quote held-out texts: they do not stay
        results = measure([*sets, *batches], Path(work))
    report(results)
    write_errors(results, ERRORS)
    floored = results.scores[: len(sets)]  # texts that are not kept hold no floor
    unanchored = sum(scores["unanchored"] for _, scores in results.scores)
    fell = [sentence for one, scores in floored for sentence in below(one, scores)]
    print(f"unanchored {unanchored}")
    print(f"no pack    {' '.join(unpacked) or '-'}")
    if options.first_sight:
        print(f"sealed     {' '.join(sealed) or '-'}")
    print(f"errors     {ERRORS.relative_to(ROOT)} (never an even number)")
    print("\n".join(fell) or "No score is under its floor.")
    if options.higher:
        print(f"{len(raise_floors(floored))} floors raised")
    if options.tables:
        rewrite(results)
        accuracy.write()
    return 1 if fell or unanchored else 0


if __name__ == "__main__":
    raise SystemExit(main())
