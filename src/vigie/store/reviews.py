"""Decisions on claims: kept for ever, and what they make of the claims of a document kept in step with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vigie.model.claim import Claim
from vigie.model.review import FALLEN, STANDS, Review, Standing
from vigie.store.case import View
from vigie.store.problems import NamedCaseError
from vigie.store.records import decode, encode
from vigie.store.writer import Writer

_REVIEWS = """SELECT r.record FROM review r
              JOIN document d ON d.seq = r.document WHERE {where} ORDER BY r.seq"""
_LIVE = """NOT EXISTS (SELECT 1 FROM supersession s WHERE s.claim = x.claim)
           AND NOT EXISTS (SELECT 1 FROM claim_made m WHERE m.claim = x.claim)"""
_END = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of ``claim_index`` as it is."""

    seq: int
    record: str
    extraction: int


def reviews(view: View | Writer, document: str | None = None) -> list[Review]:
    """Every decision on claims, those of one document (whole id) when it is given, oldest first."""
    where, values = ("d.id = ?", (document,)) if document else ("1", ())
    return [decode(record, Review) for (record,) in view.rows(_REVIEWS.format(where=where), values)]


def reviews_of(view: View, claim: str) -> list[Review]:
    """The decisions that name a claim (whole id), with those that take them back, oldest first."""
    where = """r.target = ? OR json_extract(r.record, '$.other') = ?
               OR r.target IN (SELECT id FROM review WHERE target = ?)"""
    document = "r.document = (SELECT document FROM claim WHERE id = ? LIMIT 1) AND"
    return [
        decode(record, Review) for (record,) in view.rows(_REVIEWS.format(where=f"{document} ({where})"), (claim,) * 4)
    ]


def review(view: View, prefix: str) -> Review:
    """The decision whose id begins so, with or without ``rev_``. Raises CaseError when there is none or several."""
    typed = prefix.strip().lower()
    begin = typed if typed.startswith("rev_") else f"rev_{typed}"
    found = view.rows(_REVIEWS.format(where="r.id >= ? AND r.id < ?"), (begin, begin + _END))
    if len(found) != 1:
        raise NamedCaseError("no-review", prefix=prefix)
    return decode(found[0][0], Review)


def orphans(view: View) -> list[Review]:
    """The decisions whose claim is found no more, oldest first."""
    return [
        decode(record, Review)
        for (record,) in view.rows(_REVIEWS.format(where="r.seq IN (SELECT review FROM review_orphan)"))
    ]


def machine_claims(view: View | Writer, document: str) -> list[Claim]:
    """The claims of a document (whole id) as the last extraction gave them, whatever was decided since."""
    return [decode(row.record, Claim) for row in _machine(view, document).values()]


def machine_claim(view: View, id: str) -> Claim | None:
    """A claim (whole id) as the last extraction gave it; None where no extraction did."""
    sql = f"SELECT c.record FROM claim c JOIN claim_index x ON x.claim = c.seq WHERE c.id = ? AND {_LIVE}"
    return next((decode(record, Claim) for (record,) in view.rows(sql, (id,))), None)


def add_review(writer: Writer, one: Review) -> None:
    """Keep a decision, inside a transaction."""
    sql = """INSERT INTO review (id, at, who, act, document, target, record)
             SELECT ?, ?, ?, ?, seq, ?, ? FROM document WHERE id = ?"""
    writer.run(sql, (one.id, one.at, one.who, one.act, one.target, encode(one), one.document))


def settle(writer: Writer, document: str, standings: Iterable[Standing], lost: Iterable[Review]) -> None:
    """Let the claims of a document (whole id) stand as ``standings`` say, and note the decisions that found none.

    What the machine said is never touched: a corrected claim is a row of its own in its place.
    """
    machine, made = _machine(writer, document), _made(writer, document)
    row = int(writer.rows("SELECT seq FROM document WHERE id = ?", (document,))[0][0])
    kept: set[int] = set()
    for one in standings:
        said = machine.get(one.machine.id) if one.machine else None
        record = encode(one.claim)
        if said and record == said.record:
            _stand(writer, said.seq, one.state, changed=one.changed)
            continue
        if said:
            _stand(writer, said.seq, "machine")
        seq = made.get((one.claim.id, record))
        if seq is None:
            extraction = said.extraction if said else _extraction(writer, row)
            seq = writer.add_claim(extraction, row, one.claim, record)
            writer.run("INSERT INTO claim_made (claim, machine) VALUES (?, ?)", (seq, said.seq if said else None))
        kept.add(seq)
        _stand(writer, seq, one.state, changed=one.changed)
    for seq in made.values():
        if seq not in kept:
            _stand(writer, seq, "past")
    writer.run("DELETE FROM review_orphan WHERE review IN (SELECT seq FROM review WHERE document = ?)", (row,))
    writer.run_many(
        "INSERT INTO review_orphan (review) SELECT seq FROM review WHERE id = ?", ((one.id,) for one in lost)
    )


def _stand(writer: Writer, seq: int, state: str | None, *, changed: bool = False) -> None:
    """Mark a row; ``current`` is written only where it changes, for that has findings woven again."""
    current = state is None or state in STANDS
    writer.run("UPDATE claim_index SET current = ? WHERE claim = ? AND current <> ?", (current, seq, current))
    writer.run("UPDATE claim_index SET review = ?, review_changed = ? WHERE claim = ?", (state, changed, seq))


def _machine(view: View | Writer, document: str) -> Mapping[str, _Row]:
    sql = f"""SELECT c.id, c.seq, c.record, c.extraction FROM claim_index x JOIN claim c ON c.seq = x.claim
              WHERE x.document = (SELECT seq FROM document WHERE id = ?) AND {_LIVE} ORDER BY x.head, x.claim"""
    return {id: _Row(*rest) for id, *rest in view.rows(sql, (document,))}


def _made(writer: Writer, document: str) -> Mapping[tuple[str, str], int]:
    sql = """SELECT c.id, c.record, c.seq FROM claim_made m JOIN claim c ON c.seq = m.claim
             WHERE c.document = (SELECT seq FROM document WHERE id = ?) ORDER BY c.seq"""
    found: Sequence[tuple[str, str, int]] = writer.rows(sql, (document,))
    return {(id, record): seq for id, record, seq in found}


def _extraction(writer: Writer, document: int) -> int:
    """The last extraction of a document; of one that was never extracted, one that gave nothing."""
    sql = "SELECT seq FROM extraction WHERE document = ? ORDER BY seq DESC LIMIT 1"
    found = writer.rows(sql, (document,))
    if not found:
        made = """INSERT INTO extraction (document, run, packs, producer)
                  SELECT seq, run, '', 'reader' FROM document WHERE seq = ?"""
        writer.run(made, (document,))
        found = writer.rows(sql, (document,))
    return int(found[0][0])


def decided_documents(view: View) -> list[str]:
    """The ids of documents of which a claim was accepted, corrected, added or rejected, in the order they came."""
    sql = f"""SELECT d.id FROM document d JOIN document_now n ON n.document = d.seq WHERE n.excluded IS NULL
              AND d.seq IN (SELECT document FROM claim_index WHERE review IN {(*STANDS, *FALLEN)}) ORDER BY d.seq"""
    return [id for (id,) in view.rows(sql)]
