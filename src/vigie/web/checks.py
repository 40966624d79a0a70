"""An article beside the case, in words: what of it is known, since when, from whom, and what was changed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vigie.capture.settings import read_settings
from vigie.flow.checking import VERDICTS, Checked, check
from vigie.flow.extracting import extract_inputs, extract_paths, readable
from vigie.flow.failures import Failure
from vigie.flow.stages import default_stages
from vigie.flow.weaving import weave
from vigie.model.capture import Input, Obtained
from vigie.model.claim import Extraction
from vigie.model.document import Document
from vigie.model.errors import ReadError
from vigie.packs.messages import Catalogue
from vigie.publish.figures import amount_of, shown_saying, speaker
from vigie.publish.gloss import gloss
from vigie.publish.names import Names
from vigie.publish.origins import bend_sentence, origin_name, said_when
from vigie.store.case import View, open_view
from vigie.store.query import document, holds
from vigie.web.desk import Desk
from vigie.web.quoting import Piece, marked_quotes

_ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
Outcome = tuple[Document, Extraction] | Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A claim of the article: a gloss, its words, what the case knows of it; ``reference`` the claim nearest to the
    origin, ``told`` the documents of the case (id and title) that tell it.
    """

    gloss: str
    quotes: list[list[Piece]]
    said: tuple[str, ...]
    reference: str
    told: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An article beside the case: its claims under each verdict that any has, and what is to be told beforehand."""

    document: Document
    notes: tuple[str, ...]
    groups: tuple[tuple[str, str, tuple[Line, ...]], ...]
    claims: int


def read_text(desk: Desk, name: str, data: bytes) -> list[Outcome]:
    """What is said in bytes that were pasted or sent as a file."""
    given = Input(name, lambda: Obtained(data, "stdin"))
    return list(extract_inputs([given], desk.packs, default_stages()))


def read_address(desk: Desk, typed: str) -> list[Outcome]:
    """What is said at an address, fetched as the settings of the case say. Raises ReadError for none."""
    if not _ADDRESS.fullmatch(typed):
        raise ReadError(typed, "this is no address of the web: it begins with http:// or https://")
    stages = default_stages(read_settings(desk.case.path, os.environ))
    return list(extract_paths([typed], desk.packs, stages))


def checked(desk: Desk, outcomes: Iterable[Outcome]) -> tuple[Document, list[Checked], bool]:
    """The first of ``outcomes`` beside the case as it stands, and whether the case holds it.

    Raises ReadError when there is none that can be read, CaseError when somebody else is writing.
    """
    found = next(iter(outcomes), None)
    if found is None:
        raise ReadError("-", "there is nothing to check")
    if isinstance(found, Failure):
        raise ReadError(found.input, found.message)
    weave(desk.case, desk.packs)
    one, extraction = found
    with open_view(desk.case) as view:  # as it is after weaving
        return one, check(view, one, extraction, desk.packs), holds(view, one.id)


def sheet(desk: Desk, view: View, outcomes: Sequence[Outcome], names: Names, words: Catalogue) -> Sheet:
    """All of it, in the words of one language."""
    one, found, held = checked(desk, outcomes)
    notes = []
    if not readable(one, desk.packs):
        key = "warning.no-pack" if one.language else "warning.no-language"
        notes.append(words.say(key, path=one.path, language=one.language or ""))
    if held:
        notes.append(words.say("check.in-case", path=one.path))
    groups = []
    for verdict in VERDICTS:
        lines = tuple(_line(desk, view, one, each, names, words) for each in found if each.verdict == verdict)
        if lines:
            groups.append((verdict, words.say(f"verdict.{verdict}", count=len(lines)), lines))
    return Sheet(document=one, notes=tuple(notes), groups=tuple(groups), claims=len(found))


def said_of(one: Checked, names: Names, words: Catalogue) -> list[str]:
    """What the case knows of a claim: since when and from whom, what was changed, what came later."""
    lines = []
    if one.told:
        who, when = origin_name(one.statement, one.reference, names, words), said_when(one.statement, names, words)
        lines.append(words.say("check.known-since", who=who, when=when, count=len(one.told)))
    lines += [bend_sentence(bend, words) for bend in one.bends]
    if one.later:
        said = speaker(one.later, None, names, words)
        when = shown_saying(one.later.said, names, words) or words.say("origin.undated")
        lines.append(words.say("check.later", who=said, when=when, reading=amount_of(one.later, names)))
    return [words.spaced(line) for line in lines]


def _line(desk: Desk, view: View, source: Document, one: Checked, names: Names, words: Catalogue) -> Line:
    rows = [document(view, id).row for id in one.told]
    return Line(
        gloss=words.spaced(gloss(one.claim, names)),
        quotes=marked_quotes(source, one.claim, desk.packs),
        said=tuple(said_of(one, names, words)),
        reference=one.reference.id if one.reference else "",
        told=tuple((row.id, " · ".join(filter(None, (row.publisher, row.dated))) or row.path) for row in rows),
    )
