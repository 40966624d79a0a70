from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml.nodes import Node

from vigie.packs.nodes import child, compose, convert, faults, line_of, plain
from vigie.packs.problems import Problem


@pytest.mark.parametrize(
    ("data", "line", "code"),
    [
        (b"- a\n? [b]\n: c\n", 2, "not-yaml"),
        (b"? [a]\n: b\n", 1, "not-yaml"),
        (b"- a\n- {b: *c}\n", 2, "not-yaml"),
        (b"- &a [*a]\n", 1, "alias"),
        (b"- a\n- {b: 1, c: 2, b: 3}\n", 2, "repeated-key"),
        (b"- a\n- b: c: d\n", 2, "not-yaml"),
        (b"a: b\n---\nc: d\n", 2, "not-yaml"),
        (b"- a\n- \x07\n", 2, "not-yaml"),
        (b"- a\n- \xff\n", 2, "not-utf8"),
        (b"\n" + b"[" * 100_000, 2, "too-deep"),
        (b"\n" + b"- " * 100_000, 2, "too-deep"),
    ],
)
def test_a_file_that_is_no_pack_says_where(data: bytes, line: int, code: str) -> None:
    problem = compose("a.yml", data)
    assert isinstance(problem, Problem)
    assert (problem.file, problem.line, problem.code) == ("a.yml", line, code)


@pytest.mark.parametrize("data", [b"", b"\n# nothing yet\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_an_empty_list(data: bytes) -> None:
    node = compose("a.yml", data)
    assert isinstance(node, Node)
    assert plain(node) == []


@given(st.binary(max_size=60) | st.text("[]{}-:?&*!|>'\" \n\tab", max_size=60).map(str.encode))
def test_any_bytes_are_a_tree_or_a_problem(data: bytes) -> None:
    node = compose("a.yml", data)
    if isinstance(node, Problem):
        assert node.line >= 1
        assert node.message
    else:
        assert all(fault.line >= 1 for fault in faults(node, list[dict[str, int]]))


def test_texts_become_numbers_where_the_schema_asks() -> None:
    node = compose("a.yml", b"1: [2.5, 3]\n2: []\n")
    assert isinstance(node, Node)
    assert convert(node, dict[int, list[float]]) == {1: [2.5, 3.0], 2: []}
    assert convert(node, dict[str, list[str]]) == {"1": ["2.5", "3"], "2": []}
    assert [fault.message for fault in faults(node, dict[int, list[int]])] == ["expected a whole number, got a text"]


def test_every_fault_is_found_each_at_its_line() -> None:
    node = compose("a.yml", b"a:\n  - 1\n  - x\nb: [2, y]\nc: z\n")
    assert isinstance(node, Node)
    assert [(fault.line, fault.message) for fault in faults(node, dict[str, list[int]])] == [
        (3, "expected a whole number, got a text"),
        (4, "expected a whole number, got a text"),
        (5, "expected a list, got a text"),
    ]
    assert line_of(child(node, "a", 1)) == 3
    assert line_of(child(node, "a", 9)) == 2
