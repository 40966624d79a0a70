"""The command run in this process, over a small set of packs and an extractor that always says the same."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

import vigie
from vigie.capture import find_inputs
from vigie.capture.settings import FetchSettings
from vigie.cli.main import run
from vigie.flow.stages import Stages
from vigie.model.claim import Claim, Claimer, Evidence, Extraction, Item, Party, Quantity, Unread, When
from vigie.model.document import Document
from vigie.packs.files import Packs
from vigie.read import read_input

DATA = Path(vigie.__file__).parent / "data"
ORGANISATIONS = """
- {id: nis-kr, type: intelligence, state: KR, names: {"*": [NIS]}, example: {en: The NIS speaks.}}
- {id: meridia, type: media, names: {"*": [Meridia]}, example: {en: Meridia reports.}}
"""
WEAPONS = '- {id: kn-23, item_class: ballistic-missile, names: {"*": [KN-23]}, example: {en: A KN-23 flew.}}\n'
TEXTS = {
    "b.txt": "Le NIS, cité par Meridia, dit que Pyongyang a cédé au moins 150 KN-23 à Moscou en 2025. Rien d'autre.",
    "a.txt": "=1+1 Tehran has not sold shells. Tanks were seen there.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two documents."""
    place = tmp_path / "texts"
    place.mkdir()
    for name, text in TEXTS.items():
        (place / name).write_text(text, "utf-8")
    (place / "manifest.csv").write_text("file,language,publisher,dated\na.txt,en,Gazette,2025-03-01\nb.txt,fr,,\n")
    return place


@pytest.fixture(scope="session")
def few_packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The languages, classes and states of the real packs, with two bodies and one weapon."""
    packs = tmp_path_factory.mktemp("packs") / "built-in"
    shutil.copytree(DATA / "lang", packs / "lang")
    (packs / "actors" / "organisations").mkdir(parents=True)
    (packs / "weapons").mkdir()
    shutil.copy(DATA / "vocabulary.yml", packs)
    shutil.copy(DATA / "actors" / "states.yml", packs / "actors")
    (packs / "actors" / "organisations" / "few.yml").write_text(ORGANISATIONS)
    (packs / "weapons" / "few.yml").write_text(WEAPONS)
    return packs


@pytest.fixture(autouse=True)
def small_world(few_packs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few packs, a stand-in for the extractor, English, no case around."""
    monkeypatch.setattr("vigie.packs.loader.BUILT_IN", few_packs)
    for module in "flow.extracting flow.case flow.deciding cli.case cli.extract cli.check cli.watching".split():
        monkeypatch.setattr(f"vigie.{module}.default_stages", stand_ins)
    monkeypatch.setenv("XDG_CACHE_HOME", str(few_packs.parent / "cache"))
    monkeypatch.setenv("VIGIE_USER", "tester")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "VIGIE_CASE", "VIGIE_DEBUG", "COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


def stand_ins(settings: FetchSettings | None = None, lists: Sequence[str] = ()) -> Stages:
    return Stages(find=partial(find_inputs, settings=settings, lists=lists), read=read_input, extract=extract)


def extract(document: Document, packs: Packs) -> Extraction:
    """One claim for each of the two texts, an unread passage for the second, nothing for any other."""

    def at(words: str) -> dict[str, object]:
        start = document.text.index(words)
        return {"text": words, "start": start, "end": start + len(words)}

    claims: tuple[Claim, ...] = ()
    unread: tuple[Unread, ...] = ()
    common = {"document": document.id, "kind": "transfer"}
    if "KN-23" in document.text:
        claims = (
            Claim(
                **common, id="clm_00000000000000000001", status="occurred", certainty="hedged", head=3,
                supplier=Party(**at("Pyongyang"), id="KP"), recipient=Party(**at("Moscou"), id="RU"),
                item=Item(**at("KN-23"), id="kn-23", item_class="ballistic-missile"),
                quantity=Quantity(**at("au moins 150"), min=150), time=When(**at("en 2025"), edtf="2025"),
                claimers=(Claimer(**at("NIS"), id="nis-kr"), Claimer(**at("Meridia"), id="meridia")),
                evidence=(evidence(document, "dit que Pyongyang", "en 2025"),),
            ),
        )  # fmt: skip
    if "Tehran" in document.text:
        claims = (
            Claim(
                **common, id="clm_00000000000000000002", status="denied", head=5,
                supplier=Party(**at("Tehran"), id="IR"), item=Item(**at("shells"), item_class="shell"),
                claimers=(Claimer(id="author"),), evidence=(evidence(document, "=1+1", "shells."),),
            ),
        )  # fmt: skip
        start = document.text.index("Tanks")
        unread = (
            Unread(
                document=document.id, text="Tanks", start=start, end=start + 5, sentence_start=start,
                sentence_end=len(document.text), reason="no-predicate",
            ),
        )  # fmt: skip
    return Extraction(document=document.id, claims=claims, unread=unread, producer="stand-in", packs=packs.digest)


def evidence(document: Document, first: str, last: str) -> Evidence:
    start, end = document.text.index(first), document.text.index(last) + len(last)
    return Evidence(start=start, end=end, exact=document.text[start:end])


@dataclass(frozen=True)
class Ran:
    """How a run ended and what it printed."""

    code: int
    out: str
    err: str


Runner = Callable[..., Ran]


@pytest.fixture
def vigie_run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Runner:
    """Runs the command with its arguments; ``stdin`` are the bytes of standard input."""

    def go(*arguments: str | Path, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return go


@pytest.fixture
def case(tmp_path: Path, folder: Path, vigie_run: Runner) -> Path:
    """A case with the two documents."""
    place = tmp_path / "case"
    assert vigie_run("new", place).code == 0
    assert vigie_run("read", "--case", place, folder).code == 0
    return place


def lines(text: str) -> Sequence[str]:
    return [line.rstrip() for line in text.splitlines()]
