"""What things are called in the user's language: the catalogue's names for ids, never bare ids."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vigie.model.claim import Claimer, Item, Party, Place
from vigie.model.entity import Ruled
from vigie.packs.files import Packs
from vigie.packs.institutions import Institutions
from vigie.packs.messages import Catalogue, Gloss, gloss_of
from vigie.packs.records import Designation, Entry
from vigie.text.fold import bare
from vigie.text.forms import cited, expand

AUTHOR = "author"
_GLUED = re.compile(r"\d[^\W\d]{2}|[^\W\d]{3}\d")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one language. ``bodies`` are organisations and persons, ``labels`` the ledger's own words
    (kinds, statuses, certainties, modes) by family and id.
    """

    language: str
    gloss: Gloss
    states: Mapping[str, str]
    bodies: Mapping[str, str]
    persons: frozenset[str]
    places: Mapping[str, str]
    towns: frozenset[str]
    weapons: Mapping[str, str]
    classes: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    roles: Mapping[str, str]  # the first role of a body: its ministry, not its minister
    institutions: Institutions  # what tells the names of bodies from those of persons


def names_in(language: str, packs: Packs, ruled: Iterable[Ruled] = ()) -> Names:
    """The names that ``packs`` gives in ``language``, falling back on English, then on any language; those that people
    gave to what no pack holds (``ruled``).
    """
    given: dict[str, dict[str, str]] = defaultdict(dict)
    for one in ruled:
        if one.name is not None:
            given[one.kind][one.lead] = one.name
    words = packs.vocabulary
    families = {
        "kind": words.kinds,
        "status": words.statuses,
        "certainty": words.certainties,
        "mode": words.modes,
    }
    return Names(
        language=language,
        gloss=gloss_of(language),
        states=_called(packs.states, language),
        bodies=_called([*packs.organisations, *packs.persons], language) | given["organisation"],
        persons=frozenset(person.id for person in packs.persons),
        places=_called(packs.places, language) | given["place"],
        towns=frozenset(place.id for place in packs.places if place.type in ("city", "port")),
        weapons={weapon.id: _type_name(weapon, language) for weapon in packs.weapons} | given["weapon"],
        classes={entry.id: _pick(entry.labels, language, entry.id) for entry in words.classes},
        labels={
            family: {key: _pick(label, language, key) for key, label in entries.items()}
            for family, entries in families.items()
        },
        roles={role.body: name for role in reversed(packs.roles) if (name := _name(role, language))},
        institutions=Institutions(packs),
    )


def label(names: Names, family: str, key: str) -> str:
    """The ledger's word for a kind, status, certainty or mode; the id itself where the vocabulary has none."""
    return names.labels[family].get(key, key)


def body_name(names: Names, body: Party | Claimer | Place) -> str | None:
    """The catalogue's name of a state, organisation, person or place; None when its id is not in the catalogue."""
    if body.id is None:
        return names.states.get(body.state or "")
    known = names.states.get(body.id) or names.bodies.get(body.id) or names.places.get(body.id)
    return known or _role_name(names, body.id)


def shown_body(names: Names, body: Party | Claimer | Place) -> str:
    """The name to print in a table: the catalogue's, else a vague claimer's, else the document's own words."""
    known = body_name(names, body) or names.gloss.claimers.get(body.id or "")
    return known or own_words(names, body) or body.id or body.state or ""


def own_words(names: Names, body: Party | Claimer | Place) -> str | None:
    """The document's words for a body without a name, masked where they may name a private person: only the text itself
    shows that.
    """
    if body.id is not None or isinstance(body, Place) or not body.text or not names.institutions.hides(body.text):
        return body.text
    return names.gloss.sentences["masked"]


def shown_speakers(first: str, others: Iterable[Claimer], names: Names, words: Catalogue) -> str:
    """Those who make a statement together, ``first`` already as shown."""
    said = [first, *(shown_origin(other, names, words) for other in others)]
    return f"{', '.join(said[:-1])} {names.gloss.sentences['and']} {said[-1]}" if said[1:] else first


def shown_origin(claimer: Claimer, names: Names, words: Catalogue) -> str:
    """As ``shown_body``; the author of a document is told by the outlet, which stands as the text."""
    if claimer.id != AUTHOR:
        return shown_body(names, claimer)
    return words.say("origin.author", outlet=claimer.text) if claimer.text else words.say("origin.an-author")


def shown_item(names: Names, item: Item) -> str:
    """Designation and class of an item, the class once ("obus de 152 mm"); its words where neither is known."""
    weapon, kind = names.weapons.get(item.id or ""), names.classes.get(item.item_class or "")
    if weapon and kind and kind.split()[0].casefold() in weapon.casefold():
        return weapon
    return ", ".join(name for name in (weapon, kind) if name) or item.text


def _role_name(names: Names, body: str) -> str | None:
    """A body every state has, ``mnd-kr``, by its role ``mnd-{state}``: "ministère de la Défense (Corée du Sud)"."""
    role, _, state = body.rpartition("-")
    name, country = names.roles.get(role + "-{state}"), names.states.get(state.upper())
    return f"{name} ({country})" if name and country else None


def _called(entries: Iterable[Entry], language: str) -> dict[str, str]:
    return {entry.id: name for entry in entries if (name := _name(entry, language))}


def _type_name(weapon: Designation, language: str) -> str:
    """The form that reads like the id, "F-16" of ``F(|-| )16``; else the first that glues no word to a figure."""
    forms = [form for code in (language, "*", "en") for form in weapon.names.get(code, [])]
    literals = [literal for form in forms for literal in expand(cited(form))]
    alike = (literal for literal in literals if bare(literal).replace(" ", "-") == weapon.id)
    apart = (literal for literal in literals if not _GLUED.search(literal))
    return next(alike, None) or next(apart, None) or _name(weapon, language) or weapon.id


def _name(entry: Entry, language: str) -> str | None:
    known = entry.names
    forms = known.get(language) or known.get("*") or known.get("en") or next(iter(known.values()), [])
    return expand(cited(forms[0]))[0] if forms else None


def _pick(labels: Mapping[str, str], language: str, otherwise: str) -> str:
    return labels.get(language) or labels.get("en") or otherwise
