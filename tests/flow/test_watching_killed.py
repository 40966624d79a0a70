"""A watcher killed at any moment: nothing lost, nothing half-written, nothing twice."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import vigie
from capture.servers import Script, answer, serving
from flow.watching_process import desk, settings
from vigie.capture.fetch import Fetcher
from vigie.flow.sourcing import add
from vigie.flow.watching import watch
from vigie.store.case import Case, open_view
from vigie.store.verifying import verify

PROGRAM = Path(__file__).with_name("watching_process.py")


def scripts(number: int) -> dict[str, Script | list[Script]]:
    articles: dict[str, Script | list[Script]] = {
        f"/{n}": answer(f"Le lot {n} compte des obus. ".encode() * 20) for n in range(number)
    }
    items = "".join(f"<item><link>/{n}</link></item>" for n in range(number))
    return articles | {"/feed": answer(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode())}


def one_round_killed(case: Case, log: Path, articles: int, moment: float) -> None:
    """A watcher dies a ``moment`` after it has begun to read so many articles."""
    log.write_text("")
    process = subprocess.Popen(
        [sys.executable, str(PROGRAM), str(case.path), str(log)],
        env={**os.environ, "PYTHONPATH": str(Path(vigie.__file__).parent.parent)},
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stdout.readline() == b"begun\n"
    while process.poll() is None and log.read_text().count("\n") < articles:
        time.sleep(0.002)
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    process.wait()


def check_whole(case: Case) -> int:
    """Every entry is read or waits, every document has its capture once; returns how many there are."""
    with open_view(case) as view:
        assert view.rows("PRAGMA integrity_check") == [("ok",)]
        assert view.rows("PRAGMA foreign_key_check") == []
        ((entries,),) = view.rows("SELECT count(*) FROM entry")
        ((done,),) = view.rows("SELECT count(DISTINCT entry) FROM entry_try WHERE outcome = 'read'")
        ((waiting,),) = view.rows("SELECT count(*) FROM entry_waiting")
        ((documents,),) = view.rows("SELECT count(*) FROM document")
        ((captures,),) = view.rows("SELECT count(*) FROM capture")
        assert done + waiting == entries
        assert documents == captures == done
        assert view.rows("SELECT canonical FROM capture GROUP BY canonical HAVING count(*) > 1") == []
    return int(documents)


def killed_and_resumed(case: Case, log: Path, monkeypatch: pytest.MonkeyPatch, *, kills: int, number: int) -> None:
    monkeypatch.setattr("vigie.flow.watching.weave", lambda case, packs: None)
    chance = random.Random(5)
    with serving(scripts(number)) as server, Fetcher(settings()) as fetcher:
        at_work = desk(case, fetcher, log)
        add(at_work, server.url("/feed"), name="Gazette")
        kept = [0]
        for _ in range(kills):
            one_round_killed(case, log, chance.randint(0, 8), chance.uniform(0, 0.02))
            kept.append(check_whole(case))
        assert kept == sorted(kept)
        assert any(0 < count < number for count in kept), "killed on the way, not before or after it"
        done = watch(at_work, once=True)
        assert done.counts["read"] == number - kept[-1]
        assert check_whole(case) == number
    assert not verify(case).faults


def test_a_killed_watcher_leaves_a_whole_case_and_the_next_goes_on(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_and_resumed(case, tmp_path / "log", monkeypatch, kills=5, number=45)


@pytest.mark.soak
def test_a_watcher_killed_again_and_again(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed_and_resumed(case, tmp_path / "log", monkeypatch, kills=50, number=600)
