"""Why a stretch of text names an entity of the catalogue: by which of its names, and how sure that makes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vigie.packs.entries import forms_of
from vigie.packs.files import Packs
from vigie.packs.records import Entry, Role
from vigie.text.fold import bare
from vigie.text.forms import FormError, cited, classes_of, expand, stemmed

KINDS = {
    "weapons": "weapon",
    "states": "state",
    "organisations": "organisation",
    "persons": "person",
    "places": "place",
}
# How sure a rule is. ``context``: the words name nobody, extraction took the entity from around them.
SCORES = {
    "strong": 1.0, "imo": 1.0, "role": 0.9, "publisher": 0.9, "demonym": 0.8, "metonym": 0.7, "office": 0.7,
    "weak": 0.6, "class": 0.5, "context": 0.5, "institution": 0.5, "shape": 0.5, "place": 0.5, "vessel": 0.5,
}  # fmt: skip
_FIELDS = {"names": "strong", "demonyms": "demonym", "metonyms": "metonym", "weak": "weak"}
_WHOLE_SCRIPTS = "\u2e80"  # from here on, signs are written together and a name may stand inside a longer word
_BETWEEN = 6  # letters that may stand between a role and its state ("of the", "de la")


@dataclass(frozen=True, slots=True)
class Reason:
    """By which rule, and which words: the stretch from ``start`` to ``end`` bears the name, made of ``strings``."""

    rule: str
    start: int
    end: int
    strings: tuple[str, ...]


NOTHING = Reason("context", 0, 0, ())


class Naming:
    """The names of every entity of the packs, compiled when an entity is first asked for."""

    def __init__(self, packs: Packs) -> None:
        self._kinds: dict[str, str] = {entry.id: "class" for entry in packs.vocabulary.classes}
        self._entries: dict[str, Entry] = {}
        for family, kind in reversed(KINDS.items()):  # where a town and a weapon share an id, the weapon has it
            for entry in getattr(packs, family):
                self._kinds[entry.id], self._entries[entry.id] = kind, entry
        self._roles: dict[str, list[Role]] = {}
        for role in packs.roles:
            self._roles.setdefault(role.body, []).append(role)
        self._codes = {state.id.lower(): state.id for state in packs.states}
        self._vague = frozenset(vague.id for vague in packs.vague)
        self._patterns: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        self._found: dict[tuple[str, str], Reason] = {}

    def kind(self, id: str) -> str | None:
        """What ``id`` is, None for a vague voice and for what no pack knows."""
        known = self._kinds.get(id)
        if known is None and id not in self._vague and (id in self._roles or self._role_of(id)):
            return "organisation"
        return known

    def reason(self, id: str, text: str) -> Reason:
        """Why ``text`` names ``id``; ``NOTHING`` when none of its names stands there."""
        key = (id, text)
        if key not in self._found:
            self._found[key] = self._reason(id, text)
        return self._found[key]

    def _reason(self, id: str, text: str) -> Reason:
        given = bare(text)
        found = _longest(self._of(id), given, text)
        if found is not None:
            return found
        body = self._role_of(id)
        if body is None and id not in self._roles:
            return NOTHING
        role = _longest(self._of_role(body[0] if body else id), given, text)
        state = _longest(self._of(body[1]), given, text) if body else None
        return _together(role, state, text)

    def _of(self, id: str) -> list[tuple[str, re.Pattern[str]]]:
        if id not in self._patterns:
            entry = self._entries.get(id)
            self._patterns[id] = list(_compiled([entry])) if entry else []
        return self._patterns[id]

    def _of_role(self, body: str) -> list[tuple[str, re.Pattern[str]]]:
        key = f"{body} role"
        if key not in self._patterns:
            self._patterns[key] = list(_compiled(self._roles[body]))
        return self._patterns[key]

    def _role_of(self, id: str) -> tuple[str, str] | None:
        """``mnd-kr`` is the role ``mnd-{state}`` of ``KR``; a state may stand inside, ``mission-kp-un``."""
        words = id.split("-")
        for place, word in enumerate(words):
            if word in self._codes:
                body = "-".join([*words[:place], "{state}", *words[place + 1 :]])
                if body in self._roles:
                    return body, self._codes[word]
        return None


def _compiled(entries: Iterable[Entry]) -> Iterator[tuple[str, re.Pattern[str]]]:
    """A pattern for each rule by which ``entries`` are named."""
    literals: dict[str, set[str]] = {}
    for entry in entries:
        for named in forms_of(entry):
            for pattern in _patterns(named.form):
                literals.setdefault(_FIELDS.get(named.field, "strong"), set()).add(pattern)
    for rule in ("strong", "demonym", "metonym", "weak"):
        if rule in literals:
            yield rule, re.compile("|".join(sorted(literals[rule], key=lambda p: (-len(p), p))))


def _patterns(form: str) -> Iterator[str]:
    """One pattern for each literal of a form; a word that is inflected may end as it likes."""
    inflected = bool(classes_of(form))
    try:
        forms = expand(stemmed(form) if inflected else cited(form))
    except FormError:
        return
    for literal in forms:
        plain = bare(literal)
        body = r"\w* ".join(map(re.escape, plain.split(" "))) if inflected else re.escape(plain)
        body = body.replace(re.escape("~"), r"\w+(?: \w+)?")  # where the adjective of a state stands
        before = r"(?<!\w)" if plain[0] < _WHOLE_SCRIPTS else ""
        after = (r"\w*" if inflected else "") + (r"(?!\w)" if plain[-1] < _WHOLE_SCRIPTS else "")
        yield before + body + after


def _longest(patterns: list[tuple[str, re.Pattern[str]]], given: str, text: str) -> Reason | None:
    """The longest name in ``given``, the folded ``text``; of equals the surer rule."""
    best: Reason | None = None
    for rule, pattern in patterns:
        for found in pattern.finditer(given):
            if best is None or found.end() - found.start() > best.end - best.start:
                best = Reason(rule, found.start(), found.end(), (text[found.start() : found.end()],))
    return best


def _together(role: Reason | None, state: Reason | None, text: str) -> Reason:
    """A post or ministry with its state: one stretch where they stand side by side."""
    if role is None:
        return NOTHING
    if state is None:
        return Reason("office", role.start, role.end, role.strings)
    strings = role.strings + state.strings
    if role.start <= state.start and state.end <= role.end:
        return Reason("role", role.start, role.end, strings)
    first, second = sorted((role, state), key=lambda reason: reason.start)
    gap = text[first.end : second.start]
    if len(gap) <= _BETWEEN and gap == gap.lower():
        return Reason("role", first.start, second.end, strings)
    return Reason("role", role.start, role.end, strings)
