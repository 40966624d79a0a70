"""Which provisions a claim would engage if it were established: element by element, and never more than that.

A rule is laid beside a claim of a kind that it reaches. An element is met, not met, or unknown; one that is not met
ends it. What no claim can show stands as unknown. Only acts engage a rule: what is seen in the field, and parts that
were identified, bear on a transfer and engage nothing; neither does a denial, the end of something, or a conversion.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vigie.assess.caps import amount_element
from vigie.assess.effect import in_effect
from vigie.assess.lineage import Lineage
from vigie.assess.plausible import inferred
from vigie.model.assessment import ENGAGES, MET, NONE, NOT_MET, OPEN, UNKNOWN, Assessed, Element, Finding
from vigie.model.claim import Claim, Party, Place
from vigie.packs.grading import Conversion
from vigie.packs.regimes import ANY_ITEM, Provision, Reach, Regime, Words

SUPPORTING = ("use", "identification")
ACTS = ("transfer", "deployment", "test", "production", "agreement")
TO_COME = ("planned", "possible")
_RANK = {NONE: 0, OPEN: 1, ENGAGES: 2}


def assess(
    claim: Claim,
    dated: str | None,
    regimes: Sequence[Regime],
    classes: Lineage,
    conversions: Sequence[Conversion] = (),
    loads: frozenset[str] = frozenset(),
) -> Assessed:
    """What ``claim``, told in a document of ``dated``, means for ``regimes``.

    ``loads`` are the units that count what carries the goods.
    """
    quiet = _engages_nothing(claim)
    if quiet is not None:
        stance, reason = quiet
        return Assessed(claim=claim.id, stance=stance, reason=reason)
    findings = [
        found
        for regime in regimes
        for provision in regime.provisions
        if (found := finding(claim, dated, regime, provision, classes, conversions, loads)) is not None
    ]
    findings.sort(key=lambda one: -_RANK[one.outcome])
    told = any(one.outcome != NONE for one in findings)
    return Assessed(
        claim=claim.id,
        stance="engages" if told else "nothing",
        reason="engages" if told else "no-rule-fits",
        findings=tuple(findings),
    )


def finding(
    claim: Claim,
    dated: str | None,
    regime: Regime,
    provision: Provision,
    classes: Lineage,
    conversions: Sequence[Conversion] = (),
    loads: frozenset[str] = frozenset(),
) -> Finding | None:
    """How ``claim`` stands to one provision, by the reach that comes nearest; None where no reach is of its kind."""
    found = [
        _by_reach(claim, dated, provision, reach, classes, conversions)
        for reach in provision.reach
        if claim.kind in reach.kinds and (not reach.statuses or claim.status in reach.statuses)
    ]
    if not found:
        return None
    elements, argued = max(found, key=lambda pair: (_RANK[_outcome(pair[0])], _fitting(pair[0])))
    return Finding(
        regime=regime.id,
        provision=provision.id,
        outcome=_outcome(elements),
        elements=tuple(elements),
        marks=tuple(_marks(claim, provision, bool(argued), loads)),
        argued=tuple(_said(words) for words in argued),
    )


def _engages_nothing(claim: Claim) -> tuple[str, str] | None:
    """Why a claim, whatever it says, engages no rule; None where one may apply."""
    if claim.kind in SUPPORTING:
        return ("nothing", "denied") if claim.status == "denied" else ("supports", f"supports-{claim.kind}")
    if claim.kind not in ACTS:
        return "nothing", "no-act"
    if claim.status in ("denied", "ended"):
        return "nothing", claim.status
    if any(link.type == "equivalent-of" for link in claim.links) or (claim.quantity and claim.quantity.condition):
        return "nothing", "conversion"
    if claim.kind in ("production", "agreement"):
        return "nothing", claim.kind
    return None


def _by_reach(
    claim: Claim,
    dated: str | None,
    provision: Provision,
    reach: Reach,
    classes: Lineage,
    conversions: Sequence[Conversion],
) -> tuple[list[Element], list[Words]]:
    item, argued = _item(claim, reach, classes)
    elements = [Element(name="act", stands=MET, reason=f"act-{claim.kind}"), item, *_ends(claim, reach)]
    elements.append(in_effect(claim, dated, provision.since, provision.until))
    if reach.modes:
        elements.append(_mode(claim, reach))
    if provision.cap is not None:
        elements.append(amount_element(claim, dated, provision.cap, classes, conversions))
    elements += [Element(name="need", stands=UNKNOWN, reason="need", why=_said(need)) for need in reach.needs]
    return elements, [*argued, *([reach.argued] if reach.argued else [])]


def _outcome(elements: Sequence[Element]) -> str:
    stands = {element.stands for element in elements}
    return NONE if NOT_MET in stands else OPEN if UNKNOWN in stands else ENGAGES


def _fitting(elements: Sequence[Element]) -> int:
    return sum(element.stands == MET for element in elements) - 10 * sum(e.stands == NOT_MET for e in elements)


def _marks(claim: Claim, provision: Provision, argued: bool, loads: frozenset[str]) -> Iterator[str]:
    if claim.status in TO_COME:
        yield "if-carried-out"
    if claim.status == "intercepted":
        yield "stopped"
    if inferred(claim):
        yield "supplier-inferred"
    if argued:
        yield "argued"
    if provision.contested:
        yield "contested"
    if provision.verb == "calls-upon":
        yield "calls-upon"
    if provision.checked is None:
        yield "not-rechecked"
    if claim.quantity is not None and claim.quantity.unit in loads:
        yield "load"
    if provision.cap is not None:
        yield "counts-towards-cap"


# The item


def _item(claim: Claim, reach: Reach, classes: Lineage) -> tuple[Element, list[Words]]:
    """The element ``item``, with what is argued of it. The nearest class that the rule names decides."""
    told = claim.item
    if told is None or not (told.item_class or told.id):
        return Element(name="item", stands=UNKNOWN, reason="item-untold"), []
    line = _line(told.id, told.item_class, classes)
    for name in line:
        if name in reach.without:
            return Element(name="item", stands=NOT_MET, reason="item-left-out"), []
        for doubt in reach.unsure:
            if name in doubt.of:
                return Element(name="item", stands=UNKNOWN, reason="item-unsure", why=_said(doubt.why)), []
        for doubt in reach.argued_items:
            if name in doubt.of:
                return Element(name="item", stands=MET, reason="item-argued"), [doubt.why]
        if name in reach.items:
            return Element(name="item", stands=MET, reason="item-fits"), []
    if ANY_ITEM in reach.items:
        return Element(name="item", stands=MET, reason="item-any"), []
    if _covers_half(line[0], reach, classes):
        return Element(name="item", stands=UNKNOWN, reason="item-wide"), []
    return Element(name="item", stands=NOT_MET, reason="item-other"), []


def _covers_half(wide: str, reach: Reach, classes: Lineage) -> bool:
    """Whether the rule names at least half of what stands right below a class too wide to tell: "arms" may then be
    meant, while of a rule on helicopters alone that is said too lightly.
    """
    named = {*reach.items, *(name for doubt in (*reach.unsure, *reach.argued_items) for name in doubt.of)}
    below = [one for one in classes.all() if classes.lineage(one)[1:2] == (wide,)]
    met = [one for one in below if any(one in classes.lineage(name) for name in named)]
    return bool(met) and 2 * len(met) >= len(below)


def _line(id: str | None, item_class: str | None, classes: Lineage) -> tuple[str, ...]:
    """The designation's line where it is catalogued, else that of the class; a class told besides is part of it."""
    lines = [classes.lineage(name) for name in (id, item_class) if name and classes.of(name)]
    line = [name for one in lines for name in one]
    return tuple(dict.fromkeys(line)) or (item_class or id or "",)


# From whom, to whom


def _ends(claim: Claim, reach: Reach) -> Iterator[Element]:
    """The elements of direction: who supplies or sends, who receives or is host."""
    source, target = _source(claim), _target(claim)
    left, right = _state(source), _state(target)
    if claim.kind in ("transfer", "deployment") and left is not None and left == right:
        yield Element(name="direction", stands=NOT_MET, reason="within-one-state")
        return
    if reach.either:
        yield _either(claim, (source, target), reach.either)
        return
    if reach.source:
        yield _end("supplier", source, reach.source, _departure(claim))
    if reach.target:
        yield _end("recipient", target, reach.target, _destination(claim), reach)
    if claim.kind == "test":
        return
    for name, end, asked in (("supplier", source, reach.source), ("recipient", target, reach.target)):
        if end is None and not asked:
            yield Element(name=name, stands=UNKNOWN, reason=f"{name}-untold")


def _either(claim: Claim, ends: Sequence[Party | Place | None], wanted: Sequence[str]) -> Element:
    if any(end is not None and _is(end, wanted) for end in ends):
        return Element(name="direction", stands=MET, reason="one-end-fits")
    if all(end is not None for end in ends):
        return Element(name="direction", stands=NOT_MET, reason="no-end-fits")
    hint = [place for place in (_departure(claim), _destination(claim)) if place is not None and _is(place, wanted)]
    if hint:
        return Element(name="direction", stands=UNKNOWN, reason="place-only", values=(("place", hint[0].text),))
    return Element(name="direction", stands=NOT_MET, reason="end-untold")


def _end(
    name: str, end: Party | Place | None, wanted: Sequence[str], place: Place | None, reach: Reach | None = None
) -> Element:
    if end is None:
        if place is not None and _is(place, wanted):
            return Element(name=name, stands=UNKNOWN, reason="place-only", values=(("place", place.text),))
        return Element(name=name, stands=NOT_MET, reason=f"{name}-untold")
    if _is(end, wanted):
        return Element(name=name, stands=MET, reason=f"{name}-fits")
    for doubt in reach.unsure_to if reach else ():
        if end.id in doubt.of:
            return Element(name=name, stands=UNKNOWN, reason=f"{name}-unsure", why=_said(doubt.why))
    return Element(name=name, stands=NOT_MET, reason=f"{name}-other")


def _is(end: Party | Place, wanted: Sequence[str]) -> bool:
    return end.id in wanted or end.state in wanted


def _source(claim: Claim) -> Party | None:
    return claim.supplier if claim.kind == "transfer" else claim.actor


def _target(claim: Claim) -> Party | Place | None:
    if claim.kind == "transfer":
        return claim.recipient
    return claim.place if claim.kind == "deployment" else None


def _departure(claim: Claim) -> Place | None:
    return claim.departure if claim.kind == "transfer" else None


def _destination(claim: Claim) -> Place | None:
    return claim.destination if claim.kind == "transfer" else None


def _state(end: Party | Place | None) -> str | None:
    return (end.state or end.id) if end is not None else None


def _mode(claim: Claim, reach: Reach) -> Element:
    if claim.mode is None:
        return Element(name="mode", stands=NOT_MET, reason="mode-untold")
    fits = claim.mode in reach.modes
    return Element(name="mode", stands=MET if fits else NOT_MET, reason="mode-fits" if fits else "mode-other")


def _said(words: Words) -> Mapping[str, str]:
    return {"en": words.en, "fr": words.fr}
