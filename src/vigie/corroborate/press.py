"""Who prints whose copy: agencies and their papers, papers of one owner, one newsroom in several languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from vigie.corroborate.days import Days, days, meet
from vigie.packs.records import Press
from vigie.text.fold import bare

GROUP, AGENCY, EDITIONS = "group", "agency", "editions"
NAME = "name:"  # before the folded name of an outlet that nobody has catalogued


class _Place(NamedTuple):
    family: Press
    of: str | None
    held: Days


class Families:
    """The families of the press, asked on a day. An outlet is its id, or ``name:`` and its folded name.

    ``outlet`` gives the id that a printed name means. Without a day a family counts whenever it held.
    """

    def __init__(self, families: Iterable[Press], outlet: Callable[[str | None], str | None]) -> None:
        self._of: dict[str, list[_Place]] = defaultdict(list)
        self._outlet = outlet
        self._agencies: set[str | None] = set()
        for family in families:
            held = (days(family.since) or Days(date.min, date.max)).to(days(family.until) or Days(date.min, date.max))
            self._agencies |= {family.of} if family.kind == AGENCY else set()
            for name in family.outlets:
                self._of[self.key(name)].append(_Place(family, family.of, held))

    def key(self, name: str) -> str:
        """What an outlet is known by: ``name`` is an id, or a name as printed."""
        return self._outlet(name) or (name if name == bare(name) and " " not in name else f"{NAME}{bare(name)}")

    def newsroom(self, outlet: str, day: Days | None = None) -> str:
        """The newsroom whose texts an outlet gives in another language; else the outlet itself."""
        return next(
            (place.of for place in self._held(outlet, day) if place.family.kind == EDITIONS and place.of), outlet
        )

    def is_agency(self, outlet: str) -> bool:
        """Whether others print the copy of an outlet."""
        return outlet in self._agencies

    def bound(self, first: str, second: str, day: Days | None = None) -> tuple[str, str] | None:
        """Why two outlets are no check on each other: the kind of family and its id."""
        one, other = self.newsroom(first, day), self.newsroom(second, day)
        if one == other:
            return (EDITIONS, one) if first != second else None
        for a, b in ((first, second), (second, first), (one, other), (other, one)):
            for place in self._held(a, day):
                if place.family.kind == AGENCY and place.of == b:
                    return AGENCY, place.family.id
        shared = {place.family.id for place in self._held(one, day) if place.family.kind == GROUP}
        shared &= {place.family.id for place in self._held(other, day) if place.family.kind == GROUP}
        return (GROUP, min(shared)) if shared else None

    def _held(self, outlet: str, day: Days | None) -> list[_Place]:
        return [place for place in self._of.get(outlet, ()) if meet(day, place.held)]
