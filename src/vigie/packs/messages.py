"""What Vigie says, in the user's language: the ``messages`` and the ``gloss.yml`` of ``data/lang/XX/``.

A message is a text with ``{named}`` fields; where the number ``count`` decides, it has the forms ``one`` and
``other``. Every language has the same messages with the same fields.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import TypeVar

import msgspec
from babel import Locale
from babel.numbers import format_decimal
from msgspec import Struct
from msgspec.structs import replace
from yaml.nodes import Node

from vigie.packs import nodes
from vigie.packs.problems import Problem

LANGUAGES = ("en", "fr")
WORKBENCH = (
    "workbench-messages",
    "workbench-tools",
    "workbench-review",
    "workbench-assess",
)  # what only the workbench says
REPORT = "report-messages"  # what only a report says
BOOKS = ("messages", *WORKBENCH, REPORT)  # files of messages
NO_BREAK = "\N{NO-BREAK SPACE}"
Shape = TypeVar("Shape", bound=Struct)
BUILT_IN = Path(str(files("vigie") / "data" / "lang"))


class Plural(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A message whose form depends on the number ``count``."""

    one: str
    other: str


class Messages(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``data/lang/XX/messages.yml``, ``workbench-messages.yml``: the texts by key; ``no_break``, the pieces whose space
    must not be broken; and ``errors``, which maps the English sentence of an error, with ``{named}`` fields, to the
    same sentence in this language (none for English itself).
    """

    texts: dict[str, str | Plural]
    no_break: list[str] = []
    errors: dict[str, str] = {}


class Noun(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a class or unit is called after a number; ``bare`` without one, with its ``article`` where the usual
    one for several does not do; a ``mass`` noun takes a singular verb when bare.
    """

    one: str
    other: str
    bare: str | None = None
    mass: bool = False
    article: str | None = None


class Clause(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way to say a kind of claim: chosen when the slot ``subject`` is filled and ``statuses``, if any, match."""

    text: str
    verb: str
    subject: str | None = None
    statuses: list[str] = []


class Gloss(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``data/lang/XX/gloss.yml``: how a claim is said as a sentence. The file's head explains the notation."""

    sentences: dict[str, str]
    articles: dict[str, list[str]]
    state_articles: dict[str, list[str]]
    plurals: list[str]
    indefinite: str
    contractions: dict[str, str]
    partitives: dict[str, str]
    elisions: dict[str, str]
    mute: list[str]
    named: str
    counted: str
    beside: str
    beside_units: list[str]
    quantities: dict[str, str]
    signs: dict[str, str]
    vague: dict[str, str]
    per: dict[str, str]
    nouns: dict[str, Noun]
    units: dict[str, Noun]
    claimers: dict[str, str]
    dates: dict[str, str]
    times: dict[str, str]
    seasons: dict[str, str]
    places: dict[str, str]
    modes: dict[str, str]
    statuses: dict[str, str]
    verbs: dict[str, dict[str, str]]
    clauses: dict[str, list[Clause]]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one language."""

    language: str
    messages: Messages

    def say(self, key: str, **values: object) -> str:
        """The message ``key`` with ``values`` in its fields; numbers are written the way the language does.

        Raises:
            KeyError: there is no such message or field.
        """
        text = self.messages.texts[key]
        if isinstance(text, Plural):
            text = text.one if is_one(values["count"], self.language) else text.other
        return self.spaced(text.format(**{name: self.written(value) for name, value in values.items()}))

    def say_error(self, sentence: str) -> str:
        """An error's English ``sentence`` in this language, as it stands where the catalogue does not know it."""
        for known, text in self.messages.errors.items():
            match = _pattern(known).fullmatch(sentence)
            if match:
                values = {name: self.say_error(value) for name, value in match.groupdict().items()}
                return self.spaced(text.format(**values))
        return sentence

    def spaced(self, text: str) -> str:
        """``text`` with the spaces of this language's signs unbreakable."""
        for piece in self.messages.no_break:
            text = text.replace(piece, piece.replace(" ", NO_BREAK))
        return text

    def written(self, value: object) -> object:
        """A number the way the language writes it, anything else as it is."""
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return format_decimal(value, locale=self.language)
        return value


@cache
def _pattern(sentence: str) -> re.Pattern[str]:
    pieces = (
        re.escape(literal) + (f"(?P<{name}>.*?)" if name else "") for literal, name, _, _ in Formatter().parse(sentence)
    )
    return re.compile("".join(pieces), re.DOTALL)


def is_one(count: object, language: str) -> bool:
    """Whether ``count`` takes the singular in ``language``: 0 and 1,5 do in French, not in English."""
    return isinstance(count, (int, float)) and Locale.parse(language).plural_form(abs(count)) == "one"


@cache
def catalogue(language: str) -> Catalogue:
    """The messages of ``language``, one of LANGUAGES, without loading any other pack.

    Raises:
        PackError: the file is not as it should be.
    """
    return Catalogue(language, _load(language, "messages", Messages))


@cache
def workbench_catalogue(language: str) -> Catalogue:
    """The messages of ``language`` with those of the workbench. Raises PackError as :func:`catalogue` does."""
    return _with(language, WORKBENCH)


@cache
def report_catalogue(language: str) -> Catalogue:
    """The messages of ``language`` with those of reports. Raises PackError as :func:`catalogue` does."""
    return _with(language, (REPORT,))


def _with(language: str, books: Sequence[str]) -> Catalogue:
    said = catalogue(language).messages
    for book in books:
        said = replace(said, texts=said.texts | _load(language, book, Messages).texts)
    return Catalogue(language, said)


@cache
def gloss_of(language: str) -> Gloss:
    """How sentences are made in ``language``, one of LANGUAGES. Raises PackError as :func:`catalogue` does."""
    return _load(language, "gloss", Gloss)


def check_messages(folder: Path = BUILT_IN) -> list[Problem]:
    """What breaks the shape of messages and glosses, else every key or field that one language has and another lacks.

    Each with its file and line.
    """
    shapes: dict[str, type[Struct]] = {**dict.fromkeys(BOOKS, Messages), "gloss": Gloss}
    broken = [
        fault
        for language in LANGUAGES
        for name, shape in shapes.items()
        for fault in _faults(_tree(folder, language, name), shape)
    ]
    if broken:
        return broken
    return [found for book in BOOKS for found in _unlike_in(folder, book)]


def _unlike_in(folder: Path, book: str) -> list[Problem]:
    trees = {language: nodes.child(_tree(folder, language, book), "texts") for language in LANGUAGES}
    return [
        found
        for language, tree in trees.items()
        for other, other_tree in trees.items()
        if other != language
        for found in _unlike(tree, f"{other}/{book}.yml", other_tree)
    ]


def _unlike(tree: Node, file: str, other_tree: Node) -> list[Problem]:
    problems = []
    other, others = file.partition("/")[0], nodes.plain(other_tree)
    for key, text in nodes.plain(tree).items():
        at = nodes.key_node(tree, key)
        if key not in others:
            what, hint = f"the message “{key}” has no counterpart in “{other}”", f"add it to lang/{file}"
        elif lacking := sorted(_fields(text) - _fields(others[key])):
            what = f"the message “{key}” uses {{{lacking[0]}}}, which “{other}” does not"
            hint = "let both say the same"
        else:
            continue
        problems.append(Problem(nodes.file_of(at), nodes.line_of(at), "error", "unlike-messages", what, hint))
    return problems


def _fields(text: str | dict[str, str]) -> set[str]:
    forms = [text] if isinstance(text, str) else list(text.values())
    return {name for form in forms for _, name, _, _ in Formatter().parse(form) if name and name != "count"}


def _tree(folder: Path, language: str, name: str) -> Node:
    path = folder / language / f"{name}.yml"
    tree = nodes.compose(str(path), path.read_bytes())
    if isinstance(tree, Problem):
        raise tree.error()
    return tree


def _faults(tree: Node, shape: type[Struct]) -> list[Problem]:
    try:
        msgspec.convert(nodes.plain(tree), shape, strict=False)
    except msgspec.ValidationError:
        return list(nodes.faults(tree, shape))
    return []


def _load(language: str, name: str, shape: type[Shape]) -> Shape:
    tree = _tree(BUILT_IN, language, name)
    for fault in _faults(tree, shape):
        raise fault.error()
    return msgspec.convert(nodes.plain(tree), shape, strict=False)
