"""What was bent on the way and only several statements show.

An alternative told as a sum, a number of several items told of one of them, a figure that its origin has replaced.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from vigie.corroborate.bent_matters import item_name, loses_group
from vigie.corroborate.bent_times import before
from vigie.corroborate.classes import Classes
from vigie.corroborate.wording import DONE, Bent, bend_of, is_equivalent, of_sentence
from vigie.model.claim import Claim
from vigie.model.figure import Figure
from vigie.model.origin import Bend, Statement, Telling


def bends_together(
    statements: Sequence[Statement], figures: Iterable[Figure], tellings: Mapping[str, Telling], classes: Classes
) -> list[Bend]:
    """All bends of these kinds."""
    return [
        *alternatives(statements, tellings),
        *attachments(statements, tellings, classes),
        *superseded(figures, statements, tellings),
    ]


def alternatives(statements: Iterable[Statement], tellings: Mapping[str, Telling]) -> list[Bend]:
    """``alternative``: what an origin held possible one way or the other, told by one document as both together."""
    loads: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        claim = tellings[statement.reference].claim
        for link in claim.links:
            if link.type == "equivalent-of":
                loads[claim.document, link.claim].append(statement)
    return [bend for group in loads.values() if len(group) > 1 for bend in _of_alternatives(group, tellings)]


def _of_alternatives(group: list[Statement], tellings: Mapping[str, Telling]) -> Iterator[Bend]:
    as_facts: dict[str, list[tuple[Claim, Statement]]] = defaultdict(list)
    for statement in group:
        for bond in statement.bonds:
            claim = tellings[bond.claim].claim if bond.claim in tellings else None
            if claim and claim.status in DONE and not is_equivalent(claim):
                as_facts[claim.document].append((claim, statement))
    for told in as_facts.values():
        if len({statement.id for _, statement in told}) > 1:
            for claim, statement in told:
                bent = of_sentence("alternative", claim, tellings[statement.reference].claim)
                yield bend_of(bent, claim.id, statement.id)


def attachments(statements: Iterable[Statement], tellings: Mapping[str, Telling], classes: Classes) -> list[Bend]:
    """``attachment``: a number given of several items together, told of one of them."""
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in (telling.claim for telling in tellings.values()):
        group, item = _group(claim), item_name(claim.item, classes)
        if group and item:
            groups[group].add(item)
    found = []
    for statement in statements:
        reference = tellings[statement.reference].claim
        items = groups.get(_group(reference) or ("", ""), set())
        for bond in statement.bonds:
            telling = tellings.get(bond.claim)
            if telling and loses_group(telling.claim, reference) and _is_one(telling.claim, items, classes):
                found.append(bend_of(_attached(telling.claim, reference), bond.claim, statement.id))
    return found


def _attached(told: Claim, reference: Claim) -> Bent:
    """The item the number was given to, and the words of the reference that give it of all."""
    return Bent("attachment", told.item.text if told.item else None, of_sentence("", told, reference).was)


def _group(claim: Claim) -> tuple[str, str] | None:
    joint = claim.quantity.joint if claim.quantity else None
    return (claim.document, joint) if joint else None


def _is_one(told: Claim, items: set[str], classes: Classes) -> bool:
    """Whether a claim is of one of ``items`` and not of all; what is in a container is counted by nobody."""
    item = item_name(told.item, classes)
    if item is None or (told.quantity and classes.is_load(told.quantity.unit or "")):
        return False
    one = any(classes.is_under(item, other) for other in items)
    return one and not all(classes.is_under(other, item) for other in items)


def superseded(
    figures: Iterable[Figure], statements: Iterable[Statement], tellings: Mapping[str, Telling]
) -> list[Bend]:
    """``superseded``: a figure told when its origin had already given a later one, in a text that does not give it.

    ``said`` are the words for the older figure, ``was`` those of the later one, ``by`` the statement that gave it.
    """
    known = {statement.id: statement for statement in statements}
    replaced = {old: new for figure in figures for old, new in figure.superseded.items() if {old, new} <= known.keys()}
    found = []
    for old, new in sorted(replaced.items()):
        later = known[new]
        beside = {bond.document for bond in later.bonds}
        words = _amount(tellings[later.reference].claim)
        for bond in known[old].bonds:
            telling = tellings.get(bond.claim)
            late = telling and bond.document not in beside and before(later.said, telling.dated)
            if telling and late and not _is_history(telling.claim, later.said):
                bent = Bent("superseded", _amount(telling.claim), words)
                found.append(bend_of(bent, bond.claim, old, by=new))
    return found


def _is_history(claim: Claim, later: str | None) -> bool:
    """Whether the telling itself says that the figure is of a time before the later one."""
    return any(when and before(when.edtf, later) for when in (claim.stated, claim.time))


def _amount(claim: Claim) -> str | None:
    return claim.quantity.text if claim.quantity else None
