"""What a person says of names, and what a case then holds: judgements kept, the queue, listings and cards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vigie.flow.acting import now, user
from vigie.model.entity import Card, Cluster, Judgement
from vigie.model.ids import make_id
from vigie.model.imo import imo_number
from vigie.packs.files import Packs
from vigie.packs.lookup import show
from vigie.packs.records import Entry, ItemClass
from vigie.resolve.cards import SHIP, Cards, Found
from vigie.resolve.clusters import KINDS, clusters, name_id
from vigie.resolve.judging import UNKNOWN, Judged, blocking, held, joining, replay
from vigie.resolve.spellings import spelling
from vigie.store import entities
from vigie.store.case import Case, View, open_view
from vigie.store.entities import Which
from vigie.store.problems import NamedCaseError
from vigie.store.rows import ClaimRow
from vigie.store.writer import open_writer
from vigie.text.fold import bare

LATEST = 5  # claims that a card shows
CLUSTER_KINDS = KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entity or cluster of a listing. ``name`` is a person's or the most used spelling, None for an entity of the
    catalogue; ``spellings`` are the most used ones of a cluster.
    """

    id: str
    kind: str
    mentions: int
    documents: int
    since: str | None = None
    until: str | None = None
    name: str | None = None
    spellings: tuple[str, ...] = ()


class Names:
    """The names of a case as they stand: judgements replayed, unknown names in their clusters.

    ``cards`` are those of ``packs``, for who asks often: what they know is put together once.
    """

    def __init__(self, view: View, packs: Packs, cards: Cards | None = None) -> None:
        self._view, self._packs, self._cards = view, packs, cards or Cards(packs)
        self.judgements = entities.judgements(view)
        self.judged: Judged = replay(self.judgements)
        self.clusters = clusters(entities.unknown_names(view), self.judged)
        self._groups = self.judged.groups()

    @property
    def queue(self) -> list[Cluster]:
        """The clusters that nobody said to be an entity of the catalogue."""
        return [one for one in self.clusters if one.entity is None]

    def meant(self, typed: str) -> str:
        """The id that ``typed`` means: an id or its beginning, a name of the catalogue, a name in the queue.

        Raises CaseError when there is none, or several.
        """
        found = list(dict.fromkeys(self._meant(typed.strip())))
        if not found:
            raise NamedCaseError("no-entity", name=typed)
        if len(found) > 1:
            shown = ", ".join(found[:5]) + (" …" if found[5:] else "")
            raise NamedCaseError("several-entities", name=typed, candidates=shown)
        return found[0]

    def kind(self, id: str) -> str | None:
        """What ``id`` is in the catalogue; None for a name that waits: what it is taken for is a guess."""
        return self._cards.kind(id)

    def lead(self, id: str) -> str:
        """The id that stands for ``id`` now: that of what it was merged with."""
        holder = next((one for one in self.clusters if id in one.ids), None)
        if holder is not None:
            return holder.entity or holder.id
        return self._lead_of_known(id)

    def card(self, typed: str, limit: int = LATEST) -> tuple[Card, list[ClaimRow]]:
        """The card of what ``typed`` means, and the latest claims about it."""
        id = self.lead(self.meant(typed))
        cluster = next((one for one in self.clusters if id in (one.id, one.entity)), None)
        ids = tuple(one for one in (id, *self._groups.of(id)) if not one.startswith(UNKNOWN))
        which = Which(
            tuple(dict.fromkeys(ids)), tuple({(n.kind, n.text): None for n in cluster.names} if cluster else ())
        )
        rows, total = entities.latest_claims(self._view, which, limit)
        found = Found(
            names=entities.names_of(self._view, which),
            usages=entities.usages(self._view, which),
            claims=tuple(row.claim.id for row in rows),
            total=total,
        )
        if id.startswith(UNKNOWN) and cluster is not None:
            return self._cards.of_cluster(cluster, found, self.judgements), rows
        card = self._cards.of_entity(which.ids, found, self.judgements)
        if card is None:
            raise NamedCaseError("no-entity", name=typed)
        return replace(
            card, ids=(*card.ids, *(cluster.ids if cluster else ())), ties=cluster.ties if cluster else ()
        ), rows

    def listing(self, kind: str | None = None, *, unknown: bool = False) -> list[Line]:
        """What the claims name, the most named first; ``unknown``: the queue alone."""
        lines = [_line(one) for one in self.queue if kind in (None, one.kind)]
        if not unknown:
            known: dict[str, list[Line]] = {}
            rows = [
                Line(**{name: getattr(row, name) for name in _COUNTED}, name=self._painted(row.id))
                for row in entities.entity_rows(self._view, kind)
            ]
            rows += [
                replace(_line(one), id=one.entity) for one in self.clusters if one.entity and kind in (None, one.kind)
            ]
            for line in rows:
                known.setdefault(self._lead_of_known(line.id), []).append(line)
            lines += [_summed(id, parts) for id, parts in known.items()]
        return sorted(lines, key=lambda line: (-line.mentions, line.id))

    def _painted(self, id: str) -> str | None:
        """The name most used of a ship known by her number."""
        names = entities.names_of(self._view, Which((id,))) if id.startswith(SHIP) else []
        return names[0].text if names else None

    def _lead_of_known(self, id: str) -> str:
        return next((one for one in self._groups.of(id) if not one.startswith(UNKNOWN)), id)

    def _meant(self, typed: str) -> Iterable[str]:
        if typed.startswith(UNKNOWN):
            yield from (id for one in self.clusters for id in one.ids if id.startswith(typed.lower()))
            return
        if (number := imo_number(typed)) is not None:
            yield SHIP + number
            return
        if self._cards.kind(typed) is not None:
            yield typed
            return
        key = spelling(typed).key
        waiting = [one.id for one in self.clusters if one.name is not None and bare(one.name) == bare(typed)]
        waiting += [name_id(n.kind, n.text) for one in self.clusters for n in one.names if spelling(n.text).key == key]
        if waiting:
            yield from waiting
            return
        named = [record.id for _, record in show(self._packs, typed) if isinstance(record, Entry | ItemClass)]
        yield from (id for id in named if self._cards.kind(id) is not None)


def judge(
    case: Case, packs: Packs, act: str, names: tuple[str, str], why: str | None = None, who: str | None = None
) -> Judgement:
    """Keep that two names are the ``same`` or ``different``, or the ``name`` or ``kind`` that a cluster gets.

    Raises CaseError for names nobody bears, and for a judgement that another one stands against.
    """
    first, second = names
    with open_writer(case) as writer:
        with open_view(case) as view:
            known = Names(view, packs)
            first = known.meant(first)
            second = known.meant(second) if act in ("same", "different") else second.strip()
        _check(known, act, first, second)
        judgement = _judgement(act, first, second, why, who)
        with writer.transaction():
            entities.add_judgement(writer, judgement)
    return judgement


def undo(case: Case, typed: str, why: str | None = None, who: str | None = None) -> Judgement:
    """Take a judgement (id or its beginning) back. Raises CaseError when there is none, or it was taken back."""
    with open_writer(case) as writer:
        with open_view(case) as view:
            made = entities.judgements(view)
        begin = typed if typed.startswith("jdg_") else f"jdg_{typed}"
        found = [one for one in held(made) if one.id.startswith(begin)]
        if len(found) != 1:
            raise NamedCaseError("no-judgement", prefix=typed)
        judgement = _judgement("undo", found[0].id, None, why, who)
        with writer.transaction():
            entities.add_judgement(writer, judgement)
    return judgement


def _check(known: Names, act: str, first: str, second: str) -> None:
    if act in ("same", "different") and first == second:
        raise NamedCaseError("one-name", name=first)
    if act == "same" and len({known.kind(first), known.kind(second)} - {None}) > 1:
        raise NamedCaseError("other-kind", first=first, second=second)
    if act == "same" and (against := blocking(known.judgements, first, second)) is not None:
        raise NamedCaseError("told-apart", id=against.id, who=against.who, at=against.at[:10])
    if act == "different" and (against := joining(known.judgements, first, second)) is not None:
        raise NamedCaseError("merged", id=against.id, who=against.who, at=against.at[:10])
    if act in ("name", "kind") and not first.startswith(UNKNOWN):
        raise NamedCaseError("named-already", name=first)
    if act == "kind" and second not in KINDS:
        raise NamedCaseError("bad-kind", value=second, known=", ".join(KINDS))
    if act == "name" and not second:
        raise NamedCaseError("no-name")


def _judgement(act: str, first: str, second: str | None, why: str | None, who: str | None) -> Judgement:
    at, by = now(), who or user()
    id = make_id("jdg", at, by, act, first, second)
    return Judgement(id=id, at=at, who=by, act=act, first=first, second=second, why=(why or "").strip() or None)


_COUNTED = ("id", "kind", "mentions", "documents", "since", "until")


def _line(one: Cluster) -> Line:
    spellings = tuple(dict.fromkeys(name.text for name in one.names))
    return Line(
        id=one.id,
        kind=one.kind,
        mentions=sum(name.mentions for name in one.names),
        documents=max(name.documents for name in one.names),
        since=min((name.since for name in one.names if name.since), default=None),
        until=max((name.until for name in one.names if name.until), default=None),
        name=one.name or spellings[0],
        spellings=spellings,
    )


def _summed(id: str, parts: Sequence[Line]) -> Line:
    """Several lines that are one entity, as one; of documents, at least as many as the most named part has."""
    return Line(
        id=id,
        kind=parts[0].kind,
        mentions=sum(part.mentions for part in parts),
        documents=max(part.documents for part in parts),
        since=min((part.since for part in parts if part.since), default=None),
        until=max((part.until for part in parts if part.until), default=None),
        name=next((part.name for part in parts if part.name), None) if id.startswith(SHIP) else None,
    )
