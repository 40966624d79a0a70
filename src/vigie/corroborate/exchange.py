"""One sum told in two currencies: where a text ties them, who gives either gives the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from vigie.corroborate.gathering import Told
from vigie.model.claim import Quantity, Sum

Worth = tuple[str, tuple[float, ...]]  # a currency and the numbers given in it


def exchanged(quantities: Iterable[Quantity | None]) -> dict[Worth, Worth]:
    """The sum that stands for each that a text ties to one in another currency.

    A sum that texts tie to two sums of one currency is tied to none: a round one may be worth many things.
    """
    group: dict[Worth, set[Worth]] = {}
    for quantity in quantities:
        for other in quantity.also if quantity else ():
            one, second = _worth(quantity), _worth(other)
            if one is not None and second is not None:
                joined = group.get(one, {one}) | group.get(second, {second})
                group |= dict.fromkeys(joined, joined)
    return {one: min(several) for one, several in group.items() if len({unit for unit, _ in several}) == len(several)}


def in_one_currency(told: Told, worth: Mapping[Worth, Worth]) -> Told:
    """``told`` with its sum in the currency that stands for all it was told in."""
    own = _worth(told.telling.claim.quantity)
    if own is None or told.sign is None or (other := worth.get(own, own)) == own:
        return told
    unit, numbers = other
    return replace(told, matter=told.matter._replace(unit=unit), sign=told.sign._replace(numbers=numbers))


def _worth(told: Quantity | Sum | None) -> Worth | None:
    numbers = {float(bound) for bound in (told.min, told.max) if bound is not None} if told else None
    return (told.unit, tuple(sorted(numbers))) if told and told.unit and numbers else None
