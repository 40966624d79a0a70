"""The value of a run of number words, built word by word."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, inf, log10
from typing import NamedTuple


class Token(NamedTuple):
    """A number word: ``word``, ``one``, ``scale``, ``collective``, ``half``, ``part`` or ``several``, and its value."""

    role: str
    value: float = 0
    plural: float = 0  # base of the vague range it opens when no number stands before it


class Sum:
    """The value of a run of number words, built word by word; ``add`` says whether the word can follow."""

    def __init__(self, vigesimal: Sequence[int]) -> None:
        self._vigesimal = frozenset(vigesimal)
        self.total = 0.0
        self.hundreds = 0.0
        self.small: float | None = None
        self.last: float = 0  # the last word below a hundred, when the next may complete it
        self.scale: float = inf
        self.lesser: float = inf
        self.high: float | None = None  # upper end of a vague range
        self.empty = True

    def value(self) -> float:
        """What the words so far come to."""
        return self.total + self.hundreds + (self.small or 0)

    def add(self, token: Token) -> bool:
        """Take in one more word; False, and nothing changed, when it cannot follow."""
        done = getattr(self, f"_{token.role}")(token)
        self.empty = self.empty and not done
        return bool(done)

    def _figure(self, token: Token) -> bool:
        if not self.empty:
            return False
        self.small = token.value
        return True

    def _word(self, token: Token) -> bool:
        value = token.value
        if self.small is None:
            self.small = self.last = value
            return self.high is None
        completes = self.last in self._vigesimal and 0 < value < 20
        if completes or (20 <= self.last < 100 and self.last % 10 == 0 and 0 < value < 10):
            self.small, self.last = self.small + value, value
            return True
        return False

    def _half(self, token: Token) -> bool:
        if self.empty or self.high is not None:
            return False
        if self.small is not None:
            self.small, self.last = self.small + token.value, 0
        else:
            unit = self.scale if self.scale < inf else self.lesser
            self.total += token.value * (1 if unit == 100 else unit)  # "a hundred and three quarters"
        return True

    def _part(self, token: Token) -> bool:
        return self._figure(token)

    def _several(self, token: Token) -> bool:
        if not self.empty:
            return False
        self.high = 0
        return True

    def _scale(self, token: Token) -> bool:
        scale = token.value
        if self.small == 0:  # "zero hundred"
            return False
        if self.high is not None or (token.plural and self.empty):
            return self._range(token)
        if scale < 1000:
            if scale >= self.lesser or (self.small or 1) >= 100:
                return False
            self.hundreds += (self.small if self.small is not None else 1) * scale
            self.small, self.lesser, self.last = None, scale, 0
            return True
        group = self.hundreds + (self.small or 0)
        if not group and not self.empty and (self.small is not None or scale <= self.scale):
            return False
        if not group and not self.empty:
            self.total *= scale
        elif scale >= self.scale:
            return False
        else:
            self.total += (group or 1) * scale
        self.hundreds, self.small, self.last = 0, None, 0
        self.scale, self.lesser = scale, inf
        return True

    def _range(self, token: Token) -> bool:
        base = token.plural or 10 ** floor(log10(token.value))
        if not self.high:
            self.total, self.high = 2 * base, 10 * base - 1
        elif token.value >= 1000 and token.value > self.scale:
            self.total, self.high = self.total * base, (self.high + 1) * base - 1
        else:
            return False
        self.scale = base
        return True
