"""The shape of every gazetteer pack file, as types: the one place that says what an entry may hold.

Word *forms* are literals with groups of endings: ``missile(|s)`` stands for *missile* and *missiles*,
``(nord-coréen|nord-coréenne)(|s)`` for four words. There are no regular expressions in packs.

``names`` maps a language code, or ``"*"`` for every language, to forms. ``weak`` names are read only beside a
word of the field. ``example`` maps a language code to a sentence that must contain a strong name of the entry.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

Forms = list[str]
ByLanguage = dict[str, Forms]
ByField = dict[str, Forms]


class Listing(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An official list that names an entry: ``by`` is the id of the body that keeps it; dates as of a post."""

    by: str
    since: str | None = None
    until: str | None = None


class Entry(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What all gazetteer entries share. ``note``: a sentence for its card, by language; a bare one is shown in all."""

    id: str
    names: ByLanguage
    example: dict[str, str]
    weak: ByLanguage = {}
    note: str | dict[str, str] = ""
    listed: list[Listing] = []


class Designation(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A weapon by its type name (``data/weapons/*.yml``).

    ``relations``: other weapons, by what they are to this one. It ``fires`` them, is ``carried-by`` or
    ``launched-by`` them, is a ``version-of`` them; what the other is to this one need not be said again.
    """

    item_class: str
    country: str | None = None
    relations: dict[str, list[str]] = {}
    unlike: list[str] = []  # neighbours it is confused with: literal texts that are never this entry


class State(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A state: ``id`` is its ISO 3166-1 alpha-2 code (``data/actors/states.yml``).

    ``demonyms`` are adjectives and nouns of nationality; ``metonyms`` are words that mean the state when it acts
    (its capital, "le Kremlin", "le Nord"); ``capital`` is the slug of the capital in ``data/places``.
    """

    demonyms: ByLanguage = {}
    metonyms: ByLanguage = {}
    capital: str | None = None


class Organisation(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A body that acts or speaks (``data/actors/organisations/*.yml``).

    ``type``: intelligence, ministry, military, government, justice, media, state-media, company, international,
    monitoring, think-tank, ngo, armed-group, social-media.
    """

    type: str
    state: str | None = None


class Role(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A kind of body every state has (``data/actors/roles.yml``): "ministère de la Défense", "spy agency".

    With a state beside it ("le ministère grec de la Défense", "Lisbon's spy agency") it is the body
    ``body`` with ``{state}`` put in lower case: ``mnd-{state}`` -> ``mnd-gr``. ``type`` as for organisations.
    ``split`` lists forms whose state adjective may stand inside, written with ``~``: "ministère ~ de la Défense".
    """

    body: str
    type: str
    split: ByLanguage = {}


class Vague(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A claimer who stays vague: experts, analysts, officials, media, reports (``data/actors/vague.yml``).

    ``basis``: how it is known when such a voice tells it: satellite images, documents, witnesses.
    """

    basis: str | None = None


class Post(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An office held: ``body`` is the id of a state or organisation; ``since``/``until`` EDTF days or months."""

    title: str
    body: str
    since: str | None = None
    until: str | None = None


class Person(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Somebody who holds or held a public office, speaks for an institution, or is on an official list
    (``data/actors/persons.yml``): who is only ``listed`` has no posts.
    """

    state: str
    posts: list[Post]


class Tie(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What binds bodies, so that one is no check on the other (``data/actors/ties.yml``).

    Reads from left to right: each of ``bodies`` is ``part-of``, a ``member`` of, ``owned-by`` or ``founded-by`` the
    body ``with``, ``briefs`` it (and is heard through it), or ``shares-data`` with it. ``{state}`` is every state.
    ``since``/``until`` are EDTF days, months or years; without them it always held. ``example``: two ids it binds.
    """

    id: str
    bodies: list[str]
    tie: Literal["part-of", "member", "briefs", "shares-data", "owned-by", "founded-by"]
    other: str = field(name="with")
    example: tuple[str, str]
    since: str | None = None
    until: str | None = None
    note: str = ""


class Press(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Outlets that print one another's copy (``data/actors/press.yml``).

    ``kind``: a ``group`` shares articles; the outlets print the copy of the ``agency`` ``of``; or they are ``editions``
    of the newsroom ``of``. ``outlets`` are ids of organisations, or names as printed. ``since``/``until`` as of a Tie.
    """

    id: str
    kind: Literal["group", "agency", "editions"]
    outlets: list[str]
    of: str | None = None
    since: str | None = None
    until: str | None = None
    note: str = ""


class PlaceEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A named place (``data/places/*.yml``). ``type``: city, port, region, range, plant, base, sea, border, front."""

    type: str
    state: str | None = None


class Head(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A noun of materiel or people in one language (``data/lang/XX/items.yml``).

    ``forms`` with the head alone give ``item_class``; ``refine`` maps a finer class to modifiers that may follow or
    precede within the noun phrase: ``{ballistic-missile: [balistique(|s)], cruise-missile: [de croisière]}``.
    ``weak`` heads ("unité", "pièce", "système") are items only with a modifier, or as counter of a named item.
    """

    item_class: str
    forms: Forms
    example: str
    refine: dict[str, Forms] = {}
    weak: bool = False


class Modifier(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that lengthen an item phrase without changing its class ("à longue portée", "automoteur(|s)")."""

    forms: Forms
    example: str


class Items(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``data/lang/XX/items.yml`` as a whole. ``never``: literal phrases that look like an item and are none
    ("obus de rugby", "bombe météo", "rafale de vent", "film culte").
    """

    heads: list[Head]
    modifiers: list[Modifier] = []
    never: list[str] = []


class ItemClass(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A class of the vocabulary (``data/vocabulary.yml``): parent, label by language.

    ``within`` is a class whose count takes this one in, though it is no finer name of it: the killed are among the
    killed or wounded. ``counted`` is what a bare number of it and of all below it counts: ``person``, else pieces.
    ``umbrella``: too wide for one figure; what stands right below it is counted apart.
    """

    id: str
    parent: str | None = None
    within: str | None = None
    counted: Literal["piece", "person"] | None = None
    umbrella: bool = False
    labels: dict[str, str]


class Vocabulary(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``data/vocabulary.yml``: classes, and labels (by language) of kinds, statuses, certainties, modes and units.

    ``loads`` are the units that count what carries the goods: what is inside is told, seldom seen.
    """

    classes: list[ItemClass]
    kinds: dict[str, dict[str, str]]
    statuses: dict[str, dict[str, str]]
    certainties: dict[str, dict[str, str]]
    modes: dict[str, dict[str, str]]
    units: dict[str, dict[str, str]]
    loads: list[str] = []


class Names(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``data/lang/XX/names.yml``: what entries are called in one language, by family and id.

    Each id has the fields of its family that hold forms (``names``, ``weak``, ``demonyms``...): they are added to the
    entry, which stays where it is.
    """

    weapons: dict[str, ByField] = {}
    states: dict[str, ByField] = {}
    organisations: dict[str, ByField] = {}
    roles: dict[str, ByField] = {}
    vague: dict[str, ByField] = {}
    persons: dict[str, ByField] = {}
    places: dict[str, ByField] = {}


class Institutions(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``data/lang/XX/institutions.yml``: words by which bodies call themselves, by the types of organisations.

    ``opens``: such a word may begin the name ("Institut Halden"), not only end it or stand before "of" and "for".
    """

    types: dict[str, Forms]
    opens: bool = False


# Which file holds which of these types: files.py (a file of a language: one field of LanguagePack).
