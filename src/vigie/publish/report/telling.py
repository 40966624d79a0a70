"""Records as the words of a report: readings with their footnotes, what is masked, how French is spaced."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.model.claim import Claim
from vigie.model.figure import Reading
from vigie.packs.messages import NO_BREAK, Catalogue
from vigie.publish.dates import short_date
from vigie.publish.figures import amount_of, speaker
from vigie.publish.names import Names
from vigie.publish.quotes import filled_slots
from vigie.publish.report.material import Material
from vigie.publish.report.model import Note, Span
from vigie.publish.rows import Cited, printable

THIN = "\N{NARROW NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Teller:
    """What the sections of a report are told with."""

    material: Material
    names: Names
    words: Catalogue

    def say(self, key: str, **values: object) -> str:
        """A message of reports, spaced as the language is printed."""
        return self.spaced(self.words.say(f"report.{key}", **values))

    def spaced(self, text: str) -> str:
        """Our own ``text`` (never a quotation) with the spaces that print wants: some are thin."""
        text = self.words.spaced(printable(text)).replace("'", "’")
        for sign in self.words.say("report.thin"):
            text = text.replace(f"{NO_BREAK}{sign}", f"{THIN}{sign}")
        return text

    def day(self, edtf: str | None) -> str:
        """A date, or that there is none."""
        return short_date(edtf, self.names.gloss, self.names.language) if edtf else self.say("undated")

    def number(self, reading: Reading) -> Span:
        """The number of a reading with its footnote, marked while nobody has reviewed it."""
        mark = self.say("mark") if reading.statement in self.material.unreviewed else ""
        return Span(self.spaced(amount_of(reading, self.names)) + mark, (self.note(reading),))

    def note(self, reading: Reading) -> Note:
        """Who said it, in which document, when, in which words."""
        statement = self.material.statements.get(reading.statement)
        who = self.spaced(speaker(reading, statement, self.names, self.words))
        cited = self.material.cited.get(reading.claim)
        if cited is None:
            return Note(lead=self.say("note.bare", who=who), quote="", language=None, tail=reading.claim)
        lead = self.say(
            "note", who=who, document=titled(cited), outlet=cited.publisher or "?", date=self.day(cited.dated)
        )
        said = " […] ".join(quoted(cited.claim, self.names))
        return Note(
            lead=lead,
            quote=self.names.gloss.sentences["quote"]
            .format(text=said)
            .replace(" »", NO_BREAK + "»")
            .replace("« ", "«" + NO_BREAK),
            language=cited.language,
            tail=f"({cited.claim.id}, {cited.claim.document})",
        )


def titled(cited: Cited) -> str:
    """What a document is called."""
    return printable(cited.title or cited.path)


def quoted(claim: Claim, names: Names) -> list[str]:
    """The exact words of a claim; of somebody who holds no office that we know, the name is masked."""
    return [printable(_masked(piece.exact, claim, names)) for piece in claim.evidence]


def _masked(text: str, claim: Claim, names: Names) -> str:
    for filled in filled_slots(claim):
        words = filled.filler.text
        if (
            words
            and getattr(filled.filler, "id", None) is None
            and filled.slot in _WHO
            and names.institutions.hides(words)
        ):
            text = text.replace(words, f"[{names.gloss.sentences['masked']}]")
    return text


_WHO = ("claimers", "supplier", "recipient", "actor", "parties", "intermediaries", "end_user", "maker")
