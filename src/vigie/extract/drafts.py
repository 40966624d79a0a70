"""Claims in the making: a predication with its phrases turned into slots, before repeats are merged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from vigie.extract.actors import ActorPhrase
from vigie.extract.attribution import Source
from vigie.extract.craft import Bearer
from vigie.extract.nodes import Node
from vigie.extract.phrases import ItemPhrase
from vigie.extract.quantities import QuantityMention


class Tie(NamedTuple):
    """A link to another draft, and the words that make it."""

    type: str
    to: Draft
    start: int
    end: int


@dataclass(slots=True)
class Draft:
    """One claim before it is frozen. ``evidence`` are (start, end) of the sentences that carry it."""

    kind: str
    status: str
    head: int
    evidence: list[tuple[int, int]]
    certainty: str = "asserted"
    supplier: ActorPhrase | None = None
    recipient: ActorPhrase | None = None
    actor: ActorPhrase | None = None
    parties: list[ActorPhrase] = field(default_factory=list)
    item: ItemPhrase | None = None
    named: ItemPhrase | None = None  # what an anaphoric item stands for
    quantity: QuantityMention | None = None
    also: QuantityMention | None = None  # what a sum is worth in another currency
    time: Node | None = None
    stated: Node | None = None
    place: Node | None = None
    departure: Node | None = None
    via: Node | None = None
    destination: Node | None = None
    mode: str | None = None
    source: Source | None = None
    quoted: bool = False  # in the claimer's own words
    hearsay: bool = False  # put in the conditional of hearsay
    stage: str | None = None
    announced: bool = False  # by the one who will deliver
    heading: bool = False  # told by a heading, which says in general what the text tells in full
    undated: bool = False  # the date in its sentence is another fact's
    scope: str | None = None
    since: str | None = None
    condition: tuple[int, int] | None = None
    carriers: list[Bearer] = field(default_factory=list)
    ties: tuple[Tie, ...] = ()
    into: Draft | None = None  # the draft that this one repeats
    implied: set[str] = field(default_factory=set)

    @property
    def item_class(self) -> str | None:
        """The finest class known of the item."""
        own = self.item.item_class if self.item else None
        return (self.named.item_class if self.named else None) or own

    @property
    def item_id(self) -> str | None:
        """The designation of the item, its own or that of what it stands for."""
        if self.item is not None and self.item.id is not None:
            return self.item.id
        return self.named.id if self.named else None
