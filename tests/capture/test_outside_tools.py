"""What wacz, pywb and surt, in their own environment (``make archives-check``), say of what we write."""

from __future__ import annotations

import json
import random
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from capture.test_wacz import CODED, FILE, FROM, LATER, REDIRECTED, TO, VIA, captured, exchange, written
from vigie.capture.surt import surt
from vigie.model.capture import Headers

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / "build" / "archives" / "bin" / "python"
PDF = b"%PDF-1.4 no page"
pytestmark = pytest.mark.skipif(
    not PYTHON.exists(), reason="the environment of wacz and pywb is not there: make archives-check builds it"
)

PIECES = (
    ("http://", "https://", "HTTP://"),
    (
        "example.org",
        "WWW.example.org",
        "www2.EXAMPLE.co.uk:8080",
        "example.org:80",
        "xn--caf-dma.fr",
        "a..b.org",
        "[::1]",
    ),
    ("", "/", "/A/B/", "/a%20b", "/%7Euser/é", "/a/../b/./c", "//x//y", "/a;v=1", "/x.aspx", "/%2525"),
    ("", "?", "?b=2&a=1", "?B=&a", "?a=%C3%A9&&x", "?q=a b|c", "?sid=0123456789abcdef0123456789abcdef&z=1", "?utm=1"),
    ("", "#top"),
)


def asked(**question: Any) -> dict[str, Any]:
    filled = {"wacz": "", "replay": [], "keys": []} | question
    done = subprocess.run(
        [PYTHON, Path(__file__).with_name("outside_tools.py")],
        input=json.dumps(filled),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def test_the_validator_accepts_what_we_write_and_every_address_replays(tmp_path: Path) -> None:
    chunked: Headers = (("Content-Type", "application/pdf"), ("Transfer-Encoding", "chunked"))
    address = "http://example.org/report?b=2&a=1"
    report = captured(address, PDF, (exchange(address, chunked),))
    later = captured(TO, PDF + b" 2", (exchange(TO, CODED, at="2026-06-01T00:00:00+00:00"),), at=LATER)
    later = replace(later, transferred=None)  # the header was left on what was unpacked already
    file = written(tmp_path, [REDIRECTED, FILE, report, later])
    wanted = [
        ("20260507000000", TO, 200, REDIRECTED.payload),
        ("20260601000000", TO, 200, later.payload),
        ("20260506070809", address, 200, PDF),
        ("20260506070809", f"urn:sha256:{FILE.capture.sha256}", 200, FILE.payload),
        ("20260506070809", FROM, 301, b""),
        ("20260507000000", VIA, 302, b""),
    ]
    said = asked(wacz=str(file), replay=[[stamp, one] for stamp, one, _, _ in wanted])
    assert said["valid"], said["said"]
    assert [status for status, _ in said["replayed"]] == [status for _, _, status, _ in wanted]
    from vigie.model.ids import digest

    assert [sha256 for _, sha256 in said["replayed"]] == [digest(body) for *_, body in wanted]


def test_our_keys_are_those_of_the_reference() -> None:
    dice = random.Random(5)
    addresses = sorted({"".join(map(dice.choice, PIECES)) for _ in range(400)})
    addresses += ["urn:sha256:AB12", "ftp://example.org/A", "http://пример.рф/страница?ключ=значение"]
    theirs = asked(keys=addresses, wacz="")["keys"]
    differing = [(one, surt(one), key) for one, key in zip(addresses, theirs, strict=True) if surt(one) != key]
    assert differing[:20] == []
