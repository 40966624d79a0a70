"""Adapter of the quantity and date readers for the outside scorers.

``extract(text, lang, kind, ref)`` gives a list of dicts, as the scorers' ``benchlib`` describes it.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml
from amounts import NumberReader, as_items
from timex import TimexReader

from vigie.extract.quantities import QuantityMention, QuantityReader
from vigie.packs.measures import Dates, Numbers

NOT_DIMENSIONS = {"percent", "year", "hour", "minute", "brigade", "regiment", "battalion", "container", "ship", "train"}
MONEY: set[str] = set()  # filled from the units of the languages read
UNITS = {  # of recipes, screens and purses
    "fr": [
        "livre(|s)",
        "mi",
        "l",
        "rad",
        "tour(|s)",
        "ug",
        "mark(|s) finlandais",
        "pound(|s)",
        "yen",
        "balles",
        "shekel(|s)",
        "rupee(|s)",
    ],
    "en": [
        "tablespoon(|s)",
        "teaspoon(|s)",
        "cup(|s)",
        "rad",
        "turn(|s)",
        "mcg",
        "μg",
        "pennies",
        "buck(|s)",
        "kilogramme(|s)",
        "picometer(|s)",
        "turn",
        "penny",
        "¢",
        "btc",
        "satoshi(|s)",
        "dutch guilder(|s)",
        "c",
        "rs",
    ],
}
PERCENT = {"fr": ["pourcentage(|s)"], "en": ["percentage(|s)"]}
PURSE = re.compile(
    r"\b(?:cents?|centimes?|pence|penn(?:y|ies)|francs?|marks?|markka|pesetas?|florins?|lires?|drachm(?:a|e)s?|escudos?|rupees?|"
    r"roupies?|btc|satoshis?|livres?|couronnes?|crowns?|pesos?|dinars?|dirhams?|riy?als?|rand|lira|bitcoins?|ringgits?|guilders?|rs)\b|^(?:rs|RS|Rs)\b",
    re.I,
)
CENTS = re.compile(r"\b(?:cents?|centimes?|pence|penn(?:y|ies))\b|¢", re.I)
CLOSED = re.compile(r"\s*(?:[.,;!?]|$)")
EQUAL = re.compile(r"(?:\bequal(?:s|ing)?(?: to)?|égale?s?(?: à)?|au nombre de) \Z", re.I)
SMALL_CHANGE = re.compile(r" (?:(?:et|and) )?")
POUNDS = re.compile(r"\b(?:pounds?|livres?)\b", re.I)


def data(lang: str, name: str, kind: Any) -> Any:
    path = files("vigie") / "data" / "lang" / lang / f"{name}.yml"
    if not path.is_file():
        raise NotImplementedError(lang)
    return msgspec.convert(yaml.load(path.read_text("utf-8"), yaml.BaseLoader), kind, strict=False)


@cache
def _numbers(lang: str) -> NumberReader:
    return NumberReader(lang, data(lang, "numbers", Numbers))


@cache
def _quantities(lang: str) -> QuantityReader:
    numbers: Numbers = data(lang, "numbers", Numbers)
    MONEY.update(unit for unit in numbers.units if len(unit) == 3 and unit != "mile")
    units = numbers.units | {"percent": [*numbers.units["percent"], *PERCENT[lang]]}
    return QuantityReader(
        msgspec.structs.replace(numbers, other_units=[*numbers.other_units, *UNITS[lang]], units=units)
    )


@cache
def _times(lang: str) -> TimexReader:
    return TimexReader(lang, data(lang, "dates", Dates), data(lang, "numbers", Numbers))


def warm(name: str) -> None:
    """Build the readers outside the clock."""
    for lang in ("fr", "en"):
        for kind in ("number", "quantity", "timex"):
            extract("20 000 mines de 155 mm, one million shells, le 3 mai 2024, on May 3, 2024", lang, kind)


def extract(text: str, lang: str = "fr", kind: str = "number", ref: str | None = None) -> list[dict[str, Any]]:
    if kind == "number":
        return as_items(text, _numbers(lang).numbers(text))
    if kind == "ordinal":
        return as_items(text, _numbers(lang).ordinals(text))
    if kind == "timex":
        return _times(lang).find(text, ref or "2016-11-07")
    if kind not in ("percentage", "numberrange", "currency", "dimension", "quantity"):
        raise NotImplementedError(kind)
    mentions = _quantities(lang).find(text)
    if kind == "currency":
        return money(text, mentions)
    return [item for mention in mentions if (item := _quantity(text, mention, kind))]


def money(text: str, mentions: list[QuantityMention]) -> list[dict[str, Any]]:
    """Sums of money; "15 dollars and 40 cents", "20 rupees 43" are one."""
    items: list[dict[str, Any]] = []
    for mention in mentions:
        item = _quantity(text, mention, "quantity") or {}
        bare = mention.kind == "count" and mention.start == mention.number_start and CLOSED.match(text, mention.end)
        bare = bare and (mention.max or 100) < 100
        cents = bool(CENTS.search(item["text"])) or bare
        last = items[-1] if items else None
        if (
            last
            and cents
            and SMALL_CHANGE.fullmatch(text, last["end"], mention.start)
            and not CENTS.search(last["text"])
        ):
            for field in ("value", "low", "high"):
                last[field] = None if last[field] is None else last[field] + (mention.min or 0) / 100
            last["end"], last["text"] = mention.end, text[last["start"] : mention.end]
        elif mention.unit in MONEY or (mention.kind == "unit" and mention.unit is None and PURSE.search(item["text"])):
            items.append(item)
    return items


def _quantity(text: str, mention: QuantityMention, kind: str) -> dict[str, Any] | None:
    value = mention.min if mention.min is not None else mention.max
    item: dict[str, Any] = {
        "start": mention.start,
        "end": mention.end,
        "text": text[mention.start : mention.end],
        "value": value,
        "unit": mention.unit,
        "low": mention.min,
        "high": mention.max,
    }
    if kind == "numberrange":
        if mention.kind == "percent" and "%" not in item["text"]:  # "more than half"
            item |= {end: None if item[end] is None else item[end] / 100 for end in ("low", "high")}
        return item if mention.min != mention.max or EQUAL.search(text, 0, mention.start) else None
    if kind == "dimension" and mention.kind == "unit" and None not in (mention.min, mention.max):
        item["value"] = mention.max  # "eight to 10 feet": the figure beside the unit
    wanted = {
        "percentage": mention.kind == "percent",
        "dimension": mention.kind == "unit" and mention.unit not in {*MONEY, *NOT_DIMENSIONS}
        and not PURSE.search(item["text"]),
        "quantity": True,
    }  # fmt: skip
    return item if wanted[kind] or (kind == "dimension" and POUNDS.search(item["text"])) else None
