"""How well tellings are led back to their origins: the corpus of retellings against the sheets of its writers.

Two measures. *As read*: claims as Vigie extracts them from the documents, aligned with the sheets' tellings by place.
*As told*: claims made of the sheets themselves (words, kind, figure, status, who is credited), so that errors of
extraction play no part; what a sheet says a telling leads to is never shown to the rules, only what its text credits.

A pair of tellings counts as *together* when the sheets give both one origin and one fact of it, as *apart* when the
origins differ. Other facts of one origin, and those a writer could trace to nobody, are no pair. `python origins.py`
prints the figures, with ``--list`` also the pairs that are wrong.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from sets import ROOT
from vigie.capture.inputs import find_inputs
from vigie.corroborate.classes import Classes
from vigie.corroborate.copies import copies
from vigie.corroborate.independence import relation
from vigie.corroborate.origins import bucket, statements
from vigie.corroborate.ties import Ties
from vigie.corroborate.troubles import troubles
from vigie.flow.extracting import extract_inputs
from vigie.flow.failures import Failure
from vigie.model.claim import Claim, Claimer, Evidence, Item, Party, Quantity
from vigie.model.document import Document
from vigie.model.finding import Copy
from vigie.model.ids import make_id
from vigie.model.origin import Statement, Telling
from vigie.packs.entries import forms_of
from vigie.packs.files import Packs
from vigie.packs.loader import load_packs
from vigie.resolve.bodies import Bodies
from vigie.text.fold import bare
from vigie.text.forms import FormError, cited, expand

FOLDER = ROOT / "tests" / "corpus" / "origins"
FURTHER = ("also", "more", "parts")  # where the writers put the further facts of a statement
ANY_ITEM = {"transfer": "arms", "deployment": "personnel", "casualties": "killed-or-wounded", "use": "arms"}

Sheet = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Told:
    """A telling of a sheet: where it stands, what it leads to, and which fact of that (None: several would do)."""

    file: str
    number: int
    start: int
    end: int
    sheet: Sheet
    fact: tuple[str, int] | None

    @property
    def origin(self) -> str:
        return str(self.sheet["origin"])

    @property
    def traced(self) -> bool:
        return self.origin != "unknown"


@dataclass(frozen=True)
class Corpus:
    """All documents by file name, what the sheets say of them, and what copies were found."""

    documents: dict[str, Document]
    claims: dict[str, tuple[Claim, ...]]
    told: tuple[Told, ...]
    statements: dict[str, Sheet]
    independence: tuple[Sheet, ...]
    circular: tuple[tuple[str, str], ...]
    older: tuple[str, ...]
    copies: tuple[Copy, ...]


def corpus(packs: Packs) -> Corpus:
    """Read and extract every document of the corpus, with the manifests of all writers."""
    sheets = [yaml.safe_load(path.read_text()) for path in sorted(FOLDER.glob("expected-*.yaml"))]
    documents, claims = _read(packs)
    known: dict[str, Sheet] = {}
    for sheet in sheets:
        known |= {name: one for name, one in sheet["statements"].items() if name not in known}
    told = [
        _told(one["file"], number, telling, documents[one["file"]].text, known)
        for sheet in sheets for one in sheet["documents"] for number, telling in enumerate(one["tellings"])
    ]  # fmt: skip
    return Corpus(
        documents=documents,
        claims=claims,
        told=tuple(told),
        statements=known,
        independence=tuple(one for sheet in sheets for one in sheet.get("independence") or ()),
        circular=tuple(tuple(pair) for sheet in sheets for pair in sheet.get("circular") or ()),
        older=tuple(one["file"] for sheet in sheets for one in sheet.get("older_than_origin") or ()),
        copies=tuple(copies((name, document.text) for name, document in documents.items())),
    )


def _read(packs: Packs) -> tuple[dict[str, Document], dict[str, tuple[Claim, ...]]]:
    documents: dict[str, Document] = {}
    claims: dict[str, tuple[Claim, ...]] = {}
    with tempfile.TemporaryDirectory() as folder:
        rows = [row for path in sorted(FOLDER.glob("manifest-*.csv")) for row in csv.reader(path.open()) if row]
        with (Path(folder) / "manifest.csv").open("w", newline="") as out:
            csv.writer(out).writerows([rows[0], *(row for row in rows if row != rows[0])])
        for path in FOLDER.glob("documents/*.txt"):
            shutil.copy(path, folder)
        for outcome in extract_inputs(find_inputs([folder]), packs):
            if isinstance(outcome, Failure):
                raise SystemExit(str(outcome))
            document, extraction = outcome
            name = Path(document.path).name
            documents[name] = document
            claims[name] = tuple(replace(claim, document=name) for claim in extraction.claims)
    return documents, claims


def _told(file: str, number: int, telling: Sheet, text: str, known: Mapping[str, Sheet]) -> Told:
    start = text.index(telling["quote"])
    fact = _fact(telling, known.get(telling["origin"]))
    return Told(file, number, start, start + len(telling["quote"]), telling, fact)


def facts(statement: Sheet) -> list[Sheet]:
    """The facts of a statement, the further ones with what they share with the first."""
    further = [one for key in FURTHER for one in statement.get(key) or ()]
    shared = {key: value for key, value in statement.items() if key not in (*FURTHER, "value", "scope", "basis")}
    return [statement, *({**shared, **one} for one in further)]


def _fact(telling: Sheet, statement: Sheet | None) -> tuple[str, int] | None:
    """Which fact of its statement a telling gives: that with its figures, else that of its kind, if there is one."""
    if statement is None:
        return (telling["origin"], 0)
    scored = [(_alike(telling, fact), -number) for number, fact in enumerate(facts(statement))]
    best = max(scored)
    clear = [score for score, _ in scored].count(best[0]) == 1
    return (telling["origin"], -best[1]) if clear else None


def _alike(telling: Sheet, fact: Sheet) -> tuple[bool, int, bool]:
    one, other = _numbers(telling.get("value")), _numbers(fact.get("value"))
    figures = 3 if one == other else 2 if one & other else 1 if _digits(one) & _digits(other) else 0
    units = (telling.get("value") or {}).get("unit") == (fact.get("value") or {}).get("unit")
    return telling["kind"] == fact["kind"], figures * 2 + units, telling["status"] == fact.get("status")


def _numbers(value: Sheet | None) -> set[float]:
    return {float(value[key]) for key in ("min", "max", "factor") if value.get(key) is not None} if value else set()


def _digits(numbers: Iterable[float]) -> set[str]:
    return {f"{number:.0f}".rstrip("0") for number in numbers}


# --- claims as read, and as told


def aligned(corpus: Corpus) -> dict[Told, Claim]:
    """For each telling the extracted claim that stands for it: of its kind, at its place, with its figure if it can."""
    found: list[tuple[tuple[int, ...], Told, Claim]] = []
    for told in corpus.told:
        for claim in corpus.claims[told.file]:
            score = _overlap(told, claim)
            if score:
                found.append((score, told, claim))
    chosen: dict[Told, Claim] = {}
    taken: set[str] = set()
    for _, told, claim in sorted(found, key=lambda one: (one[0], one[1].file, -one[1].number), reverse=True):
        if told not in chosen and claim.id not in taken:
            chosen[told] = claim
            taken.add(claim.id)
    return chosen


def _overlap(told: Told, claim: Claim) -> tuple[int, ...] | None:
    if claim.kind != told.sheet["kind"]:
        return None
    quantity = claim.quantity
    numbers = _numbers({"min": quantity.min, "max": quantity.max, "factor": quantity.factor}) if quantity else set()
    wanted = _numbers(told.sheet.get("value"))
    inside = quantity is not None and quantity.start < told.end and told.start < quantity.end
    within = sum(max(0, min(span.end, told.end) - max(span.start, told.start)) for span in claim.evidence)
    if wanted and numbers and not wanted & numbers:
        return None
    if not within and not inside:
        return None
    return (numbers == wanted, inside, claim.status == told.sheet["status"], within)


def as_told(corpus: Corpus, bodies: Bodies) -> dict[Told, Claim]:
    """Claims made of the sheets: what each telling prints, and whom its text credits."""
    return {told: _claim(told, corpus, bodies) for told in corpus.told}


def _claim(told: Told, corpus: Corpus, bodies: Bodies) -> Claim:
    sheet, words = told.sheet, {"text": told.sheet["quote"], "start": told.start, "end": told.end}
    statement = corpus.statements.get(told.origin, {})
    fact = facts(statement)[told.fact[1] if told.fact else 0] if statement else {}
    item = fact.get("item") or ANY_ITEM[sheet["kind"]]
    value = sheet.get("value")
    sides = {
        side: Party(**words, id=fact[side], state=fact[side] if len(fact[side]) == 2 else None)
        for side in ("supplier", "recipient", "actor") if isinstance(fact.get(side), str)
    }  # fmt: skip
    quantity = {key: value.get(key) for key in ("min", "max", "unit", "factor", "per")} if value else {}
    flags = {key: bool(value.get(key)) for key in ("approximate", "vague")} if value else {}
    return Claim(
        id=make_id("clm", told.file, told.number),
        document=told.file,
        kind=sheet["kind"],
        status=sheet["status"],
        head=told.start,
        item=Item(
            **words, item_class=item, id=fact.get("designation") if isinstance(fact.get("designation"), str) else None
        ),
        quantity=Quantity(**words, **quantity, **flags) if value else None,
        claimers=tuple(_claimers(sheet, statement, words, bodies)),
        evidence=(Evidence(start=told.start, end=told.end, exact=sheet["quote"]),),
        **sides,
    )


def _claimers(sheet: Sheet, statement: Sheet, words: Sheet, bodies: Bodies) -> list[Claimer]:
    if not sheet["credited"] or str(sheet["origin"]).startswith("own-"):
        return [Claimer(id="author")]
    names = [statement.get("person") or statement["claimer"]] if statement else []
    place = {"start": words["start"], "end": words["end"]}
    chain = [_named(str(name), bodies) for name in [*names, *(sheet.get("via") or ())]]
    return [
        Claimer(id=id, text=name, role="origin" if number == 0 else "relay", stance="states", **place)
        for number, (id, name) in enumerate(chain)
    ]


def _named(name: str, bodies: Bodies) -> tuple[str | None, str]:
    """The catalogue's id of a name, and the name."""
    known = _catalogue().get(bare(name), set())
    if len(known) == 1:
        return next(iter(known)), name
    return (name if bodies.is_general(name) else None), name


@cache
def _catalogue() -> dict[str, set[str]]:
    """All that speaks, by folded names and ids."""
    packs, found = load_packs(), defaultdict(set)
    for entry in (*packs.persons, *packs.organisations, *packs.states, *packs.vague):
        found[bare(entry.id)].add(entry.id)
        for named in forms_of(entry):
            with suppress(FormError):  # a stem that only a language's endings complete
                for literal in expand(cited(named.form)):
                    found[bare(literal)].add(entry.id)
    return found


# --- what is measured


@dataclass(frozen=True)
class Measure:
    """Pairs put together rightly, wrongly, and missed; the statements, and who is in which."""

    right: list[tuple[Told, Told]]
    wrong: list[tuple[Told, Told]]
    missed: list[tuple[Told, Told]]
    statements: list[Statement]
    of: dict[Told, Statement]

    @property
    def f1(self) -> float:
        return 2 * len(self.right) / max(2 * len(self.right) + len(self.wrong) + len(self.missed), 1)


def tellings(corpus: Corpus, claims: Iterable[Claim], bodies: Bodies) -> list[Telling]:
    """``claims`` with what their documents add."""
    order = {name: number for number, name in enumerate(sorted(corpus.documents))}
    found = []
    for claim in claims:
        document = corpus.documents[claim.document]
        outlet = bodies.outlet(document.publisher)
        found.append(
            Telling(
                claim=claim, dated=document.dated, publisher=document.publisher, outlet=outlet,
                language=document.language, order=order[claim.document],
            )
        )  # fmt: skip
    return found


def measured(corpus: Corpus, claims: Mapping[Told, Claim], told: Sequence[Telling], packs: Packs) -> Measure:
    """The statements of ``told``, and how the pairs of the tellings in ``claims`` fall."""
    bodies, classes = Bodies(packs), Classes(packs.vocabulary, packs.weapons)
    found = statements(told, corpus.copies, bodies, classes, Ties(packs.ties, bodies, packs.press))
    by_claim = {bond.claim: statement for statement in found for bond in statement.bonds}
    buckets = {telling.claim.id: bucket(telling, classes) for telling in told}
    of = {one: by_claim[claim.id] for one, claim in claims.items()}
    right, wrong, missed = [], [], []
    for one, other in combinations(of, 2):
        if buckets[claims[one].id] != buckets[claims[other].id] or not (one.traced or other.traced):
            continue
        together = of[one].id == of[other].id
        if one.origin != other.origin:
            wrong += [(one, other)] if together else []
        elif one.fact == other.fact and one.fact is not None:
            (right if together else missed).append((one, other))
    return Measure(right, wrong, missed, found, of)


def false_corroborations(corpus: Corpus, measure: Measure, ties: Ties) -> list[tuple[str, str]]:
    """Pairs of origins that come out independent though no writer says so."""
    allowed = {
        frozenset((one["a"], one["b"])) for one in corpus.independence
        if "independent" in (one["value"], *(one.get("also") or ()))
    }  # fmt: skip
    of: dict[str, set[str]] = {}
    for told, statement in measure.of.items():
        of.setdefault(statement.id, set()).add(told.origin)
    found = set()
    for one, other in combinations(measure.statements, 2):
        if relation(one, other, ties).value == "independent":
            pairs = {(a, b) for a in of.get(one.id, ()) for b in of.get(other.id, ())}
            found |= {tuple(sorted(pair)) for pair in pairs if frozenset(pair) not in allowed}
    return sorted(found)


def relations(corpus: Corpus, measure: Measure, ties: Ties) -> tuple[int, int]:
    """Of the sheets' relations between origins found: how many come out so, and how many there are."""
    of: dict[str, list[Statement]] = {}
    for told, statement in measure.of.items():
        if statement not in of.setdefault(told.origin, []):
            of[told.origin].append(statement)
    right = total = 0
    for one in corpus.independence:
        first, second = of.get(one["a"]), of.get(one["b"])
        if first and second:
            total += 1
            values = {relation(a, b, ties).value for a in first for b in second if a.id != b.id}
            right += bool(values & {one["value"], *(one.get("also") or ())})
    return right, total


def report(name: str, corpus: Corpus, measure: Measure, told: Sequence[Telling], packs: Packs, listed: bool) -> None:
    bodies = Bodies(packs)
    ties = Ties(packs.ties, bodies, packs.press)
    pairs = len(measure.right), len(measure.wrong), len(measure.missed)
    print(f"{name}: {len(measure.of)} tellings, {len(measure.statements)} statements")
    print(f"  pairs together rightly {pairs[0]}, wrongly {pairs[1]}, missed {pairs[2]}: F1 {measure.f1:.3f}")
    right, total = relations(corpus, measure, ties)
    print(f"  relations as the writers give them: {right} of {total}")
    print(f"  false corroborations: {false_corroborations(corpus, measure, ties)}")
    found = troubles(measure.statements, {one.claim.id: one for one in told}, bodies, ties)
    document = {one.claim.id: one.claim.document for one in told}
    circles = [sorted({document[claim] for claim in one.claims}) for one in found if one.kind == "circular"]
    older = sorted({document[one.claims[0]] for one in found if one.kind == "older-than-origin"})
    print(f"  circular: {circles}, wanted {list(corpus.circular)}")
    print(f"  older than their origin: {older}, wanted {list(corpus.older)}")
    for kind, several in (("wrongly", measure.wrong), ("missed", measure.missed)) if listed else ():
        for one, other in several:
            print(f"  {kind}: {_line(one)}  |  {_line(other)}")


def _line(told: Told) -> str:
    return f"{told.file[:5]}#{told.number} {told.origin} {told.sheet['quote'][:60]!r}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--list", action="store_true", help="print the pairs that are wrong")
    listed = parser.parse_args().list
    packs = load_packs()
    whole = corpus(packs)
    bodies = Bodies(packs)
    read = aligned(whole)
    print(f"{len(whole.documents)} documents, {len(whole.told)} tellings, {len(read)} of them extracted")
    everything = tellings(whole, [claim for claims in whole.claims.values() for claim in claims], bodies)
    report("as read", whole, measured(whole, read, everything, packs), everything, packs, listed)
    given = as_told(whole, bodies)
    everything = tellings(whole, given.values(), bodies)
    report("as told", whole, measured(whole, given, everything, packs), everything, packs, listed)


if __name__ == "__main__":
    main()
