"""Loads what assessments rest on: sanctions regimes, profiles of claimers, rules of grading, registers, tallies.

These files lie in the same folders as the other packs and are overlaid in the same way, but stay out of their digest:
another regime makes no claim outdated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct
from yaml.nodes import Node, SequenceNode

from vigie.packs import nodes
from vigie.packs.files import ASSESS_FOLDERS, Packs
from vigie.packs.grading import Conflict, Grading, Listing, Profile, Register, Scale, Tallies
from vigie.packs.judged import judged_problems
from vigie.packs.loader import BUILT_IN
from vigie.packs.problems import Problem, near, problem
from vigie.packs.references import Known
from vigie.packs.regimes import Regime


class Assessing(Struct, frozen=True, kw_only=True):
    """All that assessments rest on, checked."""

    grading: Grading
    tallies: Tallies
    conflicts: tuple[Conflict, ...] = ()
    estimates: tuple[Scale, ...] = ()
    registers: tuple[Register, ...] = ()
    listings: tuple[Listing, ...] = ()
    regimes: tuple[Regime, ...] = ()
    profiles: tuple[Profile, ...] = ()


class _Kind(NamedTuple):
    family: str
    shape: Any
    listed: bool  # the file is a list of entries, each of the shape


class Placed(NamedTuple):
    """A record with the node it was read from."""

    family: str
    node: Node
    record: Struct


FILES = {
    "regimes/*.yml": _Kind("regimes", Regime, False),
    "profiles/*.yml": _Kind("profiles", Profile, False),
    "assess/grading.yml": _Kind("grading", Grading, False),
    "assess/tallies.yml": _Kind("tallies", Tallies, False),
    "assess/conflicts.yml": _Kind("conflicts", Conflict, True),
    "assess/estimates.yml": _Kind("estimates", Scale, True),
    "assess/registers.yml": _Kind("registers", Register, True),
    "assess/listings.yml": _Kind("listings", Listing, True),
}
_ONE = ("grading", "tallies")  # families of one record, laid over each other key by key


def load_assessing(packs: Packs, overlays: Sequence[Path] = ()) -> Assessing:
    """What assessments rest on: the built-in files with ``overlays`` laid on; an entry with an id we have replaces it.

    Raises:
        PackError: a file breaks its schema or names what does not exist; the first such place.
    """
    placed, problems = _read([BUILT_IN, *overlays])
    problems += judged_problems(placed, known_of(packs))
    errors = [one for one in problems if one.severity == "error"]
    if errors:
        raise min(errors).error()
    content: dict[str, Any] = {}
    for family, _, record in placed:
        if family in _ONE:
            content[family] = record
        else:
            content.setdefault(family, []).append(record)
    return msgspec.convert(content, Assessing, from_attributes=True)


def assessing_problems(folders: Sequence[Path], known: Known) -> list[Problem]:
    """All that is wrong with the files of assessments in ``folders``, later over earlier."""
    placed, problems = _read(folders)
    return problems + list(judged_problems(placed, known))


def known_of(packs: Packs) -> Known:
    """What the other packs hold, for those who name it."""
    states = {state.id for state in packs.states}
    roles = {role.body.replace("{state}", state.lower()) for role in packs.roles for state in states}
    return Known(
        classes={one.id for one in packs.vocabulary.classes},
        states=states,
        bodies=states | roles | {one.id for one in packs.organisations},
        entries={"persons": {one.id for one in packs.persons}},
        words={name: set(getattr(packs.vocabulary, name)) for name in ("kinds", "statuses", "modes", "units")},
    )


def _read(folders: Sequence[Path]) -> tuple[list[Placed], list[Problem]]:
    problems: list[Problem] = []
    found: dict[tuple[str, str], tuple[_Kind, Node]] = {}
    for folder in folders:
        given: dict[tuple[str, str], Node] = {}
        for kind, node in _nodes(folder, problems):
            key = (kind.family, "" if kind.family in _ONE else nodes.id_of(node) or nodes.place(node))
            if key in given:
                place = nodes.place(given[key])
                problems.append(nodes.at(nodes.child(node, "id"), "repeated-id", value=key[1], other=place))
            given[key] = node
            over = kind.family in _ONE and key in found
            found[key] = (kind, nodes.merged(found[key][1], node) if over else node)
    placed = []
    for kind, node in found.values():
        try:
            placed.append(Placed(kind.family, node, nodes.convert(node, kind.shape)))
        except msgspec.ValidationError:
            problems += nodes.faults(node, kind.shape)
    return placed, problems


def _nodes(folder: Path, problems: list[Problem]) -> Iterator[tuple[_Kind, Node]]:
    """Every record of ``folder`` as a node, file by file."""
    for relative, path in _paths(folder):
        kind = next((kind for pattern, kind in FILES.items() if fnmatchcase(relative, pattern)), None)
        if kind is None:
            problems.append(problem("unknown-file", str(path), 1, name=relative, near=near(relative, FILES)))
            continue
        try:
            node = nodes.compose(str(path), path.read_bytes())
        except OSError as error:
            problems.append(problem("unreadable", str(path), 1, reason=error.strerror))
            continue
        if isinstance(node, Problem):
            problems.append(node)
        elif not kind.listed:
            yield kind, node
        elif isinstance(node, SequenceNode):
            yield from ((kind, item) for item in node.value)
        else:
            problems.extend(nodes.faults(node, list[Any]))


def _paths(folder: Path) -> Iterable[tuple[str, Path]]:
    for name in ASSESS_FOLDERS:
        for path in sorted((folder / name).rglob("*")):
            relative = path.relative_to(folder).as_posix()
            if path.is_file() and not any(part.startswith(".") for part in relative.split("/")):
                yield relative, path
