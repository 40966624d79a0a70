"""Verb groups: auxiliaries, negation and governors gathered around their verb, with tense, voice and polarity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from vigie.extract.nodes import Node
from vigie.packs.language import Frame, Governor, Said

FINITE = frozenset({"pres", "impf", "past", "fut", "cond"})
_VERBAL = frozenset({"verb", "gov", "said", "act"})
_FIELD = frozenset({"verb", "gov", "said"})  # verbs that say something of the field; "act" are the others
_STARTS = _VERBAL | {"aux"}
_NOMINAL = frozenset({"pred", "head", "title", "site", "property", "mode", "vague", "role", "place", "mod"})
_INSIDE = frozenset({"adv", "time", "neg", "clitic", "dative", "hedge", "possibly", "negator"})
_BETWEEN = _INSIDE | {"prep", "aux", "word"}  # what may stand between a governing word and its verb
_GOVERNED = _BETWEEN | {"gov"}
_BEFORE_MAIN = _INSIDE | {"word", "title"}
_GROUPED = _VERBAL | {"aux", "pred"}
_INVERTING = frozenset({"support", "modal", "future", "conditional"})  # auxiliaries a subject may stand behind
_REACH = 6  # nodes an auxiliary may stand before its verb, adverbs and negation included


@dataclass(slots=True)
class Group:
    """A verb with what belongs to it: nodes ``first``..``last`` (inclusive) of the sentence.

    ``tense`` is a feature of the conjugations; ``perfect`` a compound past; ``governor`` the group it depends on.
    """

    first: int
    last: int
    main: Node
    tense: str
    perfect: bool = False
    passive: bool = False
    be: bool = False
    negated: bool = False
    finite: bool = True
    clause: int = 0
    governor: Group | None = None
    due: bool = False  # an infinitive that tells what is to be done ("des chars à livrer"), which no verb governs
    causes: str = ""  # who has it done ("fait livrer"): ``other``, or ``self`` where the subject receives
    beside: Group | None = None  # the participle before it that qualifies the same thing
    main_past: bool = False  # the finite verb before it tells of the past
    effects: list[Governor] = field(default_factory=list)

    frames: list[Frame] = field(default_factory=list)  # valence frames the verb may have, in the pack's order
    loads: list[Frame] = field(default_factory=list)  # those it has of loads alone
    governs: list[Governor] = field(default_factory=list)  # what the verb does to a predicate it governs
    said: list[Said] = field(default_factory=list)  # the verb as a verb of saying

    def __post_init__(self) -> None:
        """Sorts the readings of the verb once: they are asked for at every turn."""
        cats = self.main.cats
        frames = _distinct(self.main, "verb") if "verb" in cats else []
        self.frames, self.loads = [f for f in frames if not f.loads], [f for f in frames if f.loads]
        self.governs = _distinct(self.main, "gov") if "gov" in cats else []
        self.said = _distinct(self.main, "said") if "said" in cats else []


def _distinct(node: Node, cat: str) -> list:  # type: ignore[type-arg]
    seen: dict[int, object] = {}
    for reading in node.readings:
        if reading.cat == cat and reading.feature != "word":
            seen.setdefault(id(reading.data), reading.data)
    return list(seen.values())


def _features(node: Node) -> set[str]:
    """The tenses a verb form may be in, its flags left aside."""
    return {r.feature.partition("+")[0] for r in node.readings if r.cat in _VERBAL}


def flags_of(node: Node) -> set[str]:
    """What a verb form is beside its tense (``past+pass``): ``pass`` passive, ``short`` a participle that is a
    predicate, ``act`` one that is active, ``neg`` negated,
    ``rel`` before its noun, ``quo`` quoted, ``link`` before another verb.
    """
    return {flag for r in node.readings if r.cat in _VERBAL for flag in r.feature.split("+")[1:]}


def find_groups(nodes: Sequence[Node]) -> list[Group]:
    """The verb groups of a sentence in order, governors tied. Nodes used as verbs become kind ``verb``."""
    groups: list[Group] = []
    index = 0
    pending: list[tuple[int, Governor]] = []  # governing words just before ("could", "prêt à")
    while index < len(nodes):
        node = nodes[index]
        group = _group_at(nodes, index) if node.cats & _STARTS else None
        if group is not None:
            _absorb(groups, group, pending)
            for at, governor in pending:
                if all(nodes[i].kind in _GOVERNED for i in range(at + 1, group.first)):
                    group.effects.append(governor)
                    group.first = min(group.first, at)
                    group.finite = group.finite or _modal(nodes[at])
            pending = []
            _end(nodes, group)
            _complete(nodes, group)
            _coordinate(nodes, groups, group)
            _tie(nodes, groups, group)
            finite = next((g for g in reversed(groups) if g.finite), None)
            group.due = bool(group.first) and _due(nodes[group.first - 1])
            group.main_past = finite is not None and (finite.perfect or finite.tense in ("past", "impf"))
            groups.append(group)
            for i in range(group.first, group.last + 1):
                plain = i == group.last and (group.finite or group.tense != "ppart") and "act" in nodes[i].cats
                if nodes[i].kind in _GROUPED or plain:
                    nodes[i].kind = "verb"
            index = group.last + 1
            continue
        word = None
        if "gov" in node.cats:
            word = next((r.data for r in node.readings if r.cat == "gov" and r.feature == "word"), None)
        if word is not None and node.kind != "item":
            pending.append((index, word))
        elif node.kind not in _BETWEEN:
            pending = []
        index += 1
    _nominal(nodes, groups)
    return groups


def _nominal(nodes: Sequence[Node], groups: Sequence[Group]) -> None:
    """ "par un négociant belge": what no group takes for a verb behind a determiner is a plain noun."""
    for group in groups:
        for node in nodes[group.first : group.last + 1]:
            node.kind = node.kind if node.kind != "verb" else "grouped"
    for before, node in pairwise(nodes):
        if node.kind == "verb" and before.kind == "det":
            node.kind = "word"
    for node in nodes:
        if node.kind == "grouped":
            node.kind = "verb"


def _absorb(groups: list[Group], group: Group, pending: Sequence[tuple[int, Governor]]) -> None:
    """ "is said | to have received": the copula before a governing word is no clause of its own."""
    copula = groups[-1] if groups else None
    if copula is None or not pending or not group.finite or copula.main.kind not in ("verb", "aux"):
        return
    bare = not (copula.frames or copula.governs or copula.said) and "aux" in copula.main.cats
    if bare and pending[0][0] == copula.last + 1:
        groups.pop()
        group.first, group.negated = copula.first, group.negated or copula.negated


def _end(nodes: Sequence[Node], group: Group) -> None:
    """ "ne livre plus": a negation that ends what was denies nothing."""
    if not group.negated:
        return
    behind = [n for n in nodes[group.first : group.last + _BEHIND] if n.cats & {"completes", "ends"}]
    if behind and "ends" in behind[0].cats and all("ends" in n.cats for n in behind):
        behind[0].kind = "adv"
        group.negated = False
        group.effects.append(_OVER)


def _complete(nodes: Sequence[Node], group: Group) -> None:
    """ "handed the carriers back": a particle behind the object makes another verb of it."""
    if "apart" not in group.main.cats:
        return
    behind = nodes[group.last + 1 : group.last + _ASIDE]
    for node, following in zip(behind, (*behind[1:], None), strict=False):
        verb = node.cats & _STARTS and node.kind != "prep" and "ppart" not in _features(node)
        if verb or node.text in ",;:":
            return
        frames = [r.data[0] for r in group.main.all("apart") if r.data[1] == node.text]
        if frames and (following is None or following.kind in _BEHIND_PARTICLE):
            group.frames = [*{id(f): f for f in frames}.values()]
            node.kind = "adv"
            return


_ASIDE = 12  # nodes between a verb and its particle, the object's
_BEHIND_PARTICLE = frozenset({"prep", "punct", "time", "adv", "and", "but", "sub", "rel"})
_OVER = Governor(effect="ended", example="")
_BEHIND = 8  # nodes behind a verb in which its negation is completed


def _due(node: Node) -> bool:
    return any(r.cat == "infinitive" and r.data == "due" for r in node.readings)


def _modal(node: Node) -> bool:
    return " " not in node.text


def _group_at(nodes: Sequence[Node], index: int) -> Group | None:
    node = nodes[index]
    if node.kind == "aux" or ("aux" in node.cats and node.kind not in ("item", "actor", "num")):
        return _compound(nodes, index)
    if _is_verb(nodes, index):
        return _simple(nodes, index)
    return None


def _compound(nodes: Sequence[Node], index: int) -> Group | None:
    """A group that begins with an auxiliary: the verb is the first participle, infinitive or gerund in reach."""
    if "clitic" not in nodes[index - 1].cats and index and nodes[index - 1].kind == "det" and _causes(nodes[index]):
        return None  # "le fait"
    kinds: list[str] = []
    effects: list[Governor] = []
    tense = ""
    negated = _negated_before(nodes, index)
    for at in range(index, min(len(nodes), index + _REACH + len(kinds))):
        node = nodes[at]
        aux = node.reading("aux")
        if node.kind == "actor" and kinds and kinds[-1] in _INVERTING and node.value.type != "demonym":
            continue  # "only from Pretoria could Luanda obtain"
        if aux is not None and node.kind not in ("item", "actor"):
            negated = negated or "negated" in node.cats
            kinds.append(aux.data)
            tense = tense or aux.feature
            effects += [r.data for r in node.readings if r.cat == "gov" and r.feature == "word"]
            continue
        wanted = {"inf"} if _CAUSING in kinds else {"ppart", "inf", "gerund"}
        if node.cats & _VERBAL and _features(node) & wanted and node.kind not in ("item", "actor"):
            group = _built(nodes, index, at, tense, kinds, negated)
            group.effects = effects
            if _CAUSING in kinds:
                group.causes = "self" if any("reflexive" in n.cats for n in nodes[max(0, index - 2) : at]) else "other"
                group.be = group.passive = False
                group.perfect = group.perfect or "passive" in kinds  # "s'est vu remettre"
            return group
        if node.kind == "gov" and _modal(node) and not node.cats & {"verb", "said"}:
            effects += [r.data for r in node.readings if r.cat == "gov" and r.feature == "word"]
            continue  # "is still awaiting"
        negated = negated or _negative(node)
        if node.kind not in _BEFORE_MAIN or (node.kind == "word" and node.text[0].isupper()):
            break
    # a copula or an unknown verb: a clause of its own all the same
    last = index
    while _CAUSING in kinds and last + 1 < len(nodes) and nodes[last + 1].kind in ("aux", "adv", "neg"):
        last += 1  # "a fait"
    return Group(index, last, nodes[index], tense, finite=tense in FINITE, negated=negated, be="passive" in kinds)


_CAUSING = "causative"


def _causes(node: Node) -> bool:
    return any(r.cat == "aux" and r.data == _CAUSING for r in node.readings)


def _negative(node: Node) -> bool:
    reading = node.reading("neg")
    return reading is not None and not reading.data


def _built(nodes: Sequence[Node], first: int, last: int, tense: str, kinds: list[str], negated: bool) -> Group:
    main = nodes[last]
    features = _features(main)
    be = bool(kinds) and kinds[-1] == "passive"
    gerund = be and "gerund" in features and "ppart" not in features
    perfect = "perfect" in kinds
    return Group(
        first,
        last,
        main,
        tense or "pres",
        perfect=perfect,
        passive=(be and not gerund) or not flags_of(main).isdisjoint(("pass", "short")),
        be=be,
        negated=negated or _negated_before(nodes, first),
        finite=tense in FINITE,
    )


def _negated_before(nodes: Sequence[Node], index: int) -> bool:
    """A negation before the verb, and behind it the word that completes it where the language asks for one."""
    for node in nodes[max(0, index - 3) : index]:
        reading = node.reading("neg")
        if reading is not None:
            return not reading.data or any("completes" in n.cats for n in nodes[max(0, index - 6) : index + 5])
    return False


def _is_verb(nodes: Sequence[Node], index: int) -> bool:
    node = nodes[index]
    if not node.cats & _VERBAL or node.kind in ("item", "actor", "num", "place", "time"):
        return False
    if index and nodes[index - 1].text == "-" and nodes[index - 1].end == node.start:
        return False  # "on-going"
    if all(r.feature == "word" for r in node.readings if r.cat in _VERBAL):
        return False
    if not node.cats & _FIELD and not _everyday(nodes, index):
        return False
    before = next((nodes[i] for i in range(index - 1, -1, -1) if nodes[i].kind not in ("adv",)), None)
    if before is not None and before.kind == "verb" and _features(node) <= FINITE and not flags_of(before):
        return False  # "rejected claims that": no finite verb follows a verb without a link
    if before is None and "ppart" in _features(node) and index + 1 < len(nodes) and nodes[index + 1].kind == "prep":
        return True  # "Armed by Ankara with drones, Libya ..."
    if "prep" in node.cats and index + 2 < len(nodes) and any(n.kind == "actor" for n in nodes[index + 1 : index + 3]):
        node.kind = "prep"  # "un pacte entre la Chine et ..."
        return False
    if node.cats & _NOMINAL or ("noun" in node.cats and not node.cats & _FIELD):
        return before is not None and (
            before.kind in ("pron", "neg", "rel", "gov")
            or (before.kind == "actor" and before.value.type != "demonym" and bool(node.cats & _FIELD))
            or "opens-verb" in before.cats
        )
    return before is None or before.kind != "det" or "clitic" in before.cats


def _everyday(nodes: Sequence[Node], index: int) -> bool:
    """Whether an everyday verb is one here: not "including", first of all something else, nor "en réserve"."""
    before = nodes[index - 1] if index else None
    may_be = _features(nodes[index])
    governed = before is not None and before.kind == "prep" and may_be <= FINITE and "cond" not in may_be
    return nodes[index].kind == "word" and not governed


def _simple(nodes: Sequence[Node], index: int) -> Group:
    """A verb without auxiliary: finite, infinitive, gerund, or a participle that qualifies what stands before it."""
    node = nodes[index]
    features, flags = _features(node), flags_of(node)
    negated, passive = _negated_before(nodes, index) or "neg" in flags, "pass" in flags
    finite = features & FINITE
    if "short" in flags:
        return Group(index, index, node, "past", passive=True, negated=negated)
    if "act" in flags:
        return Group(index, index, node, "ppart", finite=False, negated=negated)
    if "ppart" in features and _participial(nodes, index, bool(finite)):
        return Group(index, index, node, "ppart", passive=True, finite=False, negated=negated)
    before = nodes[index - 1] if index else None
    bound = before is not None and not before.cats.isdisjoint(("infinitive", "gov"))
    if "inf" in features and (bound or not finite):
        return Group(index, index, node, "inf", passive=passive, finite=False, negated=negated)
    if finite:
        tense = next(t for t in ("pres", "past", "impf", "fut", "cond") if t in finite)
        return Group(index, index, node, tense, passive=passive, negated=negated)
    return Group(index, index, node, "gerund" if "gerund" in features else "ppart", finite=False, negated=negated)


def _participial(nodes: Sequence[Node], index: int, ambiguous: bool) -> bool:
    """Whether a form that may be a past participle qualifies a noun: always when it can be nothing else."""
    if not ambiguous:
        return True
    if "verb" in nodes[index].cats and all("subj" in r.data.roles.get("item", ()) for r in nodes[index].all("verb")):
        return False  # what arrives is never arrived by somebody: the form is a past
    before = next((n for n in reversed(nodes[:index]) if n.kind != "adv"), None)
    after = nodes[index + 1] if index + 1 < len(nodes) else None
    if before is None:
        return True
    signed = any("deal" in r.data.roles for r in nodes[index].all("verb"))  # "under a contract signed in 2022"
    told = before.kind == "pred" and (signed or any(n.kind == "verb" for n in nodes[:index]))
    if told or before.kind in ("item", "num") or (before.kind == "word" and before.text[0].islower()):
        return after is None or after.kind in ("prep", "punct", "time", "adv", "and")
    if before.kind == "actor" and before.value.type == "vague" and _prepared(nodes, before):
        return after is not None and after.kind in ("prep", "time", "punct")  # "in a report | published on 29 May"
    return before.text in (",", "(") and after is not None and (after.reading("prep") is not None)


def _prepared(nodes: Sequence[Node], node: Node) -> bool:
    """Whether a preposition governs a phrase, which is then no subject."""
    ahead = [n for n in nodes if n.end <= node.start and n.kind != "det"][-1:]
    return bool(ahead) and ahead[0].kind == "prep"


def _coordinate(nodes: Sequence[Node], groups: Sequence[Group], group: Group) -> None:
    """A participle behind "and" shares the auxiliary before it: "were made in X and supplied to Y"; or it qualifies
    what the participle before it does: "bombs made in X and supplied by Y were found".
    """
    if group.first != group.last or "ppart" not in _features(group.main) or not group.first or not groups:
        return
    before = next((n for n in reversed(nodes[: group.first]) if n.kind not in _INSIDE), None)
    if before is None or before.kind not in ("and", "or"):
        return
    last, behind = groups[-1], next(iter(nodes[group.last + 1 : group.last + 2]), None)
    if last.tense == "ppart" and last.passive and not last.finite and behind and behind.kind in ("prep", "time"):
        group.tense, group.passive, group.finite, group.beside = "ppart", True, False, last
        return
    earlier = next((g for g in reversed(groups) if g.finite), None)
    if earlier is None or earlier.first == earlier.last:
        return
    if earlier.perfect or earlier.passive:
        group.tense, group.perfect, group.passive = earlier.tense, earlier.perfect, earlier.passive
        group.be, group.finite = earlier.be, True
        group.negated = group.negated or earlier.negated


def _tie(nodes: Sequence[Node], groups: Sequence[Group], group: Group) -> None:
    """Ties a non-finite group to the verb that governs it ("prévoit de livrer", "accuse X de fournir")."""
    if group.finite or (group.tense == "gerund" and group.passive):
        return
    for earlier in reversed(groups):
        between = nodes[earlier.last + 1 : group.first]
        if any(n.kind in ("comp", "rel", "sub", "if") or n.text in ".;:" for n in between):
            return
        if earlier.governs and group.tense != "ppart":
            distance = len(between)
            if distance <= 8:
                group.governor = earlier
            return
        if earlier.finite:
            return
