"""Which fields each listing has, for its help; their meanings stand in the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from vigie.cli.parsing import Section
from vigie.model.claim import KINDS, STATUSES, Claim
from vigie.packs.messages import Catalogue
from vigie.publish.csv_table import CLAIM_COLUMNS

INTERCHANGE = tuple(field.name for field in fields(Claim))
CITATION = (
    "document_id",
    "sha256",
    "title",
    "publisher",
    "dated",
    "language",
    "url",
    "superseded",
    "excluded",
    "review",
)
LEDGER = ("claim", "claimer", "kind", "parties", "item", "quantity", "when", "status")
CLAIMS_CSV = CLAIM_COLUMNS
DOCUMENTS = (
    "id", "path", "title", "publisher", "dated", "language", "url", "media_type", "characters", "claims", "unread",
    "read", "sha256", "why_excluded", "handling", "replaced", "gone",
)  # fmt: skip
FIGURES = ("figure", "what", "readings", "hull", "least", "last_said", "conflicts")
READINGS = ("said", "claimer", "reading", "item", "covers", "status", "told", "statement")
SOURCES = (
    "id", "name", "address", "watching", "every", "own_links", "added", "polled", "answered", "due", "entries",
    "waiting", "failures", "problem",
)  # fmt: skip
UNREAD = ("document", "document_id", "text", "start", "end", "sentence", "reason")


def described(words: Catalogue, form: str, names: Sequence[str]) -> Section:
    """A section of a help page: the fields ``names`` of the output form ``table``, ``json`` or ``csv``."""
    return words.say(f"usage.{form}"), [_described(words, form, name) for name in names]


def _described(words: Catalogue, form: str, name: str) -> tuple[str, str]:
    key = f"column.{name}" if form == "table" and f"column.{name}" in words.messages.texts else f"field.{name}"
    return words.say(f"head.{name}") if form == "table" else name, words.say(
        key, known=", ".join(KINDS if name == "kind" else STATUSES)
    )
