"""What happens to a case when other processes read it, or die over it."""

from __future__ import annotations

import importlib.util
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import vigie
from vigie.flow.case import open_case, read_into
from vigie.store import originals
from vigie.store.case import Case, open_view
from vigie.store.query import ClaimFilter, claims, count, documents, runs, summary

PROGRAM = Path(__file__).with_name("reading_process.py")
Start = Callable[[int], "subprocess.Popen[bytes]"]


@pytest.fixture(scope="module")
def program() -> Any:
    spec = importlib.util.spec_from_file_location("reading_process", PROGRAM)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log"
    path.touch()
    return path


@pytest.fixture
def start(case: Case, log: Path) -> Start:
    """``start(number)``: a process that has begun to read that many documents into the case."""

    def make(number: int) -> subprocess.Popen[bytes]:
        source = Path(vigie.__file__).parent.parent
        process = subprocess.Popen(
            [sys.executable, str(PROGRAM), str(case.path), str(number), str(log)],
            env={**os.environ, "PYTHONPATH": str(source)},
            stdout=subprocess.PIPE,
        )
        assert process.stdout
        assert process.stdout.readline() == b"begun\n"
        return process

    return make


def check_whole(case: Case) -> set[str]:
    """Every document of the case has its bytes, its claims and its line in every derived table; returns the paths."""
    with open_view(open_case(case.path)) as view:
        assert view.rows("PRAGMA integrity_check") == [("ok",)]
        assert view.rows("PRAGMA foreign_key_check") == []
        rows = documents(view)
        assert all(row.claims == 2 for row in rows)
        assert len(claims(view)) == count(view) == 2 * len(rows)
        assert count(view, ClaimFilter(text="lot")) == 2 * len(rows)
        assert documents(view, text="obus") == rows
        for row in rows:
            data = originals.get(case.originals, row.sha256)
            assert data
            assert originals.digest(data) == row.sha256
        return {row.path for row in rows}


def kill_and_resume(case: Case, program: Any, log: Path, start: Start, *, kills: int, number: int) -> None:
    chance = random.Random(20241120)
    kept: set[str] = set()
    died = 0
    for _ in range(kills):
        log.write_text("")
        process = start(number)
        time.sleep(chance.uniform(0, 0.12))
        process.send_signal(signal.SIGKILL)
        died += process.wait() == -signal.SIGKILL
        assert not kept & set(log.read_text().split())  # what was kept is not read again
        after = check_whole(case)
        assert kept <= after
        kept = after
    assert died
    log.write_text("")
    done = read_into(case, [], program.PACKS, stages=program.stages(number, log))
    assert (done.documents, done.known) == (number - len(kept), len(kept))
    assert not kept & set(log.read_text().split())
    assert len(check_whole(case)) == number
    assert not (case.originals / ".unfinished").exists() or not list((case.originals / ".unfinished").iterdir())
    with open_view(case) as view:
        assert sum(run.outcome is None for run in runs(view)) <= died
        assert runs(view)[0].outcome == "done"


def test_a_killed_reading_leaves_a_whole_case_and_goes_on(case: Case, program: Any, log: Path, start: Start) -> None:
    kill_and_resume(case, program, log, start, kills=10, number=400)


@pytest.mark.soak
def test_a_reading_killed_again_and_again(case: Case, program: Any, log: Path, start: Start) -> None:
    kill_and_resume(case, program, log, start, kills=150, number=6000)


def test_readers_work_while_another_process_writes(case: Case, start: Start) -> None:
    process = start(150)
    seen = []
    with open_view(case) as steady, open_view(case) as view:
        steady.rows("BEGIN")
        first = summary(steady).documents
        while process.poll() is None:
            seen.append(count(view))
            assert seen[-1] % 2 == 0
            assert summary(steady).documents == first  # one moment, however long one looks
        assert process.wait() == 0
        assert count(view) == 300
    assert seen == sorted(seen)
    assert len(set(seen)) > 5
