"""Which case: ``--case``, else VIGIE_CASE, else the current folder."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from pathlib import Path

import click

from vigie.capture.settings import FetchSettings, read_settings
from vigie.cli.parsing import Refused, option
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


def reach_options(words: Catalogue) -> list[click.Option]:
    """What verbs that fetch addresses take."""
    return [option(words, "list", into="lists", multiple=True), option(words, "ignore-robots", is_flag=True)]


def need_something(named: Sequence[str], words: Catalogue) -> None:
    """Refuse a command that names nothing to read."""
    if not named:
        raise Refused(words.say("usage.no-argument", wanted=words.say("argument.paths")), click.get_current_context())


def reach(case: Case | None, ignore_robots: bool = False) -> FetchSettings:
    """How addresses are fetched for ``case``, or for no case. Raises SettingsError."""
    return read_settings(case.path if case else None, os.environ, ignore_robots=ignore_robots)
