"""One claim, or one document, as a page: a sentence, the quotes, what is read in them, where they come from."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from vigie.cli.screen import screen, show_paragraph
from vigie.model.claim import Anchored, Carrier, Claim, Claimer, Item, Party, Place, Quantity, When
from vigie.model.document import Document
from vigie.packs.files import Packs
from vigie.packs.messages import Catalogue
from vigie.publish.gloss import gloss
from vigie.publish.names import Names, label, names_in, shown_body, shown_item
from vigie.publish.quantities import short_amount
from vigie.publish.quotes import Filled, Piece, filled_slots, in_sentence
from vigie.publish.rows import printable, shown_status, shown_time
from vigie.store.query import ClaimRow, DocumentPage
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
    console.print("\n", heading(words.say("show.evidence")), sep="")
    rules = _rules(packs, document.language)
    quotes = [in_sentence(document.text, span, claim, rules) for span in claim.evidence]
    for quote in quotes:
        show_paragraph(_marked(quote, coloured=console.is_terminal and not console.no_color))
    console.print("\n", heading(words.say("show.slots")), sep="")
    _print_lines(_slot_lines(claim, names, words), words)
    console.print("\n", heading(words.say("show.source")), sep="")
    _print_lines(_source_lines(row, words), words)


def show_document(page: DocumentPage, words: Catalogue) -> None:
    """Print what is known of one document, and what was decided about it."""
    row = page.row
    names = ("id", "path", "title", "publisher", "dated", "language", "url", "media_type", "characters", "claims",
             "unread", "read", "sha256", "excluded")  # fmt: skip
    known = {name: getattr(row, name) for name in names} | {"read": _moment(row.read)}
    _print_lines([(name, str(value)) for name, value in known.items() if value is not None], words)
    if page.decisions:
        screen().print("\n", heading(words.say("show.decisions")), sep="")
    for decision in page.decisions:
        value = decision.value if decision.value is not None else words.say("show.removed")
        screen().print(Text(printable(f"  {_moment(decision.at)}  {decision.who}  {decision.act}: {value}")))


def _moment(at: str) -> str:
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
    lines: list[Line] = [
        ("kind", label(names, "kind", claim.kind)),
        ("status", shown_status(claim, names, words)),
    ]
    lines += [(filled.slot, _slot_text(filled, names, words)) for filled in filled_slots(claim)]
    if claim.mode:
        lines.append(("mode", label(names, "mode", claim.mode)))
    for name in ("stage", "access", "hedged_by", "basis"):
        if value := getattr(claim, name):
            lines.append((name, _word(value, words)))
    return lines + [("links", f"{_word(link.type, words)} {link.claim}") for link in claim.links]


def _word(slug: str, words: Catalogue) -> str:
    return words.say(f"value.{slug}") if f"value.{slug}" in words.messages.texts else slug


def _slot_text(filled: Filled, names: Names, words: Catalogue) -> Text:
    filler = filled.filler
    value = _carrier(filler, names, words) if isinstance(filler, Carrier) else _value(filler, names)
    shown = Text(words.spaced(printable(value)))
    if filler.text and filler.start is not None:
        quoted = names.gloss.sentences["quote"].format(text=filler.text)
        implied = f", {words.say('show.implied')}" if filler.implied else ""
        shown.append(words.spaced(printable(f"  {quoted} {filler.start}–{filler.end}{implied}")), "dim")
    return shown


def _value(filler: Anchored | Claimer, names: Names) -> str:
    if isinstance(filler, (Party, Claimer, Place)):
        return shown_body(names, filler)
    if isinstance(filler, Item):
        return shown_item(names, filler)
    if isinstance(filler, Quantity):
        return short_amount(filler, names.gloss, names.language)
    return shown_time(filler, names) if isinstance(filler, When) else filler.text


def _carrier(carrier: Carrier, names: Names, words: Catalogue) -> str:
    """The name with what the text tells of it; an operator that may be a private person is not named."""
    operator = carrier.operator
    if operator is not None and names.institutions.hides(operator):
        operator = names.gloss.sentences["masked"]
    flag = names.states.get(carrier.flag or "", carrier.flag)
    facts = {"imo": carrier.imo, "flag": flag, "operator": operator}
    told = [words.say(f"show.carrier.{fact}", value=value) for fact, value in facts.items() if value]
    return ", ".join([carrier.text, *told])


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
