"""Which language to speak: ``--lang``, else the system's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vigie.packs.messages import LANGUAGES

DEFAULT = "en"
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language of the messages; it must be known before the arguments are parsed, for help and errors need it.

    A ``--lang`` that is no language of Vigie is left to the parser to refuse, in the system's language.
    """
    asked = lang_given(arguments)
    if asked in LANGUAGES:
        return asked
    system = next((environment[name] for name in VARIABLES if environment.get(name)), DEFAULT)
    code = system[:2].lower()
    return code if code in LANGUAGES else DEFAULT


def lang_given(arguments: Sequence[str]) -> str | None:
    """The value of the last ``--lang``, wherever it stands before ``--``."""
    options = list(arguments[: arguments.index("--")] if "--" in arguments else arguments)
    given = None
    for at, argument in enumerate(options):
        if argument == "--lang" and at + 1 < len(options):
            given = options[at + 1]
        elif argument.startswith("--lang="):
            given = argument.removeprefix("--lang=")
    return given
