"""Claimers joined of several phrases: "officials at the ministry", "le quotidien Le Soir", "the Gulf Telegraph"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vigie.extract.actors import ActorPhrase
from vigie.extract.nodes import Node

_BELONGING = frozenset({"of", "in", "from", "by", "for"})
_BODIES = frozenset({"org", "role"})
_NATIONS = frozenset({"demonym", "state"})
_NAMING = frozenset({"word", "newsroom", "again", "place", "mod", "title"})
_PARTS = re.compile(r"[ '\u2019]")
_SHORT = 3  # letters of a small word inside a name ("Welt am Sonntag")


def join_claimers(row: list[Node]) -> list[Node]:
    """The row with each such claimer as one actor."""
    if any("newsroom" in n.cats for n in row):
        row = _newsrooms(row)
    if any(n.kind == "actor" and n.value.type == "vague" for n in row):
        row = _members(row)
    return row


def _newsrooms(row: list[Node]) -> list[Node]:
    """Names of newsrooms that the catalogue does not know: by the word before them, or by a word in them."""
    index = 0
    while index < len(row):
        node = row[index]
        if "newsroom" not in node.cats or (node.kind == "actor" and node.value.type in ("org", "person")):
            index += 1
            continue
        first = index + 1
        if first + 1 < len(row) and row[first].kind == "word" and row[first].text.islower() and _named(row[first + 1]):
            first += 1  # "le site spécialisé | Sentinelle"
        end = _name_end(row, first)
        described = end > first and _blank(row[first - 1], row[first])
        if not described and index and node.kind != "actor" and node.text[0].isupper():
            node.kind = "newsroom"
            first = _name_start(row, index)
            end = _name_end(row, index)
            described = end - first > 1 or (first > 0 and row[first - 1].kind == "det")
        if described:
            state = node.value.state if node.kind == "actor" else None
            phrase = ActorPhrase(row[first].start, row[end - 1].end, "name", None, state, media=True, watcher=True)
            row[first:end] = [Node("actor", phrase.start, phrase.end, row[end - 1].text, value=phrase)]
            if first > index:  # "le quotidien suisse | Sonntagszeitung": the noun only describes
                node.kind = "title"
        index = max(first, index + 1)
    return row


def _name_start(row: Sequence[Node], index: int) -> int:
    while index and _named(row[index - 1]) and _blank(row[index - 1], row[index]):
        index -= 1
    return index


def _name_end(row: Sequence[Node], index: int) -> int:
    """Behind the last word of the name that begins at ``index``; ``index`` where none does."""
    end = index
    while end < len(row):
        if _named(row[end]) and (end == index or _blank(row[end - 1], row[end])):
            end += 1
            continue
        small = end
        while end > index and small < min(len(row), end + 2) and _small(row[small].text):
            small += 1
        if small == end or small >= len(row) or not _named(row[small]):
            break
        end = small + 1
    return end


def _small(text: str) -> bool:
    """ "am", "of the", "de l'": what may stand inside a name."""
    return text.islower() and all(len(word) <= _SHORT for word in _PARTS.split(text))


def _named(node: Node) -> bool:
    nation = node.kind == "actor" and node.value.type in _NATIONS
    return (node.kind in _NAMING or nation) and node.text[0].isupper()


def _blank(before: Node, after: Node) -> bool:
    return after.start == before.end + 1


def _members(row: list[Node]) -> list[Node]:
    """ "officials at Israel's finance ministry", "a State Department official": a vague voice of a named body."""
    joined: list[Node] = []
    index = 0
    while index < len(row):
        node = row[index]
        index += 1
        if node.kind == "actor" and node.value.type == "vague":
            index = _behind(row, index, node) or index
            _ahead(joined, node)
        joined.append(node)
    return joined


def _behind(row: Sequence[Node], index: int, node: Node) -> int | None:
    """Where the row goes on behind the body that a vague voice belongs to; None when it names none."""
    at = index
    reading = row[at].reading("prep") if at < len(row) and row[at].kind == "prep" else None
    if reading is not None and reading.data in _BELONGING:
        at += 1
    determined = at < len(row) and row[at].kind == "det"
    at += determined
    if at >= len(row) or not (reading is not None or determined):
        return None
    body = row[at]
    if reading is not None and body.kind != "actor" and body.cats & {"again", "title"} and at + 1 < len(row):
        nation = row[at + 1]  # "un responsable du ministère arménien"
        if nation.kind == "actor" and nation.value.type == "demonym":
            node.value.state, node.value.end, node.end = nation.value.state, nation.end, nation.end
            return at + 2
    if body.kind != "actor" or body.value.type not in _BODIES:
        return None
    _member(node, body, node.start, body.end)
    return at + 1


def _ahead(joined: list[Node], node: Node) -> None:
    """ "Pentagon officials": the body right before a vague voice."""
    at = len(joined) - 1
    at -= at >= 0 and joined[at].kind == "poss"
    body = joined[at] if at >= 0 else None
    if body is None or body.kind != "actor" or body.value.type not in _BODIES or node.value.type != "vague":
        return
    if _blank(joined[-1], node):
        _member(node, body, body.start, node.end)
        del joined[at:]


def _member(node: Node, body: Node, start: int, end: int) -> None:
    """The voice becomes that of its body: it speaks for it, and is no party to a transfer."""
    actor = body.value
    state = actor.state or node.value.state
    basis = node.value.basis
    node.value = ActorPhrase(start, end, "role", actor.id, state, actor.media, True, actor.body, basis=basis)
    node.start, node.end = start, end
