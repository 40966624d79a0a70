"""What the ledger may be narrowed by, for eyes: names, counts, what is chosen, and the tree of items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from babel import Locale
from babel.core import UnknownLocaleError

from vigie.model.claim import Claimer, Item
from vigie.packs.files import Packs
from vigie.packs.messages import Catalogue
from vigie.publish.names import Names, label, shown_body, shown_item
from vigie.store.ledger import Found, Ranks

SHOWN = 8  # values that stand open; the rest are one click away
LONGEST = 150  # values of a facet at most
ORDER = ("kind", "item", "supplier", "recipient", "claimer", "origin", "status", "language")
Counts = Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value of a facet: how it is called, how many claims have it, whether it is chosen, what stands under it."""

    value: str
    name: str
    count: int
    chosen: bool
    below: tuple[Choice, ...] = ()

    @property
    def open(self) -> bool:
        """Whether something under it is chosen."""
        return any(one.chosen or one.open for one in self.below)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A facet: the choices that stand open, those behind a click, and how many more there are."""

    name: str
    open: tuple[Choice, ...]
    folded: tuple[Choice, ...]
    unlisted: int

    @property
    def chosen(self) -> int:
        """How many of its choices are chosen, at the top."""
        return sum(one.chosen or one.open for one in (*self.open, *self.folded))


def groups(found: Found, chosen: Callable[[str], Sequence[str]], names: Names, packs: Packs) -> list[Group]:
    """The facets of ``found`` that have something to choose; ``chosen`` gives the values chosen of each."""
    made = []
    for facet in ORDER:
        counts, picked = found.facets[facet], chosen(facet)
        missing = [(value, 0) for value in picked if value not in dict(counts)]
        choices = (
            _tree([*counts, *missing], picked, names, packs)
            if facet == "item"
            else [_choice(facet, value, count, picked, names) for value, count in [*counts[:LONGEST], *missing]]
        )
        if len(choices) > 1 or picked:
            first = [one for n, one in enumerate(choices) if n < SHOWN or one.chosen or one.open]
            rest = [one for one in choices if one not in first]
            left = 0 if facet == "item" else max(0, len(counts) - LONGEST)
            made.append(Group(name=facet, open=tuple(first), folded=tuple(rest), unlisted=left))
    return made


def value_name(facet: str, value: str, names: Names) -> str:
    """How a value of ``facet`` is called."""
    if facet in ("kind", "status"):
        return label(names, facet, value)
    if facet == "language":
        return language_name(value, names.language)
    if facet == "item":
        return names.classes.get(value) or shown_item(names, Item(text=value, start=0, end=0, id=value))
    return shown_body(names, Claimer(id=value))


def language_name(code: str, language: str) -> str:
    """A language as the visitor's language calls it."""
    try:
        return str(Locale.parse(language).languages.get(code, code))
    except (UnknownLocaleError, ValueError):
        return code


def ranks(names: Names, words: Catalogue) -> Ranks:
    """How values sort by their names in the visitor's language."""
    facets = {"supplier": "supplier", "claimer": "claimer", "item": "item", "kind": "kind", "status": "status"}

    def of(column: str, values: Sequence[str]) -> list[int]:
        said = {value: value_name(facets[column], value, names).casefold() for value in values}
        place = {name: n for n, name in enumerate(sorted(set(said.values())))}
        return [place[said[value]] for value in values]

    return Ranks(words.language, of)


def _choice(
    facet: str, value: str, count: int, picked: Sequence[str], names: Names, below: tuple[Choice, ...] = ()
) -> Choice:
    name = value_name(facet, value, names)
    return Choice(value=value, name=name, count=count, chosen=value in picked, below=below)


def _tree(counts: Counts, picked: Sequence[str], names: Names, packs: Packs) -> list[Choice]:
    """Classes under the class they are a kind of, designations under theirs, the most frequent first."""
    present = {value for value, _ in counts}
    parents: dict[str, str | None] = {one.id: one.item_class for one in packs.weapons if one.id in present}
    parents |= {one.id: one.parent for one in packs.vocabulary.classes}
    below: dict[str | None, list[tuple[str, int]]] = {}
    for value, count in counts:
        parent = parents.get(value)
        below.setdefault(parent if parent in present else None, []).append((value, count))

    def grown(parent: str | None) -> list[Choice]:
        return [
            _choice("item", value, count, picked, names, tuple(grown(value))) for value, count in below.get(parent, ())
        ]

    return grown(None)
