from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from vigie.flow.extracting import extract_paths, readable
from vigie.flow.failures import Failure
from vigie.flow.stages import Stages
from vigie.model.errors import AnchorError

Make = Callable[..., Any]


def test_inputs_come_out_in_order_and_failures_in_their_place(folder: Make, stages: Stages, packs: Make) -> None:
    path = folder(a="obus obus", b="broken", c="deep", d="boom obus", e="twice obus obus", f="canon obus")
    got = list(extract_paths([path, "/nowhere"], packs("p1"), stages))
    said = [
        (result.stage, result.input, result.slug) if isinstance(result, Failure)
        else (result[0].path, len(result[1].claims), len(result[1].unread))
        for result in got
    ]  # fmt: skip
    assert said == [
        ("a.txt", 2, 0),
        ("read", "b.txt", "unreadable"),
        ("read", "c.txt", "too-deep"),
        ("extract", "d.txt", "internal"),
        ("extract", "e.txt", "refused"),
        ("f.txt", 1, 1),
        ("find", "/nowhere", "unreadable"),
    ]


def test_they_come_one_by_one(folder: Make, stages: Stages, packs: Make) -> None:
    read: list[str] = []
    counting = replace(stages, read=lambda source: read.append(source.path) or stages.read(source))
    results = extract_paths([folder(a="obus", b="obus")], packs("p1"), counting)
    next(results)
    assert read == ["a.txt"]


def test_a_language_without_a_pack_gives_nothing_and_is_no_failure(folder: Make, stages: Stages, packs: Make) -> None:
    path = folder(a="obus", manifest="")
    for language in ("ko", None):
        other = replace(stages, read=lambda source, code=language: replace(stages.read(source), language=code))
        (result, *_) = extract_paths([path], packs("p1"), other)
        assert not isinstance(result, Failure)
        document, extraction = result
        assert not readable(document, packs("p1"))
        assert (extraction.claims, extraction.unread, extraction.packs) == ((), (), "p1")


def test_a_span_that_quotes_nothing_is_never_passed_over(folder: Make, stages: Stages, packs: Make) -> None:
    with pytest.raises(AnchorError):
        list(extract_paths([folder(a="unanchored")], packs("p1"), stages))
