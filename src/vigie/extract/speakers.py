"""Who speaks: the subject of a verb of saying, names the catalogue does not know, what "he" or "the report" mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from vigie.extract.actors import ActorPhrase, of_state
from vigie.extract.groups import Group
from vigie.extract.nodes import Node
from vigie.extract.proper import called, name_from, name_of
from vigie.extract.sentence import Sentence
from vigie.extract.valence import before_group

_WHOSE = frozenset({"of", "from", "by", "hanging"})  # "figures from the inspectorate show"
_HELD = frozenset({"org", "role"})
_APPOSED = 8  # nodes behind a name that may tell its post
_CLOSING = '”"»'
_RECENT = 12  # actors kept in mind
_BODIES = frozenset({"org", "role", "person", "name"})


_ARTICLE = 6  # words of an apposition before its noun


@dataclass(slots=True)
class Voices:
    """Who has spoken or been introduced so far. ``claimer`` spoke last, vague voices included, ``spoke`` last of those
    with a name, ``source`` last of those who are no newsroom; ``body`` spoke or acted last; ``person`` is who "he"
    would be; ``states`` are those of the bodies met and of vague voices (None: of several), ``holders`` the bodies
    of people unknown, by their last name.
    """

    text: str
    claimer: ActorPhrase | None = None
    spoke: ActorPhrase | None = None
    source: ActorPhrase | None = None
    body: ActorPhrase | None = None
    person: ActorPhrase | None = None
    newsroom: ActorPhrase | None = None
    met: list[ActorPhrase] = field(default_factory=list)
    holders: dict[str, ActorPhrase] = field(default_factory=dict)
    states: dict[str, str | None] = field(default_factory=dict)

    def meet(self, sentence: Sentence) -> None:
        """Keeps whom a sentence introduces: its first subject, and whoever else is named in it."""
        actors = [n for n in sentence.nodes if n.kind == "actor"]
        for node in actors:
            value = node.value
            if value.body and value.state:
                self.states.setdefault(value.body, value.state)
            if value.type == "vague" and value.id and value.state:  # "South Korean lawmakers", then "lawmakers"
                known = self.states.setdefault(value.id, value.state)
                self.states[value.id] = value.state if known == value.state else None
            if value.type in _BODIES:
                self.met = [*self.met[-_RECENT:], value]
                self.newsroom = value if value.media else self.newsroom
        verb = next((sentence.nodes[g.first].start for g in sentence.groups if g.finite), sentence.end)
        subject = next((n for n in actors if unmarked(sentence, n) and n.start < verb), None)
        if subject is not None and subject.value.type in _BODIES:
            self._keep(subject.value, sentence)
        elif subject is None and (named := _introduced(sentence)) is not None:
            self._keep(named, sentence)

    def hear(self, chains: Iterable[tuple[ActorPhrase, ...]], sentence: Sentence) -> None:
        """Keeps who spoke in a sentence."""
        for chain in chains:
            self._hold(chain[0], sentence)
            self.claimer = chain[0]
            self.source = self.source if chain[0].media else chain[0]
            if chain[0].body and chain[0].state:
                self.states[chain[0].body] = chain[0].state
            if chain[0].type != "vague":
                self.spoke = chain[0]
                self._keep(chain[0], sentence)
            person = next((a for a in chain if a.type == "person"), None)
            self.person = person or self.person

    def _keep(self, actor: ActorPhrase, sentence: Sentence) -> None:
        self.body = actor
        if actor.type == "person" or (actor.type == "name" and not actor.media) or _held(actor, sentence):
            self.person = actor

    def _hold(self, actor: ActorPhrase, sentence: Sentence) -> None:
        """Keeps the name of somebody unknown, with the body he speaks for."""
        name: ActorPhrase | None = actor
        if actor.type in ("org", "role"):
            name = name_from([n for n in sentence.nodes if n.start >= actor.end and n.text != ","][:4])
        elif actor.type != "name" or actor.media:
            return
        if name is not None and (actor.id is not None or actor.state is not None):
            self.holders[self._surname(name)] = actor

    def _surname(self, name: ActorPhrase) -> str:
        return self.text[name.start : name.end].split()[-1]

    def held(self, name: ActorPhrase) -> ActorPhrase:
        """A name with the body that its bearer speaks for, where the text has told it."""
        body = self.holders.get(self._surname(name)) if name.type == "name" and name.id is None else None
        return name if body is None else replace(name, id=body.id, state=body.state)

    def surname(self, node: Node) -> ActorPhrase | None:
        """Whom a last name alone means."""
        known = node.kind == "word" and node.text in self.holders
        return self.held(ActorPhrase(node.start, node.end, "name")) if known else None

    def again(self, sentence: Sentence, index: int) -> ActorPhrase | None:
        """Whom a noun that takes up a claimer means: "the agency", "cette source", "the document"."""
        if (named := called(sentence, index)) is not None:
            return named
        node = sentence.nodes[index]
        before = sentence.nodes[max(0, index - 2) : index]
        if any("indefinite" in n.cats or n.kind == "qty" for n in before):
            return None  # "another source" is somebody else
        word = node.text.casefold()
        newsroom = self.newsroom if "newsroom" in node.cats else None
        for actor in reversed(self.met):
            if actor is newsroom or word in self.text[actor.start : actor.end].casefold():
                return actor
        if newsroom is not None:
            return newsroom
        if node.kind == "actor" and node.value.type == "vague":
            return self.source or self.claimer  # "the official": whoever spoke last and is no newsroom
        if any("owner" in n.cats for n in before):
            return self.body
        spoke = self.source if self.spoke is not None and self.spoke.media else None
        return spoke or self.spoke or self.body or (self.met[-1] if self.met else None)

    def pronoun(self, node: Node) -> ActorPhrase | None:
        """Whom "he", "it" or "they" mean."""
        uses = {r.data for r in node.all("pron")}
        if "person" in uses:
            return self.person or self.body or self.claimer
        if "plural" in uses:
            return self.claimer or self.body
        return self.body or self.claimer

    def placed(self, role: ActorPhrase) -> ActorPhrase:
        """ "the Navy", once the US Navy has been named; "lawmakers", once those of one state have."""
        if role.type == "vague" and role.state is None and (state := self.states.get(role.id or "")) is not None:
            return replace(role, state=state)
        return of_state(role, self.states.get(role.body or "")) if role.state is None else role


def unmarked(sentence: Sentence, node: Node) -> bool:
    """Whether a phrase may be a subject: no preposition governs it, but the article of an opening "Des députés"."""
    return not node.marker or (node.marker == "of" and any(n is node for n in sentence.nodes[:2]))


def _held(actor: ActorPhrase, sentence: Sentence) -> bool:
    """ "President | Arta Kola", "Pentagon | spokesman": a post with its holder."""
    behind = [n for n in sentence.nodes if n.start >= actor.end][:3]
    if behind and behind[0].text == ",":
        behind.pop(0)
    return bool(behind) and ("title" in behind[0].cats or (behind[0].kind == "word" and behind[0].text[0].isupper()))


def _introduced(sentence: Sentence) -> ActorPhrase | None:
    """ "Colonel Ruiz speaks for the Chilean marines": an unknown name that begins a sentence, and its body."""
    first = next((i for i, n in enumerate(sentence.nodes) if n.kind not in ("det", "title")), 0)
    if first == 0:
        return None
    name = name_from(sentence.nodes[first:])
    if name is None:
        return None
    behind = [n for n in sentence.nodes if n.start >= name.end]
    titled = any("title" in n.cats for n in behind)
    bodies = [n for n in behind if n.kind == "actor" and n.value.state and (titled or n.marker == "for")]
    owner = bodies[0].value if bodies else None
    return name if owner is None else ActorPhrase(name.start, name.end, "name", owner.id, owner.state)


def speaker_of(sentence: Sentence, group: Group, voices: Voices) -> ActorPhrase | None:
    """The subject of a verb of saying: an actor, a pronoun, a name, or the one named after an inverted verb."""
    beside = (*sentence.nodes[max(0, group.first - 1) : group.first], *sentence.nodes[group.last + 1 : group.last + 2])
    surname = next((s for n in beside if (s := voices.surname(n)) is not None), None)
    if surname is not None:
        return surname
    speaker = _speaker(sentence, group, voices)
    return voices.held(speaker) if speaker is not None else None


def _speaker(sentence: Sentence, group: Group, voices: Voices) -> ActorPhrase | None:
    inverted = _inverted(sentence, group, voices)
    if inverted is not None:
        return inverted
    if group.passive if group.finite else group.tense == "ppart":
        agents = [n for n in sentence.nodes[group.last + 1 : group.last + 6] if n.kind == "actor" and n.marker == "by"]
        return agents[0].value if agents else None
    before = sentence.nodes[group.first - 1] if group.first else None
    if before is not None and before.kind in ("again", "title") and not _apposed(sentence, group.first - 1):
        return _described(sentence, group.first - 1, group.first, voices)
    nearest = _nearest(sentence, group)
    for node in nearest:
        if _qualifies(sentence, node):
            continue
        if node.kind == "actor" and node.value.type != "pronoun" and _acts(sentence, group, node):
            return taken_up(sentence, sentence.nodes.index(node), voices) or named_holder(sentence, node)
        if node.kind == "pron":
            return _scene(sentence, node) or voices.pronoun(node)
    near = range(group.first - 1, max(-1, group.first - 8), -1)
    whole = (called(sentence, i) for i in near if "again" in sentence.nodes[i].cats)
    ends = sentence.nodes[group.first - 1].end if group.first else 0
    if (found := next((one for one in whole if one is not None and one.end == ends), None)) is not None:
        return found
    named = _name_before(sentence, group) or _described(sentence, max(0, group.first - 6), group.first, voices)
    return named or next((n.value for n in nearest if n.kind == "actor" and n.marker in _WHOSE), None)


def _qualifies(sentence: Sentence, node: Node) -> bool:
    """ "a | British | research group": a nationality before a noun of no known kind speaks for nobody."""
    if node.kind != "actor" or node.value.type != "demonym":
        return False
    behind = next((n for n in sentence.nodes if n.start >= node.end), None)
    return behind is not None and behind.kind == "word" and behind.text.islower()


def _acts(sentence: Sentence, group: Group, node: Node) -> bool:
    """Whether a phrase is a subject rather than what hangs on one: bare, or what a relative clause is of."""
    clause = sentence.clauses[group.clause]
    antecedent = sentence.nodes[clause.antecedent] if clause.antecedent is not None else None
    return node is antecedent or unmarked(sentence, node)


def _apposed(sentence: Sentence, index: int) -> bool:
    """ "the Pentagon | spokesman": the noun stands right behind whom it describes."""
    while index and sentence.nodes[index - 1].kind in ("title", "poss"):
        index -= 1
    return index > 0 and sentence.nodes[index - 1].kind == "actor"


def taken_up(sentence: Sentence, index: int, voices: Voices) -> ActorPhrase | None:
    """Whom "the official", "le journal" take up, when they say of nobody new."""
    node = sentence.nodes[index]
    if node.value.type not in ("vague", "role"):
        return None
    holder = sentence.nodes[index + 1] if index + 1 < len(sentence.nodes) else None
    if holder is not None and holder.kind == "actor" and holder.value.type == "person" and not holder.marker:
        person: ActorPhrase = holder.value  # "le président | Emmanuel Macron"
        return person
    return voices.again(sentence, index) if node.value.state is None and "again" in node.cats else None


def _described(sentence: Sentence, begin: int, end: int, voices: Voices) -> ActorPhrase | None:
    """ "The report says", "its spokesman said": a noun that takes somebody up; else a post, as it stands."""
    for index in range(end - 1, begin - 1, -1):
        node = sentence.nodes[index]
        if node.kind == "verb" or node.text in ";:":
            return None
        if "again" in node.cats and (bearer := _bearer(sentence, index)) is not None:
            return bearer
        if "again" in node.cats or ("title" in node.cats and node.kind != "actor"):
            return (voices.again(sentence, index) if "again" in node.cats else None) or _post(sentence, index)
    return None


def _bearer(sentence: Sentence, index: int) -> ActorPhrase | None:
    """Whom an apposition describes: "the Centre, | a British research group"."""
    nodes = sentence.nodes
    at = index - 1
    while at > 0 and index - at < _ARTICLE and nodes[at].kind in ("det", "mod", "word", "actor"):
        at -= 1
    told = any("indefinite" in n.cats for n in nodes[at + 1 : index])
    if at < 1 or not told or nodes[at].text != "," or nodes[at - 1].kind != "actor":
        return None
    bearer: ActorPhrase = nodes[at - 1].value
    return bearer if bearer.type in _BODIES else None


def _post(sentence: Sentence, index: int) -> ActorPhrase | None:
    """A post the catalogue does not know, with what it hangs on: "le chef des ravisseurs", and the state of that."""
    nodes = sentence.nodes
    end = index
    while end + 1 < len(nodes) and _hangs(nodes[end + 1]):
        end += 1
    while end > index and nodes[end].kind in ("det", "prep"):
        end -= 1
    states = [n.value.state for n in nodes[index : end + 1] if n.kind == "actor" and n.value.state]
    return ActorPhrase(nodes[index].start, nodes[end].end, "name", None, states[0] if states else None)


def _hangs(node: Node) -> bool:
    """Whether a phrase may be part of a post: "of the Ukrainian ministry of ..."."""
    if node.kind == "actor":
        return node.marker == "of" and node.value.type in ("name", "demonym", "state")
    return node.kind in ("det", "prep", "word", "title", "mod", "rolehead")


def _scene(sentence: Sentence, node: Node) -> ActorPhrase | None:
    """ "Au ministère, on affirme": nobody says it, so it is who was set before."""
    if not any(r.data == "nobody" for r in node.all("pron")):
        return None
    ahead = [n for n in sentence.nodes if n.end <= node.start and n.kind == "actor"]
    phrase: ActorPhrase | None = ahead[-1].value if ahead else None
    return phrase


def _nearest(sentence: Sentence, group: Group) -> list[Node]:
    """The subjects of a verb of saying; one right before it comes first ("Iran, the Pentagon said, is ...")."""
    subjects = sentence.family.subjects(sentence, group)
    close = [n for n in sentence.nodes[max(0, group.first - 2) : group.first] if any(n is s for s in subjects)]
    return [*close, *subjects]


def named_holder(sentence: Sentence, node: Node) -> ActorPhrase:
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


def _inverted(sentence: Sentence, group: Group, voices: Voices) -> ActorPhrase | None:
    """ ", a déclaré X", ", said X": the speaker stands behind a verb that follows a comma or a quote."""
    before = sentence.nodes[group.first - 1] if group.first else None
    inside = [n for n in sentence.nodes[group.first : group.last + 2] if "pron" in n.cats]
    if inside and before is not None and before.text in ',»”"':
        return voices.pronoun(inside[0])  # "», a-t-il poursuivi"
    opener = next((c.opener for c in sentence.clauses if c.kind == "comp" and c.parent == group.clause), 0)
    if opener > group.last and not any(
        n.kind == "actor" and not n.marker for n in sentence.nodes[group.last + 1 : opener]
    ):
        return None
    if before is None or (before.text not in ',»”"' and not _asked(sentence, group)):
        return None
    if group.said and group.said[0].listener:
        return None
    earlier = [g for g in sentence.groups if g.clause == group.clause and g.finite and g.last < group.first]
    # "a annoncé vendredi le ministre": a date may stand between
    behind = [n for n in sentence.nodes[group.last + 1 : group.last + 4] if n.kind != "time"][:2]
    after = next((n for n in behind if n.kind != "det"), None)
    follows = after is not None and after.kind == "actor" and not after.marker  # ", affirme Londres,"
    quoted = group.first > 1 and _quote_ends(sentence.nodes[group.first - 2 : group.first])
    if not (follows or earlier or quoted) and any(
        n.kind == "actor" and not n.marker for n in before_group(sentence, group)
    ):
        return None  # "Skibitskyi, deputy head of HUR, told Reuters": the comma closes an apposition
    for index, node in enumerate(sentence.nodes[group.last + 1 : group.last + 7], group.last + 1):
        if node.kind == "actor" and not node.marker:
            return taken_up(sentence, index, voices) or named_holder(sentence, node)
        if node.kind in ("verb", "comp") or node.text in ",;":
            break
    return _postholder(sentence, group) or _noun_behind(sentence, group, voices)


def _quote_ends(before: Sequence[Node]) -> bool:
    """Whether a quotation ends right before a verb: '...", said Ruiz'."""
    return any(n.text in _CLOSING for n in before)


def _postholder(sentence: Sentence, group: Group) -> ActorPhrase | None:
    """ "a déclaré le porte-parole du ministère, Arta Kola", ", said Arta Kola, spokesman of the ministry": an unknown
    name behind the verb, with its body.
    """
    behind = sentence.nodes[group.last + 1 :]
    name = name_from(behind)
    if name is None:
        return None
    between = [n for n in behind if n.kind == "actor" and n.end <= name.start and n.value.type in _HELD]
    apposed = [n for n in behind if n.start >= name.end][:_APPOSED]
    stop = next((i for i, n in enumerate(apposed) if i and (n.kind == "verb" or n.text in ",;")), len(apposed))
    if apposed and apposed[0].text == "," and any("title" in n.cats for n in apposed[:stop]):
        between += [n for n in apposed[:stop] if n.kind == "actor" and n.value.type in _HELD]
    return replace(name, id=between[-1].value.id, state=between[-1].value.state) if between else name


def _asked(sentence: Sentence, group: Group) -> bool:
    """ "ce qu'a dit Oslo", "comme l'a dit Oslo": the object or the manner before a verb calls its subject behind."""
    before = [n for n in sentence.nodes[max(0, group.first - 2) : group.first] if "clitic" not in n.cats]
    uses = {r.data for r in before[-1].all("rel")} if before else set()
    return uses == {"obj"} or (bool(before) and before[-1].kind == "sub")


def _noun_behind(sentence: Sentence, group: Group, voices: Voices) -> ActorPhrase | None:
    """ ", said the spokesman", ", a ajouté la même source": a noun behind an inverted verb."""
    for index, node in enumerate(sentence.nodes[group.last + 1 : group.last + 5], group.last + 1):
        if "again" in node.cats or ("title" in node.cats and node.kind != "actor"):
            return (voices.again(sentence, index) if "again" in node.cats else None) or _post(sentence, index)
        if node.kind not in ("det", "word", "adv", "time", "mod"):
            break
    return None


def _name_before(sentence: Sentence, group: Group) -> ActorPhrase | None:
    """A capitalised name of two words or more before the verb: a claimer the catalogue does not know."""
    run: list[Node] = []
    for node in reversed(sentence.nodes[max(0, group.first - 14) : group.first]):
        if node.kind == "word" and node.text[0].isupper():
            run.insert(0, node)
        elif (name := name_of(run)) is not None:
            return name
        else:
            run = []
    return name_of(run)
