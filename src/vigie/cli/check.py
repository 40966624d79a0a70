"""``vigie check``: what in an article is known, since when and from whom, and what was changed on the way."""

from __future__ import annotations

import json
from collections.abc import Mapping

import click
import msgspec
from rich.text import Text

from vigie.cli.exports import handling_option, passable_findings
from vigie.cli.location import case_option, reach, the_case
from vigie.cli.page import heading
from vigie.cli.parsing import Choice, Positional, Verb, option
from vigie.cli.saying import complain, say_failure
from vigie.cli.screen import screen, show_paragraph
from vigie.flow.case import case_packs
from vigie.flow.checking import VERDICTS, Checked, check
from vigie.flow.extracting import extract_paths, readable
from vigie.flow.failures import Failure
from vigie.flow.stages import default_stages
from vigie.flow.weaving import weave
from vigie.packs.messages import Catalogue
from vigie.publish.figures import amount_of, shown_saying, speaker
from vigie.publish.gloss import gloss
from vigie.publish.names import Names, names_in
from vigie.publish.origins import bend_sentence, origin_name, said_when
from vigie.publish.rows import printable
from vigie.store.case import open_view
from vigie.store.query import holds
from vigie.store.weaving import ruled

FORMATS = ("table", "json")
STYLES = {"changed": "yellow", "superseded": "yellow", "not-found": "red", "new": "cyan", "known": "green"}


def check_verb(words: Catalogue) -> click.Command:
    """``vigie check`` in the language of ``words``."""

    def look(case: str | None, format: str, file: str, ignore_robots: bool, handling: tuple[str, ...]) -> int:
        found = the_case(case)
        packs = case_packs(found)
        stages = default_stages(reach(found, ignore_robots))
        weave(found, packs)
        failed = False
        for outcome in extract_paths([file], packs, stages):
            if isinstance(outcome, Failure):
                say_failure(outcome, words)
                failed = True
                continue
            document, extraction = outcome
            if not readable(document, packs):
                key = "warning.no-pack" if document.language else "warning.no-language"
                complain(words.say(key, path=document.path, language=document.language or ""))
            with open_view(found) as view:
                checked = check(view, document, extraction, packs)
                names = names_in(words.language, packs, ruled(view))
                if format == "json":
                    checked = passable_findings(view, checked, _rests_on, handling, words)
                if holds(view, document.id):
                    complain(words.say("check.in-case", path=document.path))
            if format == "json":
                for one in checked:
                    click.echo(json.dumps(msgspec.to_builtins(one), ensure_ascii=False))
            else:
                _show(checked, names, words)
        return 1 if failed else 0

    return Verb(
        words,
        "check",
        [
            Positional(words, "article", into="file"),
            option(words, "format", Choice(words, FORMATS), default="table"),
            option(words, "ignore-robots", is_flag=True),
            handling_option(words),
            case_option(words),
        ],
        callback=look,
    )


def _rests_on(one: Checked) -> list[str | None]:
    beside = [one.reference.id if one.reference else None, one.later.statement if one.later else None]
    return [one.statement.id, *one.told, *(bend.by for bend in one.bends), *beside]


def _show(checked: list[Checked], names: Names, words: Catalogue) -> None:
    if not checked:
        complain(words.say("check.nothing"))
        return
    console = screen()
    groups: Mapping[str, list[Checked]] = {v: [one for one in checked if one.verdict == v] for v in VERDICTS}
    for verdict, found in groups.items():
        if not found:
            continue
        console.print(heading(words.say(f"verdict.{verdict}", count=len(found))))
        for one in found:
            show_paragraph(Text(words.spaced(printable(f"• {gloss(one.claim, names)}"))))
            for line in _lines(one, names, words):
                console.print(Text(f"    {words.spaced(printable(line))}", STYLES[verdict]), soft_wrap=True)
        click.echo()


def _lines(one: Checked, names: Names, words: Catalogue) -> list[str]:
    lines = []
    if one.told:
        who, when = origin_name(one.statement, one.reference, names, words), said_when(one.statement, names, words)
        lines.append(words.say("check.known-since", who=who, when=when, count=len(one.told)))
    lines += [bend_sentence(bend, words) for bend in one.bends]
    if one.later:
        said = speaker(one.later, None, names, words)
        when = shown_saying(one.later.said, names, words) or words.say("origin.undated")
        lines.append(words.say("check.later", who=said, when=when, reading=amount_of(one.later, names)))
    return lines
