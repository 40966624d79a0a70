"""The figures of the gate as the tables of ``docs/quality.md``, written anew by ``gate.py --tables``.

Only the corpus stands there: of a batch read at first sight nothing counts but its first run.
"""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from causes import CAUSES
from listing import Account
from scorer import Scores
from sets import FIRST_SIGHT, ROOT, Set

PAGE = ROOT / "docs" / "quality.md"
BEGIN, END = "<!-- written by: python tests/gate/gate.py --tables -->\n", "<!-- end of what is written -->\n"
Table = list[list[str]]  # its first row is the head


@dataclass(frozen=True, slots=True)
class Results:
    """What was measured: ``scores`` by set, ``languages`` the dev sets together, ``accounts`` the errors by set."""

    scores: list[tuple[Set, Scores]]
    languages: dict[str, Scores]
    accounts: list[Account]


def tables(results: Results) -> Iterator[Table]:
    """Every table of the page: sets, languages, kinds, slots, causes."""
    corpus = [(one, scores) for one, scores in results.scores if one.gold.parent != FIRST_SIGHT]
    heads = ["texts", "found P", "R", "F1", "exact P", "R", "**F1**"]
    named = [(one.name + ("" if one.open else ", held out"), len(one.stems), scores) for one, scores in corpus]
    for first, rows in (
        ("set", named),
        ("language", [(name, _texts(corpus, name), scores) for name, scores in results.languages.items()]),
    ):
        yield [[first, *heads], *([name, str(texts), *_figures(scores)] for name, texts, scores in rows)]
    yield from kinds_and_slots(results)
    yield causes([one for one, (of, _) in zip(results.accounts, results.scores, strict=True) if (of, _) in corpus])


def kinds_and_slots(results: Results) -> tuple[Table, Table]:
    """By language: recall by kind (a claim may be found under another kind), and the share of right slots."""
    languages = results.languages
    kinds = sorted({group for s in languages.values() for group in s["groups"] if group.startswith("kind ")})
    slots = sorted({slot for scores in languages.values() for slot in scores["slots"]})
    by_kind = [["kind", *(f"{name} found / exact" for name in languages)]]
    for kind in kinds:
        rows = [scores["groups"].get(kind) for scores in languages.values()]
        cells = (f"{row['found']['r']:.3f} / {row['exact']['r']:.3f}" if row else "-" for row in rows)
        by_kind.append([kind.removeprefix("kind "), *cells])
    by_slot = [["slot", *(f"{name} right" for name in languages)]]
    for slot in slots:
        shares = [scores["slots"].get(slot) for scores in languages.values()]
        by_slot.append([slot, *("-" if share is None else f"{share:.2f}" for share in shares)])
    return by_kind, by_slot


def causes(accounts: Sequence[Account]) -> Table:
    """Errors by cause and set, then the share of things in scope that ended in no claim."""
    rows = [[cause, *(str(one.causes[cause]) for one in accounts)] for cause in CAUSES]
    unread = ["things left unread", *(f"{one.unread:.0%}" for one in accounts)]
    return [["errors", *(one.name for one in accounts)], *rows, unread]


def _texts(corpus: Sequence[tuple[Set, Scores]], language: str) -> int:
    return sum(len(one.stems) for one, _ in corpus if one.name.split()[0] == language)


def _figures(scores: Scores) -> list[str]:
    cells = [f"{scores[what][part]:.3f}" for what in ("found", "exact") for part in ("p", "r", "f1")]
    return [*cells[:-1], f"**{cells[-1]}**"]


def markdown(table: Table) -> str:
    rows = [table[0], ["---"] * len(table[0]), *table[1:]]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def written(page: str, content: str) -> str:
    """``page`` with ``content`` between its two marks."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"{PAGE.name} has lost the marks between which the tables stand.")
    return f"{before}{BEGIN}\n{content}\n{END}{after}"


def rewrite(results: Results, page: Path = PAGE) -> None:
    """Write the tables into the page, with the day and the commit."""
    git = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip() or "unknown"
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    parts = [f"Measured on {today}, commit {commit}.\n", *map(markdown, tables(results))]
    page.write_text(written(page.read_text("utf-8"), "\n".join(parts)), "utf-8")
