"""Looking at a captured page again: is it as it was, edited, gone, or back?"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from vigie.capture.canonical import canonical
from vigie.capture.fetch import FetchError, Gone, NotModified
from vigie.capture.schedule import back_off, later, next_check
from vigie.flow.acting import user
from vigie.flow.capturing import keep_capture
from vigie.flow.desk import Desk, Outcome, reason_of, status_of
from vigie.flow.failures import Failure, attempt
from vigie.flow.journal import Tally
from vigie.flow.missing import not_found
from vigie.flow.one_address import Reading, keep_reading, read
from vigie.model.capture import Capture, Obtained
from vigie.store import captures, pages
from vigie.store.case import View, open_view
from vigie.store.pages import Check, Page
from vigie.store.sources import listed_at
from vigie.store.writer import Writer


def recheck(desk: Desk, tally: Tally, page: Page) -> None:
    """Look at ``page`` again; what it came to is kept (see store/pages), and when to look next."""
    failure = attempt("watch", page.canonical, partial(_recheck, desk, tally, page))
    if isinstance(failure, Failure):  # of our own: it must not stop the others, nor come back at once
        with desk.writing() as writer:
            now, check = _failed(desk, page, failure, desk.clock())
            pages.add_check(writer, tally.row, now, check)
            desk.keep_failures(writer, tally, failure)
        desk.note("look-failed", url=page.canonical, why=failure.message)


def _recheck(desk: Desk, tally: Tally, page: Page) -> None:
    at = desk.clock()
    with open_view(desk.case) as view:
        latest, listed = _latest(view, page), listed_at(view, page.canonical)
    headers = latest.exchanges[-1].response_headers if latest.exchanges else ()
    known = {name.lower(): value for name, value in headers}
    outcome = desk.ask(latest.locator, known.get("etag"), known.get("last-modified"))
    reading = read(desk, latest.locator, outcome, listed) if isinstance(outcome, Obtained) else None
    with desk.writing() as writer:
        if reading is None:
            now, check = _without_bytes(desk, writer, page, outcome, at)
        else:
            now, check = _with_bytes(desk, writer, tally, page, reading, at)
        pages.add_check(writer, tally.row, now, check)
        if page.missing and not now.missing:
            pages.mark_found(writer, page.canonical)
    tally.counts["checked"] += 1
    tally.counts[check.outcome] += 1
    kind = {"failed": "look-failed"}.get(check.outcome, check.outcome)
    desk.note("back" if page.gone and not now.missing else kind, url=page.canonical, why=check.problem or "")


def _latest(case: View | Writer, page: Page) -> Capture:
    """The last capture of a page that gave a version of it."""
    return next(row.capture for row in reversed(captures.captures_at(case, page.canonical)) if row.document)


def _without_bytes(desk: Desk, writer: Writer, page: Page, outcome: Outcome, at: str) -> tuple[Page, Check]:
    status = status_of(outcome)
    if isinstance(outcome, NotModified):
        before = _latest(writer, page)
        facts = {"locator": before.locator, "status": "304"}
        writer.add_event(at, user(), "unchanged", before.id, facts)
        return _found(desk, page, page.since, at), Check(at=at, outcome="unchanged", status=status)
    if isinstance(outcome, Gone):
        return not_found(
            writer, desk.rules, page, Check(at=at, outcome="missing", status=status, problem=reason_of(outcome))
        )
    assert isinstance(outcome, FetchError | Failure)
    return _failed(desk, page, outcome, at)


def _failed(desk: Desk, page: Page, outcome: FetchError | Failure, at: str) -> tuple[Page, Check]:
    """Nothing was learnt of the page; it is looked at again sooner than otherwise."""
    status = status_of(outcome)
    asked_for = outcome.retry_after if isinstance(outcome, FetchError) else None
    wait = back_off(desk.rules, page.failures + 1, desk.chance(), answered=status is not None, asked_for=asked_for)
    due = later(at, wait) if page.due else None
    check = Check(at=at, outcome="failed", status=status, problem=reason_of(outcome))
    return replace(page, failures=page.failures + 1, due=due), check


def _with_bytes(desk: Desk, writer: Writer, tally: Tally, page: Page, reading: Reading, at: str) -> tuple[Page, Check]:
    exchanges = reading.taken.capture.exchanges
    status = exchanges[-1].status if exchanges else None
    leads = _elsewhere(page, exchanges[-1].url) if exchanges else None
    stand_in = _stand_in(desk, writer, page, reading, leads)
    if stand_in:
        keep_capture(writer, tally.row, reading.taken)
        check = Check(at=at, outcome="missing", status=status, leads=leads, problem=stand_in)
        return not_found(writer, desk.rules, page, check)
    before = captures.version_now(writer, page.canonical)
    keep_reading(desk, writer, tally, reading)
    after = captures.version_now(writer, page.canonical)
    changed = (before and before[0]) != (after and after[0])
    if reading.failure:
        problem = reading.failure.message
        return _found(desk, page, page.since, at), Check(at=at, outcome="unreadable", status=status, problem=problem)
    outcome = "changed" if changed else "unchanged"
    return _found(desk, page, at if changed else page.since, at), Check(
        at=at, outcome=outcome, status=status, leads=leads
    )


def _found(desk: Desk, page: Page, since: str, at: str) -> Page:
    due = next_check(desk.rules, since, at)
    return replace(page, since=since, checked=at, missing=None, gone=False, failures=0, due=due)


def _elsewhere(page: Page, there: str) -> str | None:
    """Where the page led, if that is another address."""
    found = canonical(there)
    return None if found == page.canonical else found


def _stand_in(desk: Desk, writer: Writer, page: Page, reading: Reading, leads: str | None) -> str | None:
    """Why what was had is no version of the page: the front page, or what the site says for any page it lacks."""
    if leads and _is_front(desk, leads) and not _is_front(desk, page.canonical):
        return f"leads to the front page, {leads}"
    document = reading.document
    if document is None:
        held = captures.document_of(writer, reading.taken.capture.sha256)
        before = captures.version_now(writer, page.canonical)
        if held is None or (before and before[0] == held):
            return None
        text = pages.text_of(writer, held)
    else:
        text = document.text
    others = pages.others_of_this_text(writer, page.canonical, text)
    return f"has the same text as {others} other addresses" if others >= desk.rules.same_text else None


def _is_front(desk: Desk, address: str) -> bool:
    parts = urlsplit(address)
    return not parts.query and parts.path.strip("/").lower() in ("", *desk.rules.front_pages)
