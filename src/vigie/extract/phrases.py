"""Noun phrases of materiel and people: head, modifiers, designation, and the quantity that counts them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vigie.extract.lexicon import Lexicon, Reading
from vigie.extract.members import NONE, adjective, bound, is_demonym, is_measure, is_weak
from vigie.extract.nodes import Node, make_nodes
from vigie.extract.quantities import QuantityMention

PEOPLE = "personnel"
CASUALTIES = frozenset({"killed", "wounded", "killed-or-wounded", "captured", "missing"})
_LENGTHS = frozenset({"mm", "km", "m"})
_MAY_START = frozenset({"head", "weapon", "mod", "qty", "state"})
_COUNTED = frozenset({"arms", "goods", "components", "personnel"})  # classes of nouns that only count
_BETWEEN = frozenset({"det", "adv", "mod", "word", "anaphora"})
_DEPTH = 3  # how many plain adjectives may stand between a number and its noun, or inside a phrase


@dataclass(slots=True)
class ItemPhrase:
    """What is sent, made or used. ``states`` are the nationalities said of it, ``country`` the
    maker's state by its designation.
    """

    start: int
    end: int
    head: int
    id: str | None
    item_class: str | None
    quantity: QuantityMention | None = None
    states: list[Node] = field(default_factory=list)
    country: str | None = None
    anaphoric: bool = False
    weak: bool = False


@dataclass(slots=True)
class Vocabulary:
    """Classes and their parents."""

    parents: Mapping[str, str | None]

    def lineage(self, name: str | None) -> list[str]:
        """A class followed by its ancestors."""
        line: list[str] = []
        while name:
            line.append(name)
            name = self.parents.get(name)
        return line

    def is_a(self, name: str | None, ancestor: str) -> bool:
        """Whether ``name`` is ``ancestor`` or below it."""
        return ancestor in self.lineage(name)

    def related(self, a: str | None, b: str | None) -> bool:
        """Whether one of the two is the other's ancestor (or they are one)."""
        return bool(a and b) and (a in self.lineage(b) or b in self.lineage(a))


class ItemBuilder:
    """Joins the nodes of a sentence into item phrases, by where the language puts its modifiers."""

    def __init__(self, lexicon: Lexicon, vocabulary: Vocabulary, accepted: frozenset[str]) -> None:
        self._lexicon = lexicon
        self._vocabulary = vocabulary
        self._accepted = accepted  # ids whose weak names may be read in this document
        self._after = lexicon.language.modifiers == "after"
        self._counts_behind = lexicon.language.counted == "after"

    def build(self, nodes: list[Node]) -> list[Node]:
        """The row with every item phrase as one node of kind ``item``; numbers it took become kind ``num``."""
        nodes = self._unbound(nodes)
        row: list[Node] = []
        index = 0
        while index < len(nodes):
            node = nodes[index]
            if node.kind in _MAY_START and self._starts(nodes, index):
                index = self._phrase(nodes, index, row)
            else:
                row.append(node)
                index += 1
        return row

    def _unbound(self, nodes: list[Node]) -> list[Node]:
        """A modifier with nothing to modify is preposition and noun again ("dix cargaisons | d'armes")."""
        row: list[Node] = []
        for node in nodes:
            if node.kind != "mod":
                row.append(node)
                continue
            opening = self._lexicon.opening(node.text)
            if opening and not bound(row):
                rest = node.text[len(opening) :]
                hits = self._lexicon.find(rest)
                if hits and hits[0].start == 0 and any(r.cat in ("head", "weapon") for r in hits[0].readings):
                    cut = node.start + len(opening)
                    short = opening.strip()
                    of = self._lexicon.lookup(short)
                    cats = frozenset(r.cat for r in of)
                    row.append(Node("prep", node.start, node.start + len(short), short, of, cats=cats))
                    row += make_nodes(rest, 0, len(rest), hits, cut)
                    continue
            row.append(node)
        return row

    # --- where a phrase begins and ends ---------------------------------------------------------------------------

    def _is_weapon(self, node: Node, beside: bool) -> Reading | None:
        for reading in node.all("weapon"):
            if not reading.weak or beside or reading.data.id in self._accepted:
                return reading
        return None

    def _starts(self, nodes: Sequence[Node], index: int) -> bool:
        node = nodes[index]
        if node.kind == "head":
            return not self._is_verb_here(nodes, index) and not self._adjectival(nodes, index)
        if node.kind == "weapon":
            return self._is_weapon(node, self._beside(nodes, index)) is not None
        if not self._after and (node.kind in ("mod", "qty") or is_demonym(node)):
            return self._leads(nodes, index)
        return False

    def _is_verb_here(self, nodes: Sequence[Node], index: int) -> bool:
        """A word that is noun and verb alike ("supplies", "arms") is a verb behind an actor, "to" or an auxiliary."""
        node = nodes[index]
        if not node.cats & {"verb", "gov", "said"} or index == 0:
            return False
        before = nodes[index - 1]
        if self._after and before.kind == "state" and not is_demonym(before) and index + 1 < len(nodes):
            return nodes[index + 1].kind == "det"  # "Le Rwanda arme les rebelles"
        governs = before.kind == "gov" and all(r.feature == "word" for r in before.all("gov"))  # "could", not "halted"
        return governs or before.kind in ("aux", "pron", "rel") or "opens-verb" in before.cats

    def _adjectival(self, nodes: Sequence[Node], index: int) -> bool:
        """French: a noun right behind another noun qualifies it ("des efforts militaires")."""
        before = nodes[index - 1] if index else None
        if not self._after or before is None or before.kind not in ("word", "site", "pred", "place"):
            return False
        return before.text[0].islower() and len(before.text) > 3

    def _beside(self, nodes: Sequence[Node], index: int) -> bool:
        """Whether a weak designation stands beside a word of the field: a number, a kind of weapon, a quote mark."""
        around = [n for n in (*nodes[index - 1 : index], *nodes[index + 1 : index + 2]) if n]
        return any(n.kind in ("qty", "head", "mod", "weapon", "num") or n.text in '«»“”"' for n in around)

    def _leads(self, nodes: Sequence[Node], index: int) -> bool:
        """English: modifiers, nationalities and calibres lead to a head ("152 mm North Korean artillery shells")."""
        node = nodes[index]
        if node.kind == "qty" and not is_measure(node):
            return False
        for following in nodes[index + 1 : index + 7]:
            if following.kind in ("head", "weapon"):
                return self._starts(nodes, nodes.index(following))
            if following.kind != "mod" and not is_demonym(following) and not is_measure(following):
                return False
        return False

    def _phrase(self, nodes: list[Node], index: int, row: list[Node]) -> int:
        begin = index
        end = self._extend(nodes, index)
        members = nodes[begin:end]
        phrase = self._make(members)
        counted = self._counted(nodes, begin, row)
        phrase.quantity = counted.value if counted else None
        phrase.weak = phrase.id is None and is_weak(members) and self._class_of(members)[1] is None
        if phrase.weak:
            phrase.item_class = self._own_class(members)
        if phrase.weak and phrase.item_class is None and counted is None:
            row.extend(n if n.kind != "head" else _as_word(n) for n in members)
            return end
        if counted is not None:
            counted.kind = "num"
        previous = next((n for n in reversed(row) if n.kind != "num"), None)
        phrase.anaphoric = previous is not None and "anaphora" in previous.cats and phrase.id is None
        text = "".join(_glued(members))
        row.append(Node("item", phrase.start, phrase.end, text, value=phrase))
        if self._counts_behind and counted is None:
            return self._count_behind(nodes, end, phrase, row)
        return self._siblings(nodes, end, phrase, row)

    def _extend(self, nodes: Sequence[Node], index: int) -> int:
        end = index + 1
        seen_head = nodes[index].kind in ("head", "weapon")
        while end < len(nodes):
            step = self._step(nodes, end, seen_head)
            if not step:
                break
            seen_head = seen_head or any(n.kind in ("head", "weapon") for n in nodes[end : end + step])
            end += step
        return end

    def _step(self, nodes: Sequence[Node], end: int, seen_head: bool) -> int:
        """How many nodes from ``end`` on belong to the phrase: 0 when it stops."""
        node = nodes[end]
        if node.kind in ("head", "weapon"):
            return 1 if (node.kind == "head" or self._is_weapon(node, True)) and self._compounds(nodes, end) else 0
        if node.kind == "mod":
            return 1
        if is_demonym(node):
            return 1 if self._after or not seen_head else 0
        if is_measure(node):
            return 1 if self._after or not seen_head else 0
        if (
            node.text in '«“"('
            and end + 2 < len(nodes)
            and nodes[end + 2].text in '»”")'
            and nodes[end + 1].kind == "weapon"
        ):
            return 3
        if not seen_head:
            return 0
        return self._tail(nodes, end)

    def _compounds(self, nodes: Sequence[Node], end: int) -> bool:
        """Two nouns side by side are one thing ("missile launchers", "technologies militaires")."""
        return nodes[end].kind == "weapon" or not self._after or nodes[end - 1].kind in ("head", "mod")

    def _tail(self, nodes: Sequence[Node], end: int) -> int:
        node = nodes[end]
        following = nodes[end + 1 : end + 4]
        if node.kind == "prep" and (node.reading("prep") or NONE).data == "of":
            return self._complement(nodes, end, following)
        if self._after and node.kind == "word" and following and following[0].kind == "weapon":
            return 1  # "hélicoptères Mil Mi-24": its maker
        if self._after and node.kind == "word" and (node.text[0].islower() or node.text.isupper()):
            # an unknown adjective belongs to the phrase only when something of the phrase follows it
            if following and (following[0].kind == "mod" or is_demonym(following[0])):
                return 1
            if len(following) > 1 and following[0].kind == "prep" and is_measure(following[1]):
                return 1
        return 0

    def _complement(self, nodes: Sequence[Node], end: int, following: Sequence[Node]) -> int:
        if not following:
            return 0
        if is_measure(following[0]):
            return 2
        if len(following) > 1 and following[0].kind == "word" and is_measure(following[1]):
            return 3  # "de calibre 122 mm"
        counter = is_weak(nodes[max(0, end - 3) : end])
        if following[0].kind == "head" and (self._after or counter) and "link" in nodes[end].cats:
            return 2
        if counter and following[0].kind in ("mod", "weapon"):
            return 2
        return 0

    # --- what a phrase means ---------------------------------------------------------------------------------------

    def _class_of(self, members: Sequence[Node]) -> tuple[Node | None, str | None]:
        """The deciding head, and its class: None for a weak head that nothing refines."""
        heads = [m for m in members if m.kind == "head"]
        order = heads if self._after else list(reversed(heads))
        for head in order:
            reading = head.reading("head")
            assert reading is not None
            refined = self._refined(reading, members)
            if refined:
                return head, refined
            if not reading.weak:
                return head, reading.feature
        return (order[0] if order else None), None

    def _own_class(self, members: Sequence[Node]) -> str | None:
        """What a weak head means where something is sent: "chasseurs", "vessels"; nothing for a mere counter."""
        head = next(r for m in members if (r := m.reading("head")) is not None)
        return None if head.feature in _COUNTED else head.feature

    def _refined(self, head: Reading, members: Sequence[Node]) -> str | None:
        for member in members:
            for reading in member.readings:
                finer = self._lexicon.refined(head.data, reading.form)
                if finer:
                    return finer
        return None

    def _make(self, members: Sequence[Node]) -> ItemPhrase:
        head, item_class = self._class_of(members)
        weapon = next((r for m in members if (r := self._is_weapon(m, True)) and m.kind == "weapon"), None)
        item_id = None
        if weapon is not None:
            item_id, item_class = self._designated(weapon.data.id, weapon.data.item_class, item_class)
        states = [m for i, m in enumerate(members) if is_demonym(m) and not self._made(members, i)]
        anchor = head or next(m for m in members if m.kind == "weapon")
        begin, end = members[0], members[-1]
        country = weapon.data.country if weapon is not None and item_id else None
        return ItemPhrase(begin.start, end.end, anchor.start, item_id, item_class, states=states, country=country)

    def _made(self, members: Sequence[Node], index: int) -> bool:
        """Whether a nationality is only the maker's: "Turkish-made", "de fabrication iranienne"."""
        after = members[index + 1].text if index + 1 < len(members) else ""
        before = members[index - 1].text.lower() if index else ""
        return after.startswith("-") or any(noun in before for noun in self._lexicon.language.making)

    def _designated(self, weapon: str, own: str, head: str | None) -> tuple[str | None, str | None]:
        """Id and class when a designation stands in the phrase: a part or a round of it is not the system."""
        if head is None or self._vocabulary.is_a(own, head):
            return weapon, own
        if self._vocabulary.is_a(head, own):
            return weapon, head
        ammunition = self._vocabulary.is_a(head, "ammunition") != self._vocabulary.is_a(own, "ammunition")
        if ammunition or self._vocabulary.lineage(head)[-1] != self._vocabulary.lineage(own)[-1]:
            return None, head
        return weapon, head

    def _counted(self, nodes: Sequence[Node], begin: int, row: Sequence[Node]) -> Node | None:
        """The number that counts the phrase: before it, over adjectives, or over "de/of" after a unit or a counter."""
        skipped: list[Node] = []
        plain = 0
        link = "of" if any("gen" in r.cases for r in nodes[begin].readings) else ""
        for node in reversed(row):
            if node.kind == "qty":
                if not _counts(node.value, link) or (link and plain):
                    return None  # "500 million soum of tanks": a noun between is what is counted
                for skip in filter(adjective, skipped):
                    skip.kind, skip.cats = "word", frozenset()  # "three armed drones": no verb
                return node
            key = (node.reading("prep") or NONE).data if node.kind == "prep" else ""
            if key in ("of", "in", "with") and not link:
                link = key
                continue
            if not (node.kind in _BETWEEN or is_demonym(node) or adjective(node)):
                return None
            skipped.append(node)
            plain += bool(link) and node.kind == "word"
            if len(skipped) > _DEPTH or (self._after and node.text[0].isupper() and node.kind == "word"):
                return None  # English counts over a name: "two Dornier aircraft"
        return None

    def _count_behind(self, nodes: Sequence[Node], end: int, phrase: ItemPhrase, row: list[Node]) -> int:
        """ "전차 180대를": the number right behind its noun, particle or not, counts it."""
        for at in (end, end + 1):
            node = nodes[at] if at < len(nodes) else None
            if node is not None and node.kind == "qty" and _counts(node.value, "of"):
                phrase.quantity = node.value
                node.kind = "num"
                row += nodes[end : at + 1]
                people = any(r.feature == PEOPLE for n in nodes[at + 1 : at + 2] for r in n.all("head"))
                return at + 1 + int(people)  # "북한군 1만2천 명": the noun behind only says that people are counted
            if node is None or node.kind != "particle":
                break
        return end

    def _siblings(self, nodes: Sequence[Node], end: int, phrase: ItemPhrase, row: list[Node]) -> int:
        """Calibres in coordination share their head: "shells of 122 and 152 mm" are two items."""
        index = end
        while index + 1 < len(nodes) and nodes[index].kind in ("and", "or") and is_measure(nodes[index + 1]):
            measure = nodes[index + 1]
            row.append(nodes[index])
            twin = ItemPhrase(measure.start, measure.end, measure.start, None, phrase.item_class, phrase.quantity)
            row.append(Node("item", measure.start, measure.end, measure.text, value=twin))
            index += 2
        return index


def is_money(unit: str | None) -> bool:
    """Whether a unit is a currency: these alone have three letters, those of ISO 4217."""
    return unit is not None and len(unit) == 3


def _counts(mention: QuantityMention, link: str) -> bool:
    """Whether a number counts the thing behind it, over the preposition ``link`` ("" for none)."""
    if mention.unit in _LENGTHS or (link == "in" and not is_money(mention.unit)):
        return False
    return mention.kind in ("count", "text") or (mention.unit is not None and mention.kind == "unit" and bool(link))


def _as_word(node: Node) -> Node:
    node.kind = "word"
    return node


def _glued(members: Sequence[Node]) -> list[str]:
    return [" ".join(m.text for m in members)]
