"""Vigie reads the world's reporting on arms transfers and shows who really said what.

From Python (docs/python.md): ``vigie.open_case(path)``, ``vigie.extract_text(text)`` and the records they give. What
stands behind a name is imported when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vigie.api import CaseFile, Extracted, Records, extract_text, new_case, open_case
    from vigie.model.claim import Claim
    from vigie.model.document import Document
    from vigie.model.errors import VigieError
    from vigie.model.figure import Figure, FigureLine

__version__ = "0.1.0"
__all__ = [
    "CaseFile", "Claim", "Document", "Extracted", "Figure", "FigureLine", "Records", "VigieError",
    "__version__", "extract_text", "new_case", "open_case",
]  # fmt: skip
_MODEL = {
    "Claim": "claim", "Document": "document", "Figure": "figure", "FigureLine": "figure", "VigieError": "errors",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'vigie' has no attribute {name!r}")
    home = import_module(f"vigie.model.{_MODEL[name]}" if name in _MODEL else "vigie.api")
    return getattr(home, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
