"""Numbers in which figures and units of ten stand by turns: "4천7백" is 4 700, "1만5천" is 15 000."""

from __future__ import annotations

import re
from collections.abc import Mapping

MYRIAD = 10_000


class Myriads:
    """Reads such numbers; ``units`` are the powers of ten and how they are written."""

    def __init__(self, units: Mapping[str, float]) -> None:
        self._units = units
        letters = "".join(map(re.escape, units))
        self.start = rf"[{letters}](?=[0-9])"
        self._whole = re.compile(
            rf"(?:[0-9][0-9,]*(?:\.[0-9]+)?)?[{letters}](?: ?[0-9,]*[{letters}])*(?: ?[0-9]+(?![0-9.,%]))?"
        )
        self._part = re.compile(rf"[0-9][0-9,]*(?:\.[0-9]+)?|[{letters}]")

    def read(self, folded: str, start: int) -> tuple[float, int] | None:
        """The number that begins at ``start`` and where it ends; None when no unit of ten is in it."""
        match = self._whole.match(folded, start)
        if match is None:
            return None
        total = section = 0.0
        figure: float | None = None
        for part in self._part.findall(match[0]):
            unit = self._units.get(part)
            if unit is None:
                figure = float(part.replace(",", ""))
            elif unit < MYRIAD:
                section, figure = section + (1 if figure is None else figure) * unit, None
            else:
                total, section, figure = total + (section + (figure or 0) or 1) * unit, 0.0, None
        return total + section + (figure or 0), match.end()
