"""Decisions on claims in words: what was set, and how far readers agree."""

from __future__ import annotations

from typing import Any

from vigie.model.review import Agreement, Review
from vigie.packs.messages import Catalogue

_PLACES = ("text", "start", "end", "implied")


def what_was_set(one: Review) -> str:
    """The slots a decision set, with what they hold now; of a merge the other claim; empty for one that set none."""
    if one.act not in ("correct", "add"):
        return one.other or ""
    set_ = {slot: value for slot, value in one.slots.items() if slot != "evidence"}
    filled = {slot: value for slot, value in set_.items() if value} if one.act == "add" else set_
    return "; ".join(f"{slot} = {_brief(value) or '∅'}" for slot, value in filled.items())


def agreement_line(about: str, one: Agreement, words: Catalogue) -> str:
    """How far two readers agree, in a sentence."""
    counted = words.say("agreement.counts", about=about, alike=one.alike, count=one.n)
    if one.kappa is None or one.low is None or one.high is None:
        return words.say("agreement.no-kappa", counted=counted)
    kappa, low, high = (round(value, 2) for value in (one.kappa, one.low, one.high))
    return words.say("agreement.kappa", counted=counted, kappa=kappa, low=low, high=high)


def _brief(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(_brief, value))
    if not isinstance(value, dict):
        return "" if value is None else str(value)
    kept = {name: part for name, part in value.items() if part not in (None, False) and name not in _PLACES}
    told = ", ".join(f"{name} {part}" for name, part in kept.items())
    if not value.get("text"):
        return told
    return f"“{value['text']}” ({told})" if told else f"“{value['text']}”"
