"""What findings are made with: the knowledge of the packs and people's judgements on names, prepared once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from vigie.corroborate.bucket import Knowledge
from vigie.corroborate.classes import Classes
from vigie.corroborate.ties import Ties
from vigie.model.entity import Mention, Ruled
from vigie.model.origin import Telling
from vigie.packs.files import Packs
from vigie.resolve.bodies import Bodies
from vigie.resolve.mentions import Mentions
from vigie.resolve.ruling import Rulings


def knowledge(packs: Packs, ruled: Collection[Ruled] = ()) -> Knowledge:
    """``packs`` as findings want them, with what was ``ruled``."""
    bodies = Bodies(packs, ruled)
    weapons = {one.lead: one.item_class for one in ruled if one.item_class is not None}
    return Knowledge(Classes(packs.vocabulary, packs.weapons, weapons), bodies, Ties(packs.ties, bodies, packs.press))


class Loom:
    """``known`` is what findings rest on; tellings are made ready for them here."""

    def __init__(self, packs: Packs, ruled: Collection[Ruled]) -> None:
        self.known = knowledge(packs, ruled)
        self._outlet = Bodies(packs).outlet
        self._mentions = Mentions(packs, self._outlet)
        self._rulings = Rulings(packs, ruled)

    def ready(self, telling: Telling, within: Collection[str]) -> Telling:
        """``telling`` with its outlet, and its names as they were ruled; items keep to the classes ``within``."""
        told = replace(telling, outlet=self._outlet(telling.publisher))
        if not self._rulings:
            return told
        claim = self._rulings.claim(told.claim, self._mentions.of([told]), within)
        return replace(told, claim=claim, outlet=self._rulings.lead(told.outlet))

    def mentions(self, tellings: Iterable[tuple[int, Telling]]) -> Iterator[tuple[int, int, Mention]]:
        """The names in claims as they were read: row number of the claim, of the document, mention."""
        for seq, telling in tellings:
            told = replace(telling, outlet=self._outlet(telling.publisher))
            yield from ((seq, telling.order, mention) for mention in self._mentions.of([told]))
