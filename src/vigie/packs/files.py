"""Which pack files there are, and the record all of them together become.

To register a file of a language, add one field to ``LanguagePack``: its name is the file's name, its type the file's
shape; without a default the file is required. To register another family, add a line to ``FILES`` and a field of
the same name to ``Packs``.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Any, NamedTuple, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields

from vigie.packs.craft import Craft
from vigie.packs.language import Cues, Language, Predicates
from vigie.packs.measures import Dates, Numbers
from vigie.packs.records import (
    Designation,
    Institutions,
    Items,
    Names,
    Organisation,
    Person,
    PlaceEntry,
    Press,
    Role,
    State,
    Tie,
    Vague,
    Vocabulary,
)


class LanguagePack(Struct, frozen=True, kw_only=True):
    """What is known of one language (``data/lang/XX/``): one field a file, None where the file is absent."""

    language: Language
    items: Items | None = None
    numbers: Numbers | None = None
    dates: Dates | None = None
    predicates: Predicates | None = None
    cues: Cues | None = None
    names: Names | None = None
    institutions: Institutions | None = None
    craft: Craft | None = None

    @property
    def complete(self) -> bool:
        """Whether the language can be read: every one of its files is there."""
        return None not in (self.items, self.numbers, self.dates, self.predicates, self.cues)


class Packs(Struct, frozen=True, kw_only=True):
    """All knowledge, checked against its schema. ``digest`` names its exact content (SHA-256, hexadecimal)."""

    digest: str
    vocabulary: Vocabulary
    weapons: tuple[Designation, ...] = ()
    states: tuple[State, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    roles: tuple[Role, ...] = ()
    vague: tuple[Vague, ...] = ()
    persons: tuple[Person, ...] = ()
    ties: tuple[Tie, ...] = ()
    press: tuple[Press, ...] = ()
    places: tuple[PlaceEntry, ...] = ()
    languages: dict[str, LanguagePack] = {}


FILES: dict[str, str] = {
    # pattern under the pack folder -> field of Packs: a tuple where the file is a list of entries, else one record
    "vocabulary.yml": "vocabulary",
    "weapons/*.yml": "weapons",
    "actors/states.yml": "states",
    "actors/organisations/*.yml": "organisations",
    "actors/roles.yml": "roles",
    "actors/vague.yml": "vague",
    "actors/persons.yml": "persons",
    "actors/ties.yml": "ties",
    "actors/press.yml": "press",
    "places/*.yml": "places",
}

# Files for what Vigie says and does itself (messages.py, watching.py) and what readers go by (reading.py): they stay
# out of the digest, because a reworded message must not make claims look outdated.
_SAID = (
    "messages.yml",
    "workbench-messages.yml",
    "workbench-tools.yml",
    "workbench-review.yml",
    "workbench-assess.yml",
    "report-messages.yml",
    "gloss.yml",
    "problems.yml",
)
APART = (
    *_SAID,
    "reading.yml",
    "watching.yml",
    "addresses.yml",
    "lists.yml",
    "review.yml",
    "judgement.yml",
    "centroids.yml",
    "state-centroids.yml",
    "accuracy.yml",
)
ASSESS_FOLDERS = ("regimes", "profiles", "assess")  # what assessments rest on (assessing.py)
APART_FOLDERS = (*ASSESS_FOLDERS, "reports")  # no claim is made from these


class Slot(NamedTuple):
    """Where the content of a file goes: a field of Packs, or of the LanguagePack ``language``; the type it has there.

    ``entries``: the file is a list, each item of the type ``shape``.
    """

    family: str
    language: str | None
    shape: type[Struct]
    entries: bool


def slot_of(relative: str) -> Slot | None:
    """The slot of the file at ``relative`` (with forward slashes) under a pack folder; None for no pack file."""
    parts = relative.split("/")
    if len(parts) == 3 and parts[0] == "lang" and parts[2].endswith(".yml"):
        shape = LANGUAGE_SHAPES.get(parts[2].removesuffix(".yml"))
        return Slot(parts[2].removesuffix(".yml"), parts[1], shape, False) if shape else None
    for pattern, family in FILES.items():
        steps = pattern.split("/")
        if len(steps) == len(parts) and all(map(fnmatchcase, parts, steps)):
            shape = FAMILY_SHAPES[family]
            entries = get_origin(shape) is tuple
            return Slot(family, None, get_args(shape)[0] if entries else shape, entries)
    return None


def file_names() -> list[str]:
    """The names a pack file may have, for hints: patterns of FILES and the files of a language."""
    return [*FILES, *(f"lang/*/{name}.yml" for name in LANGUAGE_SHAPES)]


FAMILY_SHAPES: dict[str, Any] = {field.name: field.type for field in fields(Packs)}
LANGUAGE_SHAPES: dict[str, Any] = {
    field.name: next((option for option in get_args(field.type) if option is not type(None)), field.type)
    for field in fields(LanguagePack)
}
REQUIRED_LANGUAGE_FILES = [field.name for field in fields(LanguagePack) if field.required]
