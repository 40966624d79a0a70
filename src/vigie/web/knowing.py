"""The names of a case as a page shows them: listings by kind, and what may be done with an identity card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vigie.flow.judging import Line, judge, undo
from vigie.flow.judging import Names as Known
from vigie.flow.weaving import weave
from vigie.model.entity import ENTITY_KINDS, Card, Judgement, Seen
from vigie.packs.messages import Catalogue
from vigie.publish.cards import entity_name
from vigie.publish.dates import short_date
from vigie.publish.names import Names
from vigie.store.case import View
from vigie.store.rows import ClaimRow
from vigie.text.fold import bare
from vigie.web.desk import Desk

LEDGER_FACETS = {"weapon": "item", "class": "item", "state": "party", "organisation": "claimer", "person": "claimer"}
USERS = 4  # who uses a name: so many are named


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelt:
    """A spelling on a card: how often, since when, by which rule it was read, and who uses it."""

    seen: Seen
    rule: str
    by: str
    span: str


def listed(desk: Desk, view: View, names: Names) -> list[Line]:
    """All that the claims of the case name, the most named first, each with a name of one language."""
    held: list[Line] = desk.shelf.kept("entities", lambda: Known(view, desk.packs, desk.cards).listing())
    return [line if line.name else replace(line, name=entity_name(line.id, names)) for line in held]


def matching(lines: Sequence[Line], kind: str, text: str, *, unknown: bool) -> list[Line]:
    """The lines of one kind (any where empty) that hold ``text``; ``unknown``: of the queue alone."""
    sought = bare(text)
    return [
        line
        for line in lines
        if kind in ("", line.kind)
        and (not unknown or waits(line.id))
        and (not sought or any(sought in bare(one) for one in (line.id, line.name or "", *line.spellings)))
    ]


def waits(id: str) -> bool:
    """Whether ``id`` is that of a name nobody has catalogued."""
    return id.startswith("clu_")


def kinds(lines: Sequence[Line]) -> list[tuple[str, int]]:
    """How many of ``lines`` are of each kind, in the catalogue's order."""
    counts = Counter(line.kind for line in lines)
    return [(kind, counts[kind]) for kind in ENTITY_KINDS if counts[kind]]


def card_of(desk: Desk, view: View, typed: str, limit: int) -> tuple[Card, list[ClaimRow]]:
    """The card of what ``typed`` means, and its latest claims. Raises CaseError for none or several."""
    return Known(view, desk.packs, desk.cards).card(typed, limit)


def spelt(card: Card, names: Names, words: Catalogue) -> list[Spelt]:
    """The names of a card, each with who uses it."""
    found = []
    for one in card.names:
        users = [usage for usage in card.usages if (usage.text, usage.language) == (one.text, one.language)]
        called = (u.by if u.as_outlet else names.gloss.claimers.get(u.by) or entity_name(u.by, names) for u in users)
        found.append(
            Spelt(
                seen=one,
                rule=words.say(f"rule.{one.rule}") if one.rule else "",
                by=", ".join(list(dict.fromkeys(called))[:USERS]),
                span=span(one.since, one.until, names),
            )
        )
    return found


def span(since: str | None, until: str | None, names: Names) -> str:
    """From the first day to the last, once where they are one."""
    days = [short_date(day, names.gloss, names.language) for day in (since, until) if day]
    return " – ".join(dict.fromkeys(days))


def in_ledger(card: Card) -> str:
    """The address of the claims about it; empty where the ledger has no such list."""
    facet = LEDGER_FACETS.get(card.kind)
    return f"/ledger?{facet}={card.id}" if facet and not waits(card.id) else ""


def decide(desk: Desk, act: str, names: tuple[str, str], why: str) -> Judgement:
    """Keep a judgement, and bring the findings it touches up to date. Raises CaseError as ``flow.judging.judge``."""
    made = judge(desk.case, desk.packs, act, names, why or None)
    weave(desk.case, desk.packs)
    return made


def take_back(desk: Desk, id: str, why: str) -> Judgement:
    """Take a judgement back. Raises CaseError when there is none."""
    made = undo(desk.case, id, why or None)
    weave(desk.case, desk.packs)
    return made
