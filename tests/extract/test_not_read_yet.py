"""The list of what is not read yet names nothing that no test asks for."""

from __future__ import annotations

from pathlib import Path

import yaml

from vigie.packs.loader import load_packs

HERE = Path(__file__).parent


def test_every_line_is_a_text_of_its_tests() -> None:
    listed = yaml.safe_load((HERE / "not_read_yet.yml").read_text("utf-8"))
    examples = load_packs()
    for name, causes in listed.items():
        asked = (HERE / f"{name}.py").read_text("utf-8") if name != "test_examples" else str(examples)
        sheet = HERE / f"{name.removeprefix('test_')}.yml"
        asked += sheet.read_text("utf-8") if sheet.is_file() else ""
        strays = [text for texts in causes.values() for text in texts if text not in asked and repr(text) not in asked]
        assert strays == []
