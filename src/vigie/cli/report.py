"""``vigie report``: a case as a paper that stands on its own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from vigie.cli.exports import handling_option
from vigie.cli.location import case_option, the_case
from vigie.cli.naming import body_ids, item_ids
from vigie.cli.parsing import Choice, Refused, Verb, did_you_mean, option
from vigie.cli.saying import complain
from vigie.flow.case import case_packs
from vigie.flow.reporting import Asked, gather, is_reviewed
from vigie.flow.weaving import weave
from vigie.model.claim import KINDS
from vigie.packs.messages import Catalogue, report_catalogue
from vigie.packs.reports import FOLDER, Template, known_templates, template
from vigie.publish.names import names_in
from vigie.publish.report.building import build
from vigie.publish.report.docx import docx
from vigie.publish.report.files import write_whole
from vigie.publish.report.html import html
from vigie.publish.report.markdown import markdown
from vigie.publish.report.model import Report
from vigie.publish.report.pdf import pdf, picture
from vigie.store.case import Case, open_view
from vigie.store.findings import FigureFilter
from vigie.store.problems import NamedCaseError
from vigie.store.weaving import ruled
from vigie.text.days import is_edtf_date

PDF = "pdf"
PRINTERS: dict[str, Callable[[Report], bytes]] = {
    "docx": partial(docx, draw=picture),
    "html": html,
    "md": markdown,
}


def report_verb(words: Catalogue) -> click.Command:
    """``vigie report`` in the language of ``words``."""

    def write(case: str | None, format: str, output: str | None, **typed: Any) -> int:
        found = the_case(case)
        form = _template(found, typed["template"], words)
        if typed["since"] and not is_edtf_date(typed["since"]):
            raise NamedCaseError("bad-date", value=typed["since"])
        packs = case_packs(found)
        weave(found, packs)
        wanted = FigureFilter(
            kinds=typed["kind"],
            supplier=body_ids(typed["supplier"], packs, words),
            recipient=body_ids(typed["recipient"], packs, words),
            items=item_ids(typed["item"], packs, words),
            nobody=False,
        )
        asked = Asked(figures=wanted, since=typed["since"], unreviewed=typed["unreviewed"], handling=typed["handling"])
        with open_view(found) as view:
            if not asked.unreviewed and not is_reviewed(view):
                complain(words.say("report.needs-review"))
                return 1
            material = gather(view, form, asked, packs, found.sample)
            names = names_in(words.language, packs, ruled(view))
        report = build(material, form, names, report_catalogue(words.language))
        put(_printed(report, format, words), output)
        if output not in (None, "-"):
            complain(words.say("report.done", path=output, figures=len(material.figures)))
        return 0

    return Verb(
        words,
        "report",
        [
            option(words, "template", default="dossier"),
            option(words, "format", Choice(words, (PDF, *PRINTERS)), default="html", said="report-format"),
            click.Option(["-o", "--output"], metavar="FILE", help=words.say("option.output")),
            option(words, "kind", Choice(words, KINDS), multiple=True),
            *(option(words, name, multiple=True) for name in ("supplier", "recipient", "item")),
            option(words, "since", said="said-since"),
            option(words, "include-unreviewed", into="unreviewed", is_flag=True),
            handling_option(words),
            case_option(words),
        ],
        callback=write,
    )


def _printed(report: Report, format: str, words: Catalogue) -> bytes:
    if format != PDF:
        return PRINTERS[format](report)
    made = pdf(report)
    if made.undrawn is not None:
        complain(words.say("report.undrawn", sign=made.undrawn))
    return made.data


def put(data: bytes, output: str | None) -> None:
    """Write ``data`` to a file, complete or not at all, or to standard output (none or ``-``). Raises PublishError."""
    if output in (None, "-"):
        sys.stdout.buffer.write(data)
        return
    write_whole(Path(str(output)), data)


def _template(case: Case, name: str, words: Catalogue) -> Template:
    own = case.path / FOLDER
    found = template(name, own)
    if found is None:
        known = known_templates(own)
        hint = did_you_mean(words, name, known)
        raise Refused(words.say("usage.no-template", given=name, known=", ".join(known), hint=hint))
    return found
