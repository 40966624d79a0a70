"""``vigie finding``: an analyst's own judgement, always apart from what was reported."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import click
import msgspec
from rich.text import Text

from vigie.cli.location import case_option, the_case
from vigie.cli.page import heading, moment
from vigie.cli.parsing import Choice, Positional, Verb, Verbs, option
from vigie.cli.saying import complain
from vigie.cli.screen import screen, show_paragraph
from vigie.flow.case import case_packs
from vigie.flow.concluding import Draft, conclude, revise, withdraw
from vigie.model.verdict import Verdict
from vigie.packs.judging import degree, scales
from vigie.packs.messages import Catalogue
from vigie.publish.gloss import gloss
from vigie.publish.names import names_in
from vigie.publish.rows import printable
from vigie.store.case import open_view
from vigie.store.query import claim
from vigie.store.verdicts import verdicts, versions


def finding_verb(words: Catalogue) -> click.Command:
    """``vigie finding`` in the language of ``words``."""
    makers: dict[str, Callable[[Catalogue], click.Command]] = {
        "add": _add,
        "list": _list,
        "show": _show,
        "revise": _revise,
        "withdraw": _withdraw,
    }
    return Verbs(words, "finding", makers, help=words.say("help.finding") + ".", params=[])


def likelihood(one: Verdict, language: str) -> str:
    """Probability and confidence in words."""
    degrees = (degree(one.probability), degree(one.confidence))
    return ", ".join(found.said(language) for found in degrees if found)


def _add(words: Catalogue) -> click.Command:
    def add(case: str | None, text: str, **typed: Any) -> None:
        made = conclude(the_case(case), _draft(text, typed))
        click.echo(words.say("finding.done", id=made.id))

    return Verb(words, "finding.add", [Positional(words, "finding-text", into="text"), *_options(words)], callback=add)


def _revise(words: Catalogue) -> click.Command:
    def change(case: str | None, id: str, text: str | None, **typed: Any) -> None:
        made = revise(the_case(case), id, _draft(text, typed))
        click.echo(words.say("finding.revised", id=made.id, version=made.version))

    params = [Positional(words, "finding", into="id"), option(words, "text", said="finding.text"), *_options(words)]
    return Verb(words, "finding.revise", [*params, option(words, "why")], callback=change)


def _withdraw(words: Catalogue) -> click.Command:
    def take(case: str | None, id: str, why: str | None) -> None:
        click.echo(words.say("finding.withdrawn-now", id=withdraw(the_case(case), id, why or "").id))

    params = [Positional(words, "finding", into="id"), option(words, "why"), case_option(words)]
    return Verb(words, "finding.withdraw", params, callback=take)


def _list(words: Catalogue) -> click.Command:
    def show(case: str | None, withdrawn: bool, json_form: bool) -> None:
        with open_view(the_case(case)) as view:
            found = verdicts(view, withdrawn=withdrawn)
        if json_form:
            for one in found:
                click.echo(json.dumps(msgspec.to_builtins(one), ensure_ascii=False))
        elif not found:
            complain(words.say("finding.none"))
        else:
            screen().print(heading(words.say("finding.apart")))
            for one in found:
                _show_one(one, words)

    flags = [option(words, "withdrawn", is_flag=True), option(words, "json", is_flag=True, into="json_form")]
    return Verb(words, "finding.list", [*flags, case_option(words)], callback=show)


def _show(words: Catalogue) -> click.Command:
    def show(case: str | None, id: str) -> None:
        found = the_case(case)
        names = names_in(words.language, case_packs(found))
        with open_view(found) as view:
            made = versions(view, id)
            told = {one: claim(view, one).claim for one in (*made[-1].support, *made[-1].against)}
        last = made[-1]
        screen().print(heading(words.say("finding.apart")))
        _show_one(last, words)
        for key, ids in (("finding.support", last.support), ("finding.against", last.against)):
            for side in ids:
                said = words.spaced(gloss(told[side], names))
                show_paragraph(Text(printable(words.say(key, id=side, gloss=said))))
        for explanation in last.alternatives:
            show_paragraph(Text(printable(words.say("finding.alternative", text=explanation))))
        for one in made[:-1]:
            before = words.say("finding.before", version=one.version, at=moment(one.at), who=one.who, text=one.text)
            show_paragraph(Text(printable(f"{before} [{likelihood(one, words.language)}]"), "dim"))

    return Verb(words, "finding.show", [Positional(words, "finding", into="id"), case_option(words)], callback=show)


def _show_one(one: Verdict, words: Catalogue) -> None:
    click.echo(f"{one.id}  {likelihood(one, words.language)}")
    show_paragraph(Text(printable(one.text), "strike" if one.withdrawn else ""))
    show_paragraph(Text(printable(words.say("finding.by", who=one.who, at=moment(one.at), version=one.version)), "dim"))
    if one.withdrawn:
        show_paragraph(Text(printable(words.say("finding.withdrawn", why=one.why)), "red"))


def _draft(text: str | None, typed: dict[str, Any]) -> Draft:
    several = {name: typed[name] or None for name in ("alternatives", "support", "against")}
    return Draft(
        text=text,
        probability=typed["probability"],
        confidence=typed["confidence"],
        why=typed.get("why"),
        **several,
    )


def _options(words: Catalogue) -> list[click.Option]:
    told = scales()
    return [
        option(words, "probability", Choice(words, [one.id for one in told.probabilities])),
        option(words, "confidence", Choice(words, [one.id for one in told.confidences])),
        option(words, "alternative", into="alternatives", multiple=True),
        option(words, "for", into="support", multiple=True),
        option(words, "against", multiple=True),
        case_option(words),
    ]
