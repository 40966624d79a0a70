"""The rules that findings are made by, as one short mark: findings made by other rules are made anew."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

from vigie import __version__

ROOMS = ("corroborate", "resolve", "model")  # where the rules stand


@cache
def rules() -> str:
    """The version of the program with a digest of the source of its rules: a rule may change between two versions."""
    return f"{__version__} {digest(module for room in ROOMS for module in files(f'vigie.{room}').iterdir())}"


def digest(modules: Iterable[Traversable]) -> str:
    """The same for the same sources, whatever their order and however their lines end."""
    made = blake2b(digest_size=8)
    for module in sorted(modules, key=str):
        if module.name.endswith(".py"):
            made.update(module.name.encode() + b"\0" + module.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return made.hexdigest()
