"""Translations and rewrites of the blind test case, by the claims read from its texts.

Copies, and copies of copies, are one family; two documents of different families are not to be called retellings.
``python tests/gate/blind_retold.py`` lists what is found and what is missed.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from blind_bends import CORPUS, Score
from blind_texts import Read, read_corpus
from vigie.corroborate.retold import retold
from vigie.model.finding import Retelling
from vigie.model.origin import Telling
from vigie.packs.loader import load_packs

Pair = frozenset[str]
RETOLD = ("translation", "rewrite")


def found_in(read: Read) -> list[Retelling]:
    tellings = [
        Telling(claim=claim, dated=document.dated, language=document.language)
        for document, claims in read.values()
        for claim in claims
    ]
    return retold(tellings, {document.id: document.text for document, _ in read.values()})


def expected() -> Iterator[tuple[Pair, str]]:
    for path in sorted(CORPUS.glob("expected-*.yaml")):
        for entry in yaml.safe_load(path.read_text("utf-8"))["documents"]:
            if entry.get("copy_of"):
                yield frozenset((entry["file"], entry["copy_of"]["file"])), entry["copy_of"]["kind"]


def families(pairs: list[Pair]) -> dict[str, str]:
    """The first of the family of each document that is in one."""
    head: dict[str, str] = {}
    for pair in pairs:
        old = {head.get(file, file) for file in pair}
        new = min(old)
        head |= dict.fromkeys([*pair, *(known for known, its in head.items() if its in old)], new)
    return head


def measure(read: Read) -> tuple[Score, list[str]]:
    wanted = dict(expected())
    head = families(list(wanted))
    files = {document.id: file for file, (document, _) in read.items()}
    found = {frozenset((files[one.first], files[one.second])): one for one in found_in(read)}
    right = {pair for pair in found if len({head.get(file, file) for file in pair}) == 1}
    met = [pair for pair, kind in wanted.items() if kind in RETOLD and pair in found]
    lines = [
        f"{'right' if pair in right else 'WRONG'} {sorted(pair)} {wanted.get(pair, '-')} share {one.share:.2f}, "
        f"{len(one.claims)} claims"
        for pair, one in found.items()
    ]
    lines += [f"missed {sorted(p)} {kind}" for p, kind in wanted.items() if kind in RETOLD and p not in found]
    lines.append(f"pairs found {len(found)}, of one family {len(right)}")
    return Score(len(met), len(met) + len(found) - len(right), sum(kind in RETOLD for kind in wanted.values())), lines


if __name__ == "__main__":
    score, lines = measure(read_corpus(load_packs()))
    for line in lines:
        print(line)
    print(score)
