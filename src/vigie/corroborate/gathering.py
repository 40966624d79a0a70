"""Tellings gathered into groups, one a statement: the strongest ground first, each doubtful one last or alone.

A group that fits exactly one other goes into it; one that fits several, or none, stands alone. Candidates are found by
keys they share, so the cost grows with the number of tellings, not of pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from vigie.corroborate.chains import NAMED, Voice
from vigie.corroborate.days import Days, days, gap
from vigie.corroborate.matters import Matter, Sign
from vigie.model.origin import Telling

MANY = 64  # candidates that are looked at: where more share a figure, nothing tells them apart


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A telling with what it leads to: its voice, the newsrooms it names, its own outlet, its matter and figure.

    ``rank`` is its place in the order of publication; ``dated`` and ``said`` are days of publication and of saying.
    """

    rank: int
    telling: Telling
    voice: Voice
    relays: tuple[str, ...]
    outlet: str
    matter: Matter
    sign: Sign | None
    dated: Days | None
    said: Days | None

    @property
    def document(self) -> str:
        """The document it stands in."""
        return self.telling.claim.document


@dataclass(slots=True, eq=False)
class Group:
    """Tellings of one statement. The group's voice, matter and figure are those of ``lead``."""

    lead: Told
    members: list[Told]
    documents: dict[str, int] = field(init=False)  # each with the place of the first claim of it
    outlets: set[str] = field(init=False)
    matters: set[Matter] = field(init=False)  # several where one number is given of them together
    published: Days | None = field(init=False)  # the first of its days of publication
    ends: set[Matter] = field(init=False)  # of any telling, for its parties: few, however many tell it
    events: set[Days] = field(init=False)  # when it happened, as far as tellings say
    voices: set[str] = field(init=False)  # who is named as having said it
    barred: set[str] = field(init=False)  # whom a person told apart from one of them

    def __post_init__(self) -> None:
        self.documents = {}
        for told in self.members:
            head = told.telling.claim.head
            self.documents[told.document] = min(self.documents.get(told.document, head), head)
        self.outlets = {told.outlet for told in self.members}
        self.matters = {told.matter for told in self.members if told.sign == self.lead.sign}
        self.published = min((told.dated for told in self.members if told.dated), default=None)
        self.ends = {_ends(told.matter) for told in self.members}
        self.events = {when for told in self.members if (when := event_of(told))}
        named = [told.voice for told in self.members if told.voice.standing in NAMED]
        self.voices = {voice.key for voice in named}
        self.barred = {key for voice in named for key in voice.barred}

    def absorb(self, other: Group) -> None:
        """Take the members of ``other`` in; the lead stays."""
        self.members += other.members
        for document, head in other.documents.items():
            self.documents[document] = min(self.documents.get(document, head), head)
        self.outlets |= other.outlets
        self.published = min(filter(None, (self.published, other.published)), default=None)
        self.ends |= other.ends
        self.events |= other.events
        self.voices |= other.voices
        self.barred |= other.barred

    def shares(self, other: Group) -> bool:
        """Whether a document tells both."""
        return not self.documents.keys().isdisjoint(other.documents)

    @property
    def day(self) -> Days | None:
        """When it was said, as far as the lead tells, else when the first of it was published."""
        return self.lead.said or self.published


def _ends(matter: Matter) -> Matter:
    return matter._replace(kind="", status="", item=None, unit=None)


def event_of(told: Told) -> Days | None:
    """When it happened, as far as the telling says."""
    time = told.telling.claim.time
    return days(time.edtf) if time else None


Keys = Callable[[Group], Iterable[Hashable]]
Fit = Callable[[Group, Group], int]  # of a loose group and one that stands: 0 no, else the higher the surer


def join(standing: Sequence[Group], loose: Iterable[Group], keys: Keys, asks: Keys, fits: Fit) -> list[Group]:
    """Each loose group, in the order given, goes into the one group it fits best, else stands beside the others.

    Standing groups are found by their ``keys``, with which the ``asks`` of the loose one must meet.
    """
    by_key: dict[Hashable, list[Group]] = defaultdict(list)
    known: set[tuple[Hashable, int]] = set()

    def find_by_keys(group: Group, grown_by: Group | None = None) -> None:
        for key in keys(replace(group, members=grown_by.members) if grown_by else group):
            if (key, id(group)) not in known:
                known.add((key, id(group)))
                by_key[key].append(group)

    result = list(standing)
    for group in result:
        find_by_keys(group)
    for group in loose:
        base = _only(group, (by_key.get(key, ()) for key in asks(group)), fits)
        if base is None:
            result.append(group)
            find_by_keys(group)
        else:
            base.absorb(group)
            find_by_keys(base, grown_by=group)
    return result


def _only(loose: Group, found: Iterable[Sequence[Group]], fits: Fit) -> Group | None:
    """The one group that ``loose`` fits best, None where there is none or several fit alike."""
    candidates = {id(group): group for several in found if len(several) <= MANY for group in several}
    open_ = (group for group in candidates.values() if group.barred.isdisjoint(loose.voices))
    scored = [(score, group) for group in open_ if (score := fits(loose, group))]
    best = max((score for score, _ in scored), default=0)
    surest = [group for score, group in scored if score == best]
    return surest[0] if len(surest) == 1 else None


def near(one: Days | None, other: Days | None, within: int) -> bool:
    """Whether both days are known and no further apart than ``within`` days."""
    return one is not None and other is not None and gap(one, other) <= within
