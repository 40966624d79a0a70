"""Adapter of the reading of who says what for the outside scorer: every sentence, whatever it is about.

``extract(text, lang, kind, ref)`` gives source, cue and content spans, as the scorers' ``benchlib`` describes them.
The reader finds the verb of saying, who speaks and the clause that is governed. Claims have no use for the extent of a
source or of a content, for quotations in which nothing is counted or sent, nor for what is thought, wanted or judged:
all that is drawn here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from vigie.extract import reader_for
from vigie.extract.attribution import find_sources
from vigie.extract.engine import Reader, known
from vigie.extract.groups import Group
from vigie.extract.nodes import Node, outline
from vigie.extract.sentence import Sentence
from vigie.extract.speakers import Voices, speaker_of
from vigie.packs.loader import load_packs

Span = tuple[int, int]

PARAGRAPH = re.compile(r"[^\n]+")
QUOTED = re.compile(r"(?:[“«]|^”)[^”»\n]*(?:[”»]|$)|\"[^\"\n]*(?:\"|$)", re.M)
EDGES = " ,;:—–-"
PAIRS = re.compile(r"''((?:(?!'')[^\n])*)(?:''|$)", re.M)  # quotation marks of two apostrophes
LABEL = re.compile(r"[“\"]?((?:[A-Z][\w.’'-]*)(?: (?:of|[A-Z][\w.’'-]*)){0,3})(:) ")
SIGNED = re.compile(r"[”\"]\s*([―—])\s*((?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,3})")
# The suite's attributions are also of what is thought, wanted, feared or judged; claims are of what is said.
MINDS = re.compile(
    r"(?:believe|hope|want|wish|plan|intend|worr(?:y|ie)|fear|doubt|know|knew|prefer|"
    r"expect|think|thought|assume|imagine|suspect|understand|understood|realiz|realis|remember|recall|"
    r"mock|criticiz|criticis|attack|blast|slam|denounc|condemn|accus|blam|prais|ridicul|scold|lament|complain|"
    r"defend|oppos|support|endors|reject|dismiss|encourag|urg|challeng|ask|demand|agree|refus|declin|vow|"
    r"promis|pledg|propos|call|describ|declar|argu|joke|quip|tweet|conclud|suggest|impl[yi]|hint|predict|estimat|"
    r"discuss|respond|repl[yi])(?:s|e|es|ed|ing|ies|ied|d)?"
)
SAYS = re.compile(r"sa(?:ys?|id)|tells?|told|thinks?|thought|believes?|wrote|writes?|argues?|insists?|adds?")
STOPS = frozenset({"verb", "comp", "rel", "sub", "if", "question"})
LONG = 25  # characters of a quotation; fewer are words that somebody only uses
BEFORE = re.compile(r"(?:[,”\"?!»—–]|--)\s*\Z")
INTRODUCES = re.compile(r"[,:]\s*(?=[“«\"])")


@dataclass(slots=True)
class Found:
    """One attribution, with the quotation it may go on in."""

    source: Span | None
    cue: Span | None
    content: list[Span] = field(default_factory=list)

    def item(self) -> dict[str, Any]:
        return {"source": self.source, "cue": self.cue, "content": self.content}


@cache
def _reader(lang: str) -> Reader:
    reader = reader_for(load_packs(), lang)
    if reader is None:
        raise NotImplementedError(lang)
    return reader


def warm(name: str) -> None:
    _reader("en")


def extract(text: str, lang: str = "en", kind: str = "attribution", ref: str | None = None) -> list[dict[str, Any]]:
    """Every attribution of a text."""
    text = PAIRS.sub(r' "\1" ', text)  # as long as it was
    voices = Voices(text)
    found: list[Found] = []
    last = None
    for paragraph, sentences in _paragraphs(text, _reader(lang)):
        quotes = [m.span() for m in QUOTED.finditer(text, *paragraph)]
        here = _labelled(text, paragraph)
        for sentence in sentences:
            read = [f for f in _attributions(text, sentence, quotes, voices) if f.content]
            sources = find_sources(sentence, voices)
            here += read
            voices.meet(sentence)
            voices.hear((s.chain for s in sources), sentence)
        here += _signed(text, paragraph, here)
        last = _quotations(text, quotes, here, last)
        found += here
    return [f.item() for f in found]


def _paragraphs(text: str, reader: Reader) -> Iterator[tuple[Span, list[Sentence]]]:
    """The sentences of each paragraph, all of them parsed."""
    hits = reader.lexicon.find(text)
    spans = outline(hits, reader.quantities.find(text), reader.dates.find(text, None))
    accepted, starts = known(hits), [s.start for s in spans]
    for match in PARAGRAPH.finditer(text):
        pieces = _joined(text, reader.sentences.split(text, *match.span()))
        inside = [spans[bisect_left(starts, a) : bisect_left(starts, b)] for a, b in pieces]
        yield match.span(), [reader.parse(text, a, b, s, accepted) for (a, b), s in zip(pieces, inside, strict=True)]


def _joined(text: str, pieces: list[Span]) -> list[Span]:
    """ "Roe, of Springfield, Ill., said": no sentence begins with a comma."""
    joined: list[Span] = []
    for start, end in pieces:
        if joined and text[start] == ",":
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _labelled(text: str, paragraph: Span) -> list[Found]:
    """ "ROE: No.": who speaks in an interview."""
    label = LABEL.match(text, *paragraph)
    content = _trim(text, label.end(), paragraph[1]) if label else None
    return [Found(label.span(1), label.span(2), [content])] if label and content else []


def _signed(text: str, paragraph: Span, here: list[Found]) -> list[Found]:
    """ "..." — Jane Roe: a quotation with a name under it."""
    found = []
    for name in SIGNED.finditer(text, *paragraph):
        start = max(text.rfind(mark, paragraph[0], name.start()) for mark in '“"')
        if start >= 0 and not any(f.content[0][0] >= start for f in here):
            found.append(Found(name.span(2), name.span(1), [(start, name.start() + 1)]))
    return found


def _attributions(text: str, sentence: Sentence, quotes: list[Span], voices: Voices) -> Iterator[Found]:
    for index, node in enumerate(sentence.nodes):
        if node.kind == "according":
            source = _phrase_behind(sentence, index)
            if source is not None:
                yield Found(source, (node.start, node.end), _rest(text, sentence, quotes, (node.start, source[1])))
    for group in _cues(sentence):
        if _noun(sentence, group):
            continue
        at = sentence.nodes[group.first].start
        if any(a < at < b for a, b in quotes):
            continue  # a quotation is somebody's content, whatever is said in it
        source = _source(sentence, group, voices, quotes)
        if source is not None:
            cue = (sentence.nodes[group.first].start, sentence.nodes[group.last].end)
            yield Found(source, cue, _content(text, sentence, quotes, group, source))


def _cues(sentence: Sentence) -> Iterator[Group]:
    """The verb groups that say or think; a verb the packs do not know is a group of its own."""
    within: set[int] = set()
    for group in sentence.groups:
        within.update(range(group.first, group.last + 1))
        if group.said or any(g.claims for g in group.governs) or MINDS.fullmatch(group.main.text.lower()):
            yield group
    for index, node in enumerate(sentence.nodes):
        if index not in within and node.kind == "word" and MINDS.fullmatch(node.text):
            finite = not node.text.endswith("ing")
            yield Group(index, index, node, "past" if finite else "gerund", finite=finite, clause=node.clause)


def _noun(sentence: Sentence, group: Group) -> bool:
    """ "swing states", "his tweets", "an issue": a form that may be a noun, with nothing said behind it."""
    word = group.main.text.lower()
    if group.first != group.last or word.endswith(("ed", "ing")) or SAYS.fullmatch(word):
        return False
    if not group.first or (not group.said and group.tense == "inf"):
        return True
    before = sentence.nodes[group.first - 1]
    if "owner" in before.cats:
        return True
    return not (before.kind in ("actor", "pron", "again", "title", "rel", "adv") or before.text[0].isupper())


def _source(sentence: Sentence, group: Group, voices: Voices, quotes: list[Span]) -> Span | None:
    """The words of a claimer: the phrase the reader found, or the pronoun or noun that takes somebody up."""
    nodes = sentence.nodes
    stretch = _stretch(sentence, group, quotes)
    if stretch is not None:
        return stretch
    speaker = speaker_of(sentence, group, voices)
    if speaker is not None and sentence.start <= speaker.start < sentence.end:
        at = next((i for i, n in enumerate(nodes) if n.start <= speaker.start < n.end), None)
        if at is not None:
            return _phrase(sentence, at, group)
    if group.first and BEFORE.search(sentence.nodes[group.first - 1].text):
        behind = _phrase_behind(sentence, group.last)
        if behind is not None:
            return behind
    subject = next(iter(sentence.family.subjects(sentence, group)), None)
    if subject is not None:
        return _phrase(sentence, next(i for i, n in enumerate(nodes) if n is subject), group)
    at = group.first - 1
    if at >= 0 and group.finite and nodes[at].kind not in STOPS | {"prep", "punct"}:
        return _phrase(sentence, at, group)
    return None


def _stretch(sentence: Sentence, group: Group, quotes: list[Span]) -> Span | None:
    """ "Jane Roe, 59, of Springfield, said": what stands between a quotation, or the clause before, and the verb."""
    nodes, first = sentence.nodes, group.first
    if not first:
        return None
    if group.tense in ("gerund", "inf"):  # "Roe left, saying": who left
        head = next((g for g in reversed(sentence.groups) if g.finite and g.last < first), None)
        return _stretch(sentence, head, quotes) if head is not None else None
    apposed = group.tense == "ppart" and group.first == group.last and nodes[first - 1].text in ',”"'
    by = any(r.data == "by" for n in nodes[group.last + 1 : group.last + 2] for r in n.all("prep"))
    if (not group.finite or group.passive) and (not apposed or by):
        return None
    if nodes[first - 1].kind == "and":  # "Roe left and said": who left
        head = next((g for g in sentence.groups if g.finite), group)
        return _stretch(sentence, head, quotes) if head.first < first else None
    if nodes[first - 1].kind == "rel":
        return nodes[first - 1].start, nodes[first - 1].end
    closed = max((b for _, b in quotes if b <= nodes[group.first].start), default=0)
    while first and nodes[first - 1].kind not in STOPS and nodes[first - 1].start >= closed:
        first -= 1
    while first < group.first and nodes[first].kind in ("punct", "adv", "time", "and"):
        first += 1
    while first < group.first and nodes[first].kind in ("prep", "time", "adv"):  # "After the vote, Roe said"
        comma = next((i for i in range(first, group.first) if nodes[i].text == ","), None)
        if comma is None:
            return None
        first = comma + 1
    whole = nodes[first : group.first]
    while whole and whole[-1].kind in ("adv", "time", "and", "clitic"):
        whole.pop()
    named = any(n.kind in ("actor", "pron", "title", "again") or n.text[0].isupper() for n in whole)
    after = nodes[first - 1].kind if first else ""
    if not named or after == "verb":
        return None
    return whole[0].start, whole[-1].end


def _phrase(sentence: Sentence, at: int, group: Group | None = None) -> Span:
    """The noun phrase around a node: back to a verb, a comma or a preposition, on to the verb or a comma."""
    nodes, first, last = sentence.nodes, at, at
    while first and nodes[first - 1].kind not in STOPS | {"prep", "punct", "and", "according", "pron"}:
        first -= 1
    limit = group.first if group is not None and at < group.first else len(nodes)
    if limit < len(nodes) and not any(n.kind in STOPS for n in nodes[at + 1 : limit]):
        last = limit - 1  # an apposition ends where the verb begins
    else:
        while last + 1 < limit and nodes[last + 1].kind not in STOPS | {"punct", "time", "according"}:
            last += 1
    while last > at and nodes[last].kind in ("punct", "adv", "time"):
        last -= 1
    return nodes[first].start, nodes[last].end


def _phrase_behind(sentence: Sentence, index: int) -> Span | None:
    """The phrase right behind a node, up to a comma or a verb."""
    nodes, last = sentence.nodes, index
    while last + 1 < len(nodes) and nodes[last + 1].kind not in STOPS and not _closes(nodes, last + 1):
        last += 1
    return (nodes[index + 1].start, nodes[last].end) if last > index else None


def _closes(nodes: list[Node], index: int) -> bool:
    if nodes[index].text == ".":  # inside a sentence it ends an abbreviation
        return index + 1 == len(nodes) or nodes[index + 1].kind == "punct"
    return nodes[index].kind == "punct" and nodes[index].text in ',;:—–“”"?!'


def _bounds(sentence: Sentence, quotes: list[Span], at: int) -> Span:
    """Where the content of a cue may lie: its sentence, and the quotation that ends or begins in it."""
    start, end = sentence.start, sentence.end
    for opens, closes in quotes:
        if opens < at < closes:  # somebody quoted says what another said
            return max(start, opens + 1), min(end, closes - 1)
        if opens < start < closes < at:
            start = opens
        if at < opens < end < closes:
            end = closes
    return start, end


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES + ".":
        end -= 1
    return (start, end) if any(c.isalnum() for c in text[start:end]) else None


def _rest(text: str, sentence: Sentence, quotes: list[Span], block: Span) -> list[Span]:
    start, end = _bounds(sentence, quotes, block[0])
    sides = [_trim(text, start, block[0]), _trim(text, block[1], end)]
    return [s for s in sides if s is not None]


def _content(text: str, sentence: Sentence, quotes: list[Span], group: Group, source: Span) -> list[Span]:
    """What is said: what stands before "..., X said", else what follows, from the complement clause or a quotation."""
    nodes = sentence.nodes
    cue = (nodes[group.first].start, nodes[group.last].end)
    first, last = min(source[0], cue[0]), cue[1] if source[0] < cue[0] else max(source[1], cue[1])
    start, end = _bounds(sentence, quotes, cue[0])
    openers = [nodes[c.opener].start for c in sentence.clauses if c.kind == "comp" and c.parent == group.clause]
    opener = next((o for o in openers if o >= cue[1]), None)
    if opener is not None:
        return [s for s in [_trim(text, opener, end)] if s]
    before = _trim(text, start, first) if BEFORE.search(text, start, first) else None
    after = _trim(text, last, end)
    introduced = INTRODUCES.search(text, last, end)
    signed = next((q for q in quotes if last <= q[0] and q[1] < end - 2 and text[q[1] - 2] in ",?!"), None)
    if introduced is None and signed is not None:  # the quotation is of whoever is named behind it
        after = _trim(text, last, signed[0])
    if introduced is not None:
        after = _trim(text, introduced.end(), end)
    opens = nodes[0].kind in ("sub", "if") and text[last : last + 1] != ","  # "When it closed, Roe said it ..."
    quote = next(
        (q for q in quotes if before is not None and start < q[0] and q[1] in (before[1], before[1] + 1)), None
    )
    if quote is not None and any(a < quote[0] for a in _others(sentence, group)):
        before = quote  # what stands before the quotation is another's
    quoted = before is not None and text[before[1] - 1] in '”"»'
    if before is None or (before[1] - before[0] < LONG and not quoted) or (opens and after):
        return [after] if after else []
    goes_on = after is not None and (introduced is not None or text[last : last + 1] == ",")
    return [before, after] if goes_on and after is not None else [before]


def _others(sentence: Sentence, group: Group) -> list[int]:
    return [sentence.nodes[g.first].start for g in _cues(sentence) if g.first < group.first and g.finite]


def _quotations(text: str, quotes: list[Span], here: list[Found], last: Found | None) -> Found | None:
    """Gives the quotations nobody introduces to whoever spoke last; who spoke last is given back."""
    for quote in quotes:
        if quote[1] - quote[0] <= LONG or any(s < quote[1] and quote[0] < e for f in here for s, e in f.content):
            continue
        earlier = [f for f in here if f.content[-1][1] <= quote[0]]
        told = [f for f in earlier if any(text[e - 1 : e + 1].strip(".,")[-1:] in tuple('”"»') for _, e in f.content)]
        voice = max(told or earlier, key=lambda f: f.content[-1][1], default=last)
        opens = text[: quote[0]].rstrip(" ")[-1:] in ("", "\n", ".", "”", '"', "?", "!", ":")
        if voice is None or not opens:
            continue
        if earlier:
            voice.content.append(quote)
        else:
            here.append(Found(voice.source, voice.cue, [quote]))
    return here[-1] if here else last
