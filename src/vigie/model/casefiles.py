"""Names of the files a case keeps for itself, known to those who write them and to those who must not read them."""

from __future__ import annotations

import re

CASE_DATABASE = "case.db"
CASE_LOCK = "writer.lock"
CASE_WATCH = "watch.lock"
CASE_HEAD = "custody.head"
CASE_SETTINGS = "settings.toml"
_OWN = (CASE_DATABASE, CASE_LOCK, CASE_WATCH, CASE_HEAD, CASE_SETTINGS)
_ORIGINAL = re.compile(r"[0-9a-f]{64}(?:\.gz)?")  # the bytes of a document, under their SHA-256


def of_a_case(name: str) -> bool:
    """Whether a file name is that of a case's database, what SQLite lays beside it, another file of its own, or an
    original.
    """
    return name.startswith(_OWN) or _ORIGINAL.fullmatch(name) is not None
