"""Analysts' findings: each version a row, never changed."""

from __future__ import annotations

from vigie.model.verdict import Verdict
from vigie.store.case import View
from vigie.store.problems import NamedCaseError
from vigie.store.records import decode, encode
from vigie.store.writer import Writer

_LAST = """SELECT f.record FROM finding f WHERE f.version = (SELECT max(version) FROM finding WHERE id = f.id)
           ORDER BY f.seq DESC"""
_END = "\U0010ffff"


def verdicts(view: View, *, withdrawn: bool = False) -> list[Verdict]:
    """The last version of every finding, the latest first; ``withdrawn``: those no longer held too."""
    found = [decode(record, Verdict) for (record,) in view.rows(_LAST)]
    return [one for one in found if withdrawn or not one.withdrawn]


def versions(view: View, prefix: str) -> list[Verdict]:
    """Every version of the finding whose id begins so, the first first. Raises CaseError when there is none."""
    typed = prefix.strip().lower()
    begin = typed if typed.startswith("fnd_") else f"fnd_{typed}"
    sql = "SELECT record FROM finding WHERE id >= ? AND id < ? ORDER BY id, version"
    found = [decode(record, Verdict) for (record,) in view.rows(sql, (begin, begin + _END))]
    if len({one.id for one in found}) != 1:
        raise NamedCaseError("no-finding", prefix=prefix)
    return found


def add_version(writer: Writer, one: Verdict) -> None:
    """Keep a version, inside a transaction."""
    sql = "INSERT INTO finding (id, version, at, who, record) VALUES (?, ?, ?, ?, ?)"
    writer.run(sql, (one.id, one.version, one.at, one.who, encode(one)))
