"""Who may see a document: ``public``, ``restricted``, or ``embargo``, which may have the day it ends."""

from __future__ import annotations

PUBLIC, RESTRICTED, EMBARGO = HANDLINGS = ("public", "restricted", "embargo")


def handled(handling: str, today: str) -> str:
    """How a document is handled on the day ``today``: an embargo (``embargo 2025-03-01``) that is over is public."""
    kind, _, end = handling.partition(" ")
    return PUBLIC if kind == EMBARGO and end and end <= today else kind
