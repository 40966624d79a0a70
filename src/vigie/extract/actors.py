"""Who acts and who speaks: states, bodies, office holders, vague claimers, with post and state joined to one phrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vigie.extract.lexicon import Reading
from vigie.extract.nodes import Node
from vigie.packs.records import Organisation, Person, Role, State, Vague

NAMED = ("org", "person", "role", "state", "vague")
_NAMED = frozenset(NAMED)
_JOINING = _NAMED | {"title", "rolehead"}

_UNKNOWN = 3  # plain words a post may hold before its holder is named
_SHORT = 4  # letters from which a word of a title is written with a capital
_NEWSROOMS = frozenset({"media", "state-media"})
_QUOTES = '«“"'
_WATCHERS = frozenset({"media", "state-media", "monitoring", "think-tank", "ngo", "social-media", "justice"})


@dataclass(slots=True)
class ActorPhrase:
    """A party or claimer. ``type``: state, demonym, org, role, person, vague, name (capitalised, not catalogued),
    pronoun. ``media`` marks newsrooms, who relay; ``watcher`` bodies that report on transfers and are no party to them;
    ``body`` is the id a role takes once its state is known; ``basis`` how such a vague voice knows.
    """

    start: int
    end: int
    type: str
    id: str | None = None
    state: str | None = None
    media: bool = False
    watcher: bool = False
    body: str | None = None
    company: bool = False
    basis: str | None = None


def same(a: ActorPhrase | None, b: ActorPhrase | None) -> bool:
    """Whether two phrases mean one party: the same body, or one state."""
    if a is None or b is None:
        return False
    return (a.id is not None and a.id == b.id) or (a.state is not None and a.state == b.state)


class ActorBuilder:
    """Joins the nodes of a sentence into actor phrases."""

    def __init__(self, accepted: frozenset[str], after: bool = False) -> None:
        self._accepted = accepted
        self._after = after  # whether adjectives stand behind their noun

    def build(self, nodes: list[Node]) -> list[Node]:
        """The row with each actor as one node of kind ``actor``; places keep kind ``place``."""
        nodes = _whole(nodes) if any("rolehead" in n.cats for n in nodes) else nodes
        row: list[Node] = []
        index = 0
        while index < len(nodes):
            node = nodes[index]
            if not node.cats & _JOINING:
                used = 0
            elif node.kind == "title":
                used = self._titled(nodes, index, row) or _of_nation(nodes, index, row)
            else:
                used = self._plain(nodes, index, row)
            if not used and node.kind != "title" and "title" in node.cats:
                used = self._titled(nodes, index, row)
            if not used:
                row.append(node)
                used = 1
            index += used
        return row

    def _reading(self, node: Node, sure: bool = False, alone: bool = False) -> Reading | None:
        """The best reading as an actor; weak names only when the document knows them or a title vouches (``sure``).

        ``alone``: no capitalised word beside it, so that "Jordan" is no family name.
        """
        for cat in NAMED:
            for reading in node.readings:
                if reading.cat != cat:
                    continue
                if not reading.weak or sure or reading.data.id in self._accepted:
                    return reading
                if cat == "state" and alone and reading.cased and not reading.acronym:
                    return reading
        return None

    def _beside(self, nodes: Sequence[Node], index: int) -> Reading | None:
        return self._reading(nodes[index + 1]) if index + 1 < len(nodes) else None

    def _phrase(self, reading: Reading, start: int, end: int) -> ActorPhrase:
        data = reading.data
        if isinstance(data, State):
            kind = "demonym" if reading.feature == "demonym" else "state"
            return ActorPhrase(start, end, kind, data.id, data.id)
        if isinstance(data, Person):
            return ActorPhrase(start, end, "person", data.id, data.state)
        if isinstance(data, Organisation):
            media = data.type in _NEWSROOMS
            watcher, company = data.type in _WATCHERS, data.type == "company"
            return ActorPhrase(start, end, "org", data.id, data.state, media, watcher, company=company)
        if isinstance(data, Vague):
            return ActorPhrase(start, end, "vague", data.id, basis=data.basis)
        assert isinstance(data, Role)
        state = reading.feature if len(reading.feature) == 2 and reading.feature.isupper() else None
        return ActorPhrase(start, end, "role", _body(data, state), state, body=data.body)

    def _plain(self, nodes: Sequence[Node], index: int, row: list[Node]) -> int:
        node = nodes[index]
        voice = "vague" in node.cats and node.kind == "never"  # no thing is meant: "satellite images show"
        if not node.cats & _NAMED or (node.kind in ("item", "never", "pred", "head") and not voice):
            return 0
        if node.text.isupper() and node.cats & _FUNCTION and _capitals(nodes, index):
            return 0  # "UN MISSILE TIRÉ": an article in capitals, no acronym
        reading = self._reading(node, alone=_alone(nodes, index))
        if reading is None:
            return 0
        phrase = self._phrase(reading, node.start, node.end)
        used = 1
        if _presents(self._beside(nodes, index), reading):
            phrase.end, used = nodes[index + 1].end, 2  # "the Anadolu | news agency"
        elif phrase.type in ("role", "vague") and phrase.state is None:
            used += self._stated(nodes, index, phrase, reading, row)
            after = nodes[index + 1] if index + 1 < len(nodes) else None
            quoted = index + used < len(nodes) and nodes[index + used].text in _QUOTES  # 'constructeur turc "Baykar"'
            if _presents(reading, self._beside(nodes, index + used - 1 + quoted)):
                used += quoted
                for described in nodes[index : index + used]:
                    described.kind = "title"  # "le quotidien | Le Monde", "constructeur turc | Baykar"
                row += nodes[index : index + used]
                return used
            if phrase.type == "role" and used == 1 and after is not None and after.kind == "item":
                return 0  # "military helicopters": the body only qualifies the thing
        if phrase.type in ("org", "person"):
            _owned(row)
        row.append(Node("actor", phrase.start, phrase.end, node.text, node.readings, value=phrase, cats=node.cats))
        return used

    def _stated(self, nodes: Sequence[Node], index: int, phrase: ActorPhrase, role: Reading, row: list[Node]) -> int:
        """The state of a role, before it ("Seoul's", "Ukrainian") or after it ("ukrainien", "of Ukraine"); how many
        nodes behind it were used.
        """
        used = 0
        plain = nodes[index + 1] if self._after and index + 2 < len(nodes) else None
        if plain is not None and plain.kind == "word" and plain.text.islower() and _state(nodes[index + 2], "demonym"):
            index, used = index + 1, 1  # "le constructeur aéronautique | américain"
        following = nodes[index + 1 : index + 4]
        state: Reading | None = None
        if following and (state := _state(following[0], "demonym") or _owner(following[0])):
            used, phrase.end = used + 1, following[0].end
        elif len(following) > 1 and (_is_of(following[0]) or _seated(following)):
            offset = 2 if len(following) > 2 and following[1].kind == "det" else 1
            if state := _state(following[offset]):
                used, phrase.end = offset + 1, following[offset].end
        if state is None:
            state = self._before(row, phrase, nodes[index].text)
        if state is not None:
            phrase.state = state.data.id
        if isinstance(role.data, Role):
            phrase.id = _body(role.data, phrase.state)
        return used

    def _before(self, row: list[Node], phrase: ActorPhrase, role: str) -> Reading | None:
        back = list(row[-3:])
        if back and back[-1].kind == "poss":
            back.pop()
        while back and back[-1].text in ("'", "’"):
            back.pop()
        if back and back[-1].kind == "actor":
            before = back[-1]
            owns = before is not row[-1] or (_titled(role) and not _inside(back))
            state = _state(before, "demonym") or (_state(before) if owns else None)
            if state:
                phrase.start = before.start
                while row[-1] is not before:
                    row.pop()
                row.pop()
                return state
        return None

    def _titled(self, nodes: Sequence[Node], index: int, row: list[Node]) -> int:
        """A post with its body and holder: "le chef du renseignement ukrainien, Kyrylo Budanov", "President Yoon"."""
        end = index + 1
        state: Reading | None = None
        body: Reading | None = None
        holder: Reading | None = None
        unknown = 0
        while end < min(len(nodes), index + 9):
            node = nodes[end]
            if node.text == "," and holder is None and self._named(nodes, end + 1):
                end += 1
                continue
            reading = self._reading(node, sure=True) if node.cats & _NAMED else None
            if reading is not None and isinstance(reading.data, Person):
                holder, end = reading, end + 1
                break
            if reading is not None and nodes[end - 1].text != ",":
                if isinstance(reading.data, State):
                    state = state or reading
                elif not isinstance(reading.data, Vague):
                    body = body or reading
            elif node.kind == "word" and unknown < _UNKNOWN:
                unknown += 1  # "président de la République", "ministre des Armées"
            elif not (node.kind in ("det", "title", "mod") or _is_of(node) or node.text in ("-",)):
                break
            end += 1
        return self._post(nodes, index, end, (state, body, holder), row)

    def _named(self, nodes: Sequence[Node], index: int) -> bool:
        for node in nodes[index : index + 2]:
            reading = self._reading(node, sure=True) if node.cats & {"person"} else None
            if reading is not None and isinstance(reading.data, Person):
                return True
        return False

    def _post(
        self,
        nodes: Sequence[Node],
        index: int,
        end: int,
        known: tuple[Reading | None, Reading | None, Reading | None],
        row: list[Node],
    ) -> int:
        state, body, holder = known
        while end > index + 1 and nodes[end - 1].kind in ("det", "prep", "mod", "punct", "word"):
            end -= 1
        start = self._swallow(row, nodes[index])
        if holder is not None:
            person = nodes[end - 1]
            phrase = self._phrase(holder, person.start, person.end)
        elif body is not None:
            phrase = self._phrase(body, start, nodes[end - 1].end)
            if isinstance(body.data, Role) and phrase.state is None and state is not None:
                phrase.state, phrase.id = state.data.id, _body(body.data, state.data.id)
        elif state is not None:
            phrase = ActorPhrase(start, nodes[end - 1].end, "state", state.data.id, state.data.id)
        else:
            return 0
        kind = "apposition" if holder is None and _follows_person(row) else "actor"
        row.append(Node(kind, phrase.start, phrase.end, nodes[end - 1].text, value=phrase))
        return end - index

    def _swallow(self, row: list[Node], title: Node) -> int:
        """The nationality before an English post ("the Ukrainian president") joins it; where the phrase begins."""
        return title.start


def _whole(nodes: Sequence[Node]) -> list[Node]:
    """The nodes with each body that its nationality splits as one: "ministère polonais de la Défense"."""
    row: list[Node] = []
    index = 0
    while index < len(nodes):
        joined = _split(nodes, index) if "rolehead" in nodes[index].cats else None
        row.append(nodes[index] if joined is None else joined[0])
        index += 1 if joined is None else joined[1]
    return row


def _split(nodes: Sequence[Node], index: int) -> tuple[Node, int] | None:
    """Opening, nationality and rest of a body as one node, and how many nodes it takes."""
    state = _state(nodes[index + 1], "demonym") if index + 1 < len(nodes) else None
    if state is None:
        return None
    for reading in nodes[index].all("rolehead"):
        role, rest = reading.data
        shown = ""
        for at in range(index + 2, min(len(nodes), index + 8)):
            shown = (shown + " " + nodes[at].text.lower().replace("’", "'")).replace("' ", "'").strip()
            if shown.replace("' ", "'") == rest:
                whole = Reading("role", role, reading.form, state.data.id)
                node = Node("role", nodes[index].start, nodes[at].end, nodes[index].text, (whole,))
                node.cats = frozenset({"role"})
                return node, at - index + 1
            if not rest.startswith(shown):
                break
    return None


def _titled(role: str) -> bool:
    """ "Ghana | Armed Forces", "the Pakistan | Navy": a body's name in capitals takes the bare name of its state."""
    return all(word[0].isupper() or len(word) < _SHORT for word in role.split())


def _inside(back: Sequence[Node]) -> bool:
    """ "In Poland President Duda": the state is only where."""
    reading = back[-2].reading("prep") if len(back) > 1 else None
    return reading is not None and reading.data == "in"


def _of_nation(nodes: Sequence[Node], index: int, row: list[Node]) -> int:
    """ "a Polish | prosecutor": a post with nothing behind it is that of the nationality before it."""
    if not row or row[-1].kind != "actor" or row[-1].value.type != "demonym":
        return 0
    phrase = row[-1].value
    phrase.type, phrase.end, row[-1].end = "state", nodes[index].end, nodes[index].end
    return 1


def _owned(row: Sequence[Node]) -> None:
    """ "Turkey's Baykar", "le groupe turc Baykar", "Turkish maker Baykar": the state describes who bears a name."""
    back = list(row[-3:])
    while back and back[-1].kind == "word" and back[-1].text[0].islower():
        back.pop()
    if back and back[-1].kind == "poss" and len(row) > 1 and row[-2].kind == "actor":
        row[-1].kind = row[-2].kind = "title"
    elif back and back[-1].kind == "actor" and back[-1].value.type == "demonym":
        back[-1].kind = "title"


def _presents(post: Reading | None, named: Reading | None) -> bool:
    """Whether a word for a kind of newsroom or company stands beside the name of one."""
    if post is None or named is None or not isinstance(named.data, Organisation) or not isinstance(post.data, Role):
        return False
    kinds = {post.data.type, named.data.type}
    return kinds <= _NEWSROOMS or kinds == {"company"}


def _alone(nodes: Sequence[Node], index: int) -> bool:
    beside = (*nodes[max(0, index - 1) : index], *nodes[index + 1 : index + 2])
    return not any(n.kind == "word" and n.text[0].isupper() for n in beside)


_FUNCTION = frozenset({"det", "prep", "and", "or", "pron"})


def _capitals(nodes: Sequence[Node], index: int) -> bool:
    near = [n.text for n in nodes[max(0, index - 1) : index + 2] if n is not nodes[index] and n.text.isalpha()]
    return bool(near) and all(text.isupper() for text in near)


def _follows_person(row: Sequence[Node]) -> bool:
    """ "Vadym Skibitskyi, deputy head of HUR": the post only describes the person."""
    back = [n for n in row[-3:] if n.kind != "det"]
    return len(back) > 1 and back[-1].text == "," and back[-2].kind == "actor" and back[-2].value.type == "person"


def of_state(role: ActorPhrase, state: str | None) -> ActorPhrase:
    """A body without a state ("the army"), once the state it belongs to is known."""
    if state is None or role.body is None:
        return role
    return replace(role, state=state, id=role.body.replace("{state}", state.lower()))


def _body(role: Role, state: str | None) -> str | None:
    if "{state}" not in role.body:
        return role.body
    return role.body.replace("{state}", state.lower()) if state else None


def _state(node: Node, feature: str | None = None) -> Reading | None:
    for reading in node.readings:
        if reading.cat == "state" and (feature is None or reading.feature == feature) and not reading.weak:
            return reading
    return None


def _owner(node: Node) -> Reading | None:
    """A state in the genitive, right behind what is its own."""
    state = _state(node)
    return state if state is not None and "gen" in state.cases else None


def _seated(following: Sequence[Node]) -> bool:
    """ "the ministry in The Hague": a seat names the state."""
    reading = following[0].reading("prep")
    near = any(_state(n, "metonym") for n in following[1:3])
    return reading is not None and reading.data in ("in", "to") and near


def _is_of(node: Node) -> bool:
    reading = node.reading("prep")
    return reading is not None and reading.data in ("of", "for")
