"""The classes of items and the designations under them, as one order: what is a kind of what, what is part of what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from vigie.packs.records import Designation, Vocabulary

PIECE = "piece"


class Classes:
    """Questions about classes and designations. An *item* is the id of either; an unknown one stands alone."""

    def __init__(
        self, vocabulary: Vocabulary, designations: Iterable[Designation] = (), judged: Mapping[str, str] | None = None
    ) -> None:
        """``judged`` gives the class of each weapon that is none of the catalogue's, and that a person told of."""
        self._classes = frozenset(known.id for known in vocabulary.classes)
        self._counted = {known.id: known.counted for known in vocabulary.classes if known.counted}
        self._umbrellas = frozenset(known.id for known in vocabulary.classes if known.umbrella)
        self._loads = frozenset(vocabulary.loads)
        above: dict[str, tuple[str, ...]] = {
            known.id: tuple(filter(None, (known.parent, known.within))) for known in vocabulary.classes
        }
        for designation in designations:
            above.setdefault(designation.id, (designation.item_class,))
        above |= {id: (item_class,) for id, item_class in (judged or {}).items()}
        self._within = {known.id: known.within for known in vocabulary.classes if known.within}
        self._lines = {item: _line(item, above) for item in above}

    def all(self) -> list[str]:
        """Every class, in order of name."""
        return sorted(self._classes)

    def parents(self, item: str) -> tuple[str, ...]:
        """All that stands over ``item``, nearest first, without itself."""
        return self.lineage(item)[1:]

    def lineage(self, item: str) -> tuple[str, ...]:
        """``item`` and all that stands over it, nearest first."""
        return self._lines.get(item, (item,))

    def is_under(self, item: str, other: str) -> bool:
        """Whether ``item`` is ``other`` or below it."""
        return other in self.lineage(item)

    def related(self, item: str, other: str) -> bool:
        """Whether one of the two is the other or below it."""
        return self.is_under(item, other) or self.is_under(other, item)

    def is_part(self, item: str, other: str) -> bool:
        """Whether one of the two counts what is within the other's count, rather than naming it more finely."""
        return any(
            self._within.get(name) in self.lineage(high)
            for low, high in ((item, other), (other, item))
            if self.is_under(low, high)
            for name in self.lineage(low)[: self.lineage(low).index(high)]
        )

    def of(self, item: str) -> str | None:
        """The class of a designation, a class itself; None for what nobody has catalogued."""
        return next((name for name in self.lineage(item) if name in self._classes), None)

    def root(self, item: str) -> str:
        """The topmost of what stands over ``item``."""
        return self.lineage(item)[-1]

    def counted(self, item: str) -> str:
        """What a bare number of ``item`` counts: ``person`` or ``piece``."""
        return next((self._counted[name] for name in self.lineage(item) if name in self._counted), PIECE)

    def is_load(self, measure: str) -> bool:
        """Whether ``measure`` counts what carries the goods (containers, voyages)."""
        return measure in self._loads

    def is_umbrella(self, item: str) -> bool:
        """Whether ``item`` is too wide for one figure."""
        return item in self._umbrellas

    def level(self, item: str) -> str:
        """What ``item`` is counted with in one figure: the widest over it that is no umbrella, else itself."""
        line = self.lineage(item)
        below = next((place for place, name in enumerate(line) if name in self._umbrellas), len(line))
        return line[max(below - 1, 0)]


def _line(item: str, above: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    line = [item]
    for reached in line:  # grows while it is walked: nearest first
        line += [higher for higher in above.get(reached, ()) if higher not in line]
    return tuple(line)
