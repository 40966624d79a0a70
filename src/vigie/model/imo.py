"""The number a ship keeps for life, whatever her name and flag: seven figures, the last of which checks the others."""

from __future__ import annotations

import re

_SEVEN = re.compile(r"(?<!\d)(\d{3}) ?(\d{4})(?!\d)")


def imo_number(text: str) -> str | None:
    """The IMO number that ``text`` holds ("IMO 9074729", "9074729"), None for none or one whose check figure is wrong.

    The check figure is the last one of the sum of the first six, times seven down to two.
    """
    for found in _SEVEN.finditer(text):
        figures = found[1] + found[2]
        total = sum(int(figure) * (7 - place) for place, figure in enumerate(figures[:6]))
        if figures.isascii() and total % 10 == int(figures[6]):
            return figures
    return None
