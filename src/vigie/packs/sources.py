"""Pack folders to entries: which files there are, read as YAML, the overlays laid on, each entry with its node."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from vigie.packs import nodes
from vigie.packs.entries import forms_of
from vigie.packs.files import APART, APART_FOLDERS, REQUIRED_LANGUAGE_FILES, Slot, file_names, slot_of
from vigie.packs.problems import Problem, near, problem
from vigie.packs.records import Items, Names
from vigie.text.forms import FormError, badly_spaced, cited, expand

SENTENCE_KEYS = {"example", "examples", "text", "note"}
_WITH_VERBS = {"predicates", "cues", "institutions", "craft"}
_BAR_OUTSIDE = re.compile(r"\|(?![^()]*\))")  # divides the stem of a word from its class


@dataclass(frozen=True)
class PackFile:
    """One file of a pack folder: its path as shown to the user, its path in the folder, its bytes."""

    path: str
    relative: str
    data: bytes


@dataclass(frozen=True)
class Located:
    """A record for the field ``family`` (of Packs, or of the LanguagePack ``language``) and its node."""

    family: str
    language: str | None
    is_entry: bool
    node: Node
    record: Struct


@dataclass(frozen=True)
class Reading:
    """What reading pack folders gives: the records that are well formed, and everything wrong with the others."""

    records: list[Located] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def pack_files(folders: Sequence[Path]) -> tuple[list[list[PackFile]], list[Problem]]:
    """The files of each folder, sorted by path, and those that cannot be had; hidden and APART ones left out."""
    found: list[list[PackFile]] = []
    problems: list[Problem] = []
    for folder in folders:
        found.append([])
        if not folder.is_dir():
            problems.append(problem("no-folder", str(folder), 1))
            continue
        for path in sorted(folder.rglob("*")):
            relative = path.relative_to(folder).as_posix()
            if path.is_dir() or path.name in APART or any(part.startswith(".") for part in relative.split("/")):
                continue
            if relative.partition("/")[0] in APART_FOLDERS:
                continue
            try:
                found[-1].append(PackFile(str(path), relative, path.read_bytes()))
            except OSError as error:
                problems.append(problem("unreadable", str(path), 1, reason=error.strerror))
    return found, problems


def content_digest(files: Sequence[Sequence[PackFile]]) -> str:
    """SHA-256 over every file's relative path and bytes, folder by folder in the order they overlay."""
    total = hashlib.sha256()
    for number, folder in enumerate(files):
        for file in folder:
            total.update(f"{number}\0{file.relative}\0{len(file.data)}\0".encode("utf-8", "surrogateescape"))
            total.update(file.data)
    return total.hexdigest()


def read(files: Sequence[Sequence[PackFile]]) -> Reading:
    """Parse and lay the folders over each other, later over earlier; check every record against its schema."""
    reading = Reading()
    whole: dict[Slot, Node] = {}
    lists: dict[Slot, list[Node]] = {}
    for folder in files:
        added: dict[Slot, list[Node]] = {}
        for file in folder:
            _add(file, whole, added, reading.problems)
        for slot, items in added.items():
            lists[slot] = nodes.joined(lists.get(slot, []), items)
    for slot, items in lists.items():
        for item in items:
            _convert(slot, item, reading)
    for slot, node in whole.items():
        _convert(slot, node, reading)
    reading.problems.extend(_missing(files))
    return reading


def _add(file: PackFile, whole: dict[Slot, Node], added: dict[Slot, list[Node]], problems: list[Problem]) -> None:
    slot = slot_of(file.relative)
    if slot is None:
        hint = near(file.relative, file_names())
        problems.append(problem("unknown-file", file.path, 1, name=file.relative, near=hint))
        return
    node = nodes.compose(file.path, file.data)
    if isinstance(node, Problem):
        problems.append(node)
    elif not slot.entries:
        whole[slot] = nodes.merged(whole[slot], node) if slot in whole else node
    elif isinstance(node, SequenceNode):
        added.setdefault(slot, []).extend(node.value)
    else:
        problems.extend(nodes.faults(node, list[Any]))


def _convert(slot: Slot, node: Node, reading: Reading) -> None:
    try:
        record = nodes.convert(node, slot.shape)
    except msgspec.ValidationError:
        reading.problems.extend(nodes.faults(node, slot.shape))
    else:
        located = Located(slot.family, slot.language, slot.entries, node, record)
        reading.records.append(located)
        reading.problems.extend(_form_problems(located))


def is_grammar(located: Located) -> bool:
    """Whether it is a file of a language whose words are forms wherever they stand, bars in verbs apart."""
    return located.language is not None and not isinstance(located.record, Items | Names)


def words(node: Node) -> Iterator[ScalarNode]:
    """The texts under ``node``, keys too, but for sentences."""
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value not in SENTENCE_KEYS:
                yield from words(key)
                yield from words(value)
    else:
        for item in node.value:
            yield from words(item)


def _grammar_problems(located: Located) -> Iterator[Problem]:
    """Forms that do not expand. Endings may be empty; in verbs, bars also part the stem from the class."""
    for scalar in words(located.node):
        form = _BAR_OUTSIDE.sub("", scalar.value) if located.family in _WITH_VERBS else scalar.value
        try:
            expand(form or "-")
        except FormError as error:
            yield nodes.at(scalar, "bad-form", form=scalar.value, reason=error)


def _form_problems(located: Located) -> Iterator[Problem]:
    """Forms that do not expand, or give a literal with stray spaces."""
    if is_grammar(located):
        yield from _grammar_problems(located)
        return
    for named in forms_of(located.record):
        node = nodes.child(located.node, *named.path)
        try:
            literals = expand(cited(named.form))
        except FormError as error:
            yield nodes.at(node, "bad-form", form=named.form, reason=error)
            continue
        stray = next(filter(badly_spaced, literals), None)
        if stray is not None:
            yield nodes.at(node, "stray-space", form=stray)


def _missing(files: Sequence[Sequence[PackFile]]) -> list[Problem]:
    """Files that must be there and are in no folder."""
    given = {file.relative: file.path for folder in files for file in folder}
    languages = {slot.language for path in given if (slot := slot_of(path)) and slot.language}
    wanted = ["vocabulary.yml"]
    wanted += [f"lang/{language}/{name}.yml" for language in sorted(languages) for name in REQUIRED_LANGUAGE_FILES]
    first = next(iter(given.items()), ("", ""))
    base = first[1].removesuffix(first[0])
    return [problem("no-file", base + path, 1, name=path) for path in wanted if path not in given]
