"""Why a claim was missed or is wrong: each error of a document under one cause.

What is right is the scorer's business (``align``, ``judge``, ``deciding``). An aligned pair gives an error for each of
its deciding slots that is wrong. What is left on both sides is paired again by place, and the one thing that kept the
two apart is the cause. Gold has no offsets: its sentence is the one that holds most of the sheet's words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reading import Reading, Span, anchored
from scorer import rules
from sets import Row

CAUSES = {
    "missed mention": "the thing itself was not seen",
    "wrong clause": "the thing was seen, but ended in no claim, or in a claim of another fact",
    "wrong direction": "a party stands where another belongs",
    "wrong party": "a party (or the host of a deployment) is missing, or somebody else",
    "wrong claimer": "somebody else vouches",
    "wrong status": "it has gone further, or less far",
    "wrong number": "another amount, or none, or one too many",
    "wrong item": "another thing, or of another class",
    "wrong time": "another date, or none",
    "merged or split": "two facts in one claim, or one fact in two",
    "invented": "nothing of the kind is said",
}
OF_SLOT = {
    "item": "wrong item",
    "quantity": "wrong number",
    "time": "wrong time",
    "status": "wrong status",
    "claimers": "wrong claimer",
}
WEIGHT = {"item": 3, "quantity": 3}  # the words that find the sentence of a gold claim; any other slot weighs 1


@dataclass(frozen=True, slots=True)
class Error:
    """One error. ``said`` is the sentence of the gold claim, ``place`` that of what was read.

    ``slot`` is the wrong one of an aligned pair; ``alone`` says that nothing else is wrong with it.
    """

    cause: str
    gold: Row | None
    claim: Row | None
    said: Span | None
    place: Span | None
    slot: str = ""
    alone: bool = False


@dataclass(slots=True)
class _Rest:
    """Gold and claims that the scorer left without a partner, and the pairs it made."""

    read: Reading
    pairs: list[tuple[Row, Row]]
    gold: list[Row]
    claims: list[Row]
    said: dict[int, Span | None] = field(default_factory=dict)

    def sentence(self, gold: Row) -> Span | None:
        if id(gold) not in self.said:
            self.said[id(gold)] = sentence_of(gold, self.read)
        return self.said[id(gold)]

    def error(self, cause: str, gold: Row | None, claim: Row | None, slot: str = "", *, alone: bool = False) -> Error:
        said = None if gold is None else self.sentence(gold)
        place = None if claim is None else _sentence_at(self.read, claim)
        return Error(cause, gold, claim, said, place, slot, alone)

    def together(self, gold: Row, claim: Row) -> bool:
        """Whether the claim quotes the sentence of the gold claim."""
        said = self.sentence(gold)
        return said is not None and any(e["start"] < said[1] and said[0] < e["end"] for e in claim["evidence"])


def errors_of(read: Reading) -> list[Error]:
    """The errors of a document; optional gold makes none."""
    gold, claims = list(read.gold), anchored(read)
    chosen = rules.align(gold, claims)
    with_gold, with_claim = {g for g, _, _ in chosen}, {c for _, c, _ in chosen}
    rest = _Rest(
        read=read,
        pairs=[(gold[g], claims[c]) for g, c, _ in chosen],
        gold=[want for g, want in enumerate(gold) if g not in with_gold and not want.get("optional")],
        claims=[claim for c, claim in enumerate(claims) if c not in with_claim],
    )
    errors = [error for g, c, verdict in chosen for error in _wrong_slots(rest, gold[g], claims[c], verdict)]
    errors += _near(rest)
    errors += [_missed(rest, want) for want in rest.gold]
    errors += [_left_over(rest, claim) for claim in rest.claims]
    return errors


def _wrong_slots(rest: _Rest, gold: Row, claim: Row, verdict: dict[str, bool]) -> Iterator[Error]:
    if gold.get("optional"):
        return
    wrong = [slot for slot in rules.deciding(gold) if not verdict.get(slot, True)]
    for slot in wrong:
        cause = OF_SLOT.get(slot) or ("wrong direction" if crossed(gold, claim) else "wrong party")
        yield rest.error(cause, gold, claim, slot, alone=len(wrong) == 1)


def _near(rest: _Rest) -> list[Error]:
    """Pairs in one sentence that one thing keeps apart, or several while they speak of the same words."""
    found = []
    for g, gold in enumerate(rest.gold):
        for c, claim in enumerate(rest.claims):
            if rest.together(gold, claim) and (apart := what_parts(gold, claim)):
                found.append((len(apart), g, c, apart))
    paired_gold: set[int] = set()
    paired_claims: set[int] = set()
    errors = []
    for _, g, c, apart in sorted(found):
        if g not in paired_gold and c not in paired_claims:
            paired_gold.add(g)
            paired_claims.add(c)
            cause = apart[0] if len(apart) == 1 else "wrong clause"
            errors.append(rest.error(cause, rest.gold[g], rest.claims[c]))
    rest.gold = [gold for g, gold in enumerate(rest.gold) if g not in paired_gold]
    rest.claims = [claim for c, claim in enumerate(rest.claims) if c not in paired_claims]
    return errors


def what_parts(gold: Row, claim: Row) -> list[str]:
    """The causes that keep a claim from being the gold one; none too when the two have nothing in common."""
    apart = []
    if claim["kind"] not in (gold["kind"], gold.get("also")):
        apart.append("wrong clause")
    right = [rules.right(s, gold[s], claim[s]) for s in rules.PARTIES if gold.get(s) and claim.get(s)]
    if not all(right):
        apart.append("wrong direction" if crossed(gold, claim) else "wrong party")
    wanted, item = gold.get("item") or {}, claim.get("item") or {}
    if wanted and not rules.related(wanted, item):
        apart.append("wrong item")
    counts = rules.numbers(gold.get("quantity")), rules.numbers(claim.get("quantity"))
    if all(counts) and not counts[0] & counts[1]:
        apart.append("wrong number")
    same_words = rules.overlap(wanted.get("text"), item.get("text"))
    same_fact = bool(counts[0] & counts[1]) or any(right)
    if len(apart) > 1 and not same_words:
        return []
    return [] if apart == ["wrong item"] and not same_fact else apart


def crossed(gold: Row, claim: Row) -> bool:
    """Whether a party of the gold claim fills another role in the claim, where it does not belong."""
    return any(
        gold.get(role) and claim.get(other) and _is(gold[role], claim[other]) and not _is(gold.get(other), claim[other])
        for role in rules.PARTIES
        for other in rules.PARTIES
        if role != other
    )


def _is(gold: Row | None, claim: Row) -> bool:
    return bool(gold) and bool(rules.right_party(gold, claim))


def _missed(rest: _Rest, gold: Row) -> Error:
    """A gold claim without any claim of its own."""
    for other, claim in rest.pairs:
        if other is not gold and rest.together(gold, claim) and rules.aligned(gold, claim):
            return rest.error("merged or split", gold, claim)
    wanted, said = gold.get("item"), rest.sentence(gold)
    seen = wanted is None or any(_inside(item, said) and rules.related(wanted, item) for item in rest.read.items)
    return rest.error("wrong clause" if seen else "missed mention", gold, None)


def _left_over(rest: _Rest, claim: Row) -> Error:
    """A claim without gold of its own: the second of one fact, or nobody's."""
    for gold, other in rest.pairs:
        if rules.aligned(gold, claim):
            verdict = rules.judge(gold, claim)
            if verdict.get("item", True) and verdict.get("quantity", True) and claim is not other:
                return rest.error("merged or split", gold, claim)
    return rest.error("invented", None, claim)


def sentence_of(gold: Row, read: Reading) -> Span | None:
    """The sentence that holds most of the words the sheet gives; None when it gives none that are there."""
    slots = [(WEIGHT.get(name, 1), slot) for name, value in gold.items() for slot in _slots(value)]
    words = [(weight, set(rules.fold(str(slot["text"])))) for weight, slot in slots if slot.get("text") is not None]
    best, most = None, 0.0
    for start, end in read.sentences:
        here = set(rules.fold(read.text[start:end]))
        held = sum(weight * len(said & here) / len(said) for weight, said in words if said)
        if held > most:
            best, most = (start, end), held
    return best


def _slots(value: object) -> list[Row]:
    return [slot for slot in (value if isinstance(value, list) else [value]) if isinstance(slot, dict)]


def _sentence_at(read: Reading, claim: Row) -> Span | None:
    start = claim["evidence"][0]["start"]
    return next(((a, b) for a, b in read.sentences if a <= start < b), None)


def _inside(item: Row, place: Span | None) -> bool:
    return place is None or (place[0] < item["end"] and item["start"] < place[1])
