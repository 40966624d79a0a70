"""``vigie review`` and ``reviews``: what to look at first, a person's word on a claim, and who decided what when."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click

from vigie.cli.claims import format_option
from vigie.cli.location import case_option, the_case
from vigie.cli.page import moment
from vigie.cli.parsing import Choice, Count, Positional, Refused, Verb, option
from vigie.cli.saying import complain
from vigie.cli.screen import Column, show_table
from vigie.flow import reviewing
from vigie.flow.case import case_packs
from vigie.flow.queueing import ALL, agreements, to_review
from vigie.flow.reviewing import Word
from vigie.flow.weaving import weave
from vigie.model.claim import KINDS
from vigie.model.review import Agreement, Review
from vigie.packs.messages import Catalogue
from vigie.publish.csv_table import write_csv
from vigie.publish.gloss import gloss
from vigie.publish.names import Names, label, names_in
from vigie.publish.reviews import agreement_line, what_was_set
from vigie.publish.rows import printable
from vigie.review.edits import edit_of
from vigie.store.case import Case, open_view
from vigie.store.query import full_id
from vigie.store.queue import Waiting
from vigie.store.reviews import orphans, reviews, reviews_of

Row = dict[str, Any]
ACTS = ("accept", "reject", "set", "comment", "merge", "add", "undo")
QUEUE = ("claim", "weight", "reasons", "gloss")
REVIEWS = ("id", "at", "who", "act", "claim", "second", "slots", "why")
AGREEMENT = ("kind", "n", "alike", "kappa", "low", "high")
SHOWN = 20  # claims of the queue, unless asked


def review_verb(words: Catalogue) -> click.Command:
    """``vigie review`` in the language of ``words``."""

    def do(case: str | None, claim: str | None, **typed: Any) -> None:
        found = the_case(case)
        asked = [act for act in ACTS if typed[act]]
        if not asked:
            if claim is not None:
                raise Refused(words.say("review.no-act", known=", ".join(f"--{act}" for act in ACTS)))
            _show_queue(found, words, typed["format"], typed["limit"])
            return
        if asked == ["set", "add"]:
            asked = ["add"]  # its slots are set the same way
        if len(asked) > 1:
            raise Refused(words.say("review.one-act", given=", ".join(f"--{act}" for act in asked)))
        if (claim is None) != (asked[0] in ("add", "undo")):
            raise Refused(words.say("review.whose", given=f"--{asked[0]}"))
        _say_done(_decided(found, asked[0], claim or "", typed), words)

    return Verb(
        words,
        "review",
        [
            Positional(words, "claim", required=False),
            option(words, "accept", is_flag=True),
            *(option(words, name, said=f"review.{name}") for name in ("reject", "comment", "merge", "add", "undo")),
            option(words, "set", said="review.set", multiple=True),
            option(words, "kind", Choice(words, KINDS), said="review.kind"),
            option(words, "why"),
            option(words, "second", is_flag=True),
            option(words, "limit", Count(words)),
            format_option(words),
            case_option(words),
        ],
        sections=[(words.say("usage.fields"), [(name, words.say(f"field.queue.{name}")) for name in QUEUE])],
        callback=do,
    )


def reviews_verb(words: Catalogue) -> click.Command:
    """``vigie reviews`` in the language of ``words``."""

    def show(case: str | None, format: str, claim: str | None, **typed: Any) -> None:
        found = the_case(case)
        with open_view(found) as view:
            if typed["agreement"]:
                _show_agreement(agreements(reviews(view)), names_in(words.language, case_packs(found)), words, format)
                return
            if typed["orphans"]:
                made = orphans(view)
            else:
                made = reviews_of(view, full_id(view, "claim", "clm_", claim)) if claim else reviews(view)
        rows = [_row(one) for one in made]
        if format != "table":
            _print(REVIEWS, rows, format)
        elif not rows:
            complain(words.say("reviews.none"))
        else:
            _table([name for name in REVIEWS if name != "second"], [_shown(row, words) for row in rows], words)

    return Verb(
        words,
        "reviews",
        [
            option(words, "claim", said="reviews.claim"),
            option(words, "orphans", is_flag=True),
            option(words, "agreement", is_flag=True),
            format_option(words),
            case_option(words),
        ],
        sections=[(words.say("usage.fields"), [(name, words.say(f"field.review.{name}")) for name in REVIEWS])],
        callback=show,
    )


def _decided(case: Case, act: str, claim: str, typed: Mapping[str, Any]) -> Review:
    word = Word(why=typed["why"], second=typed["second"])
    if act in ("reject", "comment"):
        said = Word(why=typed[act], second=typed["second"])
        return getattr(reviewing, act)(case, claim, said)  # type: ignore[no-any-return]
    if act == "set":
        return reviewing.correct(case, case_packs(case), claim, [edit_of(one) for one in typed["set"]], word)
    if act == "add":
        edits = [edit_of(one) for one in typed["set"]]
        return reviewing.add(case, case_packs(case), typed["add"], typed["kind"] or "", edits, word)
    if act == "merge":
        return reviewing.merge(case, claim, typed["merge"], word)
    if act == "undo":
        return reviewing.take_back(case, typed["undo"], word)
    return reviewing.accept(case, claim, word)


def _show_queue(case: Case, words: Catalogue, form: str, limit: int | None) -> None:
    packs = case_packs(case)
    weave(case, packs)
    names = names_in(words.language, packs)
    with open_view(case) as view:
        waiting = to_review(view, limit or (SHOWN if form == "table" else None))
    rows = [_waiting(one, words.spaced(gloss(one.row.claim, names))) for one in waiting]
    if form != "table":
        _print(QUEUE, rows, form)
        return
    if not rows:
        complain(words.say("review.empty"))
        return
    for row in rows:
        row["reasons"] = ", ".join(words.say(f"queue.{slug}") for slug in row["reasons"].split("; "))
    _table([name for name in QUEUE if name != "weight"], rows, words)
    complain(words.say("review.how"))


def _waiting(one: Waiting, said: str) -> Row:
    return {"claim": one.row.claim.id, "weight": one.weight, "reasons": "; ".join(one.reasons), "gloss": said}


def _row(one: Review) -> Row:
    row: Row = {name: getattr(one, name, None) for name in REVIEWS}
    return row | {"claim": one.target, "slots": what_was_set(one) or None, "second": one.second or None}


def _shown(row: Row, words: Catalogue) -> Row:
    act = words.say(f"act.{row['act']}")
    return row | {
        "at": moment(row["at"]),
        "act": words.say("reviews.second", act=act) if row["second"] else act,
    }


def _show_agreement(found: Mapping[str, Agreement], names: Names, words: Catalogue, form: str) -> None:
    rows = [
        {"kind": kind or None, **{name: getattr(one, name) for name in AGREEMENT[1:]}} for kind, one in found.items()
    ]
    if form != "table":
        _print(AGREEMENT, rows, form)
    elif not found[ALL].n:
        complain(words.say("agreement.none"))
    else:
        for kind, one in found.items():
            about = words.say("agreement.all") if kind == ALL else label(names, "kind", kind)
            click.echo(agreement_line(about, one, words))


def _say_done(one: Review, words: Catalogue) -> None:
    if one.act == "undo":
        click.echo(words.say("review.undone", id=one.target))
        return
    click.echo(words.say("review.done", id=one.id, claim=one.target))


def _table(names: Sequence[str], rows: Sequence[Row], words: Catalogue) -> None:
    columns = [Column(words.say(f"head.review.{name}"), whole=name in ("id", "claim")) for name in names]
    show_table(
        columns, [[printable(str(row[name])) if row[name] is not None else "" for name in names] for row in rows]
    )


def _print(names: Sequence[str], rows: Sequence[Row], form: str) -> None:
    if form == "csv":
        write_csv(names, rows, sys.stdout)
        return
    for row in rows:
        click.echo(json.dumps({name: row[name] for name in names if row[name] is not None}, ensure_ascii=False))
