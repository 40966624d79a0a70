"""Who says so: verbs of saying, "according to", and the claimer carried over the sentences that follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vigie.extract.actors import ActorPhrase, of_state
from vigie.extract.groups import Group
from vigie.extract.nodes import Node
from vigie.extract.sentence import Sentence
from vigie.extract.valence import before_group

_NAME_PARTS = 4
_QUOTES = '«“"'
_CITES = "cites"

Antecedents = tuple[ActorPhrase | None, ActorPhrase | None]  # who "the agency" and who "he" would be


@dataclass(frozen=True, slots=True)
class Source:
    """A claimer in a sentence, over a stretch of it: ``clauses`` None = the whole sentence.

    ``status`` is forced on the content by a verb of denial; ``stated`` the date of saying; ``chain`` origin first.
    """

    chain: tuple[ActorPhrase, ...]
    clauses: frozenset[int] | None = None
    stance: str = "states"
    status: str | None = None
    stated: Node | None = None
    quoted: bool = False


def find_sources(sentence: Sentence, text: str, last: ActorPhrase | None, person: ActorPhrase | None) -> list[Source]:
    """Every attribution in a sentence; ``last`` is who "the agency" would mean, ``person`` "he" or "she"."""
    sources = [_according(sentence, i, text, last) for i, n in enumerate(sentence.nodes) if n.kind == "according"]
    for group in sentence.groups:
        if group.said or any(g.claims for g in group.governs):
            sources.append(_saying(sentence, group, text, (last, person)))
    sources += _before_colon(sentence) if not any(sources) else []
    return [_placed(s, sentence) for s in _chained([s for s in sources if s is not None])]


def _before_colon(sentence: Sentence) -> list[Source | None]:
    """ "The spokesman was blunt: "No tank ..."", "Le ministre : « ... »": who is before the colon says the quote."""
    nodes = sentence.nodes
    colon = next((i for i, n in enumerate(nodes[:-1]) if n.text == ":" and nodes[i + 1].text in _QUOTES), None)
    if colon is None:
        return []
    speaker = next((n for n in nodes[:colon] if n.kind == "actor" and not n.marker), None)
    if speaker is None or speaker.value.type in ("state", "demonym", "pronoun"):
        return []
    quoted = frozenset(n.clause for n in nodes[colon + 1 :]) - {speaker.clause}
    return [Source((_named_holder(sentence, speaker),), quoted or None, quoted=True)]


def _placed(source: Source, sentence: Sentence) -> Source:
    """ "À Séoul, le ministère de la Défense estime": a body without a state is that of the state before it."""
    role = source.chain[0]
    if role.type != "role" or role.state is not None:
        return source
    ahead = [n for n in sentence.nodes if n.end <= role.start]
    before = [n for n in ahead if n.kind == "actor" and n.value.state]
    nearest = before[-1] if before else None
    if ahead and "owner" in ahead[-1].cats:  # "Peru will get jets from India, its minister said": the subject's
        nearest = next((n for n in before if not n.marker), nearest)
    owner = nearest.value.state if nearest is not None else None
    return replace(source, chain=(of_state(role, owner), *source.chain[1:]))


def _chained(sources: list[Source]) -> list[Source]:
    """Two sources over the same words are one chain: a newsroom relays what the other one says."""
    if len(sources) < 2:
        return sources
    cited = [s for s in sources if len(s.chain) > 1 and s.stance == _CITES]
    if cited:
        return [replace(s, stance="states") for s in sources if not _repeats(s, cited)]
    media = [s for s in sources if s.chain[0].media]
    others = [s for s in sources if not s.chain[0].media]
    if media and others and any(s.clauses is None for s in sources):
        relay = media[0].chain
        return [replace(s, chain=s.chain + relay, clauses=s.clauses or media[0].clauses) for s in others]
    return sources


def _repeats(source: Source, cited: list[Source]) -> bool:
    """Whether a source is a link of a chain that another verb spells out."""
    return len(source.chain) == 1 and any(_one(source.chain[0], link) for s in cited for link in s.chain)


def _one(a: ActorPhrase, b: ActorPhrase) -> bool:
    return (a.start, a.end) == (b.start, b.end) or (a.id is not None and a.id == b.id)


def _according(sentence: Sentence, index: int, text: str, last: ActorPhrase | None) -> Source | None:
    """ "selon X", "according to X": over its whole sentence, unless a clause of its own ends sooner."""
    found: list[ActorPhrase] = []
    for node in sentence.nodes[index + 1 : index + 12]:
        if node.kind == "actor":
            if found and found[0].type != "vague":
                break
            if found and node.value.type in ("demonym", "vague", "state"):
                continue
            found.insert(0, node.value)
        elif node.kind == "punct" and node.text not in "«»“”\"'’-":
            break
        elif "again" in node.cats and last is not None and not found:
            found.append(last)
    if not found:
        name = _name_after(sentence.nodes[index + 1 :], text)
        return Source((name,)) if name else None
    return Source((found[0],))


def _saying(sentence: Sentence, group: Group, text: str, before: Antecedents) -> Source | None:
    speaker = _speaker(sentence, group, text, before)
    if speaker is None and group.passive and group.said and group.said[0].stance == _CITES:
        speaker = next((n.value for n in reversed(sentence.nodes[: group.first]) if n.kind == "actor"), None)
    if speaker is None:
        return None
    said = group.said[0] if group.said else None
    if said is not None and said.stance == _CITES:
        return _citing(sentence, group, speaker)
    status = said.status if said else None
    content = _content(sentence, group)
    if status is not None and content is None:
        content = frozenset({group.clause})
    if group.negated and said is not None and said.stance == "disputes":
        status = None
    return Source(
        (speaker, *_listeners(sentence, group, speaker)),
        content,
        said.stance if said else "states",
        status,
        _when(sentence, group),
        quoted=any(n.text in '«»“”"' for n in sentence.nodes),
    )


def _citing(sentence: Sentence, group: Group, speaker: ActorPhrase) -> Source:
    """ "Reuters, qui cite des responsables", "the ministry, quoted by Reuters": the origin, then who relays it."""
    behind = [n.value for n in sentence.nodes[group.last + 1 : group.last + 6] if n.kind == "actor"]
    if group.passive and not group.finite:
        origins = [
            n.value
            for n in reversed(sentence.nodes[: group.first])
            if n.kind == "actor" and n.marker in ("", "according")
        ]
        chain = (*origins[:1], *behind[:1]) or (speaker,)
    else:
        chain = (*(a for a in behind[:1] if not _one(a, speaker)), speaker)
    return Source(chain, stance=_CITES)


def _speaker(sentence: Sentence, group: Group, text: str, before: Antecedents) -> ActorPhrase | None:
    """The subject of a verb of saying: an actor, a pronoun, a name, or the one named after an inverted verb."""
    last, person = before
    inverted = _inverted(sentence, group, text)
    if inverted is not None:
        return inverted
    if group.passive and group.finite:
        agents = [n for n in sentence.nodes[group.last + 1 : group.last + 6] if n.kind == "actor" and n.marker == "by"]
        return agents[0].value if agents else None
    for node in _nearest(sentence, group):
        if node.kind == "actor" and node.value.type == "vague" and "again" in node.cats and last is not None:
            return last  # "the report": that of the body named before
        if node.kind == "actor" and node.value.type != "pronoun":
            return _named_holder(sentence, node)
        if node.kind == "pron" and last is not None:
            return person or last if _personal(node) else last
    if last is not None and any("again" in n.cats for n in sentence.nodes[max(0, group.first - 5) : group.first]):
        return last
    return _name_before(sentence, group, text)


def _nearest(sentence: Sentence, group: Group) -> list[Node]:
    """The subjects of a verb of saying; one right before it comes first ("Iran, the Pentagon said, is ...")."""
    subjects = sentence.family.subjects(sentence, group)
    close = [n for n in sentence.nodes[max(0, group.first - 2) : group.first] if any(n is s for s in subjects)]
    return [*close, *subjects]


def _listeners(sentence: Sentence, group: Group, speaker: ActorPhrase) -> list[ActorPhrase]:
    """ "told Reuters", "a déclaré à l'AFP": the newsroom that was told relays the words."""
    for node in sentence.nodes[group.last + 1 : group.last + 5]:
        if node.kind == "actor" and node.value.media and node.marker in ("", "to"):
            return [] if node.value is speaker else [node.value]
        if node.kind in ("comp", "rel", "verb"):
            break
    return []


def _personal(node: Node) -> bool:
    return any(r.cat == "pron" and r.data == "person" for r in node.readings)


def _named_holder(sentence: Sentence, node: Node) -> ActorPhrase:
    """ "the spokesman of the ministry, Dmitry Peskov": the person named in apposition is the claimer."""
    index = sentence.nodes.index(node)
    for other in sentence.nodes[index + 1 : index + 4]:
        if other.kind == "actor" and other.value.type == "person":
            phrase: ActorPhrase = other.value
            return phrase
        if other.text != "," and other.kind not in ("det", "title"):
            break
    value: ActorPhrase = node.value
    return value


def _inverted(sentence: Sentence, group: Group, text: str) -> ActorPhrase | None:
    """ ", a déclaré X", ", said X": the speaker stands behind a verb that follows a comma or a quote."""
    before = sentence.nodes[group.first - 1] if group.first else None
    if any(c.kind == "comp" and c.parent == group.clause and c.opener > group.last for c in sentence.clauses):
        return None
    if before is None or before.text not in ',»”"':
        return None
    if group.said and group.said[0].listener:
        return None
    earlier = [g for g in sentence.groups if g.clause == group.clause and g.finite and g.last < group.first]
    # "a annoncé vendredi le ministre": a date may stand between
    behind = [n for n in sentence.nodes[group.last + 1 : group.last + 4] if n.kind != "time"][:2]
    after = next((n for n in behind if n.kind != "det"), None)
    follows = after is not None and after.kind == "actor" and not after.marker  # ", affirme Londres,"
    if not follows and not earlier and any(n.kind == "actor" and not n.marker for n in before_group(sentence, group)):
        return None  # "Skibitskyi, deputy head of HUR, told Reuters": the comma closes an apposition
    for node in sentence.nodes[group.last + 1 : group.last + 7]:
        if node.kind == "actor" and not node.marker:
            return _named_holder(sentence, node)
        if node.kind in ("verb", "comp") or node.text in ",;":
            break
    return _name_after(sentence.nodes[group.last + 1 :], text)


def _content(sentence: Sentence, group: Group) -> frozenset[int] | None:
    """The clauses a verb of saying governs: its complement clause and what hangs on it; None = the whole sentence."""
    children = [c for c in sentence.clauses if c.kind == "comp" and c.parent == group.clause and c.opener > group.last]
    if not children:
        return None
    numbers = {group.clause} if _has_objects(sentence, group) else set()
    for clause in sentence.clauses:
        if clause in children or clause.parent in numbers | {c.number for c in children}:
            numbers.add(clause.number)
    return frozenset(numbers)


def _has_objects(sentence: Sentence, group: Group) -> bool:
    return any(n.kind == "item" and n.clause == group.clause for n in sentence.nodes[group.last + 1 :])


def _when(sentence: Sentence, group: Group) -> Node | None:
    """The date of saying: in the clause of the verb, before its complement; nothing else happens there."""
    if not any(c.kind == "comp" and c.parent == group.clause for c in sentence.clauses):
        near = sentence.nodes[group.last + 1 : group.last + 9]
        inverted = group.first and sentence.nodes[group.first - 1].text in ',»”"'
        return next((n for n in near[: None if inverted else 2] if n.kind == "time"), None)
    inside = [n for n in sentence.nodes if n.kind == "time" and n.clause == group.clause]
    return inside[0] if inside else None


def _name_before(sentence: Sentence, group: Group, text: str) -> ActorPhrase | None:
    """A capitalised name of two words or more before the verb: a claimer the catalogue does not know."""
    run: list[Node] = []
    for node in reversed(sentence.nodes[max(0, group.first - 14) : group.first]):
        if node.kind == "word" and node.text[0].isupper():
            run.insert(0, node)
        elif run:
            break
    return _name(run, text)


def _name_after(nodes: Sequence[Node], text: str) -> ActorPhrase | None:
    run: list[Node] = []
    for node in nodes[:10]:
        if node.kind == "word" and node.text[0].isupper():
            run.append(node)
        elif run or node.kind == "verb":
            break
    return _name(run, text)


def _name(run: list[Node], text: str) -> ActorPhrase | None:
    if not 2 <= len(run) <= _NAME_PARTS or text[run[0].start : run[-1].end].isupper():
        return None
    return ActorPhrase(run[0].start, run[-1].end, "name")


def source_of(sources: list[Source], clause: int) -> Source | None:
    """The source whose words a clause is: one that names it first, then one over the whole sentence."""
    for source in sources:
        if source.clauses is not None and clause in source.clauses:
            return source
    return next((s for s in sources if s.clauses is None), None)
