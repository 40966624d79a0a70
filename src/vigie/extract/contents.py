"""What a delivery, a deal or a load holds: "the package includes ...", "la cargaison contenait ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vigie.extract.attribution import Source, source_of
from vigie.extract.drafts import Draft
from vigie.extract.groups import Group
from vigie.extract.nodes import Node
from vigie.extract.sentence import Sentence

_GENERIC = frozenset({"arms", "goods", "ammunition", "funds"})  # what sums up a load
_PEOPLE = frozenset({"troops", "workers", "personnel"})  # no part of a load
_TOLD = frozenset({"transfer", "agreement"})


def contents(
    sentence: Sentence, drafts: Sequence[Draft], told: Draft | None, sources: list[Source], taken: set[int]
) -> Iterator[Draft]:
    """A claim for each thing that a sentence finds in what was told, here or in the sentences before (``told``)."""
    for group in sentence.groups:
        if "content" not in group.main.cats:
            continue
        here = [d for d in drafts if d.head < group.main.start and d.kind in _TOLD]
        whole = here[-1] if here else told
        objects = (n for n in sentence.family.complements(sentence, group)[0] if n.kind == "item")
        things = [n for n in objects if id(n) not in taken and n.value.item_class not in _PEOPLE]
        if whole is None or not things or not _sums_up(sentence, group, bool(here)):
            continue
        for node in things:
            taken.add(id(node))
            source = source_of(sources, node.clause)
            sent = whole.kind == "agreement" and _is_sending(sentence, group)
            yield _sent(group, node, sentence, source) if sent else _part(whole, node, sentence, source)


def _sums_up(sentence: Sentence, group: Group, here: bool) -> bool:
    """Whether the subject of a verb of content is a delivery, a deal or a load; "to include" needs none."""
    if not group.finite:
        return here
    before = [n for n in sentence.nodes[: group.first] if n.clause == group.clause or here]
    for node in reversed(before):
        if node.kind == "pred" or "holder" in node.cats or (here and node.kind == "rel"):
            return True
        if node.kind == "item":
            return node.value.id is None and node.value.item_class in _GENERIC
        if node.kind in ("actor", "verb"):
            return False
    return False


def _is_sending(sentence: Sentence, group: Group) -> bool:
    """Whether what holds the things is a delivery: what came under a deal is no new deal."""
    before = (n for n in reversed(sentence.nodes[: group.first]) if n.clause == group.clause and n.kind == "pred")
    named = next(before, None)
    return named is not None and any(reading.data.kind == "transfer" for reading in named.all("pred"))


def _sent(group: Group, node: Node, sentence: Sentence, source: Source | None) -> Draft:
    """What a delivery held; who gave and who took is not what the deal says of its parties."""
    status = "planned" if group.tense == "fut" else "occurred"
    part = Draft("transfer", status, node.value.head, [(sentence.start, sentence.end)])
    part.item, part.quantity, part.source = node.value, node.value.quantity, source
    return part


def _part(whole: Draft, node: Node, sentence: Sentence, source: Source | None) -> Draft:
    part = Draft(whole.kind, whole.status, node.value.head, [(sentence.start, sentence.end)], whole.certainty)
    part.item, part.quantity, part.source = node.value, node.value.quantity, source
    part.supplier, part.recipient, part.parties = whole.supplier, whole.recipient, list(whole.parties)
    part.implied |= {r for r in ("supplier", "recipient") if getattr(whole, r) is not None}
    part.stage, part.time = whole.stage, whole.time
    return part
