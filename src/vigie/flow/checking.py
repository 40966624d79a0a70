"""The question an analyst asks of any article: what in it is known, since when, from whom, and what was changed.

The document is laid beside the case as if it had been read into it; nothing of it is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from vigie.corroborate.bucket import Knowledge, bucket_of, findings
from vigie.corroborate.copies import compare
from vigie.corroborate.sketch import candidates_of, sketch
from vigie.flow.loom import Loom
from vigie.flow.ruling import ruled_now
from vigie.flow.weaving import families
from vigie.model.bucket import Findings
from vigie.model.claim import Claim, Extraction
from vigie.model.document import Document
from vigie.model.figure import Reading
from vigie.model.finding import Copy
from vigie.model.origin import Bend, Statement, Telling
from vigie.packs.files import Packs
from vigie.store import weaving as kept
from vigie.store.case import View

VERDICTS = ("changed", "superseded", "not-found", "new", "known")
_AUTHOR = "author"
_LAST = 2**62  # the place of a document that is not in the case: after all others


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the case knows of one claim of a document.

    ``verdict`` is one of ``VERDICTS``: told as its origin said it (*known*), with ``bends`` (*changed*), although its
    origin gave a later figure (*superseded*, with that ``later`` reading); of a named origin that the case does not
    hold (*new*); of no named origin, and nobody in the case says so (*not-found*). ``statement`` is what it tells;
    ``told`` are the documents of the case that tell it too; ``reference`` the claim of the case nearest the origin.
    """

    claim: Claim
    verdict: str
    statement: Statement
    told: tuple[str, ...] = ()
    reference: Claim | None = None
    bends: tuple[Bend, ...] = ()
    later: Reading | None = None


def check(view: View, document: Document, extraction: Extraction, packs: Packs) -> list[Checked]:
    """Every claim of ``document`` beside the case, those to look at first in front."""
    loom = Loom(packs, ruled_now(view, packs))
    known = loom.known
    copies = _copies(view, document)
    buckets: dict[str, list[Claim]] = defaultdict(list)
    for claim in extraction.claims:
        buckets[bucket_of(claim.kind, claim.item.item_class if claim.item else None, known.classes)].append(claim)
    found: list[Checked] = []
    for bucket, claims in buckets.items():
        family = _family(bucket, known)
        own = [loom.ready(_telling(claim, document), family) for claim in claims]
        others = _of_the_case(view, bucket, family, loom, document)
        made = findings(bucket, [*others, *own], copies, known, kept.bonds(view, bucket))
        found += _checked(made, own, {t.claim.id: t for t in others})
    return sorted(found, key=lambda one: (VERDICTS.index(one.verdict), one.claim.head))


def _telling(claim: Claim, document: Document) -> Telling:
    return Telling(
        claim=claim,
        dated=document.dated,
        publisher=document.publisher,
        language=document.language,
        order=_LAST,
    )


def _family(bucket: str, known: Knowledge) -> list[str]:
    """The classes of a bucket."""
    kind, _, root = bucket.partition("/")
    ((_, _, classes),) = families([(kind, root)], known.classes)
    return classes


def _of_the_case(view: View, bucket: str, family: list[str], loom: Loom, document: Document) -> list[Telling]:
    """The tellings of the bucket in the case, without those of the document itself where the case holds it."""
    return [
        loom.ready(telling, family)
        for _, telling in kept.tellings(view, bucket.partition("/")[0], family)
        if telling.claim.document != document.id
    ]


def _copies(view: View, document: Document) -> list[Copy]:
    near = candidates_of(sketch(document.text), partial(kept.holders, view))
    texts = [kept.text_of(view, int(other)) for other in near]
    found = (compare(text, document.text, (id, document.id)) for id, text in texts if id != document.id)
    return [*kept.copies(view), *(copy for copy in found if copy is not None)]


def _checked(made: Findings, own: Sequence[Telling], others: Mapping[str, Telling]) -> list[Checked]:
    statements = {bond.claim: one for one in made.statements for bond in one.bonds}
    bends: dict[str, list[Bend]] = defaultdict(list)
    for bend in made.bends:
        bends[bend.claim].append(bend)
    later = _replaced(made)
    return [
        _verdict(telling.claim, statements[telling.claim.id], bends[telling.claim.id], later, others) for telling in own
    ]


def _verdict(
    claim: Claim,
    statement: Statement,
    bends: Sequence[Bend],
    later: Mapping[str, Reading],
    others: Mapping[str, Telling],
) -> Checked:
    told = tuple(dict.fromkeys(bond.document for bond in statement.bonds if bond.claim in others))
    changed = tuple(bend for bend in bends if bend.kind != "superseded")
    if not told:
        verdict = "not-found" if statement.claimer in (None, _AUTHOR) else "new"
    elif changed:
        verdict = "changed"
    else:
        verdict = "superseded" if statement.id in later else "known"
    reference = others.get(statement.reference)
    return Checked(
        claim=claim,
        verdict=verdict,
        statement=statement,
        told=told,
        reference=reference.claim if reference else None,
        bends=changed,
        later=later.get(statement.id),
    )


def _replaced(made: Findings) -> dict[str, Reading]:
    """The reading that replaced that of a statement, by the id of the statement: the last of a series."""
    found: dict[str, Reading] = {}
    for figure in made.figures:
        by_id = {reading.statement: reading for reading in figure.readings}
        for old in figure.superseded:
            last = old
            while last in figure.superseded:
                last = figure.superseded[last]
            found[old] = by_id[last]
    return found
