"""The file of the workbench says what the page of figures says."""

from __future__ import annotations

import pytest
import yaml

from accuracy import FILE, PAGE, accuracy, spread, wanted, wilson


def test_the_file_is_what_the_command_writes() -> None:
    assert yaml.safe_load(FILE.read_text("utf-8")) == accuracy(PAGE.read_text("utf-8"), wanted())


def test_intervals_are_known_ones() -> None:
    assert wilson(0.5, 100) == {"value": 0.5, "low": 0.404, "high": 0.596}
    assert wilson(0.0, 10)["low"] == 0.0 and wilson(0.0, 10)["high"] == pytest.approx(0.278, abs=0.001)
    assert wilson(0.3, 0) == {"value": 0.3, "low": 0.0, "high": 1.0}
    assert spread([0.2, 0.4]) == {"value": 0.3, "low": 0.104, "high": 0.496}
    assert spread([0.2]) == {"value": 0.2, "low": 0.0, "high": 1.0}
