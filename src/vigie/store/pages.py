"""Captured pages that are looked at again: which are due, and what each look came to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vigie.store.case import View
from vigie.store.writer import Writer

Reader = View | Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A captured page. ``since`` is when its version at hand was first captured, ``missing`` when it was first not
    found (None while it is), ``gone``: it was not found again later. ``failures`` are those in a row; ``due`` None
    means by hand only. Times are ISO 8601 in UTC.
    """

    canonical: str
    since: str
    checked: str | None = None
    missing: str | None = None
    gone: bool = False
    failures: int = 0
    due: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What looking at a page again came to.

    ``outcome`` is ``unchanged``, ``changed``, ``missing`` (not found, for the first time), ``gone`` (not found again),
    ``unreadable``, ``refused`` or ``failed``; ``leads`` the address a redirect led to, where that is another page.
    """

    at: str
    outcome: str
    status: int | None = None
    leads: str | None = None
    problem: str | None = None


_PAGE = "SELECT canonical, since, checked, missing, gone, failures, due FROM page_now"

# Pages that were fetched by Vigie itself: what came in an archive is somebody else's to look after.
_NEW = """
SELECT a.canonical,
  (SELECT min(c.at) FROM capture c JOIN capture_document k ON k.capture = c.seq
   WHERE c.canonical = a.canonical AND k.document = a.document)
FROM address_now a
WHERE NOT EXISTS (SELECT 1 FROM page_now p WHERE p.canonical = a.canonical)
  AND EXISTS (SELECT 1 FROM capture c WHERE c.canonical = a.canonical AND c.method = 'http')
"""


def take_in(writer: Writer, due_after: Callable[[str], str | None]) -> None:
    """Take pages captured since into the schedule; ``due_after`` gives when one captured at a time is due."""
    rows = [(canonical, since, due_after(since)) for canonical, since in writer.rows(_NEW)]
    writer.run_many("INSERT INTO page_now (canonical, since, due) VALUES (?, ?, ?)", rows)


def new_pages(case: Reader) -> bool:
    """Whether pages were captured that are not in the schedule yet."""
    return bool(case.rows(f"{_NEW} LIMIT 1"))


def due_pages(case: Reader, at: str, most: int) -> list[Page]:
    """Pages due at that time, the longest due first."""
    return [_page(row) for row in case.rows(f"{_PAGE} WHERE due <= ? ORDER BY due, canonical LIMIT ?", (at, most))]


def pages_of(case: Reader, document: str) -> list[Page]:
    """The pages that hold, or held, the document of that id."""
    sql = f"""{_PAGE} WHERE canonical IN (
        SELECT c.canonical FROM capture c JOIN capture_document k ON k.capture = c.seq
        JOIN document d ON d.seq = k.document WHERE d.id = ?) ORDER BY canonical"""
    return [_page(row) for row in case.rows(sql, (document,))]


def page(case: Reader, canonical: str) -> Page | None:
    """The page at an address in its one form."""
    return next((_page(row) for row in case.rows(f"{_PAGE} WHERE canonical = ?", (canonical,))), None)


def add_check(writer: Writer, run: int, now: Page, check: Check) -> None:
    """Keep what a look at a page came to, and how the page stands ``now``."""
    values = (now.canonical, run, check.at, check.outcome, check.status, check.leads, check.problem)
    writer.run(
        "INSERT INTO page_check (canonical, run, at, outcome, status, leads, problem) VALUES (?, ?, ?, ?, ?, ?, ?)",
        values,
    )
    writer.run(
        "UPDATE page_now SET since = ?, checked = ?, missing = ?, gone = ?, failures = ?, due = ? WHERE canonical = ?",
        (now.since, check.at, now.missing, now.gone, now.failures, now.due, now.canonical),
    )


def checks(case: Reader, canonical: str) -> list[Check]:
    """Every look at a page, oldest first."""
    sql = "SELECT at, outcome, status, leads, problem FROM page_check WHERE canonical = ? ORDER BY seq"
    names = ("at", "outcome", "status", "leads", "problem")
    return [Check(**dict(zip(names, row, strict=True))) for row in case.rows(sql, (canonical,))]


def look_soon(writer: Writer, canonical: str, at: str) -> None:
    """A page is due at once: its source says that it changed."""
    writer.run("UPDATE page_now SET due = ? WHERE canonical = ? AND (due IS NULL OR due > ?)", (at, canonical, at))


def others_of_this_text(case: Reader, canonical: str, text: str) -> int:
    """How many other addresses hold this very text now."""
    sql = """SELECT count(*) FROM document d JOIN address_now a ON a.document = d.seq
             WHERE d.characters = ? AND d.text = ? AND a.canonical != ?"""
    ((count,),) = case.rows(sql, (len(text), text, canonical))
    return int(count)


def text_of(case: Reader, document: str) -> str:
    """The text of the document of that id."""
    ((text,),) = case.rows("SELECT text FROM document WHERE id = ?", (document,))
    return str(text)


def mark_found(writer: Writer, canonical: str) -> None:
    """A page is there, perhaps again."""
    writer.run("UPDATE page_now SET missing = NULL, gone = 0 WHERE canonical = ? AND missing IS NOT NULL", (canonical,))
    writer.run("UPDATE address_now SET gone = NULL WHERE canonical = ?", (canonical,))


def next_look(case: Reader) -> str | None:
    """When the first page is due."""
    ((found,),) = case.rows("SELECT min(due) FROM page_now")
    return str(found) if found else None


def _page(row: Sequence[object]) -> Page:
    names = ("canonical", "since", "checked", "missing", "gone", "failures", "due")
    told = dict(zip(names, row, strict=True))
    return Page(**told | {"gone": bool(told["gone"])})  # type: ignore[arg-type]  # the columns are those of the record
