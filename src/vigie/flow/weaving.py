"""All documents of a case together: copies, statements, bends and figures, brought up to date with its claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from vigie.corroborate.bucket import findings
from vigie.corroborate.classes import Classes
from vigie.corroborate.copies import compare
from vigie.corroborate.retold import WINDOW, retold
from vigie.corroborate.sketch import candidates_of, fingerprints, sketch
from vigie.flow.acting import now
from vigie.flow.loom import Loom
from vigie.flow.rules import rules
from vigie.flow.ruling import ruled_now, touched
from vigie.model.finding import Copy
from vigie.packs.files import Packs
from vigie.store import weaving as kept
from vigie.store.case import Case, View, open_view
from vigie.store.writer import Writer, open_writer
from vigie.text.edtf import bounds, readable

Family = tuple[str, str, list[str]]  # kind, topmost class, all classes under it
LOT, UNDATED = 500, 100  # documents laid together at once, and those without a day that each lot meets
Copies = Mapping[str, Sequence[Copy]]  # by the id of the first document


def weave(case: Case, packs: Packs) -> None:
    """Bring the findings of ``case`` up to date: only what new, changed or excluded claims touch is made again.

    Killed at any moment, the case stays whole and the next call goes on. Raises CaseError when somebody else writes.
    """
    with open_view(case) as view:
        made, known = kept.judged(view)
        if made == known and not kept.stale(view, _made_with(packs)) and not kept.uncompared(view, 1):
            return
    with open_writer(case) as writer, open_view(case) as view:
        weave_with(writer, view, packs)


def weave_with(writer: Writer, view: View, packs: Packs) -> None:
    """As ``weave``, for who has the case open for writing; outside of a transaction."""
    _retell(writer, view, _compare(writer, view))
    beside = _by_document(kept.copies(view))
    made_with = _made_with(packs)
    while True:  # names first read in one round may be like those that were judged, and are of them in the next
        judged, ruled = kept.judged(view)[0], ruled_now(view, packs)
        changed = sorted({*kept.stale(view, made_with), *touched(view, ruled)})
        if changed:
            loom = Loom(packs, ruled)
            for family in families(changed, loom.known.classes):
                _weave_bucket(writer, view, loom, beside, family)
        with writer.transaction():
            kept.woven_with(writer, made_with, judged, ruled)
        if not (changed and ruled):
            return


def _made_with(packs: Packs) -> str:
    """What findings rest on beside the claims: other packs or other rules make them anew."""
    return f"{packs.digest} {rules()}"


def families(changed: Sequence[tuple[str, str]], classes: Classes) -> list[Family]:
    """The buckets that hold what changed: kind, root class, every class of its family ('' = no class)."""
    members: dict[str, list[str]] = defaultdict(list)
    for item in classes.all():
        members[classes.root(item)].append(item)
    roots = {(kind, classes.root(item) if item else "") for kind, item in changed}
    return [(kind, root, members.get(root, [root])) for kind, root in sorted(roots)]


def _compare(writer: Writer, view: View) -> list[int]:
    """Lay each new document beside those before it that share words in a row with it; the row numbers of the new."""
    new: list[int] = []
    while page := kept.uncompared(view):
        with writer.transaction():
            for document, id, text in page:
                made = sketch(text)
                near = candidates_of(made, partial(kept.holders, writer))
                kept.keep_copies(writer, _copies(writer, document, id, text, near))
                kept.keep_compared(writer, document, fingerprints(made))
        new += [document for document, _, _ in page]
    return new


def _copies(writer: Writer, document: int, id: str, text: str, near: Sequence[str]) -> Iterator[tuple[int, int, Copy]]:
    for other in map(int, near):
        other_id, other_text = kept.text_of(writer, other)
        copy = compare(other_text, text, (other_id, id))
        if copy is not None:
            yield other, document, copy


def _retell(writer: Writer, view: View, new: Sequence[int]) -> None:
    """Lay new documents beside those published within days of them, for what is told again in other words."""
    recent = frozenset(new)
    for together in _near_in_time(kept.days(view), recent):
        texts = kept.texts_of(view, together)
        rows = {id: seq for seq, id, _ in texts}
        found = retold((telling for _, telling in kept.tellings_of(view, together)), {id: t for _, id, t in texts})
        pairs = [(rows[one.first], rows[one.second], one) for one in found]
        with writer.transaction():
            kept.keep_retellings(writer, (pair for pair in pairs if pair[0] in recent or pair[1] in recent))


def _near_in_time(days: Sequence[tuple[int, str | None]], new: frozenset[int]) -> Iterator[list[int]]:
    """Documents in lots that overlap by the window, so that each new one meets all within it; the undated in each."""
    undated = [document for document, day in days if not (day and readable(day))]
    dated = sorted((bounds(day)[0] or date.min, document) for document, day in days if day and readable(day))
    for begin in range(0, len(dated), LOT):
        lot = dated[begin : begin + LOT]
        first, last = lot[0][0] - WINDOW, lot[-1][0] + WINDOW
        if not new.isdisjoint({document for _, document in lot}):
            yield [*undated[:UNDATED], *(document for day, document in dated if first <= day <= last)]
    if not dated and undated:
        yield undated[:UNDATED]


def _by_document(copies: Sequence[Copy]) -> Copies:
    beside: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        beside[copy.first].append(copy)
    return beside


def _weave_bucket(writer: Writer, view: View, loom: Loom, beside: Copies, family: Family) -> None:
    kind, root, classes = family
    bucket = f"{kind}/{root}"
    read = kept.tellings(view, kind, classes)
    tellings = [loom.ready(telling, classes) for _, telling in read]
    documents = {telling.claim.document for telling in tellings}
    shared = [copy for id in sorted(documents) for copy in beside.get(id, ()) if copy.second in documents]
    found = findings(bucket, tellings, shared, loom.known, kept.bonds(view, bucket))
    with writer.transaction():
        kept.keep_bucket(writer, now(), found, {telling.claim.id: seq for seq, telling in read})
        kept.keep_mentions(writer, kind, classes, loom.mentions(read))
        kept.settle(writer, [(kind, item) for item in classes])
