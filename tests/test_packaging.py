"""What leaves the house is whole: the wheel carries its data, the locks pin everything and name no address."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "vigie"
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))


def test_the_wheel_carries_all_data(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    read = (".py", ".yml", ".sql", ".typed", ".html", ".css", ".js", ".svg")
    ours = {p for p in PACKAGE.rglob("*") if p.is_file() and p.suffix in read}
    assert {p.relative_to(ROOT / "src").as_posix() for p in ours | {PACKAGE / "py.typed"}} - packed == set()
    assert any(name.startswith("vigie/data/lang/fr/") for name in packed)
    assert any(name.endswith(".sql") for name in packed)


def test_what_npm_gives_is_pinned_by_hash_and_names_no_address() -> None:
    locked = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    inside = [package for name, package in locked.items() if name]
    assert len(inside) > 30 and all(package["integrity"].startswith("sha512-") for package in inside)
    assert not any("resolved" in package for package in inside)
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))
    asked = wanted["dependencies"] | wanted["devDependencies"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in asked} == asked


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_pins_with_hashes_and_names_no_address(lock: Path) -> None:
    entries = re.split(r"\n(?=\S)", lock.read_text("utf-8").strip())
    assert len(entries) > (0 if lock.stem == "node" else 10)
    assert [e for e in entries if not re.match(r"[A-Za-z0-9._-]+==\S+ \\\n +--hash=sha256:[0-9a-f]{64}", e)] == []
    assert re.findall(r"https?:|file:|--[a-z-]*(?:index|find|trusted)[a-z-]*|@", lock.read_text("utf-8")) == []


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pinned = {lock.stem: set(re.findall(r"^([A-Za-z0-9._-]+)==", lock.read_text("utf-8"), re.M)) for lock in LOCKS}
    core, dev = ({normal(re.match(r"[\w.-]+", d)[0]) for d in asked} for asked in (
        project["dependencies"], project["optional-dependencies"]["dev"]))  # fmt: skip
    assert core | {"hatchling"} <= set(map(normal, pinned["core"]))
    assert core | dev | {"hatchling"} <= set(map(normal, pinned["dev"]))


def test_the_core_lock_is_closed_extras_of_extras_too() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    reached: set[str] = set()
    waiting = [Requirement(asked) for asked in project["dependencies"]]
    while waiting:
        wanted = waiting.pop()
        key = f"{normal(wanted.name)}[{','.join(sorted(wanted.extras))}]"
        if key not in reached:
            reached.add(key)
            needed = map(Requirement, distribution(wanted.name).requires or [])
            waiting += [n for n in needed if applies(n, wanted.extras)]
    pinned = re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / "requirements" / "core.lock").read_text("utf-8"), re.M)
    assert {key.partition("[")[0] for key in reached} - set(map(normal, pinned)) == set()


def test_every_dependency_says_why_it_is_here() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    told = (ROOT / "docs" / "development.md").read_text("utf-8")
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert [d for d in asked if re.split(r"[>=<]", d)[0] not in told] == []


def applies(needed: Requirement, extras: set[str]) -> bool:
    """Whether a requirement holds here, for a package asked for with ``extras``."""
    return needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in ("", *extras))


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
