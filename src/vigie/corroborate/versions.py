"""Two versions of one page laid side by side: which sentences changed, and which claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from vigie.model.claim import Claim
from vigie.text.tokens import SentenceRules

ALIKE = 0.5  # from which share of common signs a sentence is a changed one, not another
LONG = 4000  # sentences from which pairs are not looked for one by one
PLACED = frozenset({"document", "head", "start", "end", "implied", "evidence", "links", "joint"})
READ = ("id", "item_class", "min", "max", "edtf", "imo")  # what words mean, where a slot has it


@dataclass(frozen=True, slots=True)
class Edit:
    """One place of the text: ``before`` is None for a sentence that was added, ``after`` for one removed."""

    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ClaimEdits:
    """What became of the claims: new ones, those that are otherwise now (before, after), those no longer made."""

    appeared: tuple[Claim, ...]
    changed: tuple[tuple[Claim, Claim], ...]
    vanished: tuple[Claim, ...]


def edits(before: str, after: str, rules: SentenceRules) -> list[Edit]:
    """The sentences that differ, in the order of the text."""
    old, new = sentences(before, rules), sentences(after, rules)
    found: list[Edit] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            found += _edits(old[i:j], new[k:m])
    return found


def sentences(text: str, rules: SentenceRules) -> list[str]:
    """The sentences of every line, with single spaces."""
    found: list[str] = []
    start = 0
    for line in text.split("\n"):
        found += [" ".join(text[a:b].split()) for a, b in rules.split(text, start, start + len(line))]
        start += len(line) + 1
    return [sentence for sentence in found if sentence]


def claim_edits(before: Sequence[Claim], after: Sequence[Claim]) -> ClaimEdits:
    """Claims that say the same are none; of the others, those of the same parties and item are one that changed."""
    old, new = _without_common(before, after, _said)
    left, fresh = _without_common(old, new, _core)
    gone, come = {id(claim) for claim in left}, {id(claim) for claim in fresh}
    changed = zip(
        _by(_core, (claim for claim in old if id(claim) not in gone)),
        _by(_core, (claim for claim in new if id(claim) not in come)),
        strict=True,
    )
    return ClaimEdits(appeared=tuple(fresh), changed=tuple(changed), vanished=tuple(left))


def _edits(old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    """Removed and added sentences of one place, those that are alike as pairs, in order."""
    found: list[Edit] = []
    at = 0
    for sentence in old:
        ahead = range(at, len(new)) if len(old) * len(new) < LONG else range(0)
        pair = next((n for n in ahead if _alike(sentence, new[n])), None)
        if pair is None:
            found.append(Edit(sentence, None))
            continue
        found += [Edit(None, added) for added in new[at:pair]]
        found.append(Edit(sentence, new[pair]))
        at = pair + 1
    return found + [Edit(None, added) for added in new[at:]]


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _without_common(
    before: Sequence[Claim], after: Sequence[Claim], key: Callable[[Claim], str]
) -> tuple[list[Claim], list[Claim]]:
    """What is left of both when claims of one key are taken off in pairs, the first with the first."""
    return _rest(before, after, key), _rest(after, before, key)


def _rest(claims: Sequence[Claim], others: Sequence[Claim], key: Callable[[Claim], str]) -> list[Claim]:
    counts = Counter(map(key, others))
    rest: list[Claim] = []
    for claim in claims:
        if counts[key(claim)]:
            counts[key(claim)] -= 1
        else:
            rest.append(claim)
    return rest


def _by(key: Callable[[Claim], str], claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: (key(claim), claim.head))


def _said(claim: Claim) -> str:
    """All that a claim says, wherever in the text it stands, in whichever words where their meaning was read."""
    return repr(_plain(replace(claim, id="")))


def _core(claim: Claim) -> str:
    """What a claim is about: kind, parties, item."""
    named = (claim.supplier, claim.recipient, claim.actor)
    item = claim.item
    return repr((claim.kind, [who and (who.id or who.text) for who in named], item and (item.item_class, item.id)))


def _plain(value: Any) -> Any:
    if not is_dataclass(value):
        return [_plain(part) for part in value] if isinstance(value, tuple) else value
    parts = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in PLACED}
    if any(parts.get(name) is not None for name in READ):
        parts.pop("text", None)
    return [(name, _plain(part)) for name, part in parts.items()]
