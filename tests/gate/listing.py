"""The errors of each set: counts by cause for the terminal, and the listing of those that may be looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from causes import CAUSES, Error, errors_of
from reading import Reading, Span
from scorer import rules
from sets import Row

# What a claim of each kind is about; the scorer decides on all of these (tests/gate/test_causes.py).
CORE = {
    "transfer": ("supplier", "recipient", "item"),
    "deployment": ("actor", "item", "place"),
    "casualties": ("item",),
    "agreement": ("parties",),
    "specification": ("item", "quantity"),
}
CORE_OF_OTHERS = ("actor", "item")


@dataclass(frozen=True)
class Account:
    """What went wrong in a set, or in all documents of a language."""

    name: str
    open: bool
    readings: tuple[Reading, ...]

    @cached_property
    def errors(self) -> list[tuple[Reading, Error]]:
        return [(read, error) for read in self.readings for error in errors_of(read)]

    @property
    def causes(self) -> Counter[str]:
        return Counter(error.cause for _, error in self.errors)

    @property
    def alone(self) -> Counter[str]:
        """Errors that are the only thing between a claim found and an exact one."""
        return Counter(error.cause for _, error in self.errors if error.alone)

    @property
    def unread(self) -> float:
        """Share of the things in scope that ended in no claim."""
        return sum(r.unread for r in self.readings) / max(1, sum(r.in_scope for r in self.readings))

    @property
    def empty(self) -> dict[str, Counter[str]]:
        """By kind: how many ``claims`` there are, how many have an ``empty`` core slot, and how often each slot is."""
        kinds: dict[str, Counter[str]] = {}
        for claim in (claim for read in self.readings for claim in read.claims):
            missing = empty_core_slots(claim)
            kinds.setdefault(claim["kind"], Counter()).update(["claims", *missing, *["empty"] * bool(missing)])
        return kinds


def empty_core_slots(claim: Row) -> list[str]:
    return [slot for slot in CORE.get(claim["kind"], CORE_OF_OTHERS) if not claim.get(slot)]


def by_language(accounts: Iterable[Account]) -> list[Account]:
    """The same documents by language, over all sets."""
    languages: dict[str, list[Reading]] = {}
    for read in (read for one in accounts for read in one.readings):
        languages.setdefault(read.language, []).append(read)
    return [Account(f"all {lang}", False, tuple(found)) for lang, found in sorted(languages.items())]


def table(accounts: Iterable[Account]) -> Iterator[str]:
    """Lines for the terminal: a row a set, a column a cause."""
    accounts = list(accounts)
    heads = [cause.split() for cause in CAUSES]
    yield " " * 14 + "".join(f"{first:>10}" for first, *_ in heads) + f"{'unread':>10}{'empty':>8}"
    yield " " * 14 + "".join(f"{' '.join(rest):>10}" for _, *rest in heads) + f"{'share':>10}{'core':>8}"
    for one in (*accounts, *by_language(accounts)):
        empty = sum(kind["empty"] for kind in one.empty.values()) / max(1, sum(k["claims"] for k in one.empty.values()))
        yield f"{one.name:<14}" + "".join(f"{one.causes[c]:>10}" for c in CAUSES) + f"{one.unread:>10.3f}{empty:>8.3f}"
    alone = sum((one.alone for one in accounts), Counter[str]())
    yield f"{'alone':<14}" + "".join(f"{alone[cause]:>10}" for cause in CAUSES)
    yield "alone: nothing else is wrong with the claim; mend it, and the claim is exact"


def empty_lines(accounts: Iterable[Account]) -> Iterator[str]:
    """Claims with an empty core slot: a line a set and kind."""
    for one in accounts:
        for kind, count in sorted(one.empty.items()):
            if count["empty"]:
                slots = "  ".join(f"{s} {count[s]}" for s in CORE.get(kind, CORE_OF_OTHERS) if count[s])
                yield f"{one.name:<14}{kind:<16}{count['empty']:>4} of {count['claims']:>4} claims   {slots}"


def listing(accounts: Iterable[Account]) -> Iterator[str]:
    """Every error of the sets that may be looked at, by cause, with its gold, what was read and the sentence."""
    found = [entry for one in accounts if one.open for entry in one.errors]
    for cause, meaning in CAUSES.items():
        errors = [(read, error) for read, error in found if error.cause == cause]
        alone = sum(error.alone for _, error in errors)
        yield f"== {cause}: {meaning} ({len(errors)}, alone {alone})\n"
        for read, error in errors:
            yield f"{read.name}{'  ' + error.slot if error.slot else ''}{'  alone' if error.alone else ''}"
            yield f"  gold  {short(error.gold)}"
            yield f"  read  {short(error.claim)}"
            if error.said != error.place and error.place and error.said:
                yield f"  said  {_words(read, error.said)}"
            yield f"  in    {_words(read, error.place or error.said)}\n"


def short(claim: Row | None) -> str:
    """A claim of either side on one line: its kind, and what fills each deciding slot."""
    if claim is None:
        return "-"
    slots = (f"{slot}={_filler(claim[slot])}" for slot in (*rules.EXACT, "parties", "place") if claim.get(slot))
    return f"{claim['kind']} {' '.join(slots)}"


def _words(read: Reading, span: Span | None) -> str:
    return " ".join(read.text[slice(*span)].split()) if span else "?"


def _filler(value: Any) -> str:
    if isinstance(value, list):
        return "+".join(_filler(one) for one in value)
    if not isinstance(value, dict):
        return str(value)
    if value.get("any"):
        return "|".join(_filler(one) for one in value["any"])
    if any(key in value for key in rules.NUMBERS):
        bounds = f"{_figure(value.get('min'))}..{_figure(value.get('max'))}" if "factor" not in value else ""
        factor = f"x{value['factor']}" if value.get("factor") is not None else ""
        return bounds + factor + "".join(f" {value[key]}" for key in ("unit", "per") if value.get(key))
    names = [value[key] for key in ("id", "class", "edtf") if value.get(key)]
    return "/".join(map(str, names)) or f"“{value.get('text')}”"


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
