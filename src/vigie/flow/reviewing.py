"""What a person does with claims: accept, reject, correct, add, merge, comment, take back; replayed after every run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from vigie.flow.acting import now, user
from vigie.model.claim import KINDS, Claim, Evidence
from vigie.model.document import Document
from vigie.model.ids import digest, make_id
from vigie.model.review import Review
from vigie.packs.files import Packs
from vigie.packs.lookup import show
from vigie.packs.records import Designation, Head, ItemClass, Organisation, Person, PlaceEntry, State, Vague
from vigie.publish.quotes import sentences_around
from vigie.review.anchoring import shares_words
from vigie.review.edits import SLOTS, Edit, Known, check_filler, set_slots
from vigie.review.replay import corrected, held, replay
from vigie.store import reviews as kept
from vigie.store.case import Case, View, open_view
from vigie.store.problems import NamedCaseError
from vigie.store.query import claim, document
from vigie.store.writer import Writer, open_writer
from vigie.text.tokens import SentenceRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What a person says of a claim: ``why`` in words; ``who`` defaults to VIGIE_USER, else the system's user.

    ``second``: as a second reader, whose word is compared with the first's and changes nothing.
    """

    why: str | None = None
    who: str | None = None
    second: bool = False


PLAIN = Word()


def renew(writer: Writer, id: str) -> None:
    """Replay the decisions on claims of a document (whole id), inside a transaction: after each extraction of it."""
    made = kept.reviews(writer, id)
    if made:
        done = replay(kept.machine_claims(writer, id), made)
        kept.settle(writer, id, done.standings, done.orphans)


def accept(case: Case, id: str, word: Word = PLAIN) -> Review:
    """Say that a claim (id or its beginning) is as the text says. Raises CaseError, as all of these do."""
    return _decide(case, id, "accept", word)


def reject(case: Case, id: str, word: Word) -> Review:
    """Say that the text does not make this claim: it leaves the listings."""
    if not (word.why or "").strip():
        raise NamedCaseError("why-missing")
    return _decide(case, id, "reject", word)


def comment(case: Case, id: str, word: Word) -> Review:
    """Say something about a claim that changes nothing."""
    if not (word.why or "").strip():
        raise NamedCaseError("comment-missing")
    return _decide(case, id, "comment", word)


def correct(case: Case, packs: Packs, id: str, edits: Sequence[Edit], word: Word = PLAIN) -> Review:
    """Set slots of a claim. Raises ReviewError for words the text does not hold and values that do not fit."""
    with open_view(case) as view:
        row = claim(view, id)
        text = document(view, row.claim.document).document.text
        slots = set_slots(row.claim, text, edits, known(packs))
    return _decide(case, row.claim.id, "correct", word, slots)


def merge(case: Case, first: str, second: str, word: Word = PLAIN) -> Review:
    """Say that two claims of one document are one: the first stays, with the evidence of both."""
    with open_writer(case) as writer:
        with open_view(case) as view:
            stays, goes = (_current(view, one) for one in (first, second))
        if stays.id == goes.id:
            raise NamedCaseError("one-claim", id=stays.id)
        if stays.document != goes.document:
            raise NamedCaseError("not-one-document", first=stays.id, second=goes.id)
        made = _review("merge", stays, word, beside=_beside(writer, stays))
        return _kept(writer, replace(made, other=goes.id, other_seen=goes))


def add(case: Case, packs: Packs, id: str, kind: str, edits: Sequence[Edit], word: Word = PLAIN, at: int = 0) -> Review:
    """Add a claim that the machine missed to a document: slots with the words that fill them, found nearest to ``at``.

    Its evidence are the sentences that its words stand in, around that of its item.
    """
    if kind not in KINDS:
        raise NamedCaseError("kind-missing", known=", ".join(KINDS))
    with open_writer(case) as writer:
        with open_view(case) as view:
            whole = document(view, id).document
        blank = Claim(id="", document=whole.id, kind=kind, status="occurred", head=at)
        slots = set_slots(blank, whole.text, edits, known(packs))
        made = _anchored(corrected(blank, slots), whole, packs)
        taken = {one.id for one in kept.machine_claims(writer, whole.id)} | {
            one.target for one in kept.reviews(writer, whole.id)
        }
        made = replace(made, id=_new_id(whole, kind, made.head, taken))
        plain = msgspec.to_builtins(made)
        review = _review("add", made, word, {name: plain[name] for name in (*SLOTS, "evidence")})
        return _kept(writer, review)


def take_back(case: Case, id: str, word: Word = PLAIN) -> Review:
    """Take a decision (id or its beginning) back; it stays on record."""
    with open_writer(case) as writer:
        with open_view(case) as view:
            found = kept.review(view, id)
        if found not in held(kept.reviews(writer, found.document)):
            raise NamedCaseError("undone-already", id=found.id)
        at, who = now(), word.who or user()
        return _kept(
            writer,
            Review(
                id=make_id("rev", at, who, "undo", found.id),
                at=at,
                who=who,
                act="undo",
                document=found.document,
                target=found.id,
                why=_said(word.why),
            ),
        )


def known(packs: Packs) -> Known:
    """What names mean to a reader who sets slots: those of the packs, ids as they are."""

    def body(name: str) -> Mapping[str, str]:
        found = _first(packs, name, (State, Organisation, Person, Vague))
        if isinstance(found, State):
            return {"id": found.id, "state": found.id}
        if isinstance(found, Organisation | Person):
            return {"id": found.id, "state": found.state or ""}
        return {"id": found.id if isinstance(found, Vague) else name, "state": ""}

    def place(name: str) -> Mapping[str, str]:
        found = _first(packs, name, (State, PlaceEntry))
        if isinstance(found, PlaceEntry):
            return {"id": found.id, "state": found.state or ""}
        return {"id": found.id, "state": found.id} if isinstance(found, State) else {"id": name, "state": ""}

    def item(name: str) -> Mapping[str, str]:
        found = _first(packs, name, (Designation, ItemClass, Head))
        if isinstance(found, Designation):
            return {"id": found.id, "item_class": found.item_class}
        if isinstance(found, ItemClass | Head):
            return {"id": "", "item_class": found.id if isinstance(found, ItemClass) else found.item_class}
        return {"id": name}

    return Known(body=body, place=place, item=item)


def _decide(case: Case, id: str, act: str, word: Word, slots: Mapping[str, Any] | None = None) -> Review:
    with open_writer(case) as writer:
        with open_view(case) as view:
            seen = _current(view, id)
        if slots is not None and corrected(seen, slots) == seen:
            raise NamedCaseError("nothing-set")
        return _kept(writer, _review(act, seen, word, slots, beside=_beside(writer, seen)))


def _current(view: View, id: str) -> Claim:
    row = claim(view, id)
    if row.superseded and row.review is None:
        raise NamedCaseError("not-current", id=row.claim.id)
    return row.claim


def _review(
    act: str, seen: Claim, word: Word, slots: Mapping[str, Any] | None = None, beside: tuple[str, ...] = ()
) -> Review:
    at, who = now(), word.who or user()
    return Review(
        id=make_id("rev", at, who, act, seen.id),
        at=at,
        who=who,
        act=act,
        document=seen.document,
        target=seen.id,
        why=_said(word.why),
        second=word.second,
        slots=dict(slots or {}),
        seen=seen,
        beside=beside,
    )


def _kept(writer: Writer, one: Review) -> Review:
    with writer.transaction():
        kept.add_review(writer, one)
        renew(writer, one.document)
    return one


def _beside(writer: Writer, seen: Claim) -> tuple[str, ...]:
    """The other claims of its kind whose words overlap, as the machine says them."""
    others = (one for one in kept.machine_claims(writer, seen.document) if one.kind == seen.kind)
    return tuple(one.id for one in others if one.id != seen.id and shares_words(one, seen))


def _anchored(blank: Claim, whole: Document, packs: Packs) -> Claim:
    """An added claim with its head and evidence; what stands elsewhere in the text is marked as implied."""
    plain = msgspec.to_builtins(blank)
    spans = [(slot, filler) for slot in SLOTS for filler in _fillers(plain[slot]) if filler.get("start") is not None]
    if not spans:
        raise NamedCaseError("words-missing")
    for slot, filler in spans:
        check_filler(slot, filler, whole.text)
    head = blank.item.start if blank.item else min(filler["start"] for _, filler in spans)
    pack = packs.languages.get(whole.language or "")
    rules = SentenceRules(pack.language.abbreviations if pack else ())
    word = Evidence(start=head, end=head + 1, exact=whole.text[head : head + 1])
    start, end = sentences_around(whole.text, word, rules)
    evidence = Evidence(start=start, end=end, exact=whole.text[start:end])
    for _, filler in spans:
        filler["implied"] = not (start <= filler["start"] and filler["end"] <= end)
    return replace(msgspec.convert(plain, Claim), head=head, evidence=(evidence,))


def _new_id(whole: Document, kind: str, head: int, taken: Iterable[str]) -> str:
    """An id as the machine would give it, so that it finds the claim here when it learns to read it."""
    text_digest, used = digest(whole.text.encode("utf-8", "surrogatepass")), set(taken)
    count = 0
    while (id := make_id("clm", text_digest, kind, head, *([count] if count else []))) in used:
        count += 1
    return id


def _fillers(value: Any) -> list[dict[str, Any]]:
    several = value if isinstance(value, list | tuple) else (value,)
    return [one for one in several if isinstance(one, dict)]


def _first(packs: Packs, name: str, kinds: tuple[type, ...]) -> object:
    """The record of one of ``kinds`` that is called so; one whose id it is before others, and kinds in their order."""
    found = [record for _, record in show(packs, name) if isinstance(record, kinds)]
    found.sort(key=lambda one: (getattr(one, "id", None) != name, kinds.index(type(one))))
    return found[0] if found else None


def _said(why: str | None) -> str | None:
    return (why or "").strip() or None
