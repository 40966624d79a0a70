"""The gate: extract the corpus, score it against its gold, hold the floors (`make gate`).

Sets are odd and even numbers of each language, reported apart: rules are written looking at the odd ones only, so the
error listing (``build/gate-errors.txt``) never shows an even one. The seeds count where ``../shared`` stands beside us.
Every floor ever reached stays as a row of ``tests/corpus/floors.json``; the best row of a set over the same documents
is its floor. ``--raise`` appends rows, nothing takes one away.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
CORPUS, SHARED = ROOT / "tests" / "corpus", ROOT.parent / "shared"
LANGUAGE_PACKS = ROOT / "src" / "vigie" / "data" / "lang"
FLOORS = CORPUS / "floors.json"
ERRORS = ROOT / "build" / "gate-errors.txt"
MEASURES = ("found", "exact")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Set:
    """Documents scored together: ``stems`` name files of ``texts`` and sheets of ``gold``.

    ``open`` sets may be looked at; the others are held out.
    """

    name: str
    texts: Path
    gold: Path
    stems: tuple[str, ...]
    open: bool = True

    @property
    def digest(self) -> str:
        """What the scores hold for: the texts and the sheets, byte for byte (12 hexadecimal characters)."""
        files = [f for s in self.stems for f in (self.texts / f"{s}.txt", self.gold / f"{s}.yaml")]
        return hashlib.sha256(b"".join(hashlib.sha256(f.read_bytes()).digest() for f in files)).hexdigest()[:12]


def corpus_sets() -> tuple[list[Set], list[str]]:
    """The sets of languages that have a pack (the seeds first), and the languages that have none."""
    gold, texts = CORPUS / "gold", CORPUS / "texts"
    with (texts / "manifest.csv").open(encoding="utf-8", newline="") as manifest:
        languages = {Path(row["file"]).stem: row["language"] for row in csv.DictReader(manifest)}
    packed = [lang for lang in dict.fromkeys(languages.values()) if (LANGUAGE_PACKS / lang).is_dir()]
    sets = []
    if SHARED.is_dir():
        seeds = tuple(sorted(p.stem for p in SHARED.glob("seeds/*.txt")))
        sets.append(Set("seeds", SHARED / "seeds", SHARED / "gold", seeds))
    for lang in packed:
        stems = sorted(s for s, spoken in languages.items() if spoken == lang)
        odd, even = (tuple(s for s in stems if int(s[-2:]) % 2 == rest) for rest in (1, 0))
        sets += [Set(f"dev-{lang} odd", texts, gold, odd), Set(f"dev-{lang} even", texts, gold, even, open=False)]
    return sets, sorted(set(languages.values()) - set(packed))


def extract(folder: Path, out: Path) -> Path:
    """Run ``vigie extract`` on a folder, as a user would; gives the file of predictions."""
    command = [str(Path(sys.executable).with_name("vigie")), "extract", str(folder)]
    with out.open("wb") as stream:
        done = subprocess.run(command, stdout=stream, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"vigie extract {folder.name} ended with {done.returncode}:\n{done.stderr}")
    return out


def ask_scorer(group: Iterable[Set], predictions: Path, how: str) -> str:
    """What ``score.py`` prints for sets of one folder. ``how`` is ``--json`` or ``--detail``."""
    group = list(group)
    stems = [s for one in group for s in one.stems]
    command = [sys.executable, str(CORPUS / "score.py"), str(group[0].gold), str(predictions)]
    command += ["--texts", str(group[0].texts), how, "--only", *stems]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def score(group: Iterable[Set], predictions: Path) -> dict[str, Any]:
    scores: dict[str, Any] = json.loads(ask_scorer(group, predictions, "--json"))
    return scores


def floor_rows() -> list[Row]:
    rows: list[Row] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else []
    return rows


def floor(one: Set, measure: str) -> float | None:
    """The best ``measure`` ever reached on these very documents, None when never scored."""
    reached = [r[measure] for r in floor_rows() if r["set"] == one.name and r["corpus"] == one.digest]
    return max(reached, default=None)


def below(one: Set, scores: dict[str, Any]) -> list[str]:
    """The measures of a set that fell under their floor, as sentences."""
    fell = []
    for measure in MEASURES:
        limit = floor(one, measure)
        if limit is not None and scores[measure]["f1"] < limit:
            fell.append(f"{one.name}: {measure} F1 {scores[measure]['f1']:.3f} is under its floor {limit:.3f}")
    return fell


def raise_floors(results: list[tuple[Set, dict[str, Any]]]) -> list[Row]:
    """Append a row for each set that beat a floor without losing another; gives the new rows."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    new = []
    for one, scores in results:
        limits = {m: floor(one, m) for m in MEASURES}
        better = any(limit is None or scores[m]["f1"] > limit for m, limit in limits.items())
        if better and not below(one, scores):
            new.append({"date": today, "set": one.name, "corpus": one.digest, **{m: scores[m]["f1"] for m in MEASURES}})
    rows = ",\n".join(json.dumps(r) for r in [*floor_rows(), *new])
    FLOORS.write_text(f"[\n{rows}\n]\n", "utf-8")
    return new


def measure(sets: list[Set], work: Path) -> tuple[list[tuple[Set, dict[str, Any]]], dict[Path, Path]]:
    """Scores by set, and where the predictions of each folder of texts were written (under ``work``)."""
    folders = dict.fromkeys(one.texts for one in sets)
    predictions = {folder: extract(folder, work / f"{folder.name}.jsonl") for folder in folders}
    return [(one, score([one], predictions[one.texts])) for one in sets], predictions


def print_scores(name: str, scores: dict[str, Any], note: str = "") -> None:
    found, exact = scores["found"], scores["exact"]
    print(
        f"{name:<24} found P {found['p']:.3f} R {found['r']:.3f} F1 {found['f1']:.3f}"
        f"   exact P {exact['p']:.3f} R {exact['r']:.3f} F1 {exact['f1']:.3f}{note}"
    )


def report(results: list[tuple[Set, dict[str, Any]]], predictions: dict[Path, Path]) -> None:
    """Print every set beside its floor, then the dev sets together by language, kind and slot."""
    for one, scores in results:
        limits = [floor(one, m) for m in MEASURES]
        print_scores(one.name, scores, "" if None in limits else f"   floors {limits[0]:.3f} {limits[1]:.3f}")
    together = [one for one, _ in results if one.name != "seeds"]
    if not together:
        return
    dev = score(together, predictions[together[0].texts])
    print()
    for group, scores in sorted(dev["groups"].items()):
        if group.startswith("language "):
            print_scores(group, scores)
        elif group.startswith("kind "):  # recall alone: a claim may be found under another kind
            print(f"{group:<24} found R {scores['found']['r']:.3f}   exact R {scores['exact']['r']:.3f}")
    print("\nslots     " + "  ".join(f"{slot} {share:.2f}" for slot, share in dev["slots"].items()))
    print("extra     " + "  ".join(f"{slot} {count}" for slot, count in dev["extra"].items()))


def write_errors(sets: list[Set], predictions: dict[Path, Path], out: Path) -> None:
    """List what was missed, invented or wrong in the sets that may be looked at."""
    out.parent.mkdir(exist_ok=True)
    out.write_text("".join(ask_scorer([one], predictions[one.texts], "--detail") for one in sets if one.open), "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description="Score the corpus and hold its floors.")
    parser.add_argument("--raise", dest="higher", action="store_true", help="keep better scores as new floors")
    higher = parser.parse_args().higher
    sets, unpacked = corpus_sets()
    with tempfile.TemporaryDirectory() as work:  # predictions quote held-out texts: they do not stay
        results, predictions = measure(sets, Path(work))
        report(results, predictions)
        write_errors(sets, predictions, ERRORS)
    unanchored = sum(scores["unanchored"] for _, scores in results)
    fell = [sentence for one, scores in results for sentence in below(one, scores)]
    print(f"unanchored {unanchored}")
    print(f"no pack    {' '.join(unpacked) or '-'}")
    print(f"errors     {ERRORS.relative_to(ROOT)} (odd numbers and seeds)")
    print("\n".join(fell) or "No score is under its floor.")
    if higher:
        print(f"{len(raise_floors(results))} floors raised")
    return 1 if fell or unanchored else 0


if __name__ == "__main__":
    raise SystemExit(main())
