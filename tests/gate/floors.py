"""The best scores ever reached: a row of ``tests/corpus/floors.json`` each, none ever taken away.

The best row of a set over the same documents is its floor.
"""

from __future__ import annotations

import datetime
import json

from scorer import Scores
from sets import CORPUS, Row, Set

FLOORS = CORPUS / "floors.json"
MEASURES = ("found", "exact")


def floor_rows() -> list[Row]:
    rows: list[Row] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else []
    return rows


def floor(one: Set, measure: str) -> float | None:
    """The best ``measure`` ever reached on these very documents, None when never scored."""
    reached = [r[measure] for r in floor_rows() if r["set"] == one.name and r["corpus"] == one.digest]
    return max(reached, default=None)


def below(one: Set, scores: Scores) -> list[str]:
    """The measures of a set that fell under their floor, as sentences."""
    fell = []
    for measure in MEASURES:
        limit = floor(one, measure)
        if limit is not None and scores[measure]["f1"] < limit:
            fell.append(f"{one.name}: {measure} F1 {scores[measure]['f1']:.3f} is under its floor {limit:.3f}")
    return fell


def raise_floors(results: list[tuple[Set, Scores]]) -> list[Row]:
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
