"""Which case: ``--case``, else VIGIE_CASE, else the current folder."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from vigie.cli.parsing import option
from vigie.flow.case import open_case
from vigie.packs.messages import Catalogue
from vigie.store.case import Case

VARIABLE = "VIGIE_CASE"


def case_option(words: Catalogue) -> click.Option:
    """The option ``--case``."""
    return option(words, "case")


def the_case(given: str | None) -> Case:
    """The case meant. Raises CaseError when there is none."""
    return open_case(case_folder(given))


def case_folder(given: str | None) -> Path:
    """The folder meant, whether it holds a case or not."""
    return Path(given or os.environ.get(VARIABLE) or ".")


def again(given: str | None) -> str:
    """What to put behind a command so that it finds the same case: empty where it does by itself."""
    return f" --case {shlex.quote(given)}" if given else ""
