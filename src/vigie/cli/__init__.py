"""The command ``vigie``: verbs, options, screens. The only room that knows click and rich."""

from __future__ import annotations

from vigie.cli.main import main

__all__ = ["main"]
