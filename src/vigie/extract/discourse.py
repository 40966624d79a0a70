"""What earlier sentences left in mind: who sent to whom, which thing, who spoke: implied slots come from here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from vigie.extract.actors import ActorPhrase, same
from vigie.extract.attribution import Source
from vigie.extract.drafts import Draft
from vigie.extract.leads import Lead
from vigie.extract.loads import is_cargo, is_people
from vigie.extract.phrases import ItemPhrase, Vocabulary
from vigie.extract.sentence import Sentence, is_load
from vigie.extract.speakers import Voices
from vigie.extract.telling import Telling


@dataclass(slots=True)
class Discourse:
    """The state of reading between two sentences of a document. ``pair`` is the last supplier and recipient,
    ``source`` who goes on speaking, ``listed`` who told what the last list holds, ``told`` the last transfer or
    agreement, ``counted`` the last that counts loads, ``doers`` who last did what a kind of claim tells, ``cargo`` and
    ``crowd`` the last goods and people.
    """

    vocabulary: Vocabulary
    voices: Voices
    dated: str | None = None
    pair: tuple[ActorPhrase, ActorPhrase] | None = None
    actor: ActorPhrase | None = None
    subject: ActorPhrase | None = None
    item: ItemPhrase | None = None
    cargo: ItemPhrase | None = None
    crowd: ItemPhrase | None = None
    people: ActorPhrase | None = None
    source: Source | None = None
    lead: Lead | None = None
    theme: Lead | None = None
    listing: bool = False
    listed: Source | None = None
    heading: tuple[ActorPhrase, ActorPhrase] | None = None
    relation: tuple[ActorPhrase, ActorPhrase] | None = None
    pairs: set[tuple[str | None, str | None]] = field(default_factory=set)
    told: Draft | None = None
    counted: Draft | None = None
    doers: dict[str, ActorPhrase] = field(default_factory=dict)
    times_named: int = 0
    here: bool = False
    designated: list[ItemPhrase] = field(default_factory=list)
    telling: Telling = field(default_factory=Telling)

    def new_paragraph(self) -> None:
        """A claimer does not speak beyond his paragraph unless the text takes him up again."""
        self.source = None
        self.here = False
        self.telling = Telling()

    def carried(self, text: str, sentence: Sentence) -> Source | None:
        """Who goes on speaking in a sentence that names nobody."""
        if self.source is not None:
            return self.source
        if self.listing and self.listed is not None:
            return self.listed
        if self.voices.claimer is not None and self.telling.quotes(text, sentence):
            return Source((self.voices.claimer,))
        return None

    def tell(self, supplier: ActorPhrase, recipient: ActorPhrase, named: bool = True) -> None:
        """Keeps who gave to whom in the transfer just told, and how often its supplier was ``named``; nothing of a
        body that may be anybody's ("the army").
        """
        if any(party.type == "role" and party.state is None for party in (supplier, recipient)):
            return
        self.times_named += named
        self.pair = (supplier, recipient)
        self.pairs.add((supplier.state, recipient.state))
        self.here = True

    def certain_pair(self) -> tuple[ActorPhrase, ActorPhrase] | None:
        """The pair that a sentence without parties can only mean: the paragraph's own, or the text's only one."""
        return self.pair if self.here or len(self.pairs) == 1 else None

    def sole(self, side: int) -> ActorPhrase | None:
        """The one supplier (side 0) or recipient (side 1) of all transfers that named both, so far."""
        sure = self.pair is not None and self.times_named > 1 and len({p[side] for p in self.pairs}) == 1
        return self.pair[side] if sure and self.pair is not None else None

    def remember(self, item: ItemPhrase) -> None:
        """Keeps the thing just spoken of, and the designations met so far (for "this missile")."""
        if item.item_class is not None:
            self.item = item
            if is_cargo(item, self.vocabulary):
                self.cargo = replace(item, id=None, quantity=None)
            elif is_people(item, self.vocabulary):
                self.crowd = item
        if item.id is not None:
            self.designated.append(item)

    def meant(self, item: ItemPhrase) -> ItemPhrase | None:
        """What "this missile", "ces obus" or a bare number stand for: the last thing of the same line of classes."""
        if item.item_class is None:
            if item.states:
                return self.crowd
            return self.cargo if is_load(item) else self.item
        for earlier in reversed(self.designated):
            if self.vocabulary.related(earlier.item_class, item.item_class):
                return earlier
        return None

    def other(self, party: ActorPhrase) -> ActorPhrase | None:
        """The opposite number of a party: under its heading, in the last transfer told, or where its people went."""
        for told in (self.heading, self.pair, self.relation):
            if told is not None and same(party, told[0]):
                return told[1]
            if told is not None and same(party, told[1]):
                return told[0]
        return None
