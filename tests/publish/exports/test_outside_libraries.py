"""What followthemoney, stix2 and rdflib, in their own environment (``make archives-check``), say of our exports."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PYTHON = HERE.parents[2] / "build" / "interop" / "bin" / "python"


@pytest.mark.skipif(not PYTHON.exists(), reason="build/interop is not there: make archives-check builds it")
def test_the_libraries_of_the_formats_read_the_golden_files() -> None:
    asked = [PYTHON, HERE / "outside_libraries.py", HERE / "golden"]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=120, check=True)
    found = json.loads(done.stdout)
    assert found["faults"] == []
    assert {"Event", "EconomicActivity", "Document", "Vessel", "Organization", "PublicBody"} <= set(found["ftm"])
    assert found["stix"].count("note") == found["prov"] == 2 and "report" in found["stix"]
