r"""What we learned from the gold is kinds of sentence, never its words: no run of five of them stands in our tree.

A word is ``\w+`` folded (case, accents); a run is five words in a row on whichever lines. Runs that are all figures do
not count (a row of numbers is nobody's sentence), nor do runs in unspaced scripts, whose "words" are whole clauses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
CORPUS, SHARED = ROOT / "tests" / "corpus", ROOT.parent / "shared"
OURS = ("src", "samples", "bench", "docs")
READABLE = {".py", ".yml", ".sql", ".txt", ".csv", ".html", ".md"}
RUN = 5
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
Run = tuple[str, ...]


def runs(text: str) -> Iterator[Run]:
    """Every run of five folded words of ``text`` that counts."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = re.findall(r"\w+", unicodedata.normalize("NFC", plain).casefold())
    for run in zip(*(words[i:] for i in range(RUN)), strict=False):
        if not all(w.isdecimal() for w in run) and not any(UNSPACED.search(w) for w in run):
            yield run


def gold_strings(node: object) -> Iterator[str]:
    """The words a gold sheet quotes: the values of its ``text`` keys."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "text" and isinstance(value, str):
                yield value
            yield from gold_strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from gold_strings(value)


def gold_runs(texts: Iterable[Path], sheets: Iterable[Path]) -> set[Run]:
    found = {run for path in texts for run in runs(path.read_text("utf-8"))}
    for sheet in sheets:
        quoted = gold_strings(yaml.load(sheet.read_text("utf-8"), Loader=yaml.CSafeLoader))
        found |= {run for string in quoted for run in runs(string)}
    return found


def borrowed(forbidden: set[Run]) -> list[str]:
    """Where our tree repeats a forbidden run: ``path: the five words``."""
    files = (p for folder in OURS for p in sorted((ROOT / folder).rglob("*")) if p.suffix in READABLE)
    return [
        f"{p.relative_to(ROOT)}: {' '.join(r)}" for p in files for r in runs(p.read_text("utf-8")) if r in forbidden
    ]


def test_no_words_of_our_corpus_stand_in_our_tree() -> None:
    forbidden = gold_runs(CORPUS.glob("texts/*"), CORPUS.glob("gold/*.yaml"))
    assert len(forbidden) > 1000
    assert borrowed(forbidden) == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared, which holds the seeds, is not beside this checkout")
def test_no_words_of_the_shared_gold_stand_in_our_tree() -> None:
    texts = [*SHARED.glob("texts/*"), *SHARED.glob("seeds/*")]
    forbidden = gold_runs(texts, SHARED.glob("gold/*.yaml"))
    assert len(forbidden) > 1000
    assert borrowed(forbidden) == []


def test_case_accents_and_punctuation_hide_nothing() -> None:
    assert set(runs("Où l'été, DÉJÀ fini")) == set(runs("ou l ete deja fini"))
    assert list(runs("1 2 3 4 5")) == []
    assert list(runs("一九五三年 七月 二十七 日 停战")) == []
