"""What closes a run of number words: an ordinal, a fraction, spelled decimals."""

from __future__ import annotations

import re
from collections.abc import Callable

from vigie.text.phrases import Phrases
from vigie.text.spelling import Numeral, Spelling
from vigie.text.sums import Sum, Token

GAP = re.compile(r" +| ?- ?")  # between the words of one number


class Endings:
    """What closes a run of number words: an ordinal, a fraction, spelled decimals."""

    def __init__(self, spelling: Spelling, link: str) -> None:
        self._ordinals, self._fractions = Phrases(dict(spelling.ordinals)), Phrases(dict(spelling.fractions))
        points = Phrases(dict.fromkeys(spelling.points, True))
        self._of = Phrases(dict.fromkeys(spelling.of, True))
        self.pattern = f"{self._ordinals.pattern}|{self._fractions.pattern}|{points.pattern}"
        self._ordinal = re.compile(rf"[ -]+(?:(?:{link})[ -]+)?(?P<word>{self._ordinals.pattern})")
        self._fraction = re.compile(rf"[ -]+(?P<word>{self._fractions.pattern})")
        self._point = re.compile(rf" +{points.pattern} +(?=\w)")

    def applied(
        self, text: str, numeral: Numeral, total: Sum, decimals: Callable[[str, int], tuple[int, str, float]]
    ) -> Numeral | None:
        """The numeral with what follows it taken in; None when nothing that closes it does."""
        end = numeral.end
        point = self._point.match(text, end)
        if point:
            last, digits, scale = decimals(text, point.end())
            if digits:
                value = float(f"{int(numeral.low)}.{digits}") * scale
                return Numeral(numeral.start, last, value, value, False, False, "words", scale)
        fraction = self._fraction.match(text, end)
        if fraction and self._is_fraction(text, numeral, fraction):
            value = numeral.low / self._fractions.meaning(fraction["word"])
            return numeral._replace(end=fraction.end(), low=value, high=value, form="fraction")
        ordinal = self._ordinal.match(text, end)
        if ordinal and numeral.form != "one":
            value = self._ordinals.meaning(ordinal["word"])
            if total.add(Token("word" if value < 100 else "scale", value)):
                return numeral._replace(end=ordinal.end(), low=total.value(), high=total.value(), form="ordinal")
        return None

    def _is_fraction(self, text: str, numeral: Numeral, match: re.Match[str]) -> bool:
        """Whether it is one: "two fifths", "one third of", but not "a fifth ship"."""
        parts = self._fractions.meaning(match["word"])
        if not 1 <= numeral.low < min(parts, 10):
            return False
        gap = GAP.match(text, match.end())
        return numeral.low > 1 or bool(gap and self._of.ahead(text, gap.end()))
