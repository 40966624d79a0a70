"""Segments in another language than their document, where their script gives them away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vigie.model.document import Segment
from vigie.text.langid import detect

# Letters of all scripts but the Latin one.
_OTHERS = re.compile("[\u0370-\u1dff\u1f00-\u1fff\u2e80-\u2fdf\u3041-\ud7ff\uf900-\ufaff\ufe70-\ufefc\uff66-\uffdc]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_NOT_LATIN = frozenset("ar be bg el fa he hy ja ka ko mk ru sr th uk zh".split())
_SAMPLE = 200
_FEWEST = 12  # letters that make more than a name


def with_tongues(text: str, segments: Sequence[Segment], language: str | None) -> tuple[Segment, ...]:
    """``segments`` with the language of those written in another script than the document."""
    if language is None or _OTHERS.search(text) is None:
        return tuple(segments)
    foreign, own = (_LATIN, _OTHERS) if language in _NOT_LATIN else (_OTHERS, _LATIN)
    return tuple(_with_tongue(text, segment, language, foreign, own) for segment in segments)


def _with_tongue(text: str, segment: Segment, language: str, foreign: re.Pattern[str], own: re.Pattern[str]) -> Segment:
    sample = text[segment.start : min(segment.end, segment.start + _SAMPLE)]
    others = len(foreign.findall(sample))
    if segment.language or others < _FEWEST or others <= len(own.findall(sample)):
        return segment
    found = detect(sample)
    return replace(segment, language=found) if found and found != language else segment
