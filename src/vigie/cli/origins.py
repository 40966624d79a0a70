"""``vigie origin``: where a claim comes from, who else tells it, and how its origins stand to one another."""

from __future__ import annotations

import json

import click
import msgspec
from rich.text import Text

from vigie.cli.exports import handling_option, passable_findings
from vigie.cli.location import again, case_option, the_case
from vigie.cli.page import heading
from vigie.cli.parsing import Choice, Positional, Verb, option
from vigie.cli.screen import screen, show_paragraph
from vigie.flow.case import case_packs
from vigie.flow.tracing import Trace, trace
from vigie.flow.weaving import weave
from vigie.packs.messages import Catalogue
from vigie.publish.figures import what_is
from vigie.publish.gloss import gloss
from vigie.publish.names import Names, names_in
from vigie.publish.origins import bend_sentence, beside, counted, how_told, origin_name, said_when, tree
from vigie.publish.rows import printable
from vigie.store.case import open_view
from vigie.store.query import ClaimRow
from vigie.store.weaving import ruled

FORMATS = ("table", "json")


def origin_verb(words: Catalogue) -> click.Command:
    """``vigie origin`` in the language of ``words``."""

    def show(case: str | None, format: str, claim_id: str, handling: tuple[str, ...]) -> None:
        found = the_case(case)
        packs = case_packs(found)
        weave(found, packs)
        with open_view(found) as view:
            traced = trace(view, claim_id, packs)
            names = names_in(words.language, packs, ruled(view))
            passed = passable_findings(view, [traced], _rests_on, handling, words) if format == "json" else []
        for one in passed:
            click.echo(json.dumps(msgspec.to_builtins(one.record()), ensure_ascii=False))
        if format == "table":
            show_trace(traced, names, words, again(case))

    return Verb(
        words,
        "origin",
        [
            Positional(words, "told", into="claim_id"),
            option(words, "format", Choice(words, FORMATS), default="table"),
            handling_option(words),
            case_option(words),
        ],
        callback=show,
    )


def _rests_on(one: Trace) -> list[str]:
    return [one.statement.id, *(figure.id for figure, _, _ in one.figures)]


def show_trace(traced: Trace, names: Names, words: Catalogue, here: str) -> None:
    """Print the origin of a claim: its tree, its bends and faults, and the other origins of the same figure."""
    one, console = traced.statement, screen()
    reference = traced.rows.get(one.reference)
    console.print(heading(words.say("origin.statement", id=one.id)))
    if reference:
        show_paragraph(Text(words.spaced(printable(gloss(reference.claim, names)))))
    name = origin_name(one, reference.claim if reference else None, names, words)
    console.print(Text("  " + words.say("origin.said-by", who=name, when=said_when(one, names, words))), soft_wrap=True)
    console.print(Text("  " + counted([one], words)))
    console.print("\n", heading(words.say("origin.tree")), sep="")
    for branch in tree(one):
        row = traced.rows.get(branch.bond.claim)
        if row:
            _show_telling(row, branch.depth, how_told(branch.bond, one), traced, words)
    for trouble in traced.troubles:
        told = ", ".join(traced.rows[claim].path for claim in trouble.claims if claim in traced.rows)
        console.print(Text(words.say(f"trouble.{trouble.kind}", documents=told), "red"), soft_wrap=True)
    for figure, statements, relations in traced.figures:
        console.print("\n", heading(words.spaced(f"{figure.id}  {what_is(figure, names, words)}")), sep="")
        console.print(Text("  " + counted(statements, words)))
        others = beside(statements, relations, one, names, words)
        if others:
            console.print(Text("  " + words.spaced(words.say("origin.stands"))), soft_wrap=True)
        for line in others:
            console.print(Text(f"    {words.spaced(line)}"), soft_wrap=True)
        click.echo("  " + words.say("figure.see", command=f"vigie figure{here} {figure.id}"))


def _show_telling(row: ClaimRow, depth: int, how: str, traced: Trace, words: Catalogue) -> None:
    indent = "  " + "   " * depth + ("└ " if depth else "")
    where = ", ".join(part for part in (row.publisher, row.dated, row.path) if part)
    head = Text.assemble(
        f"{indent}{printable(where)} ", (words.say(f"bond.{how}"), "bold"), (f"  {row.claim.id}", "dim")
    )
    screen().print(head, soft_wrap=True)
    sentence = traced.sentences.get(row.claim.id)
    if sentence:
        screen().print(Text(f"{' ' * len(indent)}{printable(sentence)}", "dim"), soft_wrap=True)
    for bend in traced.bends.get(row.claim.id, ()):
        screen().print(Text(f"{' ' * len(indent)}{words.spaced(bend_sentence(bend, words))}", "yellow"), soft_wrap=True)
