"""How a claim stands: who first said it, through whom it came, and what others say of the same figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vigie.flow.tracing import FigureTrace, Trace
from vigie.model.figure import Figure, Outcome
from vigie.model.origin import Relation, Statement
from vigie.packs.messages import Catalogue
from vigie.publish.figures import shown_interval, shown_reading, what_is
from vigie.publish.names import Names
from vigie.publish.origins import bend_sentence, counted, how_told, origin_name, relation_sentence, said_when, tree
from vigie.publish.rows import UNSAID
from vigie.store.query import ClaimRow

BESIDE = ("conflicting", "compatible")  # what is listed; the other outcomes are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A claim in the tree of its statement."""

    row: ClaimRow
    depth: int
    bond: str
    sentence: str
    bends: tuple[str, ...]
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another origin's reading of the same figure: how it stands to ours and why, and how the origins stand."""

    outcome: str
    reading: str
    why: str
    independence: str
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A figure that the statement is a reading of, with the readings beside it; ``rest`` says how the others stand."""

    id: str
    what: str
    hull: str
    others: tuple[Other, ...]
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """All of it, in words."""

    statement: str
    who: str
    when: str
    counted: str
    tellings: tuple[Telling, ...]
    troubles: tuple[str, ...]
    figures: tuple[Beside, ...]


def standing(traced: Trace, claim: str, names: Names, words: Catalogue) -> Standing:
    """How ``claim`` stands, in the words of one language."""
    one = traced.statement
    reference = traced.rows.get(one.reference)
    return Standing(
        statement=one.id,
        who=origin_name(one, reference.claim if reference else None, names, words),
        when=said_when(one, names, words),
        counted=counted([one], words),
        tellings=tuple(_tellings(traced, claim, words)),
        troubles=tuple(
            words.say(f"trouble.{fault.kind}", documents=", ".join(_paths(traced, fault.claims)))
            for fault in traced.troubles
        ),
        figures=tuple(_beside(one, found, names, words) for found in traced.figures),
    )


def _tellings(traced: Trace, claim: str, words: Catalogue) -> Iterator[Telling]:
    one = traced.statement
    for branch in tree(one):
        row = traced.rows.get(branch.bond.claim)
        if row is not None:
            yield Telling(
                row=row,
                depth=min(branch.depth, 6),
                bond=words.say(f"bond.{how_told(branch.bond, one)}"),
                sentence=traced.sentences.get(row.claim.id, ""),
                bends=tuple(words.spaced(bend_sentence(bend, words)) for bend in traced.bends.get(row.claim.id, ())),
                here=row.claim.id == claim,
            )


def _paths(traced: Trace, claims: tuple[str, ...]) -> Iterator[str]:
    return (traced.rows[claim].path for claim in claims if claim in traced.rows)


def _beside(one: Statement, found: FigureTrace, names: Names, words: Catalogue) -> Beside:
    figure, statements, relations = found
    by_id = {statement.id: statement for statement in statements}
    stands = {_other(relation, one.id): relation for relation in relations}
    ours = [outcome for outcome in figure.outcomes if one.id in (outcome.first, outcome.second)]
    listed = sorted((o for o in ours if o.value in BESIDE), key=lambda outcome: BESIDE.index(outcome.value))
    rest = Counter(
        words.say("figure.outcome", value=words.say(f"outcome.{o.value}"), why=words.say(f"pair.{o.reason}"))
        for o in ours
        if o.value not in BESIDE
    )
    return Beside(
        id=figure.id,
        what=words.spaced(what_is(figure, names, words)),
        hull=words.spaced(shown_interval(figure, figure.hull, names)),
        others=tuple(_other_reading(figure, o, one.id, by_id, stands, names, words) for o in listed),
        rest=tuple(words.say("figure.pairs-alike", count=count, how=how) for how, count in rest.most_common()),
    )


def _other_reading(
    figure: Figure,
    outcome: Outcome,
    one: str,
    statements: Mapping[str, Statement],
    stands: Mapping[str, Relation],
    names: Names,
    words: Catalogue,
) -> Other:
    id = outcome.second if outcome.first == one else outcome.first
    reading = next((reading for reading in figure.readings if reading.statement == id), None)
    relation = stands.get(id)
    return Other(
        outcome=outcome.value,
        reading=words.spaced(shown_reading(reading, statements, names, words)) if reading else UNSAID,
        why=words.say(f"pair.{outcome.reason}"),
        independence=words.spaced(relation_sentence(relation, words)) if relation else "",
        claim=reading.claim if reading else "",
    )


def _other(relation: Relation, one: str) -> str:
    return relation.second if relation.first == one else relation.first
