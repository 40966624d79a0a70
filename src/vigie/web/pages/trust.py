"""Trust: measured accuracy, what this case leaves unread, custody, versions."""

from __future__ import annotations

from babel.numbers import format_percent

from vigie.packs.accuracy import Share, accuracy
from vigie.store.custody import head_of
from vigie.store.query import runs, summary
from vigie.web.facets import language_name
from vigie.web.rendering import Page
from vigie.web.visit import Visit


def trust_page(visit: Visit) -> Page:
    """How far to trust what is shown."""
    held = visit.desk.shelf.kept("summary", lambda: summary(visit.view))
    measured = accuracy()
    codes = [one.language for one in measured.languages] + [one.language for one in measured.first_runs]
    spoken = set(held.documents_by_language)
    return Page(
        template="trust.html",
        title=visit.words.say("nav.trust"),
        values={
            "measured": measured,
            "named": {code: _named(visit, code) for code in codes},
            "unmeasured": [
                _named(visit, one) for one in sorted(spoken - {m.language for m in measured.languages}) if one
            ],
            "share": lambda one: _share(visit, one),
            "held": held,
            "unread": format_percent(held.unread / max(1, held.unread + held.claims), locale=visit.language),
            "head": head_of(visit.view.rows),
            "digest": visit.desk.packs.digest,
            "runs": runs(visit.view, 3),
        },
    )


def _share(visit: Visit, one: Share) -> tuple[str, str]:
    """A share, and its interval."""
    value, low, high = (format_percent(part, locale=visit.language) for part in (one.value, one.low, one.high))
    return value, f"{low} – {high}"


def _named(visit: Visit, code: str) -> str:
    return " + ".join(language_name(one, visit.language) for one in code.split("+"))
