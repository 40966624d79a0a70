"""Slots as a person sets them (``recipient=RU``, ``quantity.words=at least 40``) to whole slots that quote the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec

from vigie.model.claim import (
    CERTAINTIES,
    STATUSES,
    Anchored,
    Carrier,
    Claim,
    Claimer,
    Item,
    Party,
    Place,
    Quantity,
    When,
)
from vigie.model.errors import ReviewError
from vigie.text.edtf import readable

SINGLE: dict[str, type[Anchored]] = {
    **dict.fromkeys(("supplier", "recipient", "actor", "end_user", "maker"), Party),
    **dict.fromkeys(("item", "part_of"), Item),
    "quantity": Quantity,
    **dict.fromkeys(("time", "stated", "recovered", "examined"), When),
    **dict.fromkeys(("place", "departure", "via", "destination"), Place),
    "characterised_as": Anchored,
}
SEVERAL: dict[str, type[Anchored | Claimer]] = {
    "parties": Party, "claimers": Claimer, "intermediaries": Party, "carriers": Carrier, "marks": Anchored
}  # fmt: skip
VALUES: dict[str, tuple[str, ...]] = {
    "status": STATUSES,
    "certainty": CERTAINTIES,
    "mode": ("sea", "rail", "air", "road", "pipeline"),
    "stage": ("requested", "offered", "pledged", "ordered", "licensed", "shipped", "delivered", "returned"),
    "access": ("own", "quoted", "reported"),
    "hedged_by": ("claimer", "relay", "unclear"),
    "basis": (
        "imagery", "physical-examination", "document", "official-record", "tracking-data", "witness",
        "intelligence-unspecified", "model-estimate", "admission",
    ),
}  # fmt: skip
NEVER_EMPTY = ("status", "certainty")
SLOTS = (*SINGLE, *SEVERAL, *VALUES)
WORDS = ("text", "start", "end", "implied")
PLACES = ("words", "at")
SHORT: dict[type, str] = {Party: "id", Place: "id", Claimer: "id", When: "edtf", Item: "id"}
AUTHOR = "author"
_TYPED = re.compile(r"([a-z_]+)(?:\.(\d{1,2}))?(?:\.([a-z_]+))?=(.*)", re.DOTALL)
_RANGE = re.compile(r"(~)?(\d+(?:\.\d+)?)?(\.\.)?(\d+(?:\.\d+)?)?")


class Edit(NamedTuple):
    """One change: the ``field`` of a slot (of its ``number``-th filler, from 1) gets ``value``; '' empties it."""

    slot: str
    number: int | None
    field: str | None
    value: str


@dataclass(frozen=True, slots=True)
class Known:
    """What names mean: ``body`` a state, organisation or person, ``place``, ``item`` to the fields of a slot; an empty
    mapping for a name nobody knows.
    """

    body: Callable[[str], Mapping[str, str]]
    place: Callable[[str], Mapping[str, str]]
    item: Callable[[str], Mapping[str, str]]


def edit_of(typed: str) -> Edit:
    """``SLOT=VALUE``, ``SLOT.FIELD=VALUE`` or ``SLOT.N.FIELD=VALUE`` as an Edit. Raises ReviewError."""
    found = _TYPED.fullmatch(typed.strip())
    if not found:
        raise ReviewError(f"“{typed}” sets nothing; write SLOT=VALUE, such as recipient=RU or item.words=…")
    slot, number, name, value = found.groups()
    if slot not in SLOTS:
        raise ReviewError(f"“{slot}” is no slot that can be set; choose among {', '.join(SLOTS)}")
    if (number is not None) != (slot in SEVERAL) or (name and slot in VALUES):
        form = f"{slot}.1=…" if slot in SEVERAL else f"{slot}=…"
        raise ReviewError(f"“{typed}” does not fit the slot; write {form}")
    return Edit(slot, int(number) if number else None, name, value.strip())


def set_slots(claim: Claim, text: str, edits: Iterable[Edit], known: Known) -> dict[str, Any]:
    """The slots that ``edits`` change, whole, in the form of the record; None where one is emptied.

    Raises ReviewError for words that the text does not hold, and for values that do not fit.
    """
    plain = msgspec.to_builtins(claim)
    changed: dict[str, Any] = {}
    for edit in edits:
        before = changed.get(edit.slot, plain[edit.slot])
        if edit.slot in VALUES:
            changed[edit.slot] = _value(edit)
        elif edit.slot in SEVERAL:
            changed[edit.slot] = _several(list(before or ()), edit, claim, text, known)
        else:
            changed[edit.slot] = _filler(before, edit, SINGLE[edit.slot], claim, text, known)
    for slot, value in changed.items():
        for filler in value if isinstance(value, list | tuple) else (value,):
            if isinstance(filler, dict):
                check_filler(slot, filler, text)
    return changed


def check_filler(slot: str, filler: Mapping[str, Any], text: str) -> None:
    """Raises ReviewError where a filler has no words, does not quote the text, or has a value that does not fit."""
    kind = SINGLE.get(slot) or SEVERAL[slot]
    start, end = filler.get("start"), filler.get("end")
    if start is None or end is None:
        if kind is not Claimer or filler.get("id") != AUTHOR:
            raise ReviewError(f"the slot {slot} has no words of the text: give them with {slot}.words=…")
    elif not 0 <= start < end <= len(text) or text[start:end] != filler.get("text"):
        raise ReviewError(f"the words of {slot} are not those of the text at {start}-{end}")
    if kind is When and filler.get("edtf") and not readable(filler["edtf"]):
        raise ReviewError(f"“{filler['edtf']}” is no date; write 2024, 2024-03, 2024-03-01, 2024-01/2024-03 or ../2025")
    least, most = filler.get("min"), filler.get("max")
    if least is not None and most is not None and least > most:
        raise ReviewError(f"the least is larger than the most: {least} and {most}")
    try:
        msgspec.convert(dict(filler), kind)
    except msgspec.ValidationError as error:
        raise ReviewError(f"{slot}: this value does not fit ({error})") from error


def _value(edit: Edit) -> str | None:
    if not edit.value and edit.slot not in NEVER_EMPTY:
        return None
    if edit.value not in VALUES[edit.slot]:
        raise ReviewError(f"“{edit.value}” is no {edit.slot}; choose among {', '.join(VALUES[edit.slot])}")
    return edit.value


def _several(before: list[Any], edit: Edit, claim: Claim, text: str, known: Known) -> list[Any]:
    at = (edit.number or 1) - 1
    if at > len(before):
        raise ReviewError(f"{edit.slot} has {len(before)} so far: the next is {edit.slot}.{len(before) + 1}")
    kind = SEVERAL[edit.slot]
    filler = _filler(before[at] if at < len(before) else None, edit, kind, claim, text, known)
    return [*before[:at], *([filler] if filler else []), *before[at + 1 :]]


def _filler(
    before: Mapping[str, Any] | None,
    edit: Edit,
    kind: type[Anchored | Claimer],
    claim: Claim,
    text: str,
    known: Known,
) -> dict[str, Any] | None:
    if edit.field is None and not edit.value:
        return None
    filler = dict(before or {})
    if edit.field in PLACES:
        return filler | _words(edit, claim, text)
    name = edit.field or ("quantity" if kind is Quantity else SHORT.get(kind))
    name = "item_class" if name == "class" else name
    if name is None or (name != "quantity" and (name in WORDS or name not in kind.__dataclass_fields__)):
        fields = [one for one in kind.__dataclass_fields__ if one not in WORDS]
        raise ReviewError(f"{edit.slot} has no {edit.field or 'value'}; it has {', '.join((*PLACES, *fields))}")
    return filler | _read(name, edit.value, kind, known)


def _read(name: str, value: str, kind: type[Anchored | Claimer], known: Known) -> dict[str, Any]:
    """A typed value as fields of the filler."""
    if name == "quantity":
        return _range(value)
    if name in ("min", "max", "factor"):
        return {name: _number(value)}
    if name in ("approximate", "vague"):
        return {name: value.lower() in ("1", "true", "yes", "oui", "vrai")}
    if name in ("id", "item_class") and value and value != AUTHOR:
        asked = known.item if kind is Item else known.place if kind is Place else known.body
        meant = {field: told or None for field, told in asked(value).items()}
        return meant if name == "id" or kind is Item else {name: value}
    return {name: value or None}


def _words(edit: Edit, claim: Claim, text: str) -> dict[str, Any]:
    """The place of words: given as ``START-END``, or looked for nearest to the head of the claim."""
    if edit.field == "at":
        first, _, last = edit.value.partition("-")
        if not (first.isdecimal() and last.isdecimal() and int(first) < int(last) <= len(text)):
            raise ReviewError(f"“{edit.value}” is no stretch of the text; write START-END, such as 120-134")
        start, end = int(first), int(last)
    else:
        places = [one.start() for one in re.finditer(re.escape(edit.value), text)] if edit.value else []
        if not places:
            raise ReviewError(f"the text does not hold the words “{edit.value}”")
        start = min(places, key=lambda place: (abs(place - claim.head), place))
        end = start + len(edit.value)
    inside = any(span.start <= start and end <= span.end for span in claim.evidence)
    return {"text": text[start:end], "start": start, "end": end, "implied": not inside}


def _range(value: str) -> dict[str, Any]:
    """``150``, ``~200``, ``150..`` (at least), ``..120`` (up to), ``6000..8000``."""
    found = _RANGE.fullmatch(value.replace(" ", ""))
    if not found or not (found[2] or found[4]):
        raise ReviewError(f"“{value}” is no quantity; write 150, ~200, 150.., ..120 or 6000..8000")
    about, low, dots, high = found.groups()
    least = _number(low) if low else None
    most = _number(high) if high else (None if dots else least)
    return {"min": least, "max": most, "approximate": bool(about), "vague": False}


def _number(value: str) -> float | int | None:
    if not value:
        return None
    try:
        return int(value) if value.isdecimal() else float(value)
    except ValueError as error:
        raise ReviewError(f"“{value}” is no number") from error
