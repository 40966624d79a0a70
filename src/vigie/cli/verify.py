"""``vigie verify``: whether the case still holds what it took in."""

from __future__ import annotations

import json

import click

from vigie.cli.location import case_option, the_case
from vigie.cli.parsing import Choice, Verb, option
from vigie.packs.messages import Catalogue
from vigie.publish.rows import printable
from vigie.store.verifying import Fault, Verdict, first, verify

FORMATS = ("table", "json")


def verify_verb(words: Catalogue) -> click.Command:
    """``vigie verify`` in the language of ``words``."""

    def look(case: str | None, format: str, head: str | None) -> int:
        verdict = verify(the_case(case), head)
        if format == "json":
            click.echo(json.dumps(_object(verdict, words), ensure_ascii=False))
        else:
            _say(verdict, words)
        return 1 if verdict.faults else 0

    return Verb(
        words,
        "verify",
        [
            option(words, "head"),
            option(words, "format", Choice(words, FORMATS), default="table"),
            case_option(words),
        ],
        callback=look,
    )


def _say(verdict: Verdict, words: Catalogue) -> None:
    counts = {"originals": verdict.originals, "documents": verdict.documents, "captures": verdict.captures}
    click.echo(words.say("verify.looked", **counts, events=verdict.events))
    fault = first(verdict.faults)
    if fault:
        click.echo(words.say("verify.first", sentence=_sentence(fault, words)))
        more = len(verdict.faults) - 1
        if more:
            click.echo(words.say("verify.more", count=more))
        return
    click.echo(words.say("verify.whole"))
    if verdict.uncounted:
        click.echo(words.say("verify.uncounted", count=verdict.uncounted))
    elif verdict.events:
        click.echo(words.say("verify.head", hash=verdict.head.hash))


def _sentence(fault: Fault, words: Catalogue) -> str:
    said = printable(words.say(f"fault.{fault.slug}", **fault.facts))
    return said if fault.link is None else words.say("verify.link", link=str(fault.link), sentence=said)


def _object(verdict: Verdict, words: Catalogue) -> dict[str, object]:
    counts = {name: getattr(verdict, name) for name in ("events", "captures", "documents", "originals", "uncounted")}
    faults = [
        {"fault": fault.slug, "link": fault.link, **fault.facts, "sentence": _sentence(fault, words)}
        for fault in verdict.faults
    ]
    head = {"seq": verdict.head.seq, "hash": verdict.head.hash}
    return {"whole": not verdict.faults, "head": head, **counts, "faults": faults}
