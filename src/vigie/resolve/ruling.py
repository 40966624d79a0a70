"""What people decided about names, made to hold for the claims that findings are woven from.

Names that were merged are one party, claimer, item or place; a party that was told apart from another stands by
itself, no longer under its state, so that the two never meet in one statement or figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from vigie.model.claim import Claim, Claimer, Item, Party, Place
from vigie.model.entity import Cluster, Mention, Ruled
from vigie.packs.files import Packs
from vigie.resolve.clusters import name_id
from vigie.resolve.judging import UNKNOWN, Judged

Slot = TypeVar("Slot", Party, Claimer, Place)
_LISTS = {"party": "parties", "intermediary": "intermediaries", "claimer": "claimers"}
_ROLES = ("supplier", "recipient", "actor", "end_user", "maker", "part_of", "item")
_PLACES = ("place", "departure", "via", "destination")


def rulings(
    judged: Judged, clusters: Sequence[Cluster], kinds: Mapping[str, str], classes: Mapping[str, str]
) -> list[Ruled]:
    """Every id that judgements are about. ``kinds`` are those of the catalogue's ids, ``classes`` those of weapons by
    the id of their cluster.
    """
    of = {id: one for one in clusters for id in one.ids if _is_judged(one, judged)}
    groups = judged.groups()
    known = {id for pair in judged.same for id in pair} | judged.apart.keys()
    leads: dict[str, str] = {}
    for id in sorted(known | of.keys()):
        held = of[id].entity or of[id].id if id in of else None
        leads[id] = held or next((one for one in groups.of(id) if not one.startswith(UNKNOWN)), groups.of(id)[0])
    apart: dict[str, set[str]] = defaultdict(set)
    for id, others in judged.apart.items():
        apart[leads[id]] |= {leads[other] for other in others}
    found = []
    for id, lead in leads.items():
        cluster = of.get(lead)
        known_kind = kinds.get(lead) or (cluster.kind if cluster else None)
        if known_kind is not None:
            called = (cluster.name or cluster.names[0].text) if cluster and lead not in kinds else None
            found.append(
                Ruled(
                    id=id, lead=lead, kind=known_kind, apart=tuple(sorted(apart[lead])), name=called,
                    item_class=classes.get(lead) if called else None,
                )
            )  # fmt: skip
    return found


def _is_judged(one: Cluster, judged: Judged) -> bool:
    """Whether a person had a word on it: likeness alone joins nothing."""
    said = {id for pair in judged.same for id in pair} | judged.apart.keys() | judged.names.keys()
    return one.entity is not None or not said.isdisjoint(one.ids)


class Rulings:
    """Puts what was ruled into claims."""

    def __init__(self, packs: Packs, ruled: Iterable[Ruled]) -> None:
        self._of = {one.id: one for one in ruled}
        self._states: dict[str, str | None] = {body.id: body.state for body in packs.organisations}
        self._states |= {person.id: person.state for person in packs.persons}
        self._states |= {place.id: place.state for place in packs.places}
        self._states |= {state.id: state.id for state in packs.states}
        self._weapons = {weapon.id: weapon.item_class for weapon in packs.weapons}

    def __bool__(self) -> bool:
        return bool(self._of)

    def lead(self, id: str | None) -> str | None:
        """The id that stands for ``id``."""
        return self._of[id].lead if id in self._of else id

    def claim(self, claim: Claim, mentions: Iterable[Mention], within: Collection[str]) -> Claim:
        """``claim`` with each name that was ruled on under the id that stands for it; ``mentions`` are its own.

        An item becomes another only where its class is one of ``within``.
        """
        changed: dict[str, Any] = {}
        for mention in mentions:
            ruled = self._of.get(mention.entity or name_id(mention.kind, mention.text))
            if ruled is None:
                continue
            if mention.role in _LISTS:
                field = _LISTS[mention.role]
                slots = changed.get(field, getattr(claim, field))
                changed[field] = tuple(
                    self._slot(one, ruled) if one.start is not None and one.start <= mention.start < one.end else one
                    for one in slots
                )
            elif mention.role in _ROLES + _PLACES:
                slot = changed.get(mention.role, getattr(claim, mention.role))
                changed[mention.role] = self._item(slot, ruled, within) if mention.role in ("item", "part_of") else (
                    self._slot(slot, ruled)
                )  # fmt: skip
        return replace(claim, **changed) if changed else claim

    def _slot(self, slot: Slot, ruled: Ruled) -> Slot:
        state = self._states.get(ruled.lead, slot.state)
        alone = bool(ruled.apart) and isinstance(slot, Party)
        return replace(slot, id=ruled.lead, state=None if alone and state != ruled.lead else state)

    def _item(self, item: Item, ruled: Ruled, within: Collection[str]) -> Item:
        if ruled.kind == "class":
            return replace(item, item_class=ruled.lead) if ruled.lead in within else item
        item_class = self._weapons.get(ruled.lead) or ruled.item_class
        return replace(item, id=ruled.lead, item_class=item_class) if item_class in within else item
