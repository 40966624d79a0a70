"""How far to trust what is shown: what was measured of the reader, and what this case leaves unread."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec


class Share(msgspec.Struct, frozen=True):
    """A share with its 95 % interval."""

    value: float
    low: float
    high: float


class Measured(msgspec.Struct, frozen=True):
    """A language of the corpus: texts, claims its gold wants, claims made; precision and recall, found and exact."""

    language: str
    texts: int
    claims: int
    made: int
    found_precision: Share
    found_recall: Share
    exact_precision: Share
    exact_recall: Share


class FirstRun(msgspec.Struct, frozen=True):
    """Articles read once, before anybody had looked at them: F1 as the mean of the batches."""

    language: str
    batches: int
    articles: int
    found: Share
    exact: Share


class Accuracy(msgspec.Struct, frozen=True):
    """``data/accuracy.json``, written by ``tests/gate/accuracy.py``: when and of which commit, by language."""

    measured: str
    commit: str
    languages: list[Measured]
    first_runs: list[FirstRun]


@cache
def accuracy() -> Accuracy:
    """What was measured last."""
    data = (files("vigie") / "data" / "accuracy.json").read_bytes()
    return msgspec.json.decode(data, type=Accuracy)
