"""What people decided about names, replayed: which are one, which are not, what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from vigie.model.entity import Judgement

UNKNOWN = "clu_"  # how the id of a name that no catalogue holds begins


@dataclass
class Groups:
    """Ids joined to groups, never across a pair that was told apart."""

    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)
    _of: dict[str, list[str]] = field(default_factory=dict)

    def of(self, id: str) -> Sequence[str]:
        """The group of ``id``, in the order its members came."""
        return self._of.get(id) or [id]

    def may_join(self, first: str, second: str) -> bool:
        """Whether no pair told apart would end in one group."""
        others = set(self.of(second))
        return not any(self.apart.get(one, frozenset()) & others for one in self.of(first))

    def join(self, first: str, second: str) -> bool:
        """Make one group of two; False where they stay apart."""
        here, there = list(self.of(first)), list(self.of(second))
        if second in here:
            return True
        if not self.may_join(first, second):
            return False
        one = here + there
        self._of |= dict.fromkeys(one, one)
        return True

    def all(self) -> Iterable[Sequence[str]]:
        """Every group of two or more."""
        return {id(group): group for group in self._of.values()}.values()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """All judgements that hold. ``same`` are pairs in the order they were joined; ``names`` and ``kinds`` by id."""

    apart: Mapping[str, frozenset[str]]
    same: tuple[tuple[str, str], ...] = ()
    names: Mapping[str, str]
    kinds: Mapping[str, str]

    def groups(self) -> Groups:
        """The groups that the judgements alone make."""
        groups = Groups(self.apart)
        for first, second in self.same:
            groups.join(first, second)
        return groups


def replay(judgements: Sequence[Judgement]) -> Judged:
    """``judgements`` in the order they were made, those taken back left out.

    Two that were told apart stay so, whatever joins them in a roundabout way: the joining that would cross is left out.
    """
    holding = held(judgements)
    apart: dict[str, set[str]] = {}
    for one in holding:
        if one.act == "different" and one.second is not None:
            apart.setdefault(one.first, set()).add(one.second)
            apart.setdefault(one.second, set()).add(one.first)
    frozen = {id: frozenset(others) for id, others in apart.items()}
    groups = Groups(frozen)
    same = [
        (one.first, one.second)
        for one in holding
        if one.act == "same" and one.second is not None and groups.join(one.first, one.second)
    ]
    said = {
        act: {one.first: one.second for one in holding if one.act == act and one.second} for act in ("name", "kind")
    }
    return Judged(apart=frozen, same=tuple(same), names=said["name"], kinds=said["kind"])


def held(judgements: Sequence[Judgement]) -> list[Judgement]:
    """The judgements that were not taken back; to take back an ``undo`` is to judge so again."""
    undone: set[str] = set()
    kept = []
    for one in reversed(judgements):
        if one.id in undone:
            continue
        if one.act == "undo":
            undone.add(one.first)
        else:
            kept.append(one)
    return kept[::-1]


def blocking(judgements: Sequence[Judgement], first: str, second: str) -> Judgement | None:
    """The judgement that keeps ``first`` and ``second`` from being joined, None when nothing does."""
    judged = replay(judgements)
    groups = judged.groups()
    here, there = set(groups.of(first)), set(groups.of(second))
    for one in held(judgements):
        between = (one.first in here and one.second in there) or (one.first in there and one.second in here)
        if one.act == "different" and between:
            return one
    return None


def joining(judgements: Sequence[Judgement], first: str, second: str) -> Judgement | None:
    """The last judgement that made ``first`` and ``second`` one, None when none did."""
    group = replay(judgements).groups().of(first)
    if second not in group:
        return None
    return next(
        one for one in reversed(held(judgements)) if one.act == "same" and {one.first, one.second} <= set(group)
    )
