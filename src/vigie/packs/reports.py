"""Templates of reports: ``data/reports/*.yml``, with those of a case laid over them by their id."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Literal

from msgspec import Struct

from vigie.model.errors import PackError
from vigie.packs import nodes
from vigie.packs.problems import Problem
from vigie.packs.regimes import Words

FOLDER = "reports"
BUILT_IN = Path(str(files("vigie") / "data" / FOLDER))
HINT = "docs/reports.md says what a template holds"
Name = Literal["summary", "figures", "conflicts", "bends", "limits", "documents"]


class Part(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A section: a ``part`` that Vigie writes, or a ``heading`` and a ``text`` of the user's own."""

    part: Name | None = None
    heading: Words | None = None
    text: Words | None = None


class Template(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A report's ``sections`` in their order; at most so many ``figures`` (0: all) of at least so many ``readings``."""

    id: str
    title: Words
    sections: list[Part]
    figures: int = 0
    readings: int = 2


def template(name: str, own: Path | None = None) -> Template | None:
    """The template called ``name``, that of the folder ``own`` first; None when there is none.

    Raises PackError with file and line for a template that is not as it should be.
    """
    for folder in (own, BUILT_IN):
        path = folder / f"{name}.yml" if folder else None
        if path is not None and path.is_file():
            return _read(path)
    return None


def known_templates(own: Path | None = None) -> list[str]:
    """The names of all templates."""
    return sorted({path.stem for folder in (own, BUILT_IN) if folder for path in folder.glob("*.yml")})


def _read(path: Path) -> Template:
    try:
        tree = nodes.compose(str(path), path.read_bytes())
    except OSError as error:
        raise PackError(str(path), 0, "the file cannot be read", HINT) from error
    if isinstance(tree, Problem):
        raise tree.error()
    for fault in nodes.faults(tree, Template):
        raise fault.error()
    found: Template = nodes.convert(tree, Template)
    return found
