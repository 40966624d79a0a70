"""What the workbench keeps for as long as it runs: the case, the packs, and the words of both languages."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from vigie.packs.files import Packs
from vigie.packs.messages import LANGUAGES, Catalogue, workbench_catalogue
from vigie.publish.names import Names, names_in
from vigie.resolve.cards import Cards
from vigie.store.case import Case
from vigie.web.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One case as it is served. ``cards`` writes identity cards; ``names`` and ``words`` are by language, ``language``
    is the one to begin with. ``shelf`` has the ledger.

    ``sample``: its documents are made up, and every page says so. ``token`` is what our forms carry, so that no other
    site's are taken; a new one with every start.
    """

    case: Case
    packs: Packs
    cards: Cards
    names: Mapping[str, Names]
    words: Mapping[str, Catalogue]
    shelf: Shelf
    language: str
    sample: bool = False
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)


def make_desk(case: Case, packs: Packs, language: str = "en") -> Desk:
    """The desk on which ``case`` lies."""
    return Desk(
        case=case,
        packs=packs,
        cards=Cards(packs),
        names={one: names_in(one, packs) for one in LANGUAGES},
        words={one: workbench_catalogue(one) for one in LANGUAGES},
        shelf=Shelf(case, {one.id: one.parent for one in packs.vocabulary.classes}),
        language=language,
        sample=case.sample,
    )
