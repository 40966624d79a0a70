"""What one voice said in one act: which tellings of the same origin are of one statement."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from vigie.corroborate.classes import Classes
from vigie.corroborate.days import Days, gap
from vigie.corroborate.gathering import Group, Told, join, near
from vigie.corroborate.matters import DENIED, bent, related, reversed_sides, same_sides, traces

ACT = 7  # days within which the press tells one act of speech
AGAIN = 10  # days after which a figure told anew is told again, where texts give both days
DAY = 3  # days that a date may be wrong by: another time zone, the day of the report for that of the saying
WEEK = 7
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
    return join(counted, bare, _act_keys, _act_keys, lambda a, b: fits_bare(a, b, classes))


def _cell(told: Told) -> _Cell:
    day = told.said if told.said and told.said.length <= DAY else None
    alone = None if told.sign else (told.document, told.dated)
    return _Cell(told.voice.key, told.matter, told.sign, day, alone)


def _fullest(group: Group) -> tuple[int, int]:
    return -(group.lead.matter.known + (_fine(group) is not None)), group.lead.rank


def _strongest(group: Group) -> tuple[int, int]:
    return -len(group.documents), group.lead.rank


def _same_keys(group: Group) -> Iterator[Hashable]:
    yield group.lead.voice.key, group.lead.sign


def _bent_keys(group: Group) -> Iterator[Hashable]:
    if group.lead.sign:
        yield from ((group.lead.voice.key, trace) for trace in traces(group.lead.sign))


def _act_keys(group: Group) -> Iterator[Hashable]:
    yield from ((group.lead.voice.key, document) for document in group.documents)
    yield from ((group.lead.voice.key, week) for week in weeks(group.day))


def weeks(day: Days | None) -> Sequence[int]:
    """The weeks around a day, as numbers: two days within a week of each other share one. None for a long span."""
    if day is None or day.length > WEEK:
        return ()
    first, last = day.first.toordinal() // WEEK, day.last.toordinal() // WEEK
    return range(first - 1, last + 2)


def _fine(group: Group) -> Days | None:
    said = group.lead.said
    return said if said and said.length <= DAY else None


def fits(loose: Group, base: Group, classes: Classes) -> int:
    """Whether ``loose`` may be of the act of ``base``, whoever speaks: the same figure, one bent, or none."""
    if loose.lead.sign is None:
        return fits_bare(loose, base, classes)
    return fits_same(loose, base, classes) or fits_bent(loose, base, classes)


def fits_same(loose: Group, base: Group, classes: Classes) -> int:
    """The same figure on the same matter; of several sayings, the last before the text."""
    one, other = loose.lead, base.lead
    alike = one.matter.status == other.matter.status and one.matter.unit == other.matter.unit
    if one.sign != other.sign or not alike or not same_sides(one.matter, other.matter):
        return 0
    if not related(one.matter, other.matter, classes):
        return 0
    fine, known = _fine(loose), _fine(base)
    if fine and known and gap(fine, known) > AGAIN:
        return 0
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
    if not inflated and loose.documents & base.documents:
        return 0
    kin = related(one.matter, other.matter, classes)
    if one.sign == other.sign:
        sides = same_sides(one.matter, other.matter) or reversed_sides(one.matter, other.matter)
        faults = (not kin) + (one.matter.status != other.matter.status) + (one.matter.unit != other.matter.unit)
        when = near(loose.day, base.day, ACT) or (kin and loose.day is None)
        return 3 - faults if sides and faults < 3 and when else 0
    alike = kin and one.matter.status == other.matter.status and one.matter.unit == other.matter.unit
    if not alike or not same_sides(one.matter, other.matter) or not bent(one.sign, other.sign):
        return 0
    shared = bool(set(one.sign.numbers) & set(other.sign.numbers))
    return 1 + shared if near(loose.day, base.day, ACT) or loose.documents & base.documents else 0


def fits_bare(loose: Group, base: Group, classes: Classes) -> int:
    """Whether a telling without a figure is of the act that ``base`` tells: surest in one document."""
    one, other = loose.lead.matter, base.lead.matter
    if one.status != other.status or not related(one, other, classes) or not same_sides(one, other):
        return 0
    exact = one.item == other.item
    if loose.documents & base.documents:
        return 3 + exact
    return 1 + exact if near(loose.day, base.day, DAY) else 0
