"""What an error is to a visitor: an HTTP status and a stable code."""

from __future__ import annotations

from vigie.model.errors import VigieError

BUSY = ("busy",)


def fault(error: VigieError) -> tuple[int, str]:
    """Status and code: 404 for what is not there, 409 while another writes, 400 for what cannot be read."""
    slug = getattr(error, "slug", "") or "refused"
    if slug.startswith("no-") and slug not in ("no-words", "no-reason", "no-name", "no-why"):
        return 404, slug
    return (409 if slug in BUSY else 400), slug
