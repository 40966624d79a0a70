"""A statement for eyes: who first said it, through whom it came, what was changed on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from vigie.model.claim import Claim, Claimer
from vigie.model.origin import Bend, Bond, Relation, Statement
from vigie.packs.messages import Catalogue
from vigie.publish.figures import shown_saying
from vigie.publish.names import AUTHOR, Names, shown_origin, shown_speakers
from vigie.publish.rows import UNSAID

QUOTED = 90  # signs of a quotation in a line


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One telling in the tree of its statement: ``depth`` 0 leads straight to the origin."""

    bond: Bond
    depth: int


def tree(statement: Statement) -> list[Branch]:
    """The tellings, each after the one it came through. A ring, or a telling through one unknown, begins at depth 0."""
    known = {bond.claim for bond in statement.bonds}
    below: dict[str | None, list[Bond]] = defaultdict(list)
    for bond in statement.bonds:
        below[bond.through if bond.through in known else None].append(bond)
    found: list[Branch] = []
    placed: set[str] = set()

    def place(bonds: Sequence[Bond], depth: int) -> None:
        for bond in bonds:
            if bond.claim not in placed:
                placed.add(bond.claim)
                found.append(Branch(bond=bond, depth=depth))
                place(below[bond.claim], depth + 1)

    place(below[None], 0)
    place(statement.bonds, 0)
    return found


def how_told(bond: Bond, statement: Statement) -> str:
    """The slug of how a telling leads back; who wrote down what nobody is named for names no origin."""
    return "own" if bond.how == "named" and statement.claimer == AUTHOR else bond.how


def origin_name(statement: Statement, reference: Claim | None, names: Names, words: Catalogue) -> str:
    """Who the origin is: the catalogue's name, the words of the text, or the author of the document."""
    named = reference.claimers[0] if reference and reference.claimers else None
    text = statement.name or (named.text if named else None)
    first = shown_origin(Claimer(id=statement.claimer, state=statement.state, text=text), names, words) or UNSAID
    others = [Claimer(id=one.claimer, state=one.state, text=one.name) for one in statement.others]
    return shown_speakers(first, others, names, words)


def said_when(statement: Statement, names: Names, words: Catalogue) -> str:
    """When the origin spoke, or that no text tells."""
    return shown_saying(statement.said, names, words) or words.say("origin.undated")


def counted(statements: Sequence[Statement], words: Catalogue) -> str:
    """ "41 tellings in 38 documents: 3 statements of 2 origins"."""
    bonds = [bond for statement in statements for bond in statement.bonds]
    return words.say(
        "origin.counted",
        tellings=words.say("count.tellings", count=len(bonds)),
        documents=words.say("count.documents", count=len({bond.document for bond in bonds})),
        statements=words.say("count.statements", count=len(statements)),
        origins=words.say("count.origins", count=_origins(statements)),
    )


def _origins(statements: Sequence[Statement]) -> int:
    """How many origins there are; who speaks alone and in a joint statement is no second one."""
    found: list[set[str]] = []
    for statement in statements:
        one = {origin_of(statement), *(other.body or other.claimer or other.name or "" for other in statement.others)}
        meeting = [several for several in found if several & one]
        found = [*(several for several in found if not several & one), one.union(*meeting)]
    return len(found)


def origin_of(statement: Statement) -> str:
    """What makes two statements those of one origin: the body that spoke, else the name; an author is one each."""
    named = statement.body or statement.claimer
    return named if named and named != AUTHOR else statement.name or statement.id


def beside(
    statements: Sequence[Statement], relations: Sequence[Relation], one: Statement, names: Names, words: Catalogue
) -> list[str]:
    """How the other origins stand to that of ``one``: a line each, however often they spoke."""
    by_id = {statement.id: statement for statement in statements}
    lines: dict[tuple[str, str], int] = defaultdict(int)
    for relation in relations:
        other = by_id[relation.second if relation.first == one.id else relation.first]
        lines[origin_name(other, None, names, words), relation_sentence(relation, words)] += 1
    return [words.say("origin.beside", who=who, how=how, count=count) for (who, how), count in lines.items()]


def bend_sentence(bend: Bend, words: Catalogue) -> str:
    """What one telling changed: "bound: “10,000” for “more than 10,000”"."""
    kind, said, was = words.say(f"bend.{bend.kind}"), _short(bend.said), _short(bend.was)
    if said and was:
        return words.say("origin.bent", kind=kind, said=said, was=was)
    if was:
        return words.say("origin.dropped", kind=kind, was=was)
    return words.say("origin.added", kind=kind, said=said) if said else kind


def _short(quoted: str | None) -> str:
    """Words as quoted in a line: a whole sentence is cut."""
    text = " ".join((quoted or "").split())
    return text if len(text) <= QUOTED else text[: QUOTED - 1].rstrip() + "…"


def relation_sentence(relation: Relation, words: Catalogue) -> str:
    """How two origins stand, and why."""
    why = words.say(f"relation.{relation.reason}")
    return words.say("origin.relation", value=words.say(f"independence.{relation.value}"), why=why)
