"""``vigie provisions`` and ``vigie regime``: what claims would engage, and what the rules say."""

from __future__ import annotations

import json
from typing import Any

import click
import msgspec
from rich.text import Text

from vigie.cli.location import case_option, the_case
from vigie.cli.page import heading
from vigie.cli.parsing import Choice, Positional, Verb, option
from vigie.cli.saying import complain
from vigie.cli.screen import Column, screen, show_paragraph, show_rows
from vigie.flow.assessing import Provisioned, provisions_of, provisions_of_all
from vigie.flow.case import case_packs
from vigie.flow.rulebook import Desk, built_in, desk
from vigie.flow.weaving import weave
from vigie.model.assessment import NONE, Finding
from vigie.packs.messages import Catalogue
from vigie.packs.regimes import Provision, Regime
from vigie.publish.assessments import (
    bound,
    checked,
    determined,
    effect,
    element_line,
    finding_sentence,
    listed_line,
    marks_of,
    reference,
    remarks,
    said,
)
from vigie.publish.gloss import gloss
from vigie.publish.names import Names, names_in
from vigie.publish.rows import printable
from vigie.store.case import Case, open_view

FORMATS = ("table", "json")


def provisions_verb(words: Catalogue) -> click.Command:
    """``vigie provisions`` in the language of ``words``."""

    def show(case: str | None, format: str, assessed: str | None, **typed: Any) -> None:
        found = the_case(case)
        packs = case_packs(found)
        weave(found, packs)
        at = desk(found, packs)
        with open_view(found) as view:
            all_ = provisions_of(view, at, assessed) if assessed else provisions_of_all(view, at)
        if format == "json":
            for one in all_:
                click.echo(json.dumps(_record(one), ensure_ascii=False))
            return
        names = names_in(words.language, packs, at.judged)
        if assessed is None:
            _show_list(all_, names, words)
            return
        for one in all_:
            show_provisioned(one, at, names, words, every=typed["unfit"])

    return Verb(
        words,
        "provisions",
        [
            Positional(words, "assessed", required=False),
            option(words, "unfit", is_flag=True),
            option(words, "format", Choice(words, FORMATS), default="table"),
            case_option(words),
        ],
        callback=show,
    )


def regime_verb(words: Catalogue) -> click.Command:
    """``vigie regime`` in the language of ``words``."""

    def show(case: str | None, regime: str | None) -> None:
        found = the_case(case) if case else None
        at = rules_at_hand(found)
        names = names_in(words.language, at.packs, at.judged)
        if regime is None:
            heads = [
                Column(words.say(f"head.{name}"), "", name == "regime") for name in ("regime", "names", "provisions")
            ]
            show_rows(heads, [[one.id, said(one.names, names), str(len(one.provisions))] for one in at.rules.regimes])
            return
        if any(regime.casefold() == one.id.casefold() for each in at.rules.regimes for one in each.provisions):
            _show_provision(*at.provision(regime), names, words)
            return
        _show_regime(at.regime(regime), names, words)

    return Verb(words, "regime", [Positional(words, "regime", required=False), case_option(words)], callback=show)


def rules_at_hand(case: Case | None) -> Desk:
    """The desk of a case, or the built-in one without a case."""
    return desk(case, case_packs(case)) if case is not None else built_in()


def show_provisioned(one: Provisioned, at: Desk, names: Names, words: Catalogue, *, every: bool) -> None:
    """Print a claim with the provisions it would engage, element by element."""
    claim, console = one.row.claim, screen()
    console.print(heading(claim.id))
    show_paragraph(Text(words.spaced(printable(gloss(claim, names)))))
    if claim.characterised_as is not None:
        show_paragraph(Text(words.say("provision.called", words=printable(claim.characterised_as.text))))
    show_paragraph(Text(words.spaced(words.say(f"assessed.{one.assessed.reason}"))))
    for match in one.listed:
        show_paragraph(Text(words.spaced(listed_line(match, at.rules.listings, names, words)), "yellow"))
    if claim.kind == "identification":
        show_paragraph(Text(words.say("maker.caution"), "yellow"))
    shown = [found for found in one.assessed.findings if every or found.outcome != NONE]
    for id in dict.fromkeys(found.regime for found in shown):
        regime = at.regime(id)
        console.print("\n", heading(said(regime.names, names)), sep="")
        for found in shown:
            if found.regime == id:
                _show_finding(found, at.provision(found.provision)[1], one, names, words)
        console.print(Text("  " + determined(regime, names, words), "dim"), soft_wrap=True)
    console.print()


def _show_finding(found: Finding, provision: Provision, one: Provisioned, names: Names, words: Catalogue) -> None:
    claim, marks = one.row.claim, marks_of(found, words)
    head = Text.assemble((f"  {found.provision}", "bold"), (f"  [{marks}]" if marks else "", "yellow"))
    screen().print(head, soft_wrap=True)
    lines = [finding_sentence(found, provision, claim, names, words)]
    if found.outcome != NONE:
        lines.append(bound(provision, claim, names, words))
    lines += [element_line(element, claim, names, words) for element in found.elements]
    if found.outcome != NONE:
        lines += remarks(found, provision, names, words)
    for line in filter(None, lines):
        show_paragraph(Text(f"  {words.spaced(line)}"))


def _show_list(all_: list[Provisioned], names: Names, words: Catalogue) -> None:
    rows = []
    for one in all_:
        told = [found for found in one.assessed.findings if found.outcome != NONE]
        sure = [found.provision for found in told if found.outcome == "engages"]
        more = [found.provision for found in told if found.outcome == "open"]
        if told:
            rows.append([one.row.claim.id, printable(gloss(one.row.claim, names)), ", ".join(sure), ", ".join(more)])
    if not rows:
        complain(words.say("provision.none-at-all"))
        return
    heads = [Column(words.say(f"head.{name}"), "", name == "claim") for name in ("claim", "what", "engages", "open")]
    show_rows(heads, rows)


def _show_regime(regime: Regime, names: Names, words: Catalogue) -> None:
    console = screen()
    console.print(heading(said(regime.names, names)))
    for text in (said(regime.authority, names), regime.url, said(regime.note, names) if regime.note else ""):
        if text:
            show_paragraph(Text(text))
    show_paragraph(Text(determined(regime, names, words)))
    console.print()
    heads = [Column(words.say(f"head.{name}"), "", name == "provision") for name in _COLUMNS]
    show_rows(heads, [_cells(one, names, words) for one in regime.provisions])


_COLUMNS = ("provision", "reference", "effect", "rule", "remarks")


def _cells(one: Provision, names: Names, words: Catalogue) -> list[str]:
    notes = [checked(one, names, words)]
    notes += [words.say("mark.contested")] if one.contested else []
    notes += [words.say("mark.calls-upon")] if one.verb == "calls-upon" else []
    notes += [words.say("provision.replaced", id=one.replaced_by)] if one.replaced_by else []
    notes += [] if one.reach else [words.say("provision.listed-only")]
    rule = said(one.rule, names)
    return [one.id, reference(one, words), effect(one, names, words), rule, " · ".join(notes)]


def _show_provision(regime: Regime, one: Provision, names: Names, words: Catalogue) -> None:
    screen().print(heading(f"{one.id}  {reference(one, words)}"))
    lines = [
        said(regime.names, names),
        said(one.rule, names),
        effect(one, names, words),
        bound(one, None, names, words),
    ]
    lines += [words.say("provision.exempt", what=said(text, names)) for text in one.exemptions]
    lines += [words.say("provision.view", who=said(v.who, names), says=said(v.says, names)) for v in one.contested]
    lines += [said(one.note, names)] if one.note else []
    lines += [one.url, " · ".join(filter(None, (checked(one, names, words), one.read_at)))]
    lines += [words.say("provision.replaced", id=one.replaced_by)] if one.replaced_by else []
    for line in filter(None, lines):
        show_paragraph(Text(words.spaced(line)))


def _record(one: Provisioned) -> dict[str, object]:
    return {
        "claim": one.row.claim.id,
        "statement": one.statement.id if one.statement else None,
        "assessed": msgspec.to_builtins(one.assessed),
    }
