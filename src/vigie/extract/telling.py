"""Whose words go on: quotations over several sentences, hearsay, and what the next sentence says who said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from vigie.extract.attribution import Source
from vigie.extract.drafts import Draft
from vigie.extract.sentence import Sentence

_OPENING, _CLOSING, _EITHER = "«“", "»”", '"'
_MARK = re.compile(f"[{_OPENING}{_CLOSING}{_EITHER}]")
_QUOTATION = 25  # characters; fewer between quotation marks are words that somebody only uses


@dataclass(slots=True)
class Telling:
    """What a paragraph has told so far. ``open``: a quotation goes on; its drafts wait for whoever closes it."""

    open: bool = False
    voice: Source | None = None  # who spoke last in it, a vague voice too
    waiting: list[Draft] = field(default_factory=list)
    loose: list[Draft] = field(default_factory=list)  # told by nobody yet

    def quotes(self, text: str, sentence: Sentence) -> bool:
        """Whether a sentence is, from its first word on, a quotation."""
        if self.open:
            return True
        first = text[sentence.start]
        if first not in _OPENING + _EITHER:
            return False
        ends = [at for mark in _CLOSING + _EITHER if (at := text.find(mark, sentence.start + 1, sentence.end)) > 0]
        return not ends or min(ends) - sentence.start > _QUOTATION

    def take(self, text: str, sentence: Sentence, drafts: list[Draft], sources: Sequence[Source]) -> None:
        """Takes in what a sentence told, and gives what came before it to whom it names."""
        opened, self.open = self.open, quoting(text, sentence.start, sentence.end, self.open)
        for draft in drafts:
            draft.quoted = quoting(text, sentence.start, draft.head, opened)
        if sources:
            told = [*(self.waiting if opened else ()), *(self.loose if _looks_back(sentence) else ())]
            for draft in told:
                draft.source = replace(sources[0], clauses=None, status=None, basis=None)
            self.waiting, self.loose = [], []
            self.voice = sources[-1]
            return
        self.waiting = [*self.waiting, *drafts] if self.open else []
        self.loose += [d for d in drafts if d.source is None]


def quoting(text: str, start: int, end: int, quoted: bool) -> bool:
    """Whether a quotation is open at ``end``, when one is (``quoted``) or is not at ``start``."""
    for mark in _MARK.findall(text, start, end):
        quoted = mark in _OPENING or (mark in _EITHER and not quoted)
    return quoted


def _looks_back(sentence: Sentence) -> bool:
    """ "This was announced by ...", "C'est ce qu'a dit ...": the sentence says who told the one before."""
    return any("backward" in n.cats for n in sentence.nodes[:2])
