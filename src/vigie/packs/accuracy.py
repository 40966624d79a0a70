"""``data/accuracy.yml``: what was measured of the reader, with intervals, for who wants to know how far to trust it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from msgspec import Struct

from vigie.packs import nodes
from vigie.packs.problems import Problem

FILE = Path(str(files("vigie") / "data" / "accuracy.yml"))


class Share(Struct, frozen=True):
    """A share with its 95 % interval."""

    value: float
    low: float
    high: float


class Measured(Struct, frozen=True):
    """A language of the corpus: texts, claims its gold wants, claims made; precision and recall, found and exact."""

    language: str
    texts: int
    claims: int
    made: int
    found_precision: Share
    found_recall: Share
    exact_precision: Share
    exact_recall: Share


class FirstRun(Struct, frozen=True):
    """Articles read once, before anybody had looked at them: F1 as the mean of the batches."""

    language: str
    batches: int
    articles: int
    found: Share
    exact: Share


class Accuracy(Struct, frozen=True):
    """``data/accuracy.yml``, written by ``tests/gate/accuracy.py``: when and of which commit, by language."""

    measured: str
    commit: str
    languages: list[Measured]
    first_runs: list[FirstRun]


@cache
def accuracy(file: Path = FILE) -> Accuracy:
    """What was measured last. Raises PackError for a file that is not as it should be."""
    tree = nodes.compose(str(file), file.read_bytes())
    problems = [tree] if isinstance(tree, Problem) else nodes.faults(tree, Accuracy)
    for problem in problems:
        raise problem.error()
    assert not isinstance(tree, Problem)
    found: Accuracy = nodes.convert(tree, Accuracy)
    return found
