"""Newsrooms followed into their own texts; figures credited to nobody led to the one origin that gave them before."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from vigie.corroborate.acts import ACT, DAY, akin, before, weeks
from vigie.corroborate.classes import Classes
from vigie.corroborate.gathering import Group, near
from vigie.corroborate.matters import bent, same_sides

MONTH = 30  # days after which a round figure told again need not be the same
CITED, HERE, CREDITED, REPEATED = 40, 20, 4, 1  # scores: names the outlet; its text credits it; credited; same figure


def outlet_keys(group: Group) -> Iterator[Hashable]:
    """Where a group is found by those who cite or repeat it: its outlets, its documents, its figure."""
    lead = group.lead
    outlets = group.outlets | ({lead.voice.key} if lead.voice.standing in ("news", "author") else set())
    yield from _keys(sorted(outlets), group)
    yield from (("in", document) for document in group.documents)
    yield from _figures(group)


def outlet_asks(group: Group) -> Iterator[Hashable]:
    """What a group that names an outlet, or nobody, may lead to."""
    lead = group.lead
    yield from _keys(sorted({lead.voice.key, *group.outlets}), group)
    yield from (("in", document) for document in group.documents)
    yield from _figures(group)


def _keys(outlets: list[str], group: Group) -> Iterator[Hashable]:
    for outlet in outlets:
        yield from (("by", outlet, number) for number in (group.lead.sign.numbers if group.lead.sign else ()))
        yield from (("by", outlet, week) for week in weeks(group.day))


def _figures(group: Group) -> Iterator[Hashable]:
    sign = group.lead.sign
    if sign:
        yield from (("figure", number, group.lead.matter.unit) for number in sign.numbers)
        yield ("factor", sign.factor, group.lead.matter.item)


def fits_loose(loose: Group, base: Group, classes: Classes) -> int:
    """Whether a text that names an outlet or nobody tells what ``base`` tells, the surer the higher."""
    one, other = loose.lead.matter, base.lead.matter
    if not akin(loose, base, classes) or not same_sides(one, other):
        return 0
    if loose.shares(base):
        return _here(loose, base)
    same_status = one.status == other.status
    if _cites(loose, base):
        return _cited(loose, base) * 2 + same_status if _cited(loose, base) else 0
    if one.unit != other.unit or not _spoke_before(base, loose):
        return 0
    sign, known = loose.lead.sign, base.lead.sign
    if sign is None or known is None or sign.factor != known.factor or not set(sign.numbers) & set(known.numbers):
        return 0
    soon = near(loose.day, base.day, MONTH if sign.rare else ACT)
    if not soon and (not sign.rare or sign.digits < 2):
        return 0
    credited = CREDITED * (base.lead.voice.standing not in ("vague", "author"))
    return REPEATED + credited + 2 * (sign == known) + same_status


def _cites(loose: Group, base: Group) -> bool:
    """Whether one names the outlet of the other, or both the same."""
    voice, known = loose.lead.voice, base.lead.voice
    if voice.standing == "news" and (voice.key in base.outlets or voice.key == known.key):
        return True
    return known.standing == "news" and known.key in loose.outlets


def _cited(loose: Group, base: Group) -> int:
    sign, known = loose.lead.sign, base.lead.sign
    if sign is None or known is None:
        return CITED if sign is known is None and near(loose.day, base.day, DAY) else 0
    return CITED + 1 if sign == known else CITED * bent(sign, known)


def _here(loose: Group, base: Group) -> int:
    """Whether the text itself credits ``base`` with what it gives elsewhere: its headline, its closing line."""
    sign, known = loose.lead.sign, base.lead.sign
    if loose.lead.voice.standing != "author" or base.lead.voice.standing == "author":
        return 0
    if loose.lead.matter.status != base.lead.matter.status:
        return 0
    if sign is None:
        return HERE * before(loose, base)
    if known is None or loose.lead.matter.unit != base.lead.matter.unit:
        return 0
    inflated = sign.vague != known.vague or bool(set(sign.numbers) & set(known.numbers))
    return HERE + 1 if sign == known else HERE * (inflated and bent(sign, known))


def _spoke_before(base: Group, loose: Group) -> bool:
    """Whether ``base`` was out on the day of ``loose``; an undated text may be later than anything."""
    day, when = loose.lead.dated, base.day
    return day is None or when is None or when.first.toordinal() <= day.last.toordinal() + 1
