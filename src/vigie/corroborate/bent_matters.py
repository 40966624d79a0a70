"""What is told of, and between whom, against what the origin told of: item, parties, place, standing, condition."""

from __future__ import annotations

from collections.abc import Sequence

from vigie.corroborate.classes import Classes
from vigie.corroborate.ties import Bodies
from vigie.corroborate.wording import DONE, Bent, Bents, is_equivalent, of_sentence, of_slot
from vigie.model.claim import Claim, Item, Party, Place

CASUALTIES = "casualties"
SIDES = 2  # of an agreement
_SAME_STANDING = dict.fromkeys(DONE, "occurred")
_BEFORE_SENDING = ("requested", "offered", "pledged", "ordered", "licensed")
_PLACES = ("place", "departure", "via", "destination")


# The item


def bent_items(told: Claim, reference: Claim, classes: Classes) -> Bents:
    """``item``: another thing, a narrower one, a type the origin did not name; ``outcome`` of casualties."""
    a, b = told.item, reference.item
    if a and b and not loses_group(told, reference) and _is_other_item(a, b, reference, classes):
        yield of_slot("outcome" if told.kind == CASUALTIES else "item", a, b)


def loses_group(told: Claim, reference: Claim) -> bool:
    """Whether a number given of several items together is told of what seems one."""
    joint = reference.quantity is not None and reference.quantity.joint is not None
    return joint and told.quantity is not None and told.quantity.joint is None


def _is_other_item(told: Item, reference: Item, claim: Claim, classes: Classes) -> bool:
    """Another thing or a narrower one; a wider one is no bend, nor what a load of any arms is said to be."""
    name, given = item_name(told, classes), item_name(reference, classes)
    if name is None or given is None or classes.is_under(given, name):
        return False
    load = claim.quantity is not None and claim.quantity.unit is not None
    return not (load and not classes.parents(given) and classes.is_under(name, given))


def item_name(item: Item | None, classes: Classes) -> str | None:
    """The designation where the catalogue knows it, else the class."""
    if item is None:
        return None
    return item.id if item.id and classes.of(item.id) else item.item_class


# Parties


def bent_parties(told: Claim, reference: Claim, bodies: Bodies) -> Bents:
    """``direction``: who gave is said to have received; ``actor``: somebody else."""
    giver, taker = _state(told.supplier), _state(told.recipient)
    given_by, taken_by = _state(reference.supplier), _state(reference.recipient)
    swapped = (giver and giver == taken_by) or (taker and taker == given_by)
    if swapped and given_by != taken_by and giver in (None, taken_by) and taker in (None, given_by):
        yield Bent("direction", _arrow(told), _arrow(reference))
        return
    for a, b in ((told.supplier, reference.supplier), (told.recipient, reference.recipient)):
        yield from _other_party(a, b, bodies)
    if told.kind == reference.kind:
        yield from _other_party(told.actor, reference.actor, bodies)
    yield from _other_side(told.parties, reference.parties)


def _other_side(told: Sequence[Party], reference: Sequence[Party]) -> Bents:
    """``actor`` of an agreement: only where both tell all sides, and know who they are."""
    said, was = ({_state(one): one for one in parties} for parties in (told, reference))
    if None in said or None in was or min(len(said), len(was)) < SIDES:
        return
    others = [one for state, one in said.items() if state not in was]
    missing = [one for state, one in was.items() if state not in said]
    if others and missing:
        yield of_slot("actor", others[0], missing[0])


def _state(party: Party | None) -> str | None:
    return (party.state or party.id) if party else None


def _other_party(told: Party | None, reference: Party | None, bodies: Bodies) -> Bents:
    """Only where the words are sure: a party carried from elsewhere may be another, a person may be who speaks."""
    a, b = _state(told), _state(reference)
    sure = told and not told.implied and (told.id is None or bodies.type(told.id) != "person")
    if sure and a and b and a != b:
        yield of_slot("actor", told, reference)


def _arrow(claim: Claim) -> str:
    ends = (claim.supplier.text if claim.supplier else "?", claim.recipient.text if claim.recipient else "?")
    return " → ".join(ends)


# Places


def bent_places(told: Claim, reference: Claim) -> Bents:
    """``place``: another place, or another country for the same name. A finer or coarser place is none."""
    for role in _PLACES:
        a: Place | None = getattr(told, role)
        b: Place | None = getattr(reference, role)
        if a and b and _is_other_place(a, b):
            yield of_slot("place", a, b)


def _is_other_place(told: Place, reference: Place) -> bool:
    if told.id is None or reference.id is None:
        return bool(told.state and reference.state and told.state != reference.state)
    if told.id == reference.id:
        return False
    wider = {told.state, reference.state} & {told.id, reference.id}
    return not wider or (told.state or told.id) != (reference.state or reference.id)


# How it stands


def bent_standing(told: Claim, reference: Claim) -> Bents:
    """``condition``: an "if" left out; ``status``: a plan or a guess told as a fact, a denial turned."""
    if is_equivalent(reference) and not is_equivalent(told) and told.status != "possible":
        condition = reference.quantity.condition if reference.quantity else None
        link = next((link.exact for link in reference.links if link.type == "equivalent-of"), None)
        yield Bent("condition", None, condition.text if condition else link)
    elif _is_other_status(told, reference) or _is_further(told, reference) or _is_surer(told, reference):
        yield of_sentence("status", told, reference)


def _is_other_status(told: Claim, reference: Claim) -> bool:
    """To doubt what was told as a fact is no bend."""
    said, was = (_SAME_STANDING.get(one.status, one.status) for one in (told, reference))
    return said != was and (said != "possible" or was == "denied")


def _is_further(told: Claim, reference: Claim) -> bool:
    """Sent, where it was asked for, or the like. Sent and delivered are one: reports do not keep them apart."""
    if told.stage is None or told.status not in DONE or reference.stage not in _BEFORE_SENDING:
        return False
    reached = _BEFORE_SENDING.index(reference.stage)
    return told.stage not in _BEFORE_SENDING[: reached + 1]


def _is_surer(told: Claim, reference: Claim) -> bool:
    """Whether the claimer's own distance is lost; that of the reference's author is not his."""
    own = reference.certainty == "hedged" and reference.hedged_by == "claimer"
    return own and told.certainty == "asserted" and told.status == reference.status
