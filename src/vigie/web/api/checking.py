"""An article beside the case, for programs: the records of ``vigie check``."""

from __future__ import annotations

import msgspec

from vigie.flow.checking import Checked
from vigie.web.checks import checked, read_text
from vigie.web.typed import Call, Endpoint


class Article(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The text of an article, or a whole page as HTML."""

    text: str


class CheckedClaims(msgspec.Struct, frozen=True):
    """The claims of the article, those to look at first in front; ``in_case``: the case holds it."""

    language: str | None
    in_case: bool
    claims: list[Checked]


def laid_beside(call: Call) -> CheckedClaims:
    """Each claim of an article beside the case; nothing of it is kept."""
    article: Article = call.body
    document, found, held = checked(call.desk, read_text(call.desk, "-", article.text.encode("utf-8", "replace")))
    return CheckedClaims(language=document.language, in_case=held, claims=found)


ENDPOINTS = (
    Endpoint(
        path="/api/check",
        summary="What of an article is known, since when, from whom, and what was changed",
        handler=laid_beside,
        answer=CheckedClaims,
        body=Article,
    ),
)
