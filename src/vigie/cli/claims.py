"""``vigie claims`` and ``vigie show``: the ledger, and one claim with its evidence."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from vigie.cli.decided import show_decided
from vigie.cli.exports import handling_option, passable
from vigie.cli.fields import CITATION, CLAIMS_CSV, INTERCHANGE, LEDGER, described
from vigie.cli.location import case_option, the_case
from vigie.cli.naming import body_ids, item_ids
from vigie.cli.page import show_claim
from vigie.cli.parsing import Choice, Count, Positional, Verb, option
from vigie.cli.saying import complain
from vigie.cli.screen import show_ledger
from vigie.flow.case import case_packs
from vigie.model.claim import KINDS, STATUSES
from vigie.packs.files import Packs
from vigie.packs.messages import Catalogue
from vigie.publish.csv_table import claim_cells, write_csv
from vigie.publish.interchange import to_interchange
from vigie.publish.names import names_in
from vigie.publish.rows import Cited, ledger_row
from vigie.store.case import View, open_view
from vigie.store.filters import ORDERS, ClaimFilter
from vigie.store.query import ClaimRow, claim, claims, count, document

FORMATS = ("table", "json", "csv")


def claims_verb(words: Catalogue) -> click.Command:
    """``vigie claims`` in the language of ``words``."""

    def show(case: str | None, format: str, handling: tuple[str, ...], **typed: Any) -> None:
        found = the_case(case)
        packs = case_packs(found)
        with open_view(found) as view:
            wanted = claim_filter(view, packs, words, typed)
            rows = claims(view, wanted)
            total = len(rows) if wanted.limit is None else count(view, wanted)
        if format != "table":
            rows = passable(rows, handling, words)
        _print(rows, format, packs, words)
        if format == "table":
            _say_count(len(rows), total, words)

    return Verb(
        words,
        "claims",
        [
            *filter_options(words),
            option(words, "order", Choice(words, tuple(ORDERS)), default="document"),
            option(words, "limit", Count(words)),
            format_option(words),
            handling_option(words),
            case_option(words),
        ],
        sections=[
            described(words, "table", LEDGER),
            described(words, "json", (*INTERCHANGE, *CITATION)),
            described(words, "csv", CLAIMS_CSV),
        ],
        callback=show,
    )


def show_verb(words: Catalogue) -> click.Command:
    """``vigie show`` in the language of ``words``."""

    def show(case: str | None, claim_id: str) -> None:
        found = the_case(case)
        packs = case_packs(found)
        with open_view(found) as view:
            row = claim(view, claim_id)
            page = document(view, row.claim.document)
            show_claim(row, page.document, packs, words)
            show_decided(view, row, names_in(words.language, packs), words)

    return Verb(words, "show", [Positional(words, "claim", into="claim_id"), case_option(words)], callback=show)


def filter_options(words: Catalogue) -> list[click.Option]:
    """The options that say which claims: of the ledger, and of every export."""
    return [
        option(words, "kind", Choice(words, KINDS), multiple=True),
        *(option(words, name, multiple=True) for name in ("supplier", "recipient", "party", "item", "claimer")),
        option(words, "status", Choice(words, STATUSES), multiple=True),
        *(option(words, name) for name in ("since", "until", "text", "document")),
        *(option(words, name, is_flag=True) for name in ("superseded", "excluded", "rejected")),
    ]


def format_option(words: Catalogue) -> click.Option:
    """The option ``--format`` of every listing."""
    return option(words, "format", Choice(words, FORMATS), default="table")


def claim_filter(view: View, packs: Packs, words: Catalogue, typed: dict[str, Any]) -> ClaimFilter:
    """Which claims the options of ``filter_options`` name. Raises CaseError."""
    return ClaimFilter(
        kinds=typed["kind"],
        statuses=typed["status"],
        item_or_class=item_ids(typed["item"], packs, words),
        document=document(view, typed["document"]).row.id if typed["document"] else None,
        include_superseded=typed["superseded"],
        include_replaced=typed["superseded"] or bool(typed["document"]),
        include_excluded=typed["excluded"],
        include_rejected=typed["rejected"],
        supplier=body_ids(typed["supplier"], packs, words),
        recipient=body_ids(typed["recipient"], packs, words),
        party=body_ids(typed["party"], packs, words),
        claimer=body_ids(typed["claimer"], packs, words),
        **{name: typed[name] for name in ("since", "until", "text", "order", "limit") if name in typed},
    )


def _print(rows: list[ClaimRow], form: str, packs: Packs, words: Catalogue) -> None:
    if form == "json":
        for row in rows:
            click.echo(json.dumps(_object(row), ensure_ascii=False))
        return
    names = names_in(words.language, packs)
    if form == "csv":
        write_csv(CLAIMS_CSV, (claim_cells(cited(row), names) for row in rows), sys.stdout)
        return
    if rows:
        lines = [ledger_row(r.claim, names, words, superseded=r.superseded, review=r.review) for r in rows]
        show_ledger([(line, row.claim.status) for line, row in zip(lines, rows, strict=True)], words)


def cited(row: ClaimRow) -> Cited:
    """A row of the store as publish wants it."""
    kept = ("claim", "path", "sha256", "publisher", "dated", "title", "language", "url", "superseded", "excluded",
            "review")  # fmt: skip
    return Cited(**{name: getattr(row, name) for name in kept})


def _object(row: ClaimRow) -> dict[str, Any]:
    """The interchange form, with what one needs to cite it; empty fields left out there too."""
    citation = {"document_id": row.claim.document} | {name: getattr(row, name) for name in CITATION[1:]}
    return to_interchange(row.claim, row.path) | {name: value for name, value in citation.items() if value}


def _say_count(shown: int, total: int, words: Catalogue) -> None:
    if not shown:
        complain(words.say("claims.none"))
    elif shown < total:
        complain(words.say("claims.cut", count=shown, total=total))
    else:
        complain(words.say("claims.shown", count=shown))
