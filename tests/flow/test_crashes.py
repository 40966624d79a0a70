"""A capture run that dies anywhere: nothing lost, nothing half written, nothing twice, and the chain holds.

The process is killed at the n-th call of a function, so that every place of the code may be the last one reached.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from vigie.flow import batches
from vigie.flow import case as flow
from vigie.flow.stages import Stages
from vigie.model.capture import Exchange, Input, Obtained
from vigie.model.ids import digest
from vigie.store import originals
from vigie.store.case import Case, find_case, make_case, open_view
from vigie.store.verifying import verify

Make = Callable[..., Any]
PAGES = 24
DELICATE = ("settle", "note_head", "put")  # functions around which half of the deaths fall: where files meet rows
NEAR = 40  # calls


def site(round: int) -> Iterator[Input]:
    """A site as it is visited the first and the second time: pages that stay, change, cannot be read, are new."""
    for n in range(PAGES * round):
        url, text = f"https://example.org/{n}", f"Le lot {n} compte des obus. " * (1 + n % 3)
        changed = f"Correction. {text}" if round == 2 and n % 4 == 1 else text
        body = (f"broken {round}" if n % 8 == 3 else changed).encode()
        yield Input(url, partial(_answer, url, body, n % 5 == 0))
    for n in range(6):
        yield Input(f"{n}.txt", partial(Obtained, f"Un canon {min(n, 4)} de la visite {round}.".encode()))


def _answer(url: str, body: bytes, packed: bool) -> Obtained:
    exchange = Exchange(url=url, at="2024-03-01T00:00:00+00:00", status=200, response_headers=(("Server", "x"),))
    return Obtained(body, "http", exchanges=(exchange,), transferred=body[::-1] if packed else None)


@pytest.fixture
def visit(stages: Stages, packs: Make, monkeypatch: pytest.MonkeyPatch) -> Callable[[Case, int], None]:
    """``visit(case, 2)`` reads the site as it is in that round, seven inputs in a transaction."""
    monkeypatch.setattr(flow, "in_batches", partial(batches.in_batches, size=7))

    def go(case: Case, round: int) -> None:
        inputs = list(site(round))
        flow.read_into(case, [], packs("p1"), stages=Stages(find=lambda _: inputs, read=stages.read,
                                                            extract=stages.extract))  # fmt: skip

    return go


def held(case: Case) -> dict[str, list[Any]]:
    """What a case holds, without the times: to compare one that was killed with one that was not."""
    with open_view(case) as view:
        assert view.rows("PRAGMA integrity_check") == [("ok",)]
        assert view.rows("PRAGMA foreign_key_check") == []
        queries = {
            "captures": "SELECT locator, sha256, transferred FROM capture ORDER BY 1, 2",
            "documents": "SELECT id, text FROM document ORDER BY 1",
            "bindings": """SELECT c.locator, c.sha256, d.id FROM capture_document k JOIN capture c ON c.seq = k.capture
                           JOIN document d ON d.seq = k.document ORDER BY 1, 2""",
            "versions": "SELECT canonical, d.id FROM address_now a JOIN document d ON d.seq = a.document",
            "replaced": "SELECT d.id, n.replaced IS NOT NULL FROM document_now n JOIN document d ON d.seq = n.document",
            "claims": "SELECT id, record FROM claim JOIN claim_index ON claim = seq AND current ORDER BY 1",
            "events": """SELECT act, count(*) FROM custody WHERE act IN ('captured', 'read', 'changed') GROUP BY 1""",
        }
        return {name: sorted(view.rows(sql)) for name, sql in queries.items()}


def check_whole(case: Case) -> None:
    """Every link holds, and every row that names bytes has them."""
    verdict = verify(case)
    assert verdict.faults == ()
    with open_view(case) as view:
        for locator, sha256 in view.rows("SELECT locator, sha256 FROM capture"):
            data = originals.get(case.originals, sha256)
            assert data is not None, locator
            assert digest(data) == sha256


def in_a_process(work: Callable[[], None], dies_at: int) -> list[int]:
    """Run ``work`` in a process that kills itself at the n-th call.

    Returns which of its calls were delicate and, last, how many it made; nothing when it died.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        calls, delicate = 0, []

        def count(frame: Any, event: str, _: object) -> None:
            nonlocal calls
            calls += 1
            if calls == dies_at:
                os.kill(os.getpid(), signal.SIGKILL)
            if event == "call" and frame.f_code.co_name in DELICATE:
                delicate.append(calls)

        sys.setprofile(count)
        try:
            work()
            sys.setprofile(None)
            os.write(writing, " ".join(map(str, [*delicate, calls])).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        made = [int(number) for number in answer.read().split()]
    os.waitpid(child, 0)
    return made


def die_and_resume(tmp_path: Path, visit: Callable[[Case, int], None], deaths: int, seed: int) -> None:
    first = make_case(tmp_path / "first")
    visit(first, 1)
    whole = Case(Path(shutil.copytree(first.path, tmp_path / "whole")))
    *delicate, calls = in_a_process(lambda: visit(whole, 2), 0)
    wanted = held(whole)
    assert calls > 1000
    assert len(delicate) > 20
    assert any(replaced for _, replaced in wanted["replaced"])
    chance = random.Random(seed)
    died = 0
    for number in range(deaths):
        case = Case(Path(shutil.copytree(first.path, tmp_path / f"case-{number}")))
        near = chance.choice(delicate) + chance.randrange(NEAR)
        died += not in_a_process(partial(visit, case, 2), near if number % 2 else chance.randrange(1, calls))
        case = find_case(case.path)
        check_whole(case)
        visit(case, 2)
        check_whole(case)
        assert held(case) == wanted
        shutil.rmtree(case.path)
    assert died >= deaths - 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="dies in a child process")
def test_a_capture_run_that_dies_anywhere_goes_on_where_it_was(
    tmp_path: Path, visit: Callable[[Case, int], None]
) -> None:
    die_and_resume(tmp_path, visit, deaths=8, seed=20261120)


@pytest.mark.soak
@pytest.mark.skipif(not hasattr(os, "fork"), reason="dies in a child process")
def test_a_capture_run_that_dies_at_fifty_places(tmp_path: Path, visit: Callable[[Case, int], None]) -> None:
    die_and_resume(tmp_path, visit, deaths=50, seed=50)
