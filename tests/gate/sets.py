"""What is scored together: the seeds, odd and even numbers of each language, and batches of articles read once."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
CORPUS, SHARED = ROOT / "tests" / "corpus", ROOT.parent / "shared"
FIRST_SIGHT = CORPUS / "first-sight"
LANGUAGE_PACKS = ROOT / "src" / "vigie" / "data" / "lang"
OPENED = "OPEN.txt"  # beside the folders of texts: the batches whose first run is done, a name a line
Row = dict[str, Any]


@dataclass(frozen=True)
class Set:
    """Documents scored together: ``stems`` name files of ``texts`` and sheets of ``gold``.

    ``open`` sets may be looked at; the others are held out.
    """

    name: str
    texts: Path
    gold: Path
    stems: tuple[str, ...]
    open: bool = True

    @property
    def digest(self) -> str:
        """What the scores hold for: the texts and the sheets, byte for byte (12 hexadecimal characters)."""
        files = [f for s in self.stems for f in (self.texts / f"{s}.txt", self.gold / f"{s}.yaml")]
        return hashlib.sha256(b"".join(hashlib.sha256(f.read_bytes()).digest() for f in files)).hexdigest()[:12]

    @cached_property
    def sheets(self) -> dict[str, Row]:
        """The gold sheet of each stem."""
        return {stem: yaml.safe_load((self.gold / f"{stem}.yaml").read_text("utf-8")) for stem in self.stems}


def corpus_sets() -> tuple[list[Set], list[str]]:
    """The sets of languages that have a pack (the seeds first), and the languages that have none."""
    gold, texts = CORPUS / "gold", CORPUS / "texts"
    with (texts / "manifest.csv").open(encoding="utf-8", newline="") as manifest:
        languages = {Path(row["file"]).stem: row["language"] for row in csv.DictReader(manifest)}
    packed = [lang for lang in dict.fromkeys(languages.values()) if (LANGUAGE_PACKS / lang).is_dir()]
    sets = []
    if SHARED.is_dir():
        seeds = tuple(sorted(p.stem for p in SHARED.glob("seeds/*.txt")))
        sets.append(Set("seeds", SHARED / "seeds", SHARED / "gold", seeds))
    for lang in packed:
        stems = sorted(s for s, spoken in languages.items() if spoken == lang)
        odd, even = (tuple(s for s in stems if int(s[-2:]) % 2 == rest) for rest in (1, 0))
        sets += [Set(f"dev-{lang} odd", texts, gold, odd), Set(f"dev-{lang} even", texts, gold, even, open=False)]
    return sets, sorted(set(languages.values()) - set(packed))


def first_sight_sets(folder: Path, sheets: Path = FIRST_SIGHT) -> tuple[list[Set], list[str]]:
    """The batches whose texts lie in ``folder`` (BATCH/NAME.txt), and the names of those still sealed.

    Where ``folder`` holds a list of the opened batches, a batch it does not name is not touched: the first run of
    unseen articles happens once, and not by accident.

    Raises:
        SystemExit: the folder is not there, or a text is not the one its sheet was written from.
    """
    if not folder.is_dir():
        raise SystemExit(f"There is no folder {folder} with the texts of the first-sight batches.")
    listed = folder / OPENED
    opened = set(listed.read_text("utf-8").split()) if listed.is_file() else None
    sets, sealed = [], []
    for batch in sorted(p for p in sheets.iterdir() if p.is_dir()):
        texts = folder / batch.name
        stems = tuple(sorted(p.stem for p in batch.glob("*.yaml") if (texts / f"{p.stem}.txt").is_file()))
        if not stems:
            continue
        if opened is not None and batch.name not in opened:
            sealed.append(batch.name)
            continue
        one = Set(batch.name, texts, batch, stems)
        for stem in stems:
            _same_text(one, stem)
        sets.append(one)
    return sets, sealed


def _same_text(one: Set, stem: str) -> None:
    text, sheet = one.texts / f"{stem}.txt", one.sheets[stem]
    if hashlib.sha256(text.read_bytes()).hexdigest() != sheet["sha256"]:
        raise SystemExit(
            f"{one.name}/{stem}.txt is not the text its sheet was written from (its sha256 is another): "
            f"fetch {sheet['url']} again as the README of first-sight says, or take the file away."
        )
