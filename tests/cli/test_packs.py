from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


def test_a_name_is_looked_up_by_any_form(vigie_run: Any) -> None:
    ran = vigie_run("packs", "show", "Pyongyang")
    assert ran.code == 0 and '"id": "KP"' in ran.out


def test_an_unknown_name_is_refused_with_a_hint(vigie_run: Any) -> None:
    ran = vigie_run("packs", "show", "KN-32", "--lang", "fr")
    assert ran.code == 2 and "KN-23" in ran.err


def test_problems_have_file_and_line(vigie_run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    overlay = tmp_path / "mine"
    (overlay / "weapons").mkdir(parents=True)
    (overlay / "weapons" / "new.yml").write_text("- id: x\n  item_clas: shell\n")
    ran = vigie_run("packs", "check", "--packs", overlay, "--lang", "fr")
    assert ran.code == 1
    assert [line for line in ran.out.splitlines() if "new.yml:2: la clé «" in line]
