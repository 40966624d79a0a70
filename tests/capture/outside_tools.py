"""Run by the Python that has wacz, pywb and surt (``make archives-check``), never by ours.

Standard input: JSON with the path of a ``wacz``, ``replay`` (pairs of time and address) and ``keys`` (addresses).
Standard output, last line: JSON with what the validator said, status and SHA-256 of each replay, the keys.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import sys
import tempfile
import warnings
from pathlib import Path


def main() -> None:
    asked = json.load(sys.stdin)
    if not asked["wacz"]:
        sys.stdout.write(json.dumps({"keys": keys(asked["keys"])}))
        return
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        (Path(folder) / "case.wacz").write_bytes(Path(asked["wacz"]).read_bytes())
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            valid = validated()
            replayed = replay(asked["replay"])
    sys.stdout.write(json.dumps({"valid": valid, "said": said.getvalue(), "replayed": replayed}))
    sys.stdout.flush()
    os._exit(0)  # pywb leaves threads behind


def validated() -> bool:
    from wacz.main import main as wacz

    return wacz(["validate", "-f", "case.wacz"]) == 0


def replay(wanted: list[list[str]]) -> list[list[object]]:
    from pywb.apps.frontendapp import FrontEndApp
    from pywb.manager.manager import main as manager
    from werkzeug.test import Client

    manager(["init", "case"])
    manager(["add", "case", "case.wacz", "--unpack-wacz"])
    client = Client(FrontEndApp(custom_config={"debug": False}))
    found: list[list[object]] = []
    for stamp, address in wanted:
        answer = client.get(f"/case/{stamp}id_/{address}", headers={"Accept-Encoding": "identity"})
        found.append([answer.status_code, hashlib.sha256(answer.get_data()).hexdigest()])
    return found


def keys(addresses: list[str]) -> list[str]:
    from surt import surt

    return [surt(address) for address in addresses]


warnings.simplefilter("ignore")
main()
