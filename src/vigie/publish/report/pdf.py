"""A report as a tagged PDF, set by typst (extra ``report``)."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import NamedTuple

from vigie.model.errors import PublishError
from vigie.publish.report.model import Chart, Report
from vigie.publish.report.typst import source

ARCHIVED = "a-2a"  # PDF/A-2a: tagged, all fonts within
_UNDRAWN = re.compile(r"the text `\"(.+?)\"` could not be displayed")


class Set(NamedTuple):
    """A PDF, and a sign that no font of this machine draws (None: all are drawn, and the file is PDF/A-2a)."""

    data: bytes
    undrawn: str | None


def pdf(report: Report) -> Set:
    """The file: the same report gives the same bytes where the same fonts are.

    Raises PublishError when typst is not there or refuses.
    """
    text, pictures = source(report)
    with tempfile.TemporaryDirectory() as folder:
        for name, data in pictures.items():
            (Path(folder) / name).write_bytes(data)
        main = Path(folder) / "main.typ"
        main.write_text(text, "utf-8")
        try:
            return Set(_compiled(main, [ARCHIVED]), None)
        except RuntimeError as error:
            undrawn = _UNDRAWN.search(str(error))
            if undrawn is None:
                raise PublishError(f"typst cannot set the report: {error}") from error
        return Set(_compiled(main, []), undrawn[1])


def _compiled(main: Path, standards: list[str]) -> bytes:
    try:
        import typst
    except ImportError as error:
        raise PublishError("PDF needs typst, which is not installed: pip install 'vigie[report]'") from error
    made = typst.compile(str(main), format="pdf", pdf_standards=standards, timestamp=0)  # type: ignore[call-overload]
    return bytes(made)


def picture(chart: Chart) -> bytes | None:
    """A chart as PNG; None where typst is not there."""
    try:
        import typst
    except ImportError:
        return None
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "chart.svg").write_text(chart.svg, "utf-8")
        main = Path(folder) / "main.typ"
        main.write_text('#set page(width: auto, height: auto, margin: 0pt)\n#image("chart.svg")\n', "utf-8")
        return bytes(typst.compile(str(main), format="png", ppi=150))
