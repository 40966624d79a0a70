"""Names without a catalogue id, put together where they may be one: a queue for a person, never a verdict.

A name's own id comes from its letters, so that it outlives every new reading; a cluster has the id of the name that was
read first, and the ids of its other names lead to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from vigie.model.entity import Cluster, Seen, Tie
from vigie.model.ids import make_id
from vigie.resolve.judging import UNKNOWN, Groups, Judged
from vigie.resolve.spellings import SCORES, Likeness, likenesses, spelling

KINDS = ("organisation", "weapon", "vessel", "place")  # persons never are


def name_id(kind: str, text: str) -> str:
    """The id of a name: the same for all spellings that differ in signs, case and accents alone."""
    return make_id(UNKNOWN.rstrip("_"), kind, spelling(text).key)


def clusters(seen: Iterable[Seen], judged: Judged) -> list[Cluster]:
    """The clusters of ``seen``, the most used first. Their order, and that of the input, changes nothing."""
    names: dict[str, list[Seen]] = defaultdict(list)
    for one in sorted(seen, key=_place):
        names[name_id(one.kind, one.text)].append(one)
    groups = judged.groups()
    said = [Tie(first=a, second=b, rule="judged", score=1.0) for a, b in judged.same]
    ties = said + [tie for kind in KINDS for tie in _joined(kind, names, groups)]
    of_group: dict[str, list[str]] = defaultdict(list)
    for id in sorted(names, key=lambda id: (min(one.first for one in names[id]), id)):
        of_group[_lead(groups.of(id), names)].append(id)
    by_lead: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        by_lead[_lead(groups.of(tie.first), names)].append(tie)
    found = [_cluster(ids, names, groups.of(ids[0]), by_lead[lead], judged) for lead, ids in of_group.items()]
    return sorted(found, key=lambda one: (-sum(name.mentions for name in one.names), one.id))


def _joined(kind: str, names: Mapping[str, Sequence[Seen]], groups: Groups) -> list[Tie]:
    """Joins names of one kind that are alike, the surest first."""
    texts = [one.text for seen in names.values() for one in seen if one.kind == kind]
    return [
        Tie(first=name_id(kind, one.first), second=name_id(kind, one.second), rule=one.rule, score=SCORES[one.rule])
        for one in likenesses(map(spelling, texts))
        if _join(kind, one, groups)
    ]


def _join(kind: str, like: Likeness, groups: Groups) -> bool:
    first, second = name_id(kind, like.first), name_id(kind, like.second)
    anchors = {_anchor(groups.of(first)), _anchor(groups.of(second))} - {None}
    return len(anchors) < 2 and groups.join(first, second)  # two entities of the catalogue are joined by people alone


def _anchor(group: Sequence[str]) -> str | None:
    return next((id for id in group if not id.startswith(UNKNOWN)), None)


def _lead(group: Sequence[str], names: Mapping[str, Sequence[Seen]]) -> str:
    """The one id that stands for a group: that of an entity, else of the name read first."""
    read = [id for id in group if id in names]
    first = min(read, key=lambda id: (min(one.first for one in names[id]), id), default=group[0])
    return _anchor(group) or first


def _cluster(
    ids: list[str], names: Mapping[str, Sequence[Seen]], group: Sequence[str], ties: Sequence[Tie], judged: Judged
) -> Cluster:
    written = [one for id in ids for one in names[id]]
    shown = {id: names[id][0].text for id in ids}
    said = [id for id in judged.names if id in group]
    kinds = [judged.kinds[id] for id in judged.kinds if id in group]
    return Cluster(
        id=ids[0],
        kind=kinds[-1] if kinds else written[0].kind,
        names=tuple(sorted(written, key=_place)),
        ties=tuple(
            Tie(first=shown.get(t.first, t.first), second=shown.get(t.second, t.second), rule=t.rule, score=t.score)
            for t in ties
        ),
        ids=(*ids, *(id for id in group if id not in ids and id.startswith(UNKNOWN))),
        entity=_anchor(group),
        name=judged.names[said[-1]] if said else None,
    )


def _place(one: Seen) -> tuple[int, str, str, int, str]:
    """Where a name stands among others: the most used first."""
    return (-one.mentions, one.text, one.language or "", one.first, repr(one))
