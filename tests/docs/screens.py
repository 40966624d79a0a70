"""The screens that the pages show: what a command prints, run as a reader would, 120 signs wide, in English.

Run as a script, this file writes every screen anew: ``python tests/docs/screens.py``.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
RECIPES = [DOCS / "add-a-language.md", DOCS / "add-a-claim-kind.md"]
ON_SAMPLES = [ROOT / "README.md", DOCS / "claims.md"]

SCREEN = re.compile(r"```text\n\$ (vigie [^\n]*)\n(.*?)```", re.S)
PACK = re.compile(r"```yaml\n# (\S+)\n.*?```", re.S)  # a file that says its path in its first line
TEXT = re.compile(r"`(texts/\S+)`[^`]*```text\n(?!\$)(.*?)```", re.S)  # a file whose path stands before it
CLAIM_ID = re.compile(r"clm_[0-9a-f]{20}")


class Ran(NamedTuple):
    """What a command printed, remarks first, and its exit code."""

    output: str
    code: int


class Screen(NamedTuple):
    """A command of a page, what the page shows of it, and what it really prints."""

    command: str
    shown: str
    printed: str


def ran(command: str, folder: Path) -> Ran:
    """Run ``command``, which begins with ``vigie``, in ``folder``."""
    program, *arguments = shlex.split(command)
    assert program == "vigie"
    call = [sys.executable, "-m", "vigie", *arguments]
    environment = os.environ | {"COLUMNS": "120", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    done = subprocess.run(call, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    return Ran("\n".join(line.rstrip() for line in (done.stderr + done.stdout).splitlines()) + "\n", done.returncode)


def recipe(page: str, folder: Path) -> Iterator[Screen]:
    """The screens of a page whose commands work on the files it tells to write; those are laid in ``folder``."""
    read = 0
    for screen in SCREEN.finditer(page):
        for file in (*PACK.finditer(page, read, screen.start()), *TEXT.finditer(page, read, screen.start())):
            path = folder / file[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            content = file[2] if file.re is TEXT else file[0].removeprefix("```yaml\n").removesuffix("```")
            path.write_text(content, "utf-8")
        read = screen.start()
        yield Screen(screen[1], screen[2], ran(screen[1], folder).output)


def on_samples(page: str, folder: Path) -> Iterator[Screen]:
    """The screens of a page whose commands work on the samples, or on a case of them made in ``folder``.

    Of the claims only those that the page names are taken, of a claim shown all but its source.
    """
    for command, shown in SCREEN.findall(page):
        if "--case" in command:
            ran("vigie new demo-case", folder)
            ran(f"vigie read --case demo-case {shlex.quote(str(ROOT / 'samples'))}", folder)
            printed = ran(command, folder).output.partition("\nSource\n")[0]
        else:
            cut = of_table if "--table" in command else of_lines
            printed = cut(ran(command, ROOT).output, CLAIM_ID.findall(shown))
        yield Screen(command, shown, printed)


def of_table(output: str, ids: list[str]) -> str:
    """The head of a table and the rows of ``ids``; a row begins with its id."""
    head, *rows = re.split(r"^(?=clm_)", output, flags=re.M)
    by_id = {row[:24]: row for row in rows}
    return head + "".join(by_id.get(id, f"{id} is no longer made: choose another\n") for id in ids)


def of_lines(output: str, ids: list[str]) -> str:
    """The objects of ``ids`` among lines of JSON, a slot a line."""
    claims = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    chosen = [claim for claim in claims if claim["id"] in ids]
    return "".join("{" + ",\n ".join(_slots(claim)) + "}\n" for claim in chosen)


def _slots(claim: dict[str, object]) -> Iterator[str]:
    for name, value in claim.items():
        yield f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"


def rewrite() -> None:
    """Write every screen as it is printed now."""
    for pages, screens in ((RECIPES, recipe), (ON_SAMPLES, on_samples)):
        for page in pages:
            text = page.read_text("utf-8")
            with tempfile.TemporaryDirectory() as folder:
                for screen in list(screens(text, Path(folder))):
                    start = f"```text\n$ {screen.command}\n"
                    text = text.replace(f"{start}{screen.shown}```", f"{start}{screen.printed}```")
            page.write_text(text, "utf-8")


if __name__ == "__main__":
    rewrite()
