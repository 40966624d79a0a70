"""Status and certainty of a predication, from tense, mood, polarity, governors and hedges."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.extract.groups import Group
from vigie.extract.sentence import DEALS, Predication, Sentence
from vigie.packs.language import Governor

# A tense by itself: what a verb in it says of its fact. Compound pasts are settled before this table.
_TENSES = {
    "pres": "ongoing",
    "impf": "occurred",
    "past": "occurred",
    "fut": "planned",
    "cond": "possible",
    "inf": "occurred",
    "gerund": "ongoing",
    "ppart": "occurred",
}
# Facts that happen at once: the present of a report tells them as done ("Kirby says Russia fires a missile").
_STRONGER = {"denied": 5, "ended": 4, "possible": 3, "planned": 2, "ongoing": 1, "occurred": 0, "intercepted": 0}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a fact is put; ``base`` is the status of the predicate itself (the order, not the delivery it promises),
    ``stage`` how far what governs it says that it has come, ``scope`` what it makes of the number.
    """

    status: str
    certainty: str = "asserted"
    base: str = "occurred"
    stage: str | None = None
    scope: str | None = None


def standing(predication: Predication, sentence: Sentence) -> Standing:
    """The status and certainty that the sentence gives to a predication."""
    group = predication.group
    status, certainty = ("occurred", "asserted") if group is None else _of_group(group, predication)
    if predication.noun:
        status, certainty = _of_noun(predication, group, sentence)
    base = status
    if predication.frame.status and status in ("occurred", "ongoing"):
        status = predication.frame.status
    clause = sentence.clauses[predication.clause]
    if clause.kind == "if" or (group is not None and group.tense == "cond" and _on_condition(sentence)):
        status, certainty = ("possible" if status != "denied" else status), "asserted"
    around = [n.cats for n in sentence.nodes if n.clause == predication.clause]
    if any("possibly" in cats for cats in around) and status != "denied":
        status = "possible"
    if any("hedge" in cats for cats in around):
        certainty = "hedged"
    if _negated_thing(predication, sentence):
        status = "denied"
    scope = next((e.scope for e in _effects(group) if e.scope is not None), None) if group is not None else None
    return Standing(status, certainty, base, _stage(predication, sentence), scope)


def _stage(predication: Predication, sentence: Sentence) -> str | None:
    """ "approved the sale of", "offered to deliver": the stage that the nearest word which has one tells."""
    group = predication.group
    effects = _effects(group) if group is not None else []
    if predication.noun:
        effects = _hung_on(predication, sentence) + effects + (group.governs[:1] if group is not None else [])
    return next((e.stage for e in effects if e.stage is not None), None)


def _on_condition(sentence: Sentence) -> bool:
    """ "Spain would deliver tanks if Germany agreed": the conditional of a hypothesis, not that of hearsay."""
    return any(c.kind == "if" for c in sentence.clauses)


def _of_group(group: Group, predication: Predication) -> tuple[str, str]:
    status, certainty = _of_tense(group, predication)
    if group.negated:
        status = "denied"
    for effect in _effects(group):
        if effect.effect == "hedged":
            certainty = "hedged"
            status = "occurred" if status in ("planned", "possible", "ongoing") else status
        elif effect.effect in ("change", "announced", "support"):
            continue
        elif effect.effect == "ongoing":
            status = status if _STRONGER[status] > 1 else "ongoing"
        else:
            status = effect.effect if status != "denied" else "denied"
    return status, certainty


def _of_tense(group: Group, predication: Predication) -> tuple[str, str]:
    if group.tense == "inf" and group.governor is None and not group.effects:
        if group.due:
            return "occurred", "asserted"  # "le troisième pays à acheter"
        return "planned", "asserted"  # a purpose: "a contract to supply tanks"
    if predication.frame.essive and group.be and not group.perfect:
        arrived = {"fut": ("planned", "asserted"), "cond": ("occurred", "hedged")}
        return arrived.get(group.tense, ("occurred", "asserted"))
    if group.perfect or (group.passive and group.tense in ("pres", "past", "impf")):
        if group.tense == "cond":
            return "occurred", "hedged"
        if group.tense == "fut":
            return "planned", "asserted"
        if group.passive and not group.perfect and group.tense == "pres" and predication.frame.kind != "casualties":
            return "ongoing", "asserted"
        return "occurred", "asserted"
    if group.tense == "cond":
        # the conditional of hearsay: the journalist keeps his distance from a present fact
        return "ongoing", "asserted" if group.effects else "hedged"
    if group.tense == "gerund" and not group.be and group.main_past:
        return "occurred", "asserted"  # "admitted to shipping arms"
    return _TENSES.get(group.tense, "occurred"), "asserted"


def _effects(group: Group) -> list[Governor]:
    """What governs a verb, nearest first; a governor that is itself denied denies what it governs."""
    effects = list(group.effects)
    governor = group.governor
    seen = 0
    while governor is not None and seen < 4:
        effects += governor.governs[:1]
        effects += governor.effects
        if governor.negated:
            effects.append(_DENIAL)
        governor, seen = governor.governor, seen + 1
    return effects


_DENIAL = Governor(effect="denied", example="")
_DUE = Governor(effect="planned", example="", stage="ordered")
_HANGS = 6  # nodes between a predicate noun and the noun it hangs on
_BETWEEN = frozenset({"det", "prep", "adv", "mod", "word", "actor", "place", "num", "qty", "time", "verb"})


def _of_noun(predication: Predication, group: Group | None, sentence: Sentence) -> tuple[str, str]:
    """A predicate noun takes its standing from the noun it hangs on and the verb it is subject or object of."""
    certainty = "asserted"
    status = "occurred"
    hung = _hung_on(predication, sentence)
    if group is None:
        return _by_effects(hung, status, certainty)
    if group.tense == "cond":
        certainty = "hedged"
    if group.tense == "fut" or (group.tense == "inf" and not group.frames):
        status = "planned"
    if any(f.status == "intercepted" for f in group.frames):
        status = "intercepted"
    if any(f.status == "ongoing" for f in group.frames) and status == "occurred":
        status = "ongoing"
    effects = _effects(group) + group.governs[:1] + _said_of(group, sentence)
    if group.said and not group.frames:
        effects = [e for e in effects if e.effect in ("denied", "announced", "planned")]
    stopped = status == "intercepted" and predication.frame.sense == "load"
    status, certainty = _by_effects(hung + effects, status, certainty)
    status = "intercepted" if stopped else status  # a load that is blocked is a thing; a sale that is blocked is none
    if group.negated and group.main.kind == "verb" and not group.said:
        status = "denied" if status == "occurred" else status
    return status, certainty


def _by_effects(effects: list[Governor], status: str, certainty: str) -> tuple[str, str]:
    for effect in effects:
        if effect.effect == "hedged":
            certainty = "hedged"
        elif effect.effect == "announced":
            status = "planned"
        elif effect.effect == "ongoing" and status in ("planned", "possible"):
            continue  # "talks on the sale go on"
        elif effect.effect not in ("change", "support") and status != "barred":
            status = effect.effect
    return status, certainty


def _hung_on(predication: Predication, sentence: Sentence) -> list[Governor]:
    """ "talks on the sale of", "a contract for the delivery of": the noun that a predicate noun hangs on."""
    behind = sentence.nodes[predication.head + 1 : predication.head + 2]  # "an export licence", "the sale contract"
    for node in (*behind, *reversed(sentence.nodes[max(0, predication.head - _HANGS) : predication.head])):
        if node in behind and node.kind not in ("gov", "pred"):
            continue
        if node.kind == "gov":
            return [r.data for r in node.readings if r.cat == "gov" and r.feature == "word"][:1]
        if node.kind == "pred":
            return [_DUE] if any(r.data.sense in DEALS for r in node.all("pred")) else []
        if node.kind not in _BETWEEN and not (node.kind == "item" and node.value.item_class == "funds"):
            return []  # a sum may stand between: "a contract of 20 million for the delivery of"
    return []


def _said_of(group: Group, sentence: Sentence) -> list[Governor]:
    """ "La livraison est | en cours": a governing word behind a mere copula."""
    if group.frames or group.governs or group.said:
        return []
    behind = sentence.nodes[group.last + 1 : group.last + 3]
    return [r.data for n in behind if n.kind == "gov" for r in n.readings if r.cat == "gov" and r.feature == "word"][:1]


def _negated_thing(predication: Predication, sentence: Sentence) -> bool:
    """ "aucune livraison", "no evidence of deliveries": the noun itself is denied."""
    clause = sentence.clauses[predication.clause]
    before = sentence.nodes[max(0, clause.opener - 4) : clause.opener]
    told = clause.kind == "comp" or (bool(before) and before[-1].kind == "according")
    if told and any("negator" in n.cats for n in before):
        return True  # "rien ne prouve que", "no evidence that", "faux, les bruits selon lesquels"
    begin = max(0, predication.head - 6)
    for node in sentence.nodes[begin : predication.head]:
        if "negator" in node.cats and node.clause == predication.clause:
            return True
    return False
