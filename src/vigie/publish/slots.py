"""The slots of a claim for eyes: what each holds in the catalogue's words, beside the words of the document."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.model.claim import Anchored, Carrier, Claim, Claimer, Item, Party, Place, Quantity, When
from vigie.packs.messages import Catalogue
from vigie.publish.names import Names, label, shown_body, shown_item
from vigie.publish.quantities import short_amount
from vigie.publish.quotes import filled_slots
from vigie.publish.rows import shown_status, shown_time


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotLine:
    """One slot: ``value`` as the catalogue says it, ``quoted`` the exact words where it has any, with their place.

    ``target`` is the id of another claim, for a link.
    """

    slot: str
    value: str
    quoted: str | None = None
    start: int | None = None
    end: int | None = None
    implied: bool = False
    target: str | None = None


def slot_lines(claim: Claim, names: Names, words: Catalogue) -> list[SlotLine]:
    """All that is read in ``claim``: kind and status first, then its slots in the order of the record."""
    lines = [
        SlotLine(slot="kind", value=label(names, "kind", claim.kind)),
        SlotLine(slot="status", value=shown_status(claim, names, words)),
    ]
    for filled in filled_slots(claim):
        filler = filled.filler
        has_words = bool(filler.text) and filler.start is not None
        lines.append(
            SlotLine(
                slot=filled.slot,
                value=slot_value(filler, names, words),
                quoted=filler.text if has_words else None,
                start=filler.start if has_words else None,
                end=filler.end if has_words else None,
                implied=filler.implied,
            )
        )
    if claim.mode:
        lines.append(SlotLine(slot="mode", value=label(names, "mode", claim.mode)))
    for name in ("stage", "access", "hedged_by", "basis"):
        if value := getattr(claim, name):
            lines.append(SlotLine(slot=name, value=shown_value(value, words)))
    return lines + [
        SlotLine(slot="links", value=shown_value(link.type, words), target=link.claim) for link in claim.links
    ]


def shown_value(slug: str, words: Catalogue) -> str:
    """The word for a value of a short list; the slug where the catalogue has none."""
    return words.say(f"value.{slug}") if f"value.{slug}" in words.messages.texts else slug


def slot_value(filler: Anchored | Claimer, names: Names, words: Catalogue) -> str:
    """What a slot holds, in the catalogue's words where it has them."""
    if isinstance(filler, Carrier):
        return _carrier(filler, names, words)
    if isinstance(filler, (Party, Claimer, Place)):
        return shown_body(names, filler)
    if isinstance(filler, Item):
        return shown_item(names, filler)
    if isinstance(filler, Quantity):
        return short_amount(filler, names.gloss, names.language)
    return shown_time(filler, names) if isinstance(filler, When) else filler.text


def _carrier(carrier: Carrier, names: Names, words: Catalogue) -> str:
    """The name with what the text tells of it; an operator that may be a private person is not named."""
    operator = carrier.operator
    if operator is not None and names.institutions.hides(operator):
        operator = names.gloss.sentences["masked"]
    flag = names.states.get(carrier.flag or "", carrier.flag)
    facts = {"imo": carrier.imo, "flag": flag, "operator": operator}
    told = [words.say(f"show.carrier.{fact}", value=value) for fact, value in facts.items() if value]
    return ", ".join([carrier.text, *told])
