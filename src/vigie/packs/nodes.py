"""YAML text to nodes that remember their file and line, and nodes to records: every error can say where it is.

The base loader leaves every scalar a text, so ``no``, ``010`` and ``2024-01-01`` stay what was written; numbers and
yes-or-no become so only where the schema asks for them.
"""

from __future__ import annotations

import io
import types
from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin

import msgspec
import yaml
from msgspec import Struct
from msgspec.structs import fields
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from vigie.packs.problems import Problem, Severity, closest, near, problem

BaseLoader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

DEPTH = 20  # the deepest pack file has 6

SHAPES = {"array": "a list", "object": "keys with values", "str": "a text", "int": "a whole number"} | {
    "float": "a number",
    "bool": "true or false",
}


class _Named(io.BytesIO):
    """Bytes with the ``name`` that YAML puts into every mark."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data)
        self.name = name


def file_of(node: Node) -> str:
    """The file ``node`` was written in."""
    return str(node.start_mark.name)


def line_of(node: Node) -> int:
    """The line ``node`` begins on, from 1."""
    return int(node.start_mark.line) + 1


def place(node: Node) -> str:
    """Where ``node`` is, for a reader: ``file:line``."""
    return f"{file_of(node)}:{line_of(node)}"


def at(node: Node, code: str, *, severity: Severity = "error", **values: object) -> Problem:
    """The problem ``code`` at ``node``."""
    return problem(code, file_of(node), line_of(node), severity=severity, **values)


def compose(file: str, data: bytes) -> Node | Problem:
    """The tree of a YAML file, or what is wrong with the file as YAML. An empty file is an empty list."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return problem("not-utf8", file, data.count(b"\n", 0, error.start) + 1)
    try:
        deep = _too_deep(data)
        if deep is not None:
            return problem("too-deep", file, deep + 1, depth=DEPTH)
        node: Node | None = BaseLoader(_Named(data, file)).get_single_node()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "it does not parse"
        line = mark.line if mark else data.count(b"\n", 0, getattr(error, "position", None) or 0)
        return problem("not-yaml", file, line + 1, reason=reason)
    if node is None:
        start = yaml.Mark(file, 0, 0, 0, None, 0)
        return SequenceNode("tag:yaml.org,2002:seq", [], start, start)
    return next(_slips(node, set()), node)


def _too_deep(data: bytes) -> int | None:
    """The line, from 0, where nesting passes DEPTH: composing recurses in C, where too deep ends the process."""
    depth = 0
    events: Iterator[Any] = yaml.parse(data, Loader=BaseLoader)
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEPTH:
                return event.start_mark.line if event.start_mark else 0
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _slips(node: Node, seen: set[int]) -> Iterator[Problem]:
    """Aliases and repeated keys under ``node``: YAML allows them and hides what is lost."""
    if id(node) in seen:
        yield at(node, "alias")
        return
    seen.add(id(node))
    if isinstance(node, MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                yield at(key, "not-yaml", reason="a key must be a text")
                continue
            if key.value in keys:
                yield at(key, "repeated-key", key=key.value)
            keys.add(key.value)
            yield from _slips(value, seen)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _slips(item, seen)


def plain(node: Node) -> Any:
    """``node`` as text, list and dict."""
    if isinstance(node, MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.value]
    return node.value


def child(node: Node, *path: str | int) -> Node:
    """The node at ``path`` (keys and positions) under ``node``; the deepest one there is."""
    for step in path:
        if isinstance(node, MappingNode):
            found = [value for key, value in node.value if key.value == step]
        else:
            found = node.value[step : step + 1] if isinstance(node, SequenceNode) and isinstance(step, int) else []
        if not found:
            break
        node = found[0]
    return node


def key_node(node: Node, key: str) -> Node:
    """The node of ``key`` itself in the mapping ``node``, or ``node`` where it is not there."""
    return next((k for k, _ in node.value if k.value == key), node) if isinstance(node, MappingNode) else node


def merged(base: Node, over: Node) -> Node:
    """``over`` laid on ``base``: keys are merged, lists joined by :func:`joined`, all else is replaced."""
    if isinstance(base, MappingNode) and isinstance(over, MappingNode):
        pairs = {key.value: (key, value) for key, value in base.value}
        for key, value in over.value:
            old = pairs.get(key.value)
            pairs[key.value] = (key, merged(old[1], value) if old else value)
        return MappingNode(base.tag, list(pairs.values()), over.start_mark, over.end_mark)
    if isinstance(base, SequenceNode) and isinstance(over, SequenceNode):
        return SequenceNode(base.tag, joined(base.value, over.value), over.start_mark, over.end_mark)
    return over


def joined(base: list[Node], over: list[Node]) -> list[Node]:
    """The items of ``base`` then of ``over``, without those of ``base`` whose ``id`` ``over`` gives anew."""
    ids = {id_of(item) for item in over} - {None}
    return [item for item in base if id_of(item) not in ids] + over


def id_of(node: Node) -> str | None:
    """The text under the key ``id`` of a mapping."""
    if not isinstance(node, MappingNode):
        return None
    return next((value.value for key, value in node.value if key.value == "id" and isinstance(value, ScalarNode)), None)


def convert(node: Node, shape: Any) -> Any:
    """``node`` as the type ``shape``. Raises msgspec.ValidationError; :func:`faults` then says what is wrong where."""
    return msgspec.convert(plain(node), shape, strict=False, str_keys=True)


def faults(node: Node, shape: Any) -> list[Problem]:
    """Everything in ``node`` that is not of the type ``shape``, each at its own line."""
    try:
        convert(node, shape)
    except msgspec.ValidationError as error:
        return list(_inner_faults(node, shape)) or [_fault_here(node, shape, str(error))]
    return []


def _inner_faults(node: Node, shape: Any) -> Iterator[Problem]:
    shape = _without_none(shape)
    if isinstance(shape, type) and issubclass(shape, Struct) and isinstance(node, MappingNode):
        yield from _struct_faults(node, shape)
    elif get_origin(shape) in (list, tuple) and isinstance(node, SequenceNode):
        for item in node.value:
            yield from faults(item, get_args(shape)[0])
    elif get_origin(shape) is dict and isinstance(node, MappingNode):
        key_shape, value_shape = get_args(shape)
        for key, value in node.value:
            yield from faults(key, key_shape)
            yield from faults(value, value_shape)


def _struct_faults(node: MappingNode, shape: type[Struct]) -> Iterator[Problem]:
    known = {field.encode_name: field for field in fields(shape)}
    absent = set(known) - {key.value for key, _ in node.value}
    for key, value in node.value:
        if key.value in known:
            yield from faults(value, known[key.value].type)
        elif shape.__struct_config__.forbid_unknown_fields:
            yield at(key, "unknown-key", key=key.value, near=near(key.value, absent))
            absent.discard(closest(key.value, absent) or "")
    for name, field in known.items():
        if field.required and name in absent:
            yield at(node, "missing-key", key=name)


def _fault_here(node: Node, shape: Any, message: str) -> Problem:
    options = [str(value) for value in get_args(shape)] if get_origin(shape) is Literal else []
    if options and isinstance(node, ScalarNode):
        return at(node, "unknown-value", value=node.value, near=near(node.value, options))
    said = message.split(" - at ")[0]
    for name, words in SHAPES.items():
        said = said.replace(f"`{name}`", words).replace(f"`{name} | null`", words)
    wants_list = said.startswith("Expected a list")
    hint = "put each item on its own line after a hyphen" if wants_list else "docs/packs.md shows the shape"
    return at(node, "wrong-shape", problem=said[:1].lower() + said[1:], hint=hint)


def _without_none(shape: Any) -> Any:
    if get_origin(shape) in (Union, types.UnionType):
        kept = [option for option in get_args(shape) if option is not type(None)]
        return kept[0] if len(kept) == 1 else shape
    return shape
