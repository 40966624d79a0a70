"""Clauses of a sentence and the marker of each phrase: what governs it and which clause it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from vigie.extract.groups import FINITE, Group
from vigie.extract.nodes import Node, is_name
from vigie.extract.phrases import is_money
from vigie.packs.language import Language

PHRASES = frozenset({"item", "actor", "place", "pred", "site", "num", "time", "qty"})
_SKIPPED = frozenset({"adv", "neg", "clitic", "hedge"})
_MARKED = PHRASES - {"num", "time", "qty"}
_TRANSPARENT = frozenset({"such", "det", "adv", "num", "qty", "mod", "anaphora", "title", "hedge", "measure"})
_LED = frozenset({"item", "actor", "place", "word", "mod", "punct", "pred", "title"})  # what a plain noun leads to
_CLOSING = '”"»'
_OPENERS = frozenset({"sub", "if", "question", "rel", "comp"})
_LINKS = frozenset({"and", "or"})
_SUBJECTS = frozenset({"actor", "item", "pron", "place", "pred", "num", "title", "again"})
_GIVEN = frozenset({"to", "for"})
HANGING = "hanging"  # the marker of what hangs on an unknown noun
OWNER = "owner"  # the marker of who owns a phrase that has a marker of its own
OF = frozenset({"of", HANGING})


@dataclass(slots=True)
class Clause:
    """``kind``: main, comp, sub, if, or rel with its ``antecedent`` (node index) and ``function``: what the antecedent
    is in it (subj, obj, the key of a preposition, owner, other).
    """

    number: int
    kind: str
    parent: int | None = None
    function: str = ""
    opener: int = 0
    antecedent: int | None = None
    groups: list[Group] = field(default_factory=list)


def mark_phrases(nodes: Sequence[Node], language: Language) -> None:
    """Gives each phrase the key of its preposition; coordinated phrases share it; partitives are no prepositions."""
    state = _Marking()
    for index, node in enumerate(nodes):
        if node.kind == "prep":
            _meet_preposition(nodes, index, state, language)
        elif node.kind in _MARKED:
            _mark(nodes, index, state, language)
        elif node.kind in _TRANSPARENT:
            if node.kind == "qty":
                state.marker = ""  # "au cours des trois mois": the stretch is closed
        elif node.kind in _LINKS or node.text == ",":
            state.marker = ""
        elif node.kind == "poss" and state.last is not None and state.last.marker and _owned(nodes, index):
            state.marker, state.last.marker = state.last.marker, OWNER  # "from Peru's navy"
        elif node.kind == "carrier":
            state.marker = "carrier"  # who only moves the goods neither gives nor takes them
        elif node.kind in ("word", "rolehead") and state.marker:
            # "à la société israélienne Elbit": a noun hands its marker on to its name;
            # "par des négociants turcs": the unknown noun bears the marker, what follows is its own phrase
            state.marker = (
                state.marker if _leads(nodes, index) or _of_name(nodes, index, state.marker, language) else ""
            )
        else:
            state.marker, state.last = ("according" if node.kind == "according" else ""), None


@dataclass(slots=True)
class _Marking:
    """The preposition that waits for its phrase, and the phrase before while only links stand between."""

    marker: str = ""
    last: Node | None = None


def _meet_preposition(nodes: Sequence[Node], index: int, state: _Marking, language: Language) -> None:
    node = nodes[index]
    before = nodes[index - 1] if index else None
    if before is not None and before.kind == "num" and (_links_number(node) or _loads(before, node)):
        return  # "deux mille conteneurs de munitions": the number passes its own marker on
    if state.marker and before is not None and before.kind == "prep" and _links_number(node):
        return  # "par des négociants": an article, not a preposition
    if state.marker and _through_noun(nodes, index):
        return  # "dans le port de Gdynia", "par les forces du Tchad": what governs the noun governs its name
    if before is not None and before.kind == "item" and before.marker == "to" and _names_party(nodes, index):
        state.marker = before.marker  # "aux combattants du M23": who receives is the body, not its fighters
        return
    if before is not None and before.kind == "measure" and _links_number(node):
        return  # "a batch of rockets": the thing bears what its measure does
    reading = node.reading("prep")
    state.marker = reading.data if reading else ""
    plain = before is not None and before.kind == "word" and before.text[0].islower()
    if _links_number(node) and plain and not _told_how(nodes, index, language):
        state.marker = HANGING  # what hangs on an unknown noun ("sanctions of the UN") is no party of the verb
    following = next((n.kind for n in nodes[index + 1 : index + 3] if n.kind != "det"), "")
    party = following in ("actor", "place")  # "recevoir de Chine" has a source, "recevoir des drones" an object
    if state.marker != HANGING and "partitive" in node.cats and not party and _partitive(nodes, index, state.last):
        state.marker, state.last = "", None


def _owned(nodes: Sequence[Node], index: int) -> bool:
    """Whether a thing or a party stands behind the possessive at ``index``: "of Peru's retired frigates"."""
    following = (n for n in nodes[index + 1 : index + 5] if n.kind not in _TRANSPARENT and n.kind != "word")
    node = next(following, None)
    return node is not None and node.kind in ("item", "actor")


def _told_how(nodes: Sequence[Node], index: int, language: Language) -> bool:
    """ "obtenu gratuitement de la Slovénie": the word between a verb and its preposition is an adverb."""
    return nodes[index - 2].kind == "verb" and nodes[index - 1].text.endswith(tuple(language.adverb_endings))


def _mark(nodes: Sequence[Node], index: int, state: _Marking, language: Language) -> None:
    node, last = nodes[index], state.last
    linked = index and (nodes[index - 1].kind in _LINKS or node.kind == "item" or _linked(nodes, index))
    if not state.marker and linked and last is not None and last.kind == node.kind and not _acts(nodes, index):
        state.marker = last.marker
    node.marker = state.marker
    if node.kind == "place" and index > 1 and "poss" in nodes[index - 1].cats and nodes[index - 2].kind in _MARKED:
        node.marker = nodes[index - 2].marker  # "in Russia's Kursk region"
    if state.marker == HANGING and node.kind != "actor" and "of" in language.partitives:
        node.marker = "of"  # "une quantité de chars": where "of" may be an article, the noun may but measure
    state.marker, state.last = "", node


def _acts(nodes: Sequence[Node], index: int) -> bool:
    """Whether a finite verb stands right behind: "drones to Chad and Brazil sent ..."."""
    if index + 1 >= len(nodes) or nodes[index + 1].kind != "verb":
        return False
    features = {r.feature for r in nodes[index + 1].readings}
    goes_on = index + 2 < len(nodes) and nodes[index + 2].kind in ("prep", "punct", "time")
    return bool(features & FINITE) and not ("ppart" in features and goes_on)  # "to Chad and Mali delivered by Peru"


def _through_noun(nodes: Sequence[Node], index: int) -> bool:
    """Whether a plain noun hangs its name on itself: of a place or party, never of a thing."""
    before = nodes[index - 1] if index else None
    return before is not None and before.kind == "word" and before.text[0].islower() and _names_party(nodes, index)


def _names_party(nodes: Sequence[Node], index: int) -> bool:
    """Whether the preposition at ``index`` is an "of" with a party or place behind it."""
    following = next((n for n in nodes[index + 1 : index + 3] if n.kind != "det"), None)
    return _links_number(nodes[index]) and following is not None and following.kind in ("actor", "place")


def _of_name(nodes: Sequence[Node], index: int, marker: str, language: Language) -> bool:
    """Whether a plain noun hands its preposition on to its name: "dans le port de Gdynia", "aux rebelles du M23".

    A single one that something is given to is no party: "à la demande de Paris".
    """
    named = index + 1 < len(nodes) and nodes[index + 1].kind == "prep" and _names_party(nodes, index + 1)
    return named and (marker not in _GIVEN or nodes[index].text.endswith(tuple(language.plurals)))


def _loads(number: Node, link: Node) -> bool:
    """Whether a preposition ties goods to a sum or to the loads that hold them ("containers with shells")."""
    unit = number.value.unit
    return is_money(unit) or (unit is not None and any(r.data == "with" for r in link.all("prep")))


def _links_number(node: Node) -> bool:
    reading = node.reading("prep")
    return reading is not None and reading.data == "of"


def _linked(nodes: Sequence[Node], index: int) -> bool:
    """Whether only a determiner stands between a phrase and the link before it."""
    return index > 1 and nodes[index - 1].kind == "det" and nodes[index - 2].kind in _LINKS


def _leads(nodes: Sequence[Node], index: int) -> bool:
    following = nodes[index + 1] if index + 1 < len(nodes) else None
    return following is not None and following.kind in _LED


def _partitive(nodes: Sequence[Node], index: int, last: Node | None) -> bool:
    """Whether a preposition is the article of an object ("livrer des chars"); bare "de" is one only behind a verb."""
    before = next((n for n in reversed(nodes[:index]) if n.kind not in _SKIPPED), None)
    bare = "link" in nodes[index].cats
    if before is None or before.kind in ("verb", "comp", "rel", "pron", "gov", "sub"):
        return True
    if bare:  # "des conteneurs de fusils et de missiles": both are what the loads hold
        counted = last.value.quantity if last is not None and last.kind == "item" and not last.marker else None
        return before.kind in _LINKS and counted is not None and counted.kind == "unit"
    if before.kind in ("actor", "place", "time"):
        return True
    if before.kind in _LINKS or before.text in (",", ":", "("):
        return last is None or last.kind != "item" or last.marker == ""
    return False


def assign_clauses(nodes: Sequence[Node], groups: Sequence[Group]) -> list[Clause]:
    """Numbers the clauses and writes the number on every node and group."""
    clauses = [Clause(0, "main")]
    current = 0
    starts = {g.first: g for g in groups}
    said_ends = {g.last + 1 for g in groups if g.said or g.governs}
    for index, node in enumerate(nodes):
        group = starts.get(index)
        if group is not None and group.finite:
            current = _finite(nodes, index, clauses, current)
        elif (
            group is None
            and node.cats & _OPENERS
            and (_opens(nodes, index, groups) or ("comp" in node.cats and index in said_ends))
        ):
            current = _open(nodes, index, clauses, current)
        elif group is None and index in said_ends and _reported(nodes, index, groups):
            clauses.append(Clause(len(clauses), "comp", current, opener=index))
            current = clauses[-1].number
        elif node.kind == "punct" and node.text in ":;" and not _told_behind(nodes, index, groups):
            pass  # a list without a verb belongs to the verb before it
        elif node.kind == "punct" and (node.text in ";:(" or _is_dash(nodes, index)):
            current = _fresh(clauses, current if node.text in "(:" else 0, index)
        elif node.text == ")":
            current = clauses[current].parent or 0
        node.clause = current
        if group is not None:
            group.clause = current
            clauses[current].groups.append(group)
    return clauses


def _told_behind(nodes: Sequence[Node], index: int, groups: Sequence[Group]) -> bool:
    """Whether a finite verb stands behind a colon, or between a semicolon and the next."""
    ends = [i for i, n in enumerate(nodes[index + 1 :], index + 1) if n.text == ";"] if nodes[index].text == ";" else []
    end = ends[0] if ends else len(nodes)
    return any(g.finite and index < g.first < end for g in groups)


def _is_dash(nodes: Sequence[Node], index: int) -> bool:
    """A dash between blanks sets words apart; one inside "Kim–Putin" does not."""
    if nodes[index].text not in ("—", "–", "-") or not 0 < index < len(nodes) - 1:
        return False
    return nodes[index - 1].end < nodes[index].start and nodes[index].end < nodes[index + 1].start


def _fresh(clauses: list[Clause], parent: int, index: int) -> int:
    clauses.append(Clause(len(clauses), "main", parent, opener=index))
    return len(clauses) - 1


def _reported(nodes: Sequence[Node], index: int, groups: Sequence[Group]) -> bool:
    """ "Kyiv said it had received": a clause without a conjunction right behind a verb of saying."""
    said = next((g for g in groups if g.last == index - 1), None)
    if said is None or said.passive or not (said.said or any(x.claims for x in said.governs)):
        return False
    if nodes[index].kind not in ("pron", "actor", "det", "item", "num", "word", "qty"):
        return False
    for at in range(index, min(len(nodes), index + 14)):
        if nodes[at].kind in ("rel", "comp", "sub") or nodes[at].text in ",;:.":
            return False
        group = next((g for g in groups if g.first == at), None)
        if group is not None:
            return group.finite
    return False


def _opens(nodes: Sequence[Node], index: int, groups: Sequence[Group]) -> bool:
    node = nodes[index]
    if node.kind in ("sub", "if", "question"):
        return any(g.finite and g.first > index for g in groups)
    if node.kind not in ("rel", "comp") and not node.cats & {"rel", "comp"}:
        return False
    return node.kind in ("rel", "comp", "det", "anaphora") and any(
        g.finite and index < g.first <= index + 25 for g in groups
    )


def _open(nodes: Sequence[Node], index: int, clauses: list[Clause], parent: int) -> int:
    node = nodes[index]
    before = nodes[index - 1] if index else None
    kind = node.kind
    functions = [r.data for r in node.readings if r.cat == "rel"]
    if kind in ("rel", "comp", "det", "anaphora"):
        noun = before is not None and (before.kind in PHRASES or before.kind == "word") and before.kind != "time"
        comma = before is not None and before.text == "," and "comp" not in node.cats
        kind = "rel" if functions and (noun or comma or "comp" not in node.cats) else "comp"
    focus = _focus(nodes, index, parent) if functions else None
    clause = Clause(len(clauses), "rel" if focus is not None else kind, parent, opener=index)
    if focus is not None:
        clause.function, clause.antecedent = nodes[focus].marker or _function(nodes, index, functions), focus
    elif kind == "rel":
        clause.function = _function(nodes, index, functions)
        clause.antecedent = _antecedent(nodes, index)
    clauses.append(clause)
    return clause.number


def _focus(nodes: Sequence[Node], index: int, parent: int) -> int | None:
    """ "It was Bulgaria, not Romania, that": the phrase that an empty subject and "be" lift out of the clause at
    ``index``, over what it is not.
    """
    found: int | None = None
    for at in range(index - 1, max(-1, index - _LIFTED), -1):
        node = nodes[at]
        if node.kind in _MARKED and found is None and not _excluded(nodes, at):
            found = at
        if node.kind == "verb" or node.clause != parent:
            copula = any(r.cat == "aux" and r.data == "passive" for r in node.readings)
            before = next((n for n in reversed(nodes[:at]) if n.kind not in _SKIPPED), None)
            return found if copula and before is not None and "cleft" in before.cats else None
    return None


def _excluded(nodes: Sequence[Node], at: int) -> bool:
    """Whether a phrase is what something else is rather than: "not Romania", "et non la Roumanie"."""
    before = next((n for n in reversed(nodes[:at]) if n.kind not in ("det", "prep", "qty", "num")), None)
    return nodes[at].marker == "without" or (before is not None and bool(before.cats & {"neg", "completes"}))


_LIFTED = 14  # nodes between the copula of a cleft and its clause


def _function(nodes: Sequence[Node], index: int, functions: Sequence[str]) -> str:
    """ "that" and "which" are subject when the verb follows at once, object when another subject does."""
    if len(functions) == 1:
        return functions[0]
    for node in nodes[index + 1 : index + 4]:
        if node.kind == "verb":
            return "subj"
        if node.kind in ("actor", "pron", "item", "place"):
            return "obj"
    return functions[0] if functions else "subj"


def _antecedent(nodes: Sequence[Node], index: int) -> int | None:
    for at in range(index - 1, max(-1, index - 8), -1):
        if nodes[at].kind in ("item", "actor", "place", "pred", "site"):
            return at
        if nodes[at].kind == "verb" or nodes[at].text in ";:":
            return None
    return None


def _finite(nodes: Sequence[Node], index: int, clauses: list[Clause], current: int) -> int:
    """The clause of a finite verb: the open one, a coordinated one, or the one that a finished clause interrupted."""
    clause = clauses[current]
    if not any(g.finite for g in clause.groups):
        return current
    boundary, subject = _boundary(nodes, index, current)
    if boundary is not None and nodes[boundary].kind in ("and", "or", "but") and subject is None:
        return current
    target: int | None = current
    while target is not None and any(g.finite for g in clauses[target].groups):
        target = clauses[target].parent
    if target is None:
        # a second main clause: it keeps the parent of the first, so that a reported sentence stays reported
        clauses.append(Clause(len(clauses), clause.kind, clause.parent, clause.function, index))
        target = clauses[-1].number
    begin = boundary if boundary is not None else (subject if subject is not None else index)
    for at in range(begin, index):
        nodes[at].clause = target
    return target


def _boundary(nodes: Sequence[Node], index: int, current: int) -> tuple[int | None, int | None]:
    """The link or comma that starts the clause of the verb at ``index``, and its own subject if one stands between."""
    subject: int | None = None
    edge = index - 1
    while edge > 0 and (nodes[edge].kind in _SKIPPED or nodes[edge].text in _CLOSING):
        edge -= 1
    closed = edge if nodes[edge].text == "," else None  # a comma, and at most "n'" or an adverb, before the verb
    for at in range(index - 1, -1, -1):
        node = nodes[at]
        if node.clause != current or node.kind == "verb":
            # what stands between two verbs is the object of the first, when a comma parts it from the second
            return (closed, None) if closed is not None else (None, subject)
        if node.kind in ("and", "or", "but") and not _inside_list(nodes, at):
            return at, subject
        if node.text == "," and subject is not None:
            return at, subject
        named = at == edge and "said" in nodes[index].cats and is_name(node)  # "..., Ruiz said"
        if named or (node.kind in _SUBJECTS and not node.marker):
            subject = at
        if subject is None and at == closed and _inverted(nodes, index):
            return at, None
    if closed is not None and subject is None:
        return closed, None
    return None, subject


def _inverted(nodes: Sequence[Node], index: int) -> bool:
    """Whether the subject stands behind the verb (", a déclaré le ministre"): no verb that is told to somebody."""
    said = [r.data for n in nodes[index : index + 3] for r in n.readings if r.cat == "said"]
    if not said or any(s.listener for s in said):
        return False
    told = any(n.kind in ("actor", "title") and not n.marker for n in nodes[index + 1 : index + 7])
    return told or any(map(is_name, nodes[index + 1 : index + 2]))


def _inside_list(nodes: Sequence[Node], at: int) -> bool:
    """A link between two phrases of one kind joins them, not two clauses, unless a verb stands right behind."""
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    return after is not None and after.kind == "prep"
