"""Who says so: verbs of saying, "according to", and the claimer carried over the sentences that follow."""

from __future__ import annotations

from dataclasses import dataclass, replace

from vigie.extract.actors import ActorPhrase, of_state
from vigie.extract.groups import Group
from vigie.extract.jointly import together
from vigie.extract.nodes import Node
from vigie.extract.proper import name_from
from vigie.extract.sentence import Sentence
from vigie.extract.speakers import Voices, named_holder, speaker_of, taken_up, unmarked

_QUOTES = '«“"'
_CITES = "cites"
_AHEAD = frozenset({"prep", "det", "adv", "punct", "and", "but"})  # before a date that opens its sentence
_TELLERS = frozenset({"by", "from", "of", "with", "hanging"})  # "a briefing by", "un briefing du"


@dataclass(frozen=True, slots=True)
class Source:
    """A claimer in a sentence, over a stretch of it: ``clauses`` None = the whole sentence.

    ``status`` is forced on the content by a verb of denial; ``stated`` the date of saying; ``chain`` origin first, and
    ``beside`` who says it together with him; ``basis`` how they say they know.
    """

    chain: tuple[ActorPhrase, ...]
    clauses: frozenset[int] | None = None
    stance: str = "states"
    status: str | None = None
    stated: Node | None = None
    basis: str | None = None
    beside: tuple[ActorPhrase, ...] = ()


def find_sources(sentence: Sentence, voices: Voices) -> list[Source]:
    """Every attribution in a sentence; ``voices`` are those heard before it."""
    sources = [_according(sentence, i, voices) for i, n in enumerate(sentence.nodes) if n.kind == "according"]
    for group in sentence.groups:
        if sentence.nodes[group.first].kind == "according" or _does(sentence, group):
            continue  # "citant le ministère": no verb of its own
        if (group.said or any(g.claims for g in group.governs)) and not _ahead(group):
            sources.append(_saying(sentence, group, voices))
    sources += [_set_off(sentence), *_before_colon(sentence)] if not any(sources) else []
    known = next((n.value.basis for n in sentence.nodes if n.kind == "actor" and n.value.basis), None)
    found = _chained([s for s in sources if s is not None])
    based = [s if known is None or s.basis else replace(s, basis=known) for s in found]
    return [_joint(_placed(s, sentence, voices), sentence) for s in based]


def _joint(source: Source, sentence: Sentence) -> Source:
    first, *others = together(sentence, source.chain[0])
    spoken = [one for one in others if not any(_one(one, link) for link in source.chain[1:])]
    return replace(source, chain=(first, *source.chain[1:]), beside=tuple(spoken)) if others else source


def _does(sentence: Sentence, group: Group) -> bool:
    """ "Oslo et Rome ont conclu un accord, a dit Arta Kola": a verb that may say or do does where another one says."""
    others = any(g.said and not g.frames for g in sentence.groups)
    return (
        bool(group.frames)
        and others
        and not any(c.kind == "comp" and c.parent == group.clause for c in sentence.clauses)
    )


def _ahead(group: Group) -> bool:
    """ "is expected to announce", "annoncera": nobody has said it yet."""
    over = [*group.effects, *(group.governor.governs if group.governor else ())]
    tense = group.governor.tense if group.governor else group.tense
    if group.passive:
        return False
    planned = any(g.effect in ("planned", "possible") and not g.claims for g in over)
    return group.tense == "fut" or (planned and group.tense == "inf" and tense in ("inf", "pres", "fut", "cond"))


def _set_off(sentence: Sentence) -> Source | None:
    """ "De source diplomatique, ...": a vague voice set off from the sentence by commas."""
    nodes = sentence.nodes
    for index, node in enumerate(nodes):
        if node.kind != "actor" or node.value.type != "vague" or node.marker != "of" or not index:
            continue
        opens = index == 1 or nodes[index - 2].text == ","
        closes = index + 1 == len(nodes) or nodes[index + 1].kind == "punct"
        if opens and closes and nodes[index - 1].kind == "prep":
            return Source((node.value,))
    return None


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
    return [Source((named_holder(sentence, speaker),), quoted or None)]


def _placed(source: Source, sentence: Sentence, voices: Voices) -> Source:
    """ "À Séoul, le ministère de la Défense estime": a body without a state is that of the state spoken of."""
    role = source.chain[0]
    if role.type == "vague":
        return replace(source, chain=(voices.placed(role), *source.chain[1:]))
    if role.type != "role" or role.state is not None:
        return source
    ahead = [n for n in sentence.nodes if n.end <= role.start]
    before = [n for n in ahead if n.kind == "actor" and n.value.state]
    relay = next((a.state for a in source.chain[1:] if a.media and a.state), None)
    if any(n.value.state == relay for n in before if not n.value.media):
        return replace(source, chain=(of_state(role, relay), *source.chain[1:]))  # "Tasnim, citing the ministry"
    subject = next((n for n in before if not n.marker), None)
    owned = bool(ahead) and "owner" in ahead[-1].cats  # "Peru will get jets from India, its minister said"
    if not owned and (met := voices.placed(role)).state is not None:
        return replace(source, chain=(met, *source.chain[1:]))
    told = [g for g in sentence.groups if g.finite and not g.said]
    trailing = owned or any(sentence.nodes[g.last].end < role.start for g in told)
    spoken = trailing and not owned and subject is None and voices.body is not None  # its body goes on
    owner = None if spoken else subject if trailing and subject is not None else before[-1] if before else None
    said_of = owner.value if owner is not None else voices.body
    return replace(source, chain=(of_state(role, said_of.state if said_of else None), *source.chain[1:]))


def _chained(sources: list[Source]) -> list[Source]:
    """Two sources over the same words are one chain: a newsroom relays what the other one says."""
    if len(sources) < 2:
        return [replace(s, stance="states") if s.stance == _CITES else s for s in sources]
    cited = [s for s in sources if len(s.chain) > 1 and s.stance == _CITES]
    if cited:
        return [replace(s, stance="states") for s in sources if not _repeats(s, cited)]
    origins = [s for s in sources if s.stance == _CITES]
    relays = [s for s in sources if s.stance != _CITES]
    if origins and relays:  # "the ministry, citing two officers, says"
        origin = origins[0].chain
        return [replace(s, chain=origin + tuple(a for a in s.chain if not _one(a, origin[0]))) for s in relays]
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


def _according(sentence: Sentence, index: int, voices: Voices) -> Source | None:
    """ "selon X", "according to X": over its whole sentence, unless a clause of its own ends sooner."""
    found: list[ActorPhrase] = []
    told: ActorPhrase | None = None
    ahead = range(index + 1, min(len(sentence.nodes), index + 12))
    for at in range(index - 1, max(-1, index - 7), -1) if sentence.family.final else ahead:
        node = sentence.nodes[at]
        if node.kind == "actor":
            briefed = node.marker == "by" and "said" in {c for n in sentence.nodes[index:at] for c in n.cats}
            stands = found and (found[0].type != "vague" or node.value.type in ("demonym", "vague", "state"))
            if stands and not (briefed and told is None):
                continue
            told = found[0] if found and node.marker == "by" else None
            found.insert(0, taken_up(sentence, at, voices) or node.value)
        elif node.kind == "punct" and node.text not in "«»“”\"'’-":
            break
        elif "again" in node.cats and not found and not _goes_on(sentence, at):
            found += [again] if (again := voices.again(sentence, at)) is not None else []
    if not found:
        name = name_from(sentence.nodes[index + 1 :])
        return Source((name,)) if name else None
    reading = sentence.nodes[index].reading("according")
    citing = reading is not None and reading.data == "citing"
    chain: tuple[ActorPhrase, ...] = (found[0],)
    if told is not None:  # "documents seen by Reuters" are relayed, "lawmakers briefed by the NIS" relay
        chain = (told, found[0]) if found[0].media else (found[0], told)
    return Source(chain, stance=_CITES if citing else "states")


def _saying(sentence: Sentence, group: Group, voices: Voices) -> Source | None:
    said = group.said[0] if group.said else None
    if said is not None and said.stance != _CITES and _told_by(sentence, group):
        return _participle(sentence, group)
    published = group.passive and not group.finite and group.tense == "ppart"
    before = sentence.nodes[group.first - 1] if group.first else None
    if published and said is not None and before is not None and before.kind == "actor" and before.marker:
        return None  # "in a report published on 29 May"
    speaker = speaker_of(sentence, group, voices)
    if speaker is None and group.passive and said is not None and said.stance == _CITES:
        speaker = next((n.value for n in reversed(sentence.nodes[: group.first]) if n.kind == "actor"), None)
    if speaker is None:
        return None
    if said is not None and said.stance == _CITES:
        return _citing(sentence, group, speaker)
    status = said.status if said else None
    content = _content(sentence, group)
    if status is not None and content is None:
        content = frozenset({group.clause})
    if group.negated and said is not None and said.stance == "disputes":
        status = None
    teller = _briefing(sentence, group, speaker)
    return Source(
        (*teller, speaker, *_listeners(sentence, group, speaker)),
        content,
        said.stance if said else "states",
        status,
        _when(sentence, group),
        said.basis if said else None,
    )


def _goes_on(sentence: Sentence, index: int) -> bool:
    """Whether a noun is named or owned behind: "the newspaper | Le Soir", "the report of the army"."""
    for node in sentence.nodes[index + 1 : index + 5]:
        if node.kind in ("punct", "verb", "rel", "comp"):
            return False
        if node.kind == "actor":
            return True
    return False


def _told_by(sentence: Sentence, group: Group) -> bool:
    """Whether a form that may be a past participle has an agent: "lawmakers briefed by", "a study published by"."""
    behind = sentence.nodes[group.last + 1] if group.last + 1 < len(sentence.nodes) else None
    reading = behind.reading("prep") if behind is not None else None
    bare = group.first == group.last and any(r.feature == "ppart" for r in group.main.readings)
    return bare and reading is not None and reading.data == "by"


def _participle(sentence: Sentence, group: Group) -> Source | None:
    """ "lawmakers briefed by the NIS", "a study published by SIPRI": who told them, who made it."""
    agent = next((n for n in sentence.nodes[group.last + 1 : group.last + 6] if n.kind == "actor"), None)
    before = sentence.nodes[group.first - 1] if group.first else None
    if agent is None or agent.marker != "by" or before is None:
        return None
    if group.said[0].listener and before.kind == "actor" and unmarked(sentence, before):
        return Source((agent.value, before.value), stance=_CITES)
    document = "again" in before.cats or (before.kind == "actor" and before.value.type == "vague")
    return Source((agent.value,)) if document and unmarked(sentence, before) else None


def _citing(sentence: Sentence, group: Group, speaker: ActorPhrase) -> Source:
    """ "Reuters, qui cite des responsables", "the ministry, quoted by Reuters": the origin, then who relays it."""
    near = sentence.nodes[group.last + 1 : group.last + 6]
    stop = next((i for i, n in enumerate(near) if n.text in ",;:"), len(near))
    behind = [n.value for n in near[:stop] if n.kind == "actor"]
    if (group.passive and not group.finite) or _told_by(sentence, group):
        origins = [
            n.value
            for n in reversed(sentence.nodes[: group.first])
            if n.kind == "actor" and n.marker in ("", "according")
        ]
        chain = (*origins[:1], *behind[:1]) or (speaker,)
    else:
        clause = sentence.clauses[group.clause]
        if not behind and clause.kind == "rel" and clause.function == "obj" and clause.antecedent is not None:
            antecedent = sentence.nodes[clause.antecedent]  # "SIPRI, which Amnesty quotes"
            behind = [antecedent.value] if antecedent.kind == "actor" else []
        chain = (*(a for a in behind[:1] if not _one(a, speaker)), speaker)
    return Source(chain, stance=_CITES if len(chain) > 1 else "states")


def _briefing(sentence: Sentence, group: Group, speaker: ActorPhrase) -> list[ActorPhrase]:
    """ "a lawmaker said after a briefing by the NIS": who told a speaker that only passes it on."""
    cues = [i for i, n in enumerate(sentence.nodes) if any(r.data == "briefing" for r in n.all("figure"))]
    if not cues or speaker.media or speaker.type in ("org", "state"):
        return []
    near = sentence.nodes[cues[0] + 1 : cues[0] + 5]
    told = next((n for n in near if n.kind == "actor" and n.marker in _TELLERS), None)
    return [] if told is None or told.value is speaker or group.first > cues[0] + 5 else [told.value]


def _listeners(sentence: Sentence, group: Group, speaker: ActorPhrase) -> list[ActorPhrase]:
    """ "told Reuters", "a déclaré à l'AFP": the newsroom that was told relays the words."""
    for node in sentence.nodes[group.last + 1 : group.last + 5]:
        if node.kind == "actor" and node.value.media and node.marker in ("", "to"):
            return [] if node.value is speaker else [node.value]
        if node.kind in ("comp", "rel", "verb"):
            break
    return []


def _content(sentence: Sentence, group: Group) -> frozenset[int] | None:
    """The clauses a verb of saying governs: its complement clause and what hangs on it; None = the whole sentence."""
    children = [c for c in sentence.clauses if c.kind == "comp" and c.parent == group.clause]
    children = [c for c in children if (c.opener > group.last) != sentence.family.final]
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
        told = next((n for n in near[: None if inverted else 2] if n.kind == "time"), None)
        return told or _opening(sentence, group)
    inside = [n for n in sentence.nodes if n.kind == "time" and n.clause == group.clause]
    return inside[0] if inside else None


def _opening(sentence: Sentence, group: Group) -> Node | None:
    """ "In December the agency reported 100 dead": where saying is all that is done, the day that opens is its own."""
    if any(g is not group and (g.finite or g.frames) for g in sentence.groups):
        return None
    opening = [n for n in sentence.nodes[: group.first] if n.kind == "time" and n.clause == group.clause]
    return (
        opening[0] if opening and all(n.kind in _AHEAD for n in sentence.nodes if n.start < opening[0].start) else None
    )


def source_of(sources: list[Source], clause: int) -> Source | None:
    """The source whose words a clause is: one that names it first, then one over the whole sentence."""
    for source in sources:
        if source.clauses is not None and clause in source.clauses:
            return source
    return next((s for s in sources if s.clauses is None), None)
