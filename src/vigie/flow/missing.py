"""A page that is not found: once may be a slip of its server, again some time later it is gone."""

from __future__ import annotations

from dataclasses import replace

from vigie.capture.canonical import canonical
from vigie.capture.schedule import later, next_check, seconds_between
from vigie.flow.capturing import keep_gone
from vigie.packs.watching import Rules
from vigie.store import pages
from vigie.store.pages import Check, Page
from vigie.store.writer import Writer


def not_found(writer: Writer, rules: Rules, page: Page, check: Check) -> tuple[Page, Check]:
    """How ``page`` stands after the look ``check`` that did not find it, and what that look came to."""
    at, first = check.at, page.missing or check.at
    gone = page.gone or seconds_between(first, at) >= rules.confirm_gone
    if gone and not page.gone:
        keep_gone(writer, page.canonical, at, check.status or 0)
    due = next_check(rules, page.since, at) if gone else later(first, rules.confirm_gone)
    now = replace(page, checked=at, missing=first, gone=gone, failures=0, due=due)
    return now, replace(check, outcome="gone" if gone else "missing")


def keep_not_found(writer: Writer, run: int, rules: Rules, locator: str, check: Check) -> None:
    """Somebody asked for an address and nothing was there: of a page of the case that is a look like any other."""
    pages.take_in(writer, lambda since: next_check(rules, since, since))
    page = pages.page(writer, canonical(locator) or "")
    if page:
        pages.add_check(writer, run, *not_found(writer, rules, page, check))
    else:  # had from an archive, if at all: nobody looks after it, so this is all that will be known
        keep_gone(writer, locator, check.at, check.status or 0)
