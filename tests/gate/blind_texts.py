"""The blind test case as it is read: its documents, the claims made of them, and which of these tells which telling.

Who told what is taken from the case, so that what is measured is the reading of the texts and the bends, and not how
tellings are gathered into statements. The reference of a fact is the first faithful telling of it that was read, else
the fact as the case has it.
``python tests/gate/blind_texts.py`` lists what is found and what is missed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import yaml

from blind_bends import CORPUS, Fact, Judged, accepted, bends_found, facts_of, manifest, nearest, score, statement_of
from vigie.capture import find_inputs
from vigie.corroborate.bucket import Knowledge, bucket_of, findings
from vigie.corroborate.classes import Classes
from vigie.corroborate.copies import copies
from vigie.corroborate.ties import Ties
from vigie.extract import extract
from vigie.model.claim import Claim
from vigie.model.document import Document
from vigie.model.origin import Bend, Bond, Statement, Telling
from vigie.packs.files import Packs
from vigie.packs.loader import load_packs
from vigie.read import read_input
from vigie.resolve.bodies import Bodies

Read = dict[str, tuple[Document, tuple[Claim, ...]]]


def read_corpus(packs: Packs) -> Read:
    """Every document of the case by its file, dated and named as its manifest says, with its claims."""
    rows = {row["file"]: row for row in manifest()}
    found: Read = {}
    for source in find_inputs([str(CORPUS / "documents")]):
        document = read_input(source)
        file = Path(document.path).name
        row = {key: rows[file][key] or None for key in ("dated", "language", "publisher", "title")}
        document = replace(document, **row)
        found[file] = (document, extract(document, packs).claims)
    return found


def woven(packs: Packs, read: Read) -> list[Bend]:
    """The bends of the whole case with nothing taken from the case: claims gathered into statements as in a case."""
    classes, bodies = Classes(packs.vocabulary, packs.weapons), Bodies(packs)
    known = Knowledge(classes, bodies, Ties(packs.ties, bodies, packs.press))
    order = sorted(read.values(), key=lambda one: (one[0].dated or "9", one[0].path))
    buckets: dict[str, list[Telling]] = {}
    for number, (document, claims) in enumerate(order):
        for claim in claims:
            bucket = bucket_of(claim.kind, claim.item.item_class if claim.item else None, classes)
            outlet = bodies.outlet(document.publisher)
            telling = Telling(
                claim=claim, dated=document.dated, publisher=document.publisher, outlet=outlet,
                language=document.language, order=number,
            )  # fmt: skip
            buckets.setdefault(bucket, []).append(telling)
    found = copies((document.id, document.text) for document, _ in order)
    return [bend for name, told in buckets.items() for bend in findings(name, told, found, known, {}).bends]


def judged(packs: Packs, read: Read, gathered: list[Bend] | None = None) -> Iterator[Judged]:
    """Each telling with its bends: those ``gathered``, else those of statements as the case has them."""
    classes, bodies = Classes(packs.vocabulary, packs.weapons), Bodies(packs)
    days = {document.id: document.dated for document, _ in read.values()}
    for path in sorted(CORPUS.glob("expected-*.yaml")):
        content = yaml.safe_load(path.read_text("utf-8"))
        told, lost = _told(content, read, classes)
        statements, tellings = _statements(told, content, bodies, days)
        found = bends_found(statements, tellings, classes, bodies) if gathered is None else gathered
        for where, row, claim, _ in told:
            expected = tuple(accepted(bend) for bend in row["bends"])
            own = [bend for bend in found if claim and bend.claim == claim.id]
            listed = "; ".join(f"{bend.kind}: {bend.was!r} -> {bend.said!r}" for bend in own)
            yield Judged(f"{where}: {row['quote']} [{listed}]", expected, frozenset(bend.kind for bend in own))
        for where, row in lost:
            yield Judged(f"{where}: {row['quote']} [not read]", tuple(map(accepted, row["bends"])), frozenset())


def _of_matter(facts: list[Claim], item: str | None, classes: Classes) -> list[Claim]:
    """A telling has no item in the case: that of the claim tells "120 guns" from "120 launchers" of one statement."""
    if item is None:
        return facts
    given = [(one, one.item.item_class) for one in facts if one.item and one.item.item_class]
    same = [one for one, name in given if name == item]
    return same or [one for one, name in given if classes.related(item, name)] or facts


Told = tuple[str, Fact, Claim, str]


def _told(content: Fact, read: Read, classes: Classes) -> tuple[list[Told], list[tuple[str, Fact]]]:
    """Tellings with their claim and the fact they tell, in order of publication; and those that were not read."""
    facts = {name: list(facts_of(name, statement)) for name, statement in content["statements"].items()}
    told: list[Told] = []
    lost: list[tuple[str, Fact]] = []
    order = sorted(content["documents"], key=lambda one: (read[one["file"]][0].dated or "9", one["file"]))
    for entry in order:
        document, claims = read[entry["file"]]
        for row in entry["tellings"]:
            claim = _claim_of(row, document, claims)
            item = claim.item.item_class if claim and claim.item else None
            fact = nearest(row, _of_matter(facts.get(row["origin"], []), item, classes))
            if claim and fact:
                told.append((entry["file"], row, claim, fact.id))
            else:
                lost.append((entry["file"], row))
    return told, lost


def _claim_of(row: Fact, document: Document, claims: tuple[Claim, ...]) -> Claim | None:
    """The claim whose number, or else whose item, stands in the words of a telling."""
    start = document.text.index(row["quote"])
    end = start + len(row["quote"])
    value = row["value"] or {}
    wanted = {value.get("min"), value.get("max"), value.get("factor")} - {None}

    def fits(claim: Claim) -> tuple[bool, ...]:
        slot = claim.quantity or claim.item
        quantity = claim.quantity
        numbers = {quantity.min, quantity.max, quantity.factor} - {None} if quantity else set()
        inside = slot is not None and start < slot.end and slot.start < end
        return (inside or any(one.start < end and start < one.end for one in claim.evidence), numbers == wanted, inside)

    fitting = [claim for claim in claims if claim.kind == row["kind"] and all(fits(claim)[:2])]
    return max(fitting, key=fits, default=None)


def _statements(
    told: list[Told], content: Fact, bodies: Bodies, days: dict[str, str | None]
) -> tuple[list[Statement], dict[str, Telling]]:
    groups: dict[str, list[Told]] = {}
    for one in told:
        groups.setdefault(one[3], []).append(one)
    statements, tellings = [], {}
    for fact, group in groups.items():
        origin = fact.rpartition(".")[0]
        written = next(one for one in facts_of(origin, content["statements"][origin]) if one.id == fact)
        reference = next((claim for _, row, claim, _ in group if not row["bends"]), written)
        claims = list(dict.fromkeys(claim for *_, claim, _ in group))
        bonds = tuple(Bond(claim=one.id, document=one.document, how="copied", start=0, end=1) for one in claims)
        statements.append(replace(statement_of(fact, content, bodies), reference=reference.id, bonds=bonds))
        tellings |= {one.id: Telling(claim=one, dated=days.get(one.document)) for one in (reference, *claims)}
    return statements, tellings


if __name__ == "__main__":
    packs = load_packs()
    read = read_corpus(packs)
    for name, gathered in (("statements of the case", None), ("statements as gathered", woven(packs, read))):
        rows = list(judged(packs, read, gathered))
        for row in rows:
            if row.found or row.expected:
                print(row.where, "| expected", [sorted(one) for one in row.expected], "| found", sorted(row.found))
        print(f"{name}: tellings read:", sum("[not read]" not in row.where for row in rows), "of", len(rows))
        print(f"{name}: all tellings:", score(rows))
        print(f"{name}: of those read:", score([row for row in rows if "[not read]" not in row.where]))
