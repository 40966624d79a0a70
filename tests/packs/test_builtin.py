"""The packs that come with Vigie load, and nothing is wrong with them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from vigie.packs.check import check
from vigie.packs.loader import load_packs

TIMED = """
import time
start = time.perf_counter()
from vigie.packs.loader import load_packs
packs = load_packs()
print(f"{(time.perf_counter() - start) * 1000:.0f} {packs.digest}")
"""


def test_the_built_in_packs_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    packs = load_packs()
    assert packs.states
    assert packs.weapons
    assert {"en", "fr"} <= set(packs.languages)
    assert load_packs() == packs


def test_the_built_in_packs_have_no_error() -> None:
    errors = [f"{p.file}:{p.line}: {p.message}" for p in check() if p.severity == "error"]
    assert errors == []


def test_a_warm_load_gives_the_same_digest_and_prints_its_time(tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    runs = [
        subprocess.run([sys.executable, "-c", TIMED], env=environment, capture_output=True, text=True, check=True)
        for _ in range(3)
    ]
    times, digests = zip(*(run.stdout.split() for run in runs), strict=True)
    print(f"load, fresh process: {times[0]} ms without cache, {min(map(int, times[1:]))} ms with")  # noqa: T201
    assert len(set(digests)) == 1
