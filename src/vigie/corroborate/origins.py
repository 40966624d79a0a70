"""Who said it first: the tellings of a case led back to what one origin said once.

Surest ground first. Words bind copies; then tellings of one voice are gathered into statements; then names that may
stand for several bodies ("Seoul", "intelligence services", a lawmaker who was briefed) join the one body that said it;
last, in order of publication, newsrooms are followed into their own texts, and figures that nobody is credited with
join the one origin that gave them before. What fits several stays apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import partial

from vigie.corroborate.acts import fits, gathered, weeks
from vigie.corroborate.bonds import stated
from vigie.corroborate.chains import Chains
from vigie.corroborate.classes import Classes
from vigie.corroborate.days import days
from vigie.corroborate.exchange import exchanged, in_one_currency
from vigie.corroborate.following import fits_loose, outlet_asks, outlet_keys
from vigie.corroborate.gathering import Group, Told, join
from vigie.corroborate.matters import matter_of, sign_of, traces
from vigie.corroborate.strands import strands
from vigie.corroborate.ties import ORGANS, Bodies, Ties
from vigie.model.finding import Copy
from vigie.model.origin import Statement, Telling


def statements(
    tellings: Sequence[Telling], copies: Iterable[Copy], bodies: Bodies, classes: Classes, ties: Ties
) -> list[Statement]:
    """The statements that ``tellings`` lead back to, each claim in exactly one; the same whatever their order."""
    buckets: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for telling in tellings:
        buckets[bucket(telling, classes)].append(telling)
    copies = list(copies)
    groups: list[Group] = []
    sources: dict[str, str] = {}
    for key in sorted(buckets):
        told = told_in_order(buckets[key], bodies, ties)
        bound, copied = strands(told, copies, classes)
        groups += _placed(bound, bodies, ties, classes)
        sources |= copied
    return stated(groups, sources)


def bucket(telling: Telling, classes: Classes) -> tuple[str, str]:
    """The kind and the topmost class of a claim: only claims of one bucket are of one statement."""
    item = telling.claim.item
    return telling.claim.kind, classes.root(item.item_class or item.id or "") if item else ""


def told_in_order(tellings: Sequence[Telling], bodies: Bodies, ties: Ties) -> list[Told]:
    """Tellings in order of publication, the undated last, each with what it leads to."""
    chains = Chains(tellings, bodies, ties)
    worth = exchanged(telling.claim.quantity for telling in tellings)
    told = [
        Told(
            rank=rank,
            telling=telling,
            voice=chains.voice(telling),
            relays=chains.relays(telling),
            outlet=chains.outlet(telling),
            matter=matter_of(telling.claim),
            sign=sign_of(telling.claim.quantity),
            dated=days(telling.dated),
            said=days(telling.claim.stated.edtf) if telling.claim.stated else None,
        )
        for rank, telling in enumerate(sorted(tellings, key=lambda one: _order(one, chains, ties)))
    ]
    return [in_one_currency(one, worth) for one in told] if worth else told


def _order(telling: Telling, chains: Chains, ties: Ties) -> tuple[bool, object, bool, int, str, int, str]:
    """By day of publication; of one day, agencies before those who print them."""
    dated, claim = days(telling.dated), telling.claim
    agency = ties.press.is_agency(chains.outlet(telling))
    return dated is None, dated or (), not agency, telling.order, claim.document, claim.head, claim.id


def _placed(bound: Sequence[Group], bodies: Bodies, ties: Ties, classes: Classes) -> list[Group]:
    """The groups of one bucket, from strands to statements."""
    of: dict[str, list[Group]] = defaultdict(list)
    for group in bound:
        of[group.lead.voice.standing].append(group)
    placed = gathered([*of["body"], *of["named"]], classes)
    general = gathered(of["general"], classes)
    placed = join(placed, general, _state_keys, _state_keys, lambda a, b: _stands_for(a, b, bodies, classes))
    briefed = gathered(of["briefed"], classes)
    asks = partial(_briefer_keys, ties=ties)
    placed = join(placed, briefed, _body_keys, asks, lambda a, b: _briefed(a, b, ties, classes))
    loose = sorted([*of["news"], *of["vague"], *of["author"]], key=lambda group: group.lead.rank)
    return join(placed, loose, outlet_keys, outlet_asks, lambda a, b: fits_loose(a, b, classes))


def _keys_under(names: Iterable[str | None], group: Group) -> Iterator[Hashable]:
    """Where to look for what one of ``names`` said: by figure, else in the same documents and weeks."""
    sign = group.lead.sign
    for name in filter(None, names):
        yield from ((name, trace) for trace in (traces(sign) if sign else ()))
        yield from ((name, document) for document in group.documents)
        yield from ((name, week) for week in (() if sign else weeks(group.day)))


def _state_keys(group: Group) -> Iterator[Hashable]:
    return _keys_under([group.lead.voice.state], group)


def _body_keys(group: Group) -> Iterator[Hashable]:
    return _keys_under([group.lead.voice.body], group)


def _briefer_keys(group: Group, ties: Ties) -> Iterator[Hashable]:
    return _keys_under(sorted(ties.briefers(group.lead.voice.body or "")), group)


def _stands_for(loose: Group, base: Group, bodies: Bodies, classes: Classes) -> int:
    """Whether a general name stands for the body that ``base`` is from."""
    general, voice = loose.lead.voice, base.lead.voice
    if voice.state != general.state or voice.state is None or voice.others:
        return 0
    kind, known = bodies.type(general.claimer or ""), bodies.type(voice.body or "")
    if voice.key != general.key and known not in (ORGANS if kind in (None, "state") else (kind,)):
        return 0
    score = fits(loose, base, classes)
    return score if loose.lead.sign or loose.shares(base) else 0


def _briefed(loose: Group, base: Group, ties: Ties, classes: Classes) -> int:
    """Whether lawmakers relay the service that ``base`` is from."""
    if base.lead.voice.others or base.lead.voice.body not in ties.briefers(loose.lead.voice.body or "", loose.day):
        return 0
    return fits(loose, base, classes)
