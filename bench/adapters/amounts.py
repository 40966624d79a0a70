"""Numbers as test suites want them: signs, powers and ratios besides what we read; claims have no use for these."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from vigie.extract.quantities import spelling_of
from vigie.packs.measures import Numbers
from vigie.text.fold import lower
from vigie.text.numerals import NumeralReader
from vigie.text.phrases import Phrases

VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅙": 1 / 6, "⅛": 1 / 8}
GLUED = {"en": ["s"]}  # "the 1980s"
WORDS = {
    "fr": {},
    "en": {"twice": 2, "thrice": 3, "nought": 0, "naught": 0, "nil": 0, "fourty": 40},
}
SCALES = {"fr": {"billion(|s)": 1e12}, "en": {"(dz|dzs|doz|dozs)": 12}}
ORDINALS = {
    "fr": {"premi(er|ère)(|s)": 1, "second(|e|s|es)": 2, "(billionième|trillionième)(|s)": 1e12},
    "en": {"(billionth)(|s)": 1e9, "(trillionth)(|s)": 1e12},
}
AND = {"fr": "et", "en": "and"}
ARTICLES = {"fr": "une?", "en": "an?|one"}
OVER = {"fr": "sur", "en": "over|out of|in"}
MINUS = {"fr": "moins", "en": "minus|negative"}


class Found(NamedTuple):
    """A number and where it stands; ``word`` is how it is written."""

    start: int
    end: int
    value: float
    word: str = "figures"


class NumberReader:
    """The numbers of one language, as the suites spell their answers."""

    def __init__(self, lang: str, numbers: Numbers) -> None:
        spelling = spelling_of(numbers)
        words = {**numbers.words, **WORDS[lang]}
        scales = {**numbers.scales, **SCALES[lang]}
        glued = [*spelling.glued, *GLUED.get(lang, [])]
        spelling = replace(spelling, glued=glued, words=words, scales=scales, ordinals=plain(dict(numbers.ordinals)))
        self._numerals = NumeralReader(spelling)
        self._nothing = re.compile(rf"(?<!\w){Phrases(dict.fromkeys(numbers.not_counts.phrases, True)).pattern}")
        ordinals = {**numbers.ordinals, **ORDINALS[lang]}
        self._ordinals = Phrases(plain({**ordinals}))
        self._ordinal = re.compile(rf"(?<!\w){self._ordinals.pattern}")
        self._parts = Phrases(plain({**ordinals, **numbers.fractions, **_halves(lang)}))
        mark = re.escape(numbers.decimal)
        figure = rf"[0-9]+(?:{mark}[0-9]+)?"
        self._power = re.compile(
            rf"(?<![\w.,])(?P<b>{figure}) ?(?:(?:e|x ?10\^)(?P<e>[+-]*[0-9]+)|\^(?P<p>[+-]*[0-9]+))(?![\w.,]*[0-9])"
        )
        self._slash = re.compile(r"(?<![\w.,/])(?:(?P<w>[0-9]+) +)?(?P<n>[0-9]+)/(?P<d>[0-9]+)(?![\w/])")
        self._big = re.compile(rf"(?<![\w.,])(?P<b>(?:[0-9]+)?(?:{mark}[0-9]+)?) ?(?P<s>[MGT])(?![\w.])")
        self._decimal = re.compile(rf"(?<![\w.,]){mark}(?P<d>[0-9]+)(?!\w)")
        self._vulgar = re.compile("(?<![0-9])(?<![0-9] )[" + "".join(VULGAR) + "]")
        self._mark = numbers.decimal
        self._unit = re.compile(r"(?!s\b)[^\W\d_]")  # "180ml": the suites ask for it as a dimension alone
        self._link = re.compile(rf" {AND[lang]} (?={ARTICLES[lang]}|\w)")
        self._article = re.compile(rf"(?<!\w)(?:{ARTICLES[lang]})[ -]")
        self._over = re.compile(rf" (?:{OVER[lang]}) ")
        self._minus = re.compile(rf"(?:(?<!\w)(?:{MINUS[lang]}) |(?<![\w)%])(?<!\w )- *)\Z")

    def numbers(self, text: str) -> list[Found]:
        folded = lower(text)
        found = self._special(text, folded)
        taken = [(f.start, f.end) for f in found]
        nothing = [m.span() for m in self._nothing.finditer(folded)]
        cardinals = [Found(n.start, n.end, n.low, n.form) for n in self._numerals.find(folded) if not n.vague]
        cardinals = [n for n in cardinals if not _inside(n, [*taken, *nothing]) and not self._unit.match(folded, n.end)]
        found += self._ratios(folded, self._fractions(folded, cardinals))
        found = sorted(f for f in found if f.word != "ordinal")
        ends = {f.end for f in found}
        found = [
            f
            for f in found
            if f.value or f.word != "words" or not _inside(Found(f.end + 1, f.end + 2, 0), _spans(found))
        ]
        return sorted(f if self._difference(folded, f, ends) else self._signed(folded, f) for f in found)

    def _difference(self, folded: str, n: Found, ends: set[int]) -> bool:
        """Whether a sign takes one number from another: "eight minus four", "10-12"."""
        sign = self._minus.search(folded, max(0, n.start - 10), n.start)
        return bool(sign) and bool({sign.start(), sign.start() - 1} & ends)

    def ordinals(self, text: str) -> list[Found]:
        folded = lower(text)
        found = [Found(n.start, n.end, n.low) for n in self._numerals.find(folded) if n.form == "ordinal"]
        alone = [Found(*m.span(), self._ordinals.meaning(m.group())) for m in self._ordinal.finditer(folded)]
        return sorted(found + [f for f in alone if not _inside(f, [(g.start, g.end) for g in found])])

    def _special(self, text: str, folded: str) -> list[Found]:
        """Powers, fractions in figures, ½ alone, 10G, ,08."""
        number = lambda raw: float(raw.replace(self._mark, "."))  # noqa: E731
        found = []
        for m in self._power.finditer(folded):
            power = int(re.sub(r"--|\+", "", m["e"] or m["p"]))
            value = number(m["b"]) * 10.0**power if m["e"] else number(m["b"]) ** power
            found.append(Found(*m.span(), value))
        for m in self._slash.finditer(folded):
            if int(m["d"]) and not _inside(Found(*m.span(), 0), [(f.start, f.end) for f in found]):
                found.append(Found(*m.span(), int(m["w"] or 0) + int(m["n"]) / int(m["d"])))
        for m in self._big.finditer(text):
            if m["b"]:
                found.append(Found(*m.span(), number("0" + m["b"]) * {"M": 1e6, "G": 1e9, "T": 1e12}[m["s"]]))
        found += [Found(*m.span(), VULGAR[m.group()]) for m in self._vulgar.finditer(folded)]
        found += [Found(*m.span(), float(f"0.{m['d']}")) for m in self._decimal.finditer(folded)]
        return found

    def _fractions(self, folded: str, cardinals: list[Found]) -> list[Found]:
        """ "two fifths", "a fifth", "three and a fifth": a numerator, the parts, the whole before them."""
        parts: list[Found] = []
        ones = [Found(m.start(), m.end() - 1, 1.0, "one") for m in self._article.finditer(folded)]
        for n in [*cardinals, *(o for o in ones if not _inside(o, [(c.start, c.end) for c in cardinals]))]:
            part = self._parts.ahead(folded, n.end + 1) if folded[n.end : n.end + 1] in (" ", "-") else None
            part = next(((c.end, c.value) for c in cardinals if c.word == "ordinal" and c.start == n.end + 1), part)
            if part and n.word in ("words", "one") and part[1] > 1:
                parts.append(Found(n.start, part[0], n.value / part[1], "fraction"))
        parts = [p for p in parts if not _inside(p, _spans(q for q in parts if q.start < p.start))]
        kept = [c for c in cardinals if not _inside(c, [(p.start, p.end) for p in parts])]
        whole: list[Found] = []
        for n in sorted([*kept, *parts]):
            last = whole[-1] if whole else None
            link = self._link.match(folded, last.end) if last else None
            if last and link and link.end() == n.start and n.word == "fraction" and last.word != "fraction":
                whole[-1] = Found(last.start, n.end, last.value + n.value, "fraction")
            else:
                whole.append(n)
        return whole

    def _ratios(self, folded: str, numbers: list[Found]) -> list[Found]:
        """ "one over three", "2 in 5"."""
        kept: list[Found] = []
        for n in sorted(numbers):
            over = self._over.match(folded, kept[-1].end) if kept else None
            if over and over.end() == n.start and n.value > 0 and kept[-1].value < n.value < 1000:
                kept[-1] = Found(kept[-1].start, n.end, kept[-1].value / n.value, "fraction")
            else:
                kept.append(n)
        return kept

    def _signed(self, folded: str, n: Found) -> Found:
        sign = self._minus.search(folded, max(0, n.start - 10), n.start)
        return Found(sign.start(), n.end, -n.value) if sign else n


def plain(table: dict[str, float]) -> dict[str, float]:
    """The forms, and the same without their accents."""
    return table | {"".join(c for c in unicodedata.normalize("NFKD", f) if not unicodedata.combining(c)): v
                    for f, v in table.items()}  # fmt: skip


def _halves(lang: str) -> dict[str, float]:
    return {"fr": {"demi(|e|s|es)": 2.0}, "en": {"(half|halves)": 2.0}}[lang]


def _inside(n: Found, spans: Iterable[tuple[int, int]]) -> bool:
    return any(n.start < end and start < n.end for start, end in spans)


def _spans(found: Iterable[Found]) -> list[tuple[int, int]]:
    return [(f.start, f.end) for f in found]


def as_items(text: str, found: Iterable[Found]) -> list[dict[str, Any]]:
    return [{"start": f.start, "end": f.end, "text": text[f.start : f.end], "value": f.value} for f in found]
