"""Adapter of the quantity and date readers for the outside scorers.

``extract(text, lang, kind, ref)`` gives a list of dicts, as the scorers' ``benchlib`` describes it.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml
from timex import TimexReader

from vigie.extract.quantities import QuantityMention, QuantityReader, spelling_of
from vigie.packs.measures import Dates, Numbers
from vigie.text.fold import lower
from vigie.text.numerals import NumeralReader

CURRENCIES = {"usd": "Dollar", "eur": "Euro", "gbp": "Pound", "jpy": "Yen", "krw": "Won", "cny": "Yuan", "rub": "Ruble"}
NOT_DIMENSIONS = {*CURRENCIES, "percent", "year", "hour", "minute", "brigade", "regiment", "battalion"}


def _data(lang: str, name: str, kind: Any) -> Any:
    path = files("vigie") / "data" / "lang" / lang / f"{name}.yml"
    if not path.is_file():
        raise NotImplementedError(lang)
    return msgspec.convert(yaml.load(path.read_text("utf-8"), yaml.BaseLoader), kind, strict=False)


@cache
def _numerals(lang: str) -> NumeralReader:
    return NumeralReader(spelling_of(_data(lang, "numbers", Numbers)))


@cache
def _quantities(lang: str) -> QuantityReader:
    return QuantityReader(_data(lang, "numbers", Numbers))


@cache
def _times(lang: str) -> TimexReader:
    return TimexReader(lang, _data(lang, "dates", Dates), _data(lang, "numbers", Numbers), _numerals(lang))


def warm(name: str) -> None:
    """Build the readers outside the clock."""
    for lang in ("fr", "en"):
        for kind in ("number", "quantity", "timex"):
            extract("20 000 mines de 155 mm, one million shells, le 3 mai 2024, on May 3, 2024", lang, kind)


def extract(text: str, lang: str = "fr", kind: str = "number", ref: str | None = None) -> list[dict[str, Any]]:
    if kind == "number":
        return [
            {"start": n.start, "end": n.end, "text": text[n.start : n.end], "value": n.low}
            for n in _numerals(lang).find(lower(text))
            if not n.vague
        ]
    if kind == "timex":
        return _times(lang).find(text, ref or "2016-11-07")
    if kind not in ("percentage", "numberrange", "currency", "dimension", "quantity"):
        raise NotImplementedError(kind)
    return [item for mention in _quantities(lang).find(text) if (item := _quantity(text, mention, kind))]


def _quantity(text: str, mention: QuantityMention, kind: str) -> dict[str, Any] | None:
    value = mention.min if mention.min is not None else mention.max
    item: dict[str, Any] = {
        "start": mention.start,
        "end": mention.end,
        "text": text[mention.start : mention.end],
        "value": value,
        "unit": CURRENCIES.get(mention.unit or "", mention.unit),
        "low": mention.min,
        "high": mention.max,
    }
    if kind == "numberrange":
        return item if mention.min != mention.max else None
    wanted = {
        "percentage": mention.kind == "percent",
        "currency": mention.unit in CURRENCIES,
        "dimension": mention.kind == "unit" and mention.unit not in NOT_DIMENSIONS,
        "quantity": True,
    }
    return item if wanted[kind] else None

