"""The blind test case as readings: the facts of its ``statements``, and the outcomes expected of pairs of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from vigie.corroborate.classes import Classes
from vigie.corroborate.readings import reading
from vigie.model.claim import Anchored, Claim, Item, Link, Party, Place, Quantity, When
from vigie.model.figure import Reading
from vigie.model.origin import Statement, Telling

CORPUS = Path(__file__).parents[1] / "corpus" / "origins"
SCOPES = {"total-to-date", "period", "stock", "delivery", "rate", "order", "capacity"}
PARTS = ("also", "more", "parts")
AT = {"text": "x", "start": 0, "end": 1}
Fact = Mapping[str, Any]


class Expected(NamedTuple):
    name: str
    accepted: frozenset[str]
    pair: tuple[Reading, Reading] | None  # None: one of the two gives no number


def expected(classes: Classes) -> Iterator[Expected]:
    for path in sorted(CORPUS.glob("expected-*.yaml")):
        content = yaml.safe_load(path.read_text("utf-8"))
        facts = {name: list(readings_of(name, fact, classes)) for name, fact in content["statements"].items()}
        for number, row in enumerate(content["outcomes"]):
            also = row.get("also", [])
            accepted = frozenset([row["outcome"], *([also] if isinstance(also, str) else also)])
            pair = compared(row, facts[row["a"]], facts[row["b"]])
            yield Expected(f"{path.stem[-1]}{number}-{row['a']}-{row['b']}", accepted, pair)


def readings_of(name: str, statement: Fact, classes: Classes) -> Iterator[Reading]:
    parts = [part for key in PARTS for part in statement.get(key, ())]
    for number, fact in enumerate([statement, *({**statement, **part} for part in parts)]):
        own = fact.get("scope") == "equivalent" and number > 0
        made = _reading(f"{name}.{number}", {**fact, "counted": statement.get("scope") if own else None}, classes)
        if made:
            yield made


def _reading(name: str, fact: Fact, classes: Classes) -> Reading | None:
    """A fact of the file as the claim it describes, read as any claim is."""
    value = fact.get("value") or {}
    value = {key: value[key] for key in ("min", "max", "approximate", "vague", "unit", "factor", "per") if key in value}
    equivalent = fact.get("scope") == "equivalent"
    scope = fact.get("counted") if equivalent else fact.get("scope")
    status = "possible" if equivalent else fact.get("status") or "occurred"
    condition = Anchored(**{**AT, "text": fact["condition"]}) if fact.get("condition") else None
    quantity = Quantity(
        **AT, **value, scope=scope if scope in SCOPES else None, joint=fact.get("joint"), condition=condition
    )
    place = str(fact.get("place") or "")
    claim = Claim(
        id=name, document="d", kind=fact["kind"], status=status, head=0,
        supplier=_party(fact.get("supplier")), recipient=_party(fact.get("recipient")), actor=_party(fact.get("actor")),
        item=Item(**AT, item_class=fact["item"], id=fact.get("designation")),
        quantity=quantity if value else None,
        time=When(**AT, edtf=_time(fact)) if _time(fact) else None,
        place=Place(**AT, id=place.lower(), state="RU") if place else None,  # its only finer place lies there
        links=(Link(type="equivalent-of", claim="counted", start=0, end=1, exact="x"),) if equivalent else (),
    )  # fmt: skip
    statement = Statement(id=name, body=fact.get("claimer"), said=str(fact["stated"]), reference=name)
    return reading(statement, Telling(claim=claim), classes)


def _party(name: str | None) -> Party | None:
    return Party(**AT, id=name, state=name if len(name) == 2 else None) if name else None


def _time(fact: Fact) -> str | None:
    told = fact.get("time") or fact.get("period")
    since, until = str(fact.get("since") or ".."), str(fact.get("until") or "..")
    told = told or f"{since.partition('/')[0]}/{until}"
    return None if told == "../.." else str(told)


def compared(row: Fact, first: list[Reading], second: list[Reading]) -> tuple[Reading, Reading] | None:
    """The two facts a row speaks of: those of the numbers it names, and of these the two most alike."""
    words = str(row.get("of") or row.get("about") or "")
    numbers = {int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", words)}
    pairs = [(a, b) for a, b in product(_named(first, numbers, words), _named(second, numbers, words)) if a is not b]
    return max(pairs, key=_alikeness, default=None)


def _named(facts: list[Reading], numbers: set[int], words: str) -> list[Reading]:
    named = [fact for fact in facts if {fact.low, fact.high} & numbers]
    if words in ("rounds", "containers"):
        named = [fact for fact in facts if (fact.measure == "piece") == (words == "rounds")]
    return named or facts


def _alikeness(pair: tuple[Reading, Reading]) -> int:
    a, b = pair
    return sum(getattr(a, key) == getattr(b, key) for key in ("kind", "items", "measure", "status", "covers"))
