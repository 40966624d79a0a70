"""Start-up is light: a door loads only what stands behind it. Directions are import-linter's (pyproject.toml)."""

from __future__ import annotations

import subprocess
import sys

import pytest

OUTSIDE = {
    "babel", "charset_normalizer", "click", "lxml", "msgspec", "numpy", "py3langid",
    "pypdfium2", "rich", "sqlite3", "trafilatura", "yaml",
}  # fmt: skip


def loaded_by(statement: str) -> set[str]:
    """Top-level modules in memory after ``statement`` in a new interpreter."""
    code = f"import sys; {statement}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize(
    ("statement", "may_load"),
    [
        ("import vigie", set()),
        ("import vigie.model.claim", set()),
        ("import vigie.cli", {"babel", "click", "msgspec", "yaml"}),
    ],
)
def test_a_door_loads_only_what_it_needs(statement: str, may_load: set[str]) -> None:
    assert loaded_by(statement) & OUTSIDE <= may_load


def test_the_ruler_sees_what_is_loaded() -> None:
    assert "yaml" in loaded_by("import yaml")
