"""Groups written down as statements: who said it when, which telling is nearest to him, and why each other is his."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from vigie.corroborate.days import days
from vigie.corroborate.gathering import Group, Told
from vigie.model.claim import Evidence
from vigie.model.ids import make_id
from vigie.model.origin import Bond, Speaker, Statement

NEAREST = ("own", "quoted", "named", "relayed", "copied", "repeated")
EQUIVALENT = "equivalent-of"
ANY = object()  # whatever the figure


def stated(groups: Sequence[Group], sources: Mapping[str, str]) -> list[Statement]:
    """``groups`` as statements, in order of their first telling. ``sources``: the claims that copies are from."""
    found = [_statement(group, sources) for group in groups]
    of = {bond.claim: statement.id for statement in found for bond in statement.bonds}
    rests = [_rests(group, of) for group in groups]
    found = [replace(one, rests=rest) if rest else one for one, rest in zip(found, rests, strict=True)]
    order = [(min(_publication(told) for told in group.members), one) for one, group in zip(found, groups, strict=True)]
    return [one for _, one in sorted(order, key=lambda pair: (pair[0], pair[1].id))]


def _publication(told: Told) -> tuple[bool, object, int, str, int]:
    telling = told.telling
    return told.dated is None, told.dated or (), telling.order, told.document, telling.claim.head


class _Texts:
    """The tellings of a group in order of publication, and as they lie by outlet and by document."""

    def __init__(self, group: Group) -> None:
        self.lead = group.lead
        self.members = sorted(group.members, key=lambda told: told.rank)
        self.claims = {told.telling.claim.id for told in self.members}
        self.by_outlet: dict[tuple[str, object], list[Told]] = defaultdict(list)
        self.crediting: dict[str, str] = {}
        for told in self.members:
            for figure in (told.sign, ANY):
                self.by_outlet[told.outlet, figure].append(told)
            if told.voice.key == group.lead.voice.key:
                self.crediting.setdefault(told.document, told.telling.claim.id)

    def own_text(self, outlet: str, told: Told) -> str | None:
        """The first claim of an outlet's own text, one with the same figure rather than another."""
        for figure in (told.sign, ANY):
            for other in self.by_outlet.get((outlet, figure), ()):
                if other.document != told.document:
                    return other.telling.claim.id
        return None


def _statement(group: Group, sources: Mapping[str, str]) -> Statement:
    texts = _Texts(group)
    members = texts.members
    bonds = {told: _bond(told, texts, sources) for told in members}
    reference = _reference(group, bonds)
    voice = group.lead.voice
    bases = {told.telling.claim.basis for told in members if told.telling.claim.basis}
    return Statement(
        id=make_id("sta", members[0].telling.claim.id),
        claimer=voice.claimer,
        name=voice.name,
        body=voice.body,
        state=voice.state,
        others=tuple(Speaker(claimer=o.claimer, name=o.name, body=o.body, state=o.state) for o in voice.others),
        said=_said(members, reference, bonds[reference]),
        basis=bases.pop() if len(bases) == 1 else None,
        reference=reference.telling.claim.id,
        bonds=tuple(bonds.values()),
    )


def _bond(told: Told, texts: _Texts, sources: Mapping[str, str]) -> Bond:
    claim = told.telling.claim
    how, through = _way(told, texts, sources)
    shown = _shown(told)
    return Bond(
        claim=claim.id, document=claim.document, how=how, through=through,
        start=shown.start if shown else claim.head, end=shown.end if shown else claim.head,
    )  # fmt: skip


def _way(told: Told, texts: _Texts, sources: Mapping[str, str]) -> tuple[str, str | None]:
    """How a telling leads to its statement, and through which other telling of it."""
    source = sources.get(told.telling.claim.id)
    if source in texts.claims:
        return "copied", source
    silent = told.voice.standing == "author"
    for outlet in () if silent else dict.fromkeys((told.voice.key, *told.relays)):
        text = texts.own_text(outlet, told) if outlet != told.outlet else None
        if text:
            return "relayed", text
    lead = texts.lead
    vague = told.voice.standing in ("author", "vague", "news") and told.voice.key != lead.voice.key
    if vague or (silent and told.outlet != lead.outlet):
        return "repeated", texts.crediting.get(told.document)
    return "named", None


def _shown(told: Told) -> Evidence | None:
    """The sentence that shows who said it: the one with the claimer's name, else the first."""
    claim = told.telling.claim
    names = [who.start for who in claim.claimers if who.start is not None]
    shown = [span for span in claim.evidence if any(span.start <= start < span.end for start in names)]
    return next(iter([*shown, *claim.evidence]), None)


def _reference(group: Group, bonds: Mapping[Told, Bond]) -> Told:
    """The telling nearest to the origin: his own text, then his words, then the first; among equals what most say."""
    said = Counter(_values(told) for told, bond in bonds.items() if bond.how == "named")

    def nearness(told: Told) -> tuple[object, ...]:
        counted = told.sign is not None and not told.sign.vague
        away = NEAREST.index(_access(told, group, bonds[told]))
        return not counted, away, told.dated is None, told.dated or (), -said[_values(told)], told.rank

    wanted = [told for told in bonds if told.sign == group.lead.sign] or list(bonds)
    return min(wanted, key=nearness)


def _access(told: Told, group: Group, bond: Bond) -> str:
    if bond.how != "named":
        return bond.how
    if told.telling.claim.access == "own" or told.outlet == group.lead.voice.key:
        return "own"
    return "quoted" if told.telling.claim.access == "quoted" else "named"


def _values(told: Told) -> tuple[object, ...]:
    quantity = told.telling.claim.quantity
    if quantity is None:
        return told.matter.item, told.matter.supplier, told.matter.recipient
    return quantity.min, quantity.max, quantity.approximate


def _said(members: Sequence[Told], reference: Told, bond: Bond) -> str | None:
    """When it was said: what most texts tell, the finest first; the day of the origin's own text; else by the first."""
    told = Counter(
        one.telling.claim.stated.edtf for one in members if one.telling.claim.stated and one.telling.claim.stated.edtf
    )
    if told:
        return min(told, key=lambda edtf: (_length(edtf), -told[edtf], edtf))
    if reference.dated and (reference.telling.claim.access == "own" or reference.voice.standing == "author"):
        return reference.telling.dated
    first = min((one for one in members if one.dated), key=lambda one: one.rank, default=None)
    return f"../{first.telling.dated.rpartition('/')[2]}" if first and first.telling.dated else None


def _length(edtf: str) -> int:
    span = days(edtf)
    return span.length if span else 10**6


def _rests(group: Group, of: Mapping[str, str]) -> tuple[str, ...]:
    """The statements that a count worked out of another rests on."""
    own = of[group.lead.telling.claim.id]
    linked = {
        of[link.claim] for told in group.members for link in told.telling.claim.links
        if link.type == EQUIVALENT and link.claim in of
    }  # fmt: skip
    return tuple(sorted(linked - {own}))
