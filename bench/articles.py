"""Synthetic articles of about 3 kB, French and English by turns: the same seed and packs always give the same ones."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from vigie.model.document import Document
from vigie.packs.files import Packs
from vigie.read.reader import read_bytes
from vigie.text.forms import expand

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("articles.yml").read_text("utf-8"))
BYTES = 3_000
DENSE, ORDINARY = 0.5, 0.1  # share of sentences that claim something: our corpus, and news with a claim or two


def names(entries: Sequence[Any], field: str, language: str) -> list[str]:
    """The first form of each entry's ``field`` in a language."""
    forms = (by.get(language) or by.get("*") for by in (getattr(entry, field) for entry in entries))
    return [next(iter(expand(found[0]))) for found in forms if found]


class Writer:
    """Writes articles out of the names of the packs."""

    def __init__(self, packs: Packs, share: float, seed: int = 2) -> None:
        self.share, self.random = share, random.Random(seed)
        self.words = {
            language: {
                "states": names(packs.states, "metonyms", language),
                "claimers": names(packs.organisations, "names", language) or ["Seoul"],
                "items": [*words["items"], *names(packs.weapons, "names", language)],
            }
            for language, words in WORDS.items()
        }

    def sentence(self, language: str) -> str:
        words, drawn, pick = WORDS[language], self.words[language], self.random.choice
        if self.random.random() > self.share:
            return str(pick(words["others"]))
        supplier, recipient = self.random.sample(drawn["states"], 2)
        low = self.random.randrange(10, 4000)
        count = pick(words["counts"]).format(n=low, m=low + self.random.randrange(5, 900))
        day = pick(words["days"]).format(d=self.random.randrange(2, 29), y=self.random.randrange(2015, 2027))
        return str(
            pick(words["claims"]).format(
                supplier=supplier,
                recipient=recipient,
                item=pick(drawn["items"]),
                count=count,
                day=day,
                claimer=pick(drawn["claimers"]),
            )
        )

    def text(self, language: str) -> str:
        paragraphs: list[str] = []
        while sum(map(len, paragraphs)) < BYTES:
            paragraphs.append(" ".join(self.sentence(language) for _ in range(self.random.randrange(2, 5))))
        return "\n\n".join(paragraphs) + "\n"


def articles(packs: Packs, count: int, share: float = DENSE) -> Iterator[Document]:
    """``count`` documents, French and English by turns; ``share`` of their sentences claim something."""
    writer = Writer(packs, share)
    for n in range(count):
        language = ("fr", "en")[n % 2]
        meta = {"language": language, "dated": "2025-03-14"}
        yield read_bytes(f"{n:05}.txt", writer.text(language).encode(), meta)
