"""``vigie grade``: how reliable the claimer, how credible the claim, with every reason; and what an analyst rules."""

from __future__ import annotations

import json
from typing import Any

import click
import msgspec
from rich.text import Text

from vigie.cli.location import again, case_option, the_case
from vigie.cli.page import heading
from vigie.cli.parsing import Choice, Positional, Refused, Verb, option
from vigie.cli.screen import Column, screen, show_paragraph, show_rows
from vigie.flow.case import case_packs
from vigie.flow.grading import OUTCOMES, Graded, grade_of, records, rule, undo_ruling
from vigie.flow.rulebook import Desk, desk
from vigie.flow.weaving import weave
from vigie.model.assessment import Record
from vigie.packs.messages import Catalogue
from vigie.publish.assessments import body, grade_line, reason_line, said, when
from vigie.publish.gloss import gloss
from vigie.publish.names import Names, names_in
from vigie.publish.rows import printable
from vigie.store.case import Case, open_view

FORMATS = ("table", "json")


def grade_verb(words: Catalogue) -> click.Command:
    """``vigie grade`` in the language of ``words``."""

    def show(case: str | None, assessed: str | None, **typed: Any) -> None:
        found = the_case(case)
        packs = case_packs(found)
        weave(found, packs)
        if _ruled(found, assessed, typed, words, again(case)):
            return
        at = desk(found, packs)
        names = names_in(words.language, packs, at.judged)
        with open_view(found) as view:
            if assessed is None:
                _show_profiles(at, records(view), names, words)
                return
            graded = grade_of(view, at, assessed, typed["profile"])
        for one in graded:
            if typed["format"] == "json":
                click.echo(json.dumps(_record(one), ensure_ascii=False))
            else:
                show_graded(one, at, names, words)

    return Verb(
        words,
        "grade",
        [
            Positional(words, "assessed", required=False),
            *(option(words, name) for name in ("profile", "set")),
            option(words, "settle", Choice(words, OUTCOMES)),
            *(option(words, name) for name in ("why", "undo")),
            option(words, "format", Choice(words, FORMATS), default="table"),
            case_option(words),
        ],
        callback=show,
    )


def show_graded(one: Graded, at: Desk, names: Names, words: Catalogue) -> None:
    """Print a claim with its grade and every reason."""
    console, made, rules = screen(), one.grade, at.rules.grading
    profile = at.profile(made.profile)
    console.print(heading(one.row.claim.id))
    show_paragraph(Text(words.spaced(printable(gloss(one.row.claim, names)))))
    show_paragraph(Text(grade_line(made, rules, names, words), "bold"))
    if made.set_by is not None:
        text = words.say("grade.set", who=made.set_by, why=made.why or "", computed=made.computed or "")
        show_paragraph(Text(words.spaced(text), "yellow"))
    if one.settled is not None:
        outcome = words.say(f"grade.outcome.{one.settled}")
        show_paragraph(Text(words.spaced(words.say("grade.settled", outcome=outcome))))
    letter = made.computed[0] if made.computed else made.letter
    digit = made.computed[1] if made.computed else str(made.digit)
    dated = when(profile.dated, names, words)
    told = words.say("grade.reliability", letter=letter, profile=profile.id, author=profile.author, date=dated)
    show_paragraph(Text(words.spaced(told)))
    for reason in made.reliability:
        show_paragraph(Text(f"  {reason_line(reason, names, words)}"))
    show_paragraph(Text(words.spaced(words.say("grade.credibility", digit=digit))))
    for reason in made.credibility:
        show_paragraph(Text(f"  {reason_line(reason, names, words)}"))
    if one.row.claim.kind == "identification":
        show_paragraph(Text(words.say("maker.caution"), "yellow"))
    console.print()


def _ruled(case: Case, target: str | None, typed: dict[str, Any], words: Catalogue, here: str) -> bool:
    """Keep or take back a ruling when the options ask for it."""
    if typed["undo"]:
        undo_ruling(case, typed["undo"], typed["why"])
        click.echo(words.say("grade.undone"))
        return True
    asked = [(act, typed[name]) for act, name in (("grade", "set"), ("settle", "settle")) if typed[name]]
    if asked and target is None:
        raise Refused(words.say("usage.no-argument", wanted=words.say("argument.assessed")))
    for act, value in asked:
        made = rule(case, str(target), act, value, typed["why"] or "")
        command = f"{click.get_current_context().command_path}{here} --undo {made.id}"
        click.echo(words.say("grade.kept", id=made.id, command=command))
    return bool(asked)


def _show_profiles(at: Desk, settled: list[Record], names: Names, words: Catalogue) -> None:
    console = screen()
    console.print(heading(words.say("grade.profiles")))
    heads = [
        Column(words.say(f"head.{name}"), "", name == "profile") for name in ("profile", "author", "dated", "opinions")
    ]
    show_rows(heads, [[one.id, one.author, one.dated, str(len(one.opinions))] for one in at.rules.profiles])
    for one in at.rules.profiles:
        show_paragraph(Text(f"{one.id}: {said(one.why, names)}"))
    console.print("\n", heading(words.say("grade.records")), sep="")
    if not settled:
        show_paragraph(Text(words.say("grade.no-records")))
        return
    heads = [Column(words.say(f"head.{name}")) for name in ("body", "borne_out", "refuted", "open")]
    show_rows(heads, [[body(r.body, names), str(r.borne_out), str(r.refuted), str(r.open)] for r in settled])


def _record(one: Graded) -> dict[str, object]:
    return {
        "claim": one.row.claim.id,
        "statement": one.statement.id if one.statement else None,
        "code": one.grade.code,
        "grade": msgspec.to_builtins(one.grade),
        "settled": one.settled,
    }
