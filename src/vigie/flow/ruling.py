"""What the judgements of a case come to, and which of its findings they touch."""

from __future__ import annotations

from collections.abc import Iterable

from vigie.model.entity import Cluster, Ruled
from vigie.packs.files import Packs
from vigie.resolve.clusters import clusters, name_id
from vigie.resolve.judging import UNKNOWN, replay
from vigie.resolve.naming import Naming
from vigie.resolve.ruling import rulings
from vigie.store import entities
from vigie.store import weaving as kept
from vigie.store.case import View

WEAPON = "weapon"


def ruled_now(view: View, packs: Packs) -> list[Ruled]:
    """What the judgements of the case make of its names, in order of id."""
    made = entities.judgements(view)
    if not made:
        return []
    judged = replay(made)
    found = clusters(entities.unknown_names(view), judged)
    naming = Naming(packs)
    known = {id for pair in judged.same for id in pair} | judged.apart.keys()
    kinds = {id: kind for id in known if (kind := naming.kind(id)) is not None}
    weapons = (one for one in found if one.kind == WEAPON and one.entity is None)
    classes = {one.id: item_class for one in weapons if (item_class := kept.classes_of(view, _names(one)))}
    return sorted(rulings(judged, found, kinds, classes), key=lambda one: one.id)


def touched(view: View, now: Iterable[Ruled]) -> list[tuple[str, str]]:
    """(kind, item class) of the claims that name what was ruled otherwise when findings were woven last."""
    before, after = ({one.id: one for one in several} for several in (kept.ruled(view), now))
    changed = {id for id in before | after if before.get(id) != after.get(id)}
    if not changed:
        return []
    names: tuple[tuple[str, str], ...] = ()
    if any(id.startswith(UNKNOWN) for id in changed):
        seen = dict.fromkeys((one.kind, one.text) for one in entities.unknown_names(view))
        names = tuple(pair for pair in seen if name_id(*pair) in changed)
    return kept.named_in(view, sorted(id for id in changed if not id.startswith(UNKNOWN)), names)


def _names(one: Cluster) -> list[tuple[str, str]]:
    return list(dict.fromkeys((name.kind, name.text) for name in one.names))
