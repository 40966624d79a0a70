"""Several things to or from several parties: which thing goes with which ("trucks from India, rifles from Israel")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vigie.extract.nodes import Node
from vigie.extract.sentence import Roles, bears, fits
from vigie.packs.language import Frame

Share = tuple[list[Node], Node]


def dealt_out(frame: Frame, roles: Roles, objects: Sequence[Node], marked: Sequence[Node]) -> Iterator[Roles]:
    """The roles of a verb, once for each share of its things; the roles as they are where nothing is shared out.

    ``objects`` and ``marked`` are the bare and the marked phrases behind the verb.
    """
    items = roles.get("item", [])
    if len(items) < 2:
        yield roles
        return
    for role, markers in frame.roles.items():
        if role not in ("supplier", "recipient") or role not in roles:
            continue
        parties = [n for n in marked if any(bears(n, m) for m in markers) and fits(role, n)]
        shares = _behind(items, parties) if len(parties) > 1 and roles[role][0] in parties else []
        if shares:
            yield from ({**roles, "item": things, role: [party]} for things, party in shares)
            return
    yield from _gapped(frame, roles, objects)


def _behind(items: Sequence[Node], parties: Sequence[Node]) -> list[Share]:
    """Each party with the things between it and the party before; nothing unless every party and thing has its own."""
    shares: list[Share] = []
    start = items[0].start
    for party in sorted(parties, key=_place):
        things = [n for n in items if start <= n.start < party.start]
        if not things:
            return []
        shares.append((things, party))
        start = party.end
    return [] if any(n.start > start for n in items) else shares


def _gapped(frame: Frame, roles: Roles, objects: Iterable[Node]) -> Iterator[Roles]:
    """ "Spain gave tanks and Italy radars": a bare party between two things is the subject of a verb left out."""
    role = next((r for r, markers in frame.roles.items() if "subj" in markers and r in roles), None)
    items = sorted(roles["item"], key=_place)
    taken = {id(n) for nodes in roles.values() for n in nodes}
    heads = [n for n in objects if n.kind == "actor" and role and fits(role, n) and id(n) not in taken]
    heads = [n for n in heads if items[0].start < n.start < items[-1].start]
    if not heads or role is None:
        yield roles
        return
    starts = [*(n.start for n in heads), items[-1].end]
    yield {**roles, "item": [n for n in items if n.start < starts[0]]}
    for head, end in zip(heads, starts[1:], strict=True):
        yield {**roles, role: [head], "item": [n for n in items if head.start < n.start < end]}


def _place(node: Node) -> int:
    return node.start
