"""One claim, or one document, as a page: a sentence, the quotes, what is read in them, where they come from."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from vigie.cli.screen import screen, show_paragraph
from vigie.model.claim import Claim
from vigie.model.document import Document
from vigie.model.review import FALLEN
from vigie.packs.files import Packs
from vigie.packs.messages import Catalogue
from vigie.publish.gloss import gloss
from vigie.publish.names import Names, names_in
from vigie.publish.quotes import Piece, in_sentence
from vigie.publish.rows import printable
from vigie.publish.slots import SlotLine, slot_lines
from vigie.store.query import ClaimRow, DocumentPage
from vigie.store.records import PUBLIC
from vigie.text.tokens import SentenceRules

Line = tuple[str, Text | str]
STYLES = {"context": "dim", "quote": "", "slot": "bold yellow"}


def show_claim(row: ClaimRow, document: Document, packs: Packs, words: Catalogue) -> None:
    """Print one claim with its evidence and its source."""
    claim, names = row.claim, names_in(words.language, packs)
    console = screen()
    console.print(heading(words.say("show.gloss")))
    show_paragraph(Text(words.spaced(printable(gloss(claim, names)))))
    for key in [key for key, holds in (("show.superseded", row.superseded), ("show.excluded", row.excluded)) if holds]:
        console.print(Text(words.say(key), "red"))
    if row.review:
        console.print(Text(words.say(f"show.review.{row.review}"), "red" if row.review in FALLEN else "bold"))
    console.print("\n", heading(words.say("show.evidence")), sep="")
    rules = _rules(packs, document.language)
    quotes = [in_sentence(document.text, span, claim, rules) for span in claim.evidence]
    for quote, span in zip(quotes, claim.evidence, strict=True):
        show_paragraph(_marked(quote, coloured=console.is_terminal and not console.no_color))
        if place := place_of(document, span.start):
            console.print(Text(printable(f"  {place}"), "dim"), soft_wrap=True)
    console.print("\n", heading(words.say("show.slots")), sep="")
    _print_lines(_slot_lines(claim, names, words), words)
    console.print("\n", heading(words.say("show.source")), sep="")
    _print_lines(_source_lines(row, words), words)


def place_of(document: Document, at: int) -> str | None:
    """Where in its original the text at ``at`` stands: a page and paragraph, an element, a line; None for no more than
    its offset.
    """
    return next((part.place for part in document.segments if part.start <= at < part.end), None)


def show_document(page: DocumentPage, words: Catalogue) -> None:
    """Print what is known of one document, and what was decided about it."""
    row = page.row
    names = ("id", "path", "title", "publisher", "dated", "language", "url", "note", "media_type", "characters",
             "claims", "unread", "read", "sha256", "excluded", "replaced", "gone", "handling")  # fmt: skip
    known = {name: getattr(row, name) for name in names} | {
        "read": moment(row.read),
        "gone": row.gone and moment(row.gone),
    }
    if row.handling == PUBLIC:
        del known["handling"]
    read = page.document
    told = {"dated_by": read.dated_by, "symbol": read.symbol, "authors": ", ".join(read.authors) or None,
            "lacks": ", ".join(read.lacks) or None}  # fmt: skip
    _print_lines([(name, str(value)) for name, value in (known | told).items() if value is not None], words)
    if page.decisions:
        screen().print("\n", heading(words.say("show.decisions")), sep="")
    for decision in page.decisions:
        value = decision.value if decision.value is not None else words.say("show.removed")
        screen().print(Text(printable(f"  {moment(decision.at)}  {decision.who}  {decision.act}: {value}")))


def moment(at: str) -> str:
    """An ISO 8601 time in UTC, to the minute."""
    return f"{at[:16].replace('T', ' ')} UTC"


def heading(text: str) -> Text:
    """A title on the page."""
    return Text(text, "bold underline")


def _rules(packs: Packs, language: str | None) -> SentenceRules:
    pack = packs.languages.get(language or "")
    return SentenceRules(pack.language.abbreviations if pack else ())


def _marked(quote: Sequence[Piece], *, coloured: bool) -> Text:
    text = Text()
    for piece in quote:
        shown = printable(piece.text)
        text.append(f"[{shown}]" if piece.part == "slot" and not coloured else shown, STYLES[piece.part])
    return text


def _slot_lines(claim: Claim, names: Names, words: Catalogue) -> list[Line]:
    return [(line.slot, _slot_text(line, names, words)) for line in slot_lines(claim, names, words)]


def _slot_text(line: SlotLine, names: Names, words: Catalogue) -> Text:
    shown = Text(words.spaced(printable(" ".join(part for part in (line.value, line.target) if part))))
    if line.quoted:
        quoted = names.gloss.sentences["quote"].format(text=line.quoted)
        implied = f", {words.say('show.implied')}" if line.implied else ""
        shown.append(words.spaced(printable(f"  {quoted} {line.start}–{line.end}{implied}")), "dim")
    return shown


def _source_lines(row: ClaimRow, words: Catalogue) -> list[Line]:
    fields = (
        ("title", row.title), ("publisher", row.publisher), ("dated", row.dated), ("url", row.url), ("path", row.path),
        ("document", row.claim.document), ("sha256", row.sha256), ("claim", row.claim.id), ("run", row.run),
        ("packs", row.packs[:12]),
    )  # fmt: skip
    return [(name, value) for name, value in fields if value]


def _print_lines(lines: Sequence[Line], words: Catalogue) -> None:
    console = screen()
    labels = [words.say(f"label.{name}") for name, _ in lines]
    width = max((len(text) for text in labels), default=0)
    for text, (_, value) in zip(labels, lines, strict=True):
        line = Text.assemble((f"  {text.ljust(width)}  ", "dim"))
        line.append_text(value if isinstance(value, Text) else Text(printable(value)))
        console.print(line, soft_wrap=True)
