"""Numbers said of a thing from afar: "puts the number of tanks at 45", "évalue à 45 le nombre de chars"."""

from __future__ import annotations

from collections.abc import Sequence

from vigie.extract.nodes import Node
from vigie.extract.phrases import ItemPhrase
from vigie.extract.quantities import QuantityMention

_TALLY, _GAUGE = "tally", "gauge"
_BEFORE = frozenset({"prep", "verb", "said", "aux", "gov", "act"})  # what a figure stands behind
_TO_THING = frozenset({"prep", "det", "mod", "adv", "word", "state"})
_NEAR = 5  # nodes between "number of" and its thing


def gauge(nodes: Sequence[Node]) -> None:
    """Gives things the figure that their number, or they themselves, are put at; the figure counts nothing more."""
    if not any(_TALLY in n.cats or _GAUGE in n.cats for n in nodes):
        return
    for index, node in enumerate(nodes):
        if _TALLY in node.cats and node.kind != "item":
            thing = _counted(nodes, index)
            figures = [i for i in (*range(index + 1, len(nodes)), *range(index - 1, -1, -1)) if _is_figure(nodes, i)]
        elif _GAUGE in node.cats and node.kind != "item":
            figures = [i for i in range(index + 1, len(nodes)) if _is_figure(nodes, i) and nodes[i - 1].kind == "prep"]
            thing = _measured(nodes, index, figures[0]) if figures else None
        else:
            continue
        if thing is not None and figures:
            figure = nodes[figures[0]]
            thing.quantity = figure.value.quantity if isinstance(figure.value, ItemPhrase) else figure.value
            figure.kind = "gauged"
            figure.value = thing.quantity


def _counted(nodes: Sequence[Node], index: int) -> ItemPhrase | None:
    """What stands behind "number of"."""
    for node in nodes[index + 1 : index + 1 + _NEAR]:
        if node.kind == "item":
            return _bare(node)
        if node.kind not in _TO_THING:
            return None
    return None


def _measured(nodes: Sequence[Node], index: int, figure: int) -> ItemPhrase | None:
    """The thing between a verb of measure and its figure, else the nearest one before the verb."""
    between = (n for n in nodes[index + 1 : figure] if n.kind == "item")
    before = (n for n in reversed(nodes[:index]) if n.kind == "item")
    node = next(between, None) or next(before, None)
    return _bare(node) if node is not None else None


def _bare(node: Node) -> ItemPhrase | None:
    item: ItemPhrase = node.value
    return item if item.quantity is None and item.item_class is not None else None


def _is_figure(nodes: Sequence[Node], index: int) -> bool:
    """Whether a number that counts nothing named stands behind a preposition or a verb."""
    node = nodes[index]
    mention = node.value.quantity if node.kind == "item" and node.value.item_class is None else node.value
    if not isinstance(mention, QuantityMention) or mention.kind != "count" or node.kind not in ("item", "qty"):
        return False
    before = next((n for n in reversed(nodes[:index]) if n.kind not in ("adv", "punct")), None)
    return before is not None and (before.kind in _BEFORE or not before.cats.isdisjoint(_BEFORE))
