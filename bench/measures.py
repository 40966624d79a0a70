"""What is measured, one function a figure. Times are wall-clock seconds; extraction's are seconds of one core."""

from __future__ import annotations

import cProfile
import pstats
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from articles import articles
from vigie.extract import extract
from vigie.flow.case import new_case, read_into
from vigie.model.document import Document
from vigie.packs.files import Packs

LOAD_PACKS = (
    "import time; from vigie.packs.loader import load_packs; t = time.perf_counter(); load_packs();"
    "print(time.perf_counter() - t)"
)


def best(measure: Callable[[], float], rounds: int = 5) -> float:
    """The smallest of some rounds: what the program needs, the machine's other work taken away."""
    return min(measure() for _ in range(rounds))


def start_up() -> float:
    """Seconds from the shell to the shell for ``vigie --version``."""

    def once() -> float:
        begin = time.perf_counter()
        command = [str(Path(sys.executable).with_name("vigie")), "--version"]
        subprocess.run(command, capture_output=True, check=True)
        return time.perf_counter() - begin

    return best(once)


def packs_load() -> float:
    """Seconds of ``load_packs()`` in a new process, the cache warm, imports not counted."""

    def once() -> float:
        done = subprocess.run([sys.executable, "-c", LOAD_PACKS], capture_output=True, text=True, check=True)
        return float(done.stdout)

    return best(once)


@dataclass(frozen=True, slots=True)
class Extraction:
    """Whole-document extraction in memory: ``worst`` is the slowest document, in milliseconds per 10 kB."""

    documents: int
    claims: int
    seconds: float
    megabytes: float
    worst: float

    @property
    def rate(self) -> float:
        """Documents per second."""
        return self.documents / self.seconds


def extraction(documents: Sequence[Document], packs: Packs, rounds: int = 2) -> Extraction:
    """Extract every document ``rounds`` times and keep the best processor time of each."""
    times = [float("inf")] * len(documents)
    claims = 0
    for _ in range(rounds):
        claims = 0
        for n, document in enumerate(documents):
            begin = time.process_time()
            claims += len(extract(document, packs).claims)
            times[n] = min(times[n], time.process_time() - begin)
    sizes = [len(document.text.encode()) for document in documents]
    worst = max(1000 * spent * 10_000 / size for spent, size in zip(times, sizes, strict=True))
    return Extraction(len(documents), claims, sum(times), sum(sizes) / 1e6, worst)


def where_time_goes(documents: Sequence[Document], packs: Packs) -> list[tuple[str, float]]:
    """Share of the time by module, most first; what built-ins take is their callers'."""
    profiler = cProfile.Profile()
    profiler.enable()
    for document in documents:
        extract(document, packs)
    profiler.disable()
    spent: Counter[str] = Counter()
    for (file, _, _), (_, _, own, _, callers) in pstats.Stats(profiler).stats.items():  # type: ignore[attr-defined]
        if file != "~":
            spent[module(file)] += own
            continue
        for (caller, _, _), (_, _, its_own, _) in callers.items():
            spent[module(caller)] += its_own
    total = sum(spent.values())
    return [(name, own / total) for name, own in spent.most_common()]


def module(file: str) -> str:
    """``vigie/extract/clauses.py`` for a file of ours, ``(outside)`` for the rest."""
    _, found, inside = file.rpartition("/vigie/")
    return f"vigie/{inside}" if found else "(outside)"


@dataclass(frozen=True, slots=True)
class Reading:
    """Files read into a case: found, read, extracted and stored."""

    documents: int
    claims: int
    seconds: float
    megabytes: float

    @property
    def rate(self) -> float:
        """Documents per second."""
        return self.documents / self.seconds


def reading(count: int, packs: Packs, folder: Path) -> Reading:
    """Write ``count`` articles as files under ``folder``, read them into a new case; the case's size in megabytes."""
    texts = folder / "texts"
    texts.mkdir(parents=True)
    for document in articles(packs, count):
        (texts / document.path).write_text(document.text, "utf-8")
    case = new_case(folder / "case")
    begin = time.perf_counter()
    summary = read_into(case, [str(texts)], packs)
    seconds = time.perf_counter() - begin
    assert summary.documents == count, f"{summary.documents} of {count} documents were read"
    return Reading(count, summary.claims, seconds, case.database.stat().st_size / 1e6)


def peak_memory() -> float:
    """Megabytes this process held at most so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)
