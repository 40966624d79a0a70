"""Amounts for eyes: with signs in a table ("≥ 150"), in words in a sentence ("au moins 150")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from babel import Locale
from babel.numbers import format_compact_currency, format_currency, format_decimal

from vigie.model.claim import Quantity
from vigie.packs.messages import NO_BREAK, Gloss, is_one
from vigie.publish.grammar import Phrase

Number = int | float
DECIMALS = 4  # of a sum in millions or more: "5,0357 Bn ₩"


def short_amount(quantity: Quantity, gloss: Gloss, language: str) -> str:
    """A table cell: "≥ 150", "6 000–8 000", "≈ 1,7 Md $US", "dizaines"; the document's words without a figure."""
    said = amount(quantity, gloss, gloss.signs, language)
    if said is None:
        return quantity.text
    return said.text + (f" {gloss.per[quantity.per]}" if quantity.per in gloss.per else "")


def amount(quantity: Quantity, gloss: Gloss, patterns: Mapping[str, str], language: str) -> Phrase | None:
    """The figure with its unit, in the ``patterns`` of the gloss (``quantities`` or ``signs``); None without a figure.

    ``per`` is not said here: in a sentence it stands behind the item.
    """
    if quantity.factor is not None:
        return Phrase(patterns["factor"].format(n=_figure(quantity.factor, None, language)))
    vague = gloss.vague.get(f"{quantity.min}-{quantity.max}") if quantity.vague else None
    said = Phrase(vague, gloss.indefinite, True) if vague else _bounded(quantity, patterns, language)
    if said is None or quantity.unit is None or is_currency(quantity.unit):
        return said
    noun = gloss.units.get(quantity.unit)
    several = said.plural or not is_one(_largest(quantity), language)
    unit = (noun.other if several else noun.one) if noun else quantity.unit
    if vague:
        return None if noun is None else replace(said, text=f"{vague} {unit}")
    return Phrase(f"{said.text}{NO_BREAK if len(unit) < 4 else ' '}{unit}", plural=several)


def is_currency(unit: str | None) -> bool:
    """Whether a unit of the vocabulary is money."""
    return unit is not None and len(unit) == 3 and unit.upper() in Locale.parse("en").currencies


def _bounded(quantity: Quantity, patterns: Mapping[str, str], language: str) -> Phrase | None:
    low, high = quantity.min, quantity.max
    if low is None and high is None:
        return None
    figure = {
        name: _figure(value, quantity.unit, language)
        for name, value in (("min", low), ("max", high))
        if value is not None
    }
    if low is not None and high is not None:
        text = figure["min"] if low == high else patterns["between"].format(**figure)
    else:
        text = next(iter(figure.values()))
    if quantity.approximate:
        text = patterns["about"].format(n=text)
    if low is None or high is None:
        text = patterns["least" if high is None else "most"].format(n=text)
    return Phrase(text, plural=not is_one(_largest(quantity), language))


def _largest(quantity: Quantity) -> Number:
    return max(value for value in (quantity.min, quantity.max) if value is not None)


def _figure(value: Number, unit: str | None, language: str) -> str:
    if unit is None or not is_currency(unit):
        return format_decimal(value, locale=language)
    scale = next((scale for scale in (10**12, 10**9, 10**6) if abs(value) >= scale), None)
    if scale and value % (scale // 10**DECIMALS) == 0:  # "1,7 Md $US" loses nothing; 1 234 567 would
        return format_compact_currency(value, unit.upper(), locale=language, fraction_digits=DECIMALS)
    whole = Locale.parse(language).currency_formats["standard"].pattern.replace(".00", ".##")
    return format_currency(value, unit.upper(), format=whole, locale=language, currency_digits=False)
