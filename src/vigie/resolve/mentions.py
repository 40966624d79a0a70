"""The names in the slots of claims, each with the entity it means and why; unknown names wait without one.

What extraction read is never read again: a slot without an id, such as that of a comparison, gets none here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from vigie.model.claim import Carrier, Claim, Claimer, Item, Party, Place
from vigie.model.entity import Mention
from vigie.model.imo import imo_number
from vigie.model.origin import Telling
from vigie.packs.files import Packs
from vigie.packs.institutions import Institutions
from vigie.resolve.naming import NOTHING, SCORES, Naming, Reason

AUTHOR = "author"
SHIPS = ("ship", "vessel")
_PARTIES = ("supplier", "recipient", "actor", "end_user", "maker")
_PLACES = ("place", "departure", "via", "destination")
# A type name: letters and figures joined, "Bulsae-9", "M-2031", "불새-9"; behind it, what is part of the name.
_TYPE = r"[^\W\d_]+(?:[-\u2010-\u2015]?\d+)+(?:[-.,]\d+)?[^\W\d_]{0,3}"
_SPACE = "[ \u00a0\u202f]"
_BEFORE = re.compile(rf"(?<![\w-])({_TYPE})(?:{_SPACE}?[»”\"'])?{_SPACE}$")
_BEHIND = re.compile(rf"{_SPACE}(?:[«“\"']{_SPACE}?)?({_TYPE})(?![\w-])")


class Mentions:
    """Reads mentions with the names of one set of packs. ``outlet`` tells which catalogued outlet a publisher is."""

    def __init__(self, packs: Packs, outlet: Callable[[str | None], str | None]) -> None:
        self._naming, self._bodies, self._outlet = Naming(packs), Institutions(packs), outlet

    def of(self, tellings: Iterable[Telling]) -> list[Mention]:
        """Every mention in the claims of ``tellings``, in their order."""
        return [mention for telling in tellings for mention in self._of_claim(telling)]

    def _of_claim(self, telling: Telling) -> Iterator[Mention]:
        claim, language = telling.claim, telling.language
        for role in _PARTIES:
            yield from self._party(claim, role, getattr(claim, role), language)
        for role, parties in (("party", claim.parties), ("intermediary", claim.intermediaries)):
            for party in parties:
                yield from self._party(claim, role, party, language)
        for claimer in claim.claimers:
            yield from self._claimer(telling, claimer)
        for role in _PLACES:
            yield from self._place(claim, role, getattr(claim, role), language)
        yield from self._item(claim, "item", claim.item, language)
        yield from self._item(claim, "part_of", claim.part_of, language)
        for carrier in claim.carriers:
            yield from _vessel(claim, carrier, language)

    def _claimer(self, telling: Telling, claimer: Claimer) -> Iterator[Mention]:
        claim = telling.claim
        if claimer.text is not None and claimer.start is not None:
            party = Party(text=claimer.text, start=claimer.start, end=claimer.end or claimer.start, id=claimer.id)
            yield from self._party(claim, "claimer", party, telling.language)
        elif claimer.id == AUTHOR:
            outlet = telling.outlet or self._outlet(telling.publisher)
            if outlet is not None and telling.publisher:
                words = Reason("publisher", 0, 0, (telling.publisher,))
                yield _mention(claim, "publisher", "organisation", (0, ""), words, (telling.language, outlet))

    def _party(self, claim: Claim, role: str, party: Party | None, language: str | None) -> Iterator[Mention]:
        if party is None:
            return
        if party.id is not None:
            yield from self._known(claim, role, (party.start, party.text, party.id), language)
        elif (called := self._bodies.of(party.text, language)) is not None:
            words = Reason("institution", 0, len(party.text), (called.word,))
            yield _mention(claim, role, "organisation", (party.start, party.text), words, (language, None))

    def _known(self, claim: Claim, role: str, named: tuple[int, str, str], language: str | None) -> Iterator[Mention]:
        """A slot whose entity extraction knows. Words that are none of its names ("it", "Colonel Ruiz") are not kept:
        they may be the name of a private person who speaks for it.
        """
        start, text, id = named
        kind = self._naming.kind(id)
        if kind is not None:
            yield _mention(claim, role, kind, (start, text), self._naming.reason(id, text), (language, id))

    def _place(self, claim: Claim, role: str, place: Place | None, language: str | None) -> Iterator[Mention]:
        if place is None:
            return
        if place.id is not None:
            yield from self._known(claim, role, (place.start, place.text, place.id), language)
        elif place.text[0].isupper():
            words = Reason("place", 0, len(place.text), (place.text,))
            yield _mention(claim, role, "place", (place.start, place.text), words, (language, None))

    def _item(self, claim: Claim, role: str, item: Item | None, language: str | None) -> Iterator[Mention]:
        if item is None:
            return
        if item.id is not None:
            yield from self._known(claim, role, (item.start, item.text, item.id), language)
            return
        if item.item_class is not None:
            words = Reason("class", 0, len(item.text), (item.text,))
            yield _mention(claim, role, "class", (item.start, item.text), words, (language, item.item_class))
        for start, name in _unknown_types(claim, item):
            words = Reason("shape", 0, len(name), (name,))
            yield _mention(claim, role, "weapon", (start, name), words, (language, None))


def _unknown_types(claim: Claim, item: Item) -> Iterator[tuple[int, str]]:
    """Type names right beside the noun: "Bulsae-9 | missiles", "missiles | Bulsae-9"."""
    for span in claim.evidence:
        if not (span.start <= item.start and item.end <= span.end):
            continue
        before = _BEFORE.search(span.exact, 0, item.start - span.start)
        behind = _BEHIND.match(span.exact, item.end - span.start)
        for found in (before, behind):
            if found is not None and not found[1][0].islower():
                yield span.start + found.start(1), found[1]
        return


def _vessel(claim: Claim, carrier: Carrier, language: str | None) -> Iterator[Mention]:
    """A ship: by her number where it is given and right, else by her name alone."""
    if carrier.kind not in SHIPS:
        return
    number = imo_number(carrier.imo or "")
    rule, id = ("imo", f"imo-{number}") if number else ("vessel", None)
    words = Reason(rule, 0, len(carrier.text), (carrier.text, *((number,) if number else ())))
    yield _mention(claim, "carrier", "vessel", (carrier.start, carrier.text), words, (language, id))


def _mention(
    claim: Claim, role: str, kind: str, at: tuple[int, str], why: Reason, said: tuple[str | None, str | None]
) -> Mention:
    """``at``: where the slot begins, and its words; ``said``: the language, and the entity."""
    start, text = at
    language, entity = said
    return Mention(
        claim=claim.id,
        document=claim.document,
        role=role,
        kind=kind,
        text=text[why.start : why.end],
        start=start + why.start,
        end=start + why.end,
        language=language,
        entity=entity,
        rule=why.rule,
        score=SCORES[why.rule],
        strings=why.strings if why is not NOTHING else (),
    )
