"""What one voice said in one act: which tellings of the same origin are of one statement."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from vigie.corroborate.classes import Classes
from vigie.corroborate.days import Days, gap
from vigie.corroborate.gathering import Group, Told, event_of, join, near
from vigie.corroborate.matters import DENIED, DONE, PLANNED, bent, related, reversed_sides, same_sides, traces

ACT = 7  # days within which the press tells one act of speech
AGAIN = 10  # days after which a figure told anew is told again, where texts give both days
DAY = 3  # days that a date may be wrong by: another time zone, the day of the report for that of the saying
WEEK = 7
MONTH = 31  # days between two events that no text takes for one, when it gives no figure
AGES = 180  # days within which what is told anew without a figure is taken for the same
PECULIAR = 3  # figures that are not zeros: a number with so many is hit on once
SURE, FAR = 10, 10_000  # scores: above those of what is bent; by how near the days are


class _Cell(NamedTuple):
    """Tellings of one cell are one statement at first sight."""

    voice: str
    matter: Hashable
    sign: Hashable
    said: Days | None
    alone: Hashable


def gathered(tellings: Iterable[Group], classes: Classes) -> list[Group]:
    """Groups of the same voice gathered into statements: same figure first, then figures bent, then without figure."""
    cells: dict[_Cell, Group] = {}
    for group in tellings:
        cell = _cell(group.lead)
        if cell in cells:
            cells[cell].absorb(group)
        else:
            cells[cell] = group
    counted = [group for group in cells.values() if group.lead.sign]
    counted = join((), sorted(counted, key=_fullest), _same_keys, _same_keys, lambda a, b: fits_same(a, b, classes))
    counted = join((), sorted(counted, key=_strongest), _bent_keys, _bent_keys, lambda a, b: fits_bent(a, b, classes))
    bare = sorted((group for group in cells.values() if not group.lead.sign), key=_strongest)
    return join(counted, bare, _bare_keys, _bare_keys, lambda a, b: fits_bare(a, b, classes))


def _cell(told: Told) -> _Cell:
    day = told.said if told.said and told.said.length <= DAY else None
    alone = None if told.sign else (told.document, told.dated, event_of(told))
    return _Cell(told.voice.key, told.matter, told.sign, day, alone)


def _fullest(group: Group) -> tuple[int, int]:
    return -(group.lead.matter.known + (_fine(group) is not None)), group.lead.rank


def _strongest(group: Group) -> tuple[int, int]:
    return -len(group.documents), group.lead.rank


def _same_keys(group: Group) -> Iterator[Hashable]:
    yield from ((name, group.lead.sign) for name in _names(group))


def _bent_keys(group: Group) -> Iterator[Hashable]:
    if group.lead.sign:
        yield from product(_names(group), traces(group.lead.sign))


def _bare_keys(group: Group) -> Iterator[Hashable]:
    yield from product(_names(group), group.documents)
    yield from product(_names(group), weeks(group.day))
    if group.lead.sign is None:
        yield from ((name, group.lead.matter) for name in _names(group))


def _names(group: Group) -> list[str]:
    """What a voice is known by: its body, and a person by himself, who may have held several posts."""
    voice = group.lead.voice
    return [voice.key] if voice.others or voice.claimer in (None, voice.key) else [voice.key, voice.claimer]


def weeks(day: Days | None) -> Sequence[int]:
    """The weeks around a day, as numbers: two days within a week of each other share one. None for a long span."""
    if day is None or day.length > WEEK:
        return ()
    first, last = day.first.toordinal() // WEEK, day.last.toordinal() // WEEK
    return range(first - 1, last + 2)


def _fine(group: Group) -> Days | None:
    said = group.lead.said
    return said if said and said.length <= DAY else None


def _again(loose: Group, base: Group) -> bool:
    """Whether texts give the days of both, too far apart for one saying."""
    one, other = _fine(loose), _fine(base)
    return one is not None and other is not None and gap(one, other) > AGAIN


def fits(loose: Group, base: Group, classes: Classes) -> int:
    """Whether ``loose`` may be of the act of ``base``, whoever speaks: the same figure, one bent, or none."""
    if loose.lead.sign is None:
        return fits_bare(loose, base, classes)
    return fits_same(loose, base, classes) or fits_bent(loose, base, classes)


def fits_same(loose: Group, base: Group, classes: Classes) -> int:
    """The same figure on the same matter; of several sayings, the last before the text."""
    one, other = loose.lead, base.lead
    alike = one.matter.status == other.matter.status and one.matter.unit == other.matter.unit
    if one.sign is None or one.sign != other.sign or not alike or not same_sides(one.matter, other.matter):
        return 0
    if not akin(loose, base, classes):
        return 0
    if one.matter.item != other.matter.item and loose.shares(base) and not one.sign.rare:
        return 0  # two facts of one text, which happen to have one small figure
    if _again(loose, base):
        return 0
    fine, known = _fine(loose), _fine(base)
    day, when = fine or loose.day, known or base.day
    if day is None or when is None or (not fine and when.first.toordinal() > day.last.toordinal() + DAY):
        return SURE  # undated, or older than the saying: better than none
    return max(FAR - gap(day, when), SURE + 1)


def fits_bent(loose: Group, base: Group, classes: Classes) -> int:
    """Whether ``loose`` is ``base`` told wrongly: the same act, and the figure or the rest shows it."""
    one, other = loose.lead, base.lead
    denied = (one.matter.status == DENIED) != (other.matter.status == DENIED)
    if one.sign is None or other.sign is None or denied:
        return 0
    inflated = one.sign.vague != other.sign.vague  # a headline may say "thousands" over the figure itself
    if not inflated and loose.shares(base):
        return 0
    kin = akin(loose, base, classes)
    if one.sign == other.sign:
        return _otherwise(loose, base, kin=kin)
    units = {one.matter.unit, other.matter.unit}
    measured = len(units) == 1 or (inflated and None in units)
    alike = kin and one.matter.status == other.matter.status and measured
    if not alike or not same_sides(one.matter, other.matter) or not bent(one.sign, other.sign):
        return 0
    shared = bool(set(one.sign.numbers) & set(other.sign.numbers))
    return 1 + shared if near(loose.day, base.day, ACT) or loose.shares(base) else 0


def _otherwise(loose: Group, base: Group, *, kin: bool) -> int:
    """Whether the same figure may be of the same act though something else differs; the surer the less does."""
    one, other = loose.lead, base.lead
    statuses = {one.matter.status, other.matter.status}
    faults = (not kin) + (len(statuses) > 1) + (one.matter.unit != other.matter.unit)
    forward = same_sides(one.matter, other.matter)
    if faults > 2 or not (forward or reversed_sides(one.matter, other.matter)) or _again(loose, base):
        return 0
    if faults == 0 and forward:
        return 0  # nothing is bent: fits_same has the last word
    if _sequel(loose, base):
        return 0
    if not kin and (one.sign is None or one.sign.digits < PECULIAR):
        return 0  # 15,000 soldiers and 15,000 workers are two facts until a text says otherwise
    if near(loose.day, base.day, ACT) or (loose.day is None and faults < 2):
        return 3 - faults
    # Told long after it is a new saying, unless the figure is one that nobody hits on twice.
    certain = kin and one.sign is not None and one.sign.rare and statuses <= {"possible", "occurred"}
    peculiar = faults == 1 and not kin and one.sign is not None and one.sign.digits >= PECULIAR
    return 3 - faults if forward and (certain or peculiar) else 0


def _sequel(loose: Group, base: Group) -> bool:
    """Whether one tells as done what the other told as planned, and has it from a later day: both are then true.

    A text that only prints a plan as a fact gives no later day, neither of the saying nor of the doing.
    """
    if {loose.lead.matter.status, base.lead.matter.status} & {PLANNED} == set():
        return False
    plan, done = (loose, base) if loose.lead.matter.status == PLANNED else (base, loose)
    if done.lead.matter.status not in DONE or plan.day is None:
        return False
    said = _fine(done)
    own = done.published if done.lead.telling.claim.access == "own" else None
    later = [day for day in (said, own) if day is not None and day.first > plan.day.last]
    return bool(later) or any(plan.day.last < when.first and when.length <= MONTH for when in done.events)


def fits_bare(loose: Group, base: Group, classes: Classes) -> int:
    """Whether a telling without a figure is of the act that ``base`` tells: surest in one document."""
    one, other = loose.lead.matter, base.lead.matter
    if one.status != other.status or not akin(loose, base, classes) or not _same_ends(loose, base):
        return 0
    if _other_event(loose, base):
        return 0
    exact = one.item == other.item
    if loose.shares(base):  # as a headline, or what leads up to the figure
        return 4 + exact if base.lead.sign is None or before(loose, base) else 0
    if base.lead.sign is not None:  # who gives no figure is no witness of one
        return 0
    if near(loose.day, base.day, DAY):
        return 2 + exact
    if loose.day is None or base.day is None:  # of an undated text, the day of the event must do
        return int(exact and bool(loose.events & base.events))
    return int(exact and near(loose.day, base.day, AGES))


def _other_event(loose: Group, base: Group) -> bool:
    """Whether texts tell of both when it happened, and that was not at one time."""
    return any(gap(one, other) > MONTH for one in loose.events for other in base.events)


def _same_ends(loose: Group, base: Group) -> bool:
    """Whether no telling of one names a party where one of the other names another."""
    return all(same_sides(one, other) for one in loose.ends for other in base.ends)


def before(loose: Group, base: Group) -> bool:
    """Whether ``loose`` stands before ``base`` in a document they share."""
    return any(head < base.documents.get(document, 0) for document, head in loose.documents.items())


def akin(loose: Group, base: Group, classes: Classes) -> bool:
    """Whether what one is about is the same as, or a kind of, what the other is about; or one of several together."""
    return any(related(one, other, classes) for one in loose.matters for other in base.matters)
