"""Names of the files a case keeps for itself, known to those who write them and to those who must not read them."""

from __future__ import annotations

import re

CASE_DATABASE = "case.db"
CASE_LOCK = "writer.lock"
_ORIGINAL = re.compile(r"[0-9a-f]{64}(?:\.gz)?")  # the bytes of a document, under their SHA-256


def of_a_case(name: str) -> bool:
    """Whether a file name is that of a case's database, its lock, what SQLite lays beside them, or an original."""
    return name.startswith((CASE_DATABASE, CASE_LOCK)) or _ORIGINAL.fullmatch(name) is not None
