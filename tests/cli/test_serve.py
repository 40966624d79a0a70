from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest

import vigie

HERE = Path(vigie.__file__).parents[1]


def test_the_workbench_opens_says_where_and_closes(case: Path) -> None:
    command = [sys.executable, "-c", "from vigie.cli import main; main()", "serve", "--case", str(case)]
    environment = os.environ | {"PYTHONPATH": str(HERE), "LANG": "en_US.UTF-8"}
    served = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert served.stdout
        found = re.search(r"http://127\.0\.0\.1:\d+/", served.stdout.readline())
        assert found
        with urllib.request.urlopen(found[0] + "ledger", timeout=10) as answer:
            assert answer.status == 200
    finally:
        served.send_signal(signal.SIGINT)
        assert served.wait(10) in (0, 130)


def test_a_port_that_is_taken_is_said(case: Path, vigie_run: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ran = vigie_run("serve", "--case", str(case), "--port", port)
    assert ran.code == 2 and port in ran.err


def test_without_its_libraries_the_workbench_says_how_to_get_them(
    case: Path, vigie_run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vigie.cli.serve.find_spec", lambda name: None)
    ran = vigie_run("serve", "--case", str(case))
    assert ran.code == 1 and "vigie[web]" in ran.err
