"""Numbers in figures and in words: "20 000", "1.7 billion", "trois millions et demi", "hundreds of thousands"."""

from __future__ import annotations

import re
from functools import cached_property

from vigie.text.endings import GAP, Endings
from vigie.text.fold import lower
from vigie.text.myriads import Myriads
from vigie.text.phrases import Phrases, skip
from vigie.text.spelling import Numeral, Spelling
from vigie.text.sums import Sum, Token


class NumeralReader:
    """Finds the numbers of one language. Build once, then ``find`` on folded texts."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling
        table = _token_table(spelling)
        self._tokens = Phrases(table)
        self._whole = Phrases({form: token for form, token in table.items() if token.role != "part"})
        self._joiners = Phrases(dict(spelling.joiners))
        self._of = Phrases(dict.fromkeys(spelling.of, True))
        self._money = Phrases(dict(spelling.money_scales))
        of, money = (Phrases(dict.fromkeys(forms, True)).pattern for forms in (spelling.of, spelling.money))
        self._sign = re.compile(rf" ?(?:{of} *)?{money}")
        self._myriads = Myriads(spelling.myriads) if spelling.myriads else None
        codes = "|".join(form for form in spelling.money if len(form) == 3 and form.isalpha()) or "(?!)"
        scales = "|".join(spelling.money_scales) or "(?!)"
        self._coded = re.compile(rf" ?({scales})(?=(?:{codes})(?!\w))")
        self._glued = re.compile(Phrases(dict.fromkeys(spelling.glued, True)).pattern)
        link = "|".join(phrases.pattern for phrases in (self._joiners, self._of) if phrases.meanings) or "(?!)"
        self._endings = Endings(spelling, link)
        endings = self._endings.pattern
        self._follows = re.compile(rf"[ -]+(?:(?:{link})[ -]*)?(?:{self._tokens.pattern}|{endings})")
        self._plural_only = {
            s: tuple(ends) for form, ends in spelling.plural_only.items() for s in Phrases({form: 1}).meanings
        }
        self._leading = frozenset(Phrases(dict.fromkeys(spelling.leading, True)).meanings)
        self._short = Phrases(dict(spelling.short_scales))
        marks = "".join(re.escape(mark) for mark in spelling.thousands)
        mark, other = re.escape(spelling.decimal), re.escape("." if spelling.decimal == "," else ",")
        decimals = rf"{mark}[0-9]+|{other}[0-9]{{1,2}}(?![0-9])"
        # "10 155 mm" is ten of a calibre; "13.000" has its thousands whatever the language writes
        spaced, noughts = r"(?:[ ]+[0-9]{3}(?![0-9]| ?mm(?!\w)))+", rf"[1-9][0-9]{{0,2}}(?:{mark}000)+(?![0-9])"
        grouped = rf"[0-9]{{1,3}}(?:(?:[{marks}][0-9]{{3}}(?![0-9]))+|{spaced})|{noughts}"
        lakhs = rf"[0-9]{{1,2}}(?:[{marks}][0-9]{{2}})+[{marks}][0-9]{{3}}(?![0-9])"
        alone = rf"[0-9]+(?![0-9]| *[0-9]|[.,{marks}][0-9])"  # most figures: nothing to group
        self._figure = re.compile(rf"((?>{alone}|{grouped}|{lakhs}|[0-9]+))((?:{decimals})?)")
        grown = Phrases(
            dict.fromkeys([*spelling.scales, *spelling.collectives, *spelling.short_scales, *spelling.halves], True)
        )
        self._more = re.compile(rf"[ -]*{grown.pattern}")
        more = (*grown.meanings, *spelling.money_scales, *spelling.joiners, *spelling.of, *_VULGAR, *"0123456789- ")
        self._money_heads = frozenset(scale[0] for scale in spelling.money_scales)
        self._heads = frozenset(lower(form)[:1] for form in more)
        scaled = Phrases(dict.fromkeys([*spelling.scales, *spelling.collectives], True)).pattern
        sized = Phrases(dict.fromkeys(spelling.sized, True)).pattern
        self._article = re.compile(
            rf"{Phrases(dict.fromkeys(spelling.articles, True)).pattern} +(?:{sized} +)?(?={scaled})"
        )
        articles = rf"|{self._article.pattern}" if spelling.articles else ""
        self.words = frozenset(form for form, token in table.items() if token.role != "ordinal")
        self.figure_start = r"(?<!(?<![0-9])[^\W\d_]-)(?<!\w[.,'])(?<!%)[0-9]"
        if self._myriads:
            self.figure_start = f"(?:{self.figure_start}|{self._myriads.start})"
        self.article_start = articles

    @cached_property
    def _start(self) -> re.Pattern[str]:
        words = Phrases(dict.fromkeys(self.words, True)).pattern
        return re.compile(rf"(?<!\w)(?:{self.figure_start}|{words}{self.article_start})")

    def find(self, folded: str) -> list[Numeral]:
        """The numbers of ``folded`` in order; figures inside codes, dates, clock times and phone numbers are left."""
        found = []
        at = 0
        while match := self._start.search(folded, at):
            numeral, at = self.read(folded, match.start())
            if numeral:
                found.append(numeral)
        return found

    def read(self, folded: str, start: int) -> tuple[Numeral | None, int]:
        """The number that begins at ``start``, None when the run is none, and where to read on."""
        if self._myriads and (found := self._myriads.read(folded, start)):
            value, end = found
            return Numeral(start, end, value, value, False, False, "mixed", 1), end
        if folded[start] not in "0123456789":
            numeral = self._read_spelled(folded, start)
            return numeral, numeral.end if numeral else start + 1
        no_number = _NO_NUMBER.match(folded, start)
        if no_number:
            return None, no_number.end()
        numeral = self._read_figures(folded, start)
        return numeral, numeral.end if numeral else _RUN.match(folded, start).end()  # type: ignore[union-attr]

    def _read_spelled(self, text: str, start: int) -> Numeral | None:
        article = self._article.match(text, start) if self._spelling.articles else None
        if article:
            return self._read_words(text, start, article.end(), sized=True)
        return self._read_words(text, start, start, sized=False)

    def _read_figures(self, text: str, start: int) -> Numeral | None:
        match = self._figure.match(text, start)
        if not match:
            return None
        whole, decimals = match.groups()
        digits = whole if whole.isdigit() else _NOT_DIGITS.sub("", whole)
        if len(digits) > _MOST_DIGITS:
            return None
        value = float(f"{digits}.{decimals[1:]}") if decimals else float(digits)
        end = match.end()
        if text[start - 1 : start] == self._spelling.decimal and not decimals:  # ".08"
            value /= 10 ** len(digits)
        spaced = text[end : end + 1] == " "
        head = text[end + spaced : end + spaced + 1]
        if head not in self._heads and (spaced or not head.isalnum()):  # nothing that could go on with it
            return Numeral(start, end, value, value, False, False, "figures", 1)
        part = _PART.match(text, end) if head.isnumeric() and not decimals else None
        if part:
            value, end = value + (_VULGAR.get(part[1]) or int(part[2]) / int(part[3])), part.end()
        if head in self._money_heads and (money := self._in_millions(text, start, end, value)):
            return money
        if not self._more.match(text, end):
            alone = not text[end : end + 1].isalnum() or self._glued.match(text, end)
            return Numeral(start, end, value, value, False, False, "figures", 1) if alone else None
        total = Sum(self._spelling.vigesimal)
        total.add(Token("figure", value))
        scale = 1.0
        short = self._short.ahead(text, end + (text[end : end + 1] in " -" and text[end + 1 : end + 2].isalpha()))
        if short and not _designates(text, end, short[0]):
            end, scale = short
            total.add(Token("scale", scale))
        elif text[end : end + 1].isalnum():
            glued = self._tokens.ahead(text, end)  # "£11million"
            if not glued or glued[1].role != "scale" or not total.add(glued[1]):
                return None
            end, scale = glued[0], glued[1].value
        end, scale, mixed = self._follow(text, end, total, scale)
        form = "mixed" if mixed or scale > 1 else "figures"
        return Numeral(start, end, total.value(), total.value(), False, False, form, scale)

    def _in_millions(self, text: str, start: int, end: int, value: float) -> Numeral | None:
        """ "3 M€", "500 MSEK": a scale that only stands before a currency."""
        money = self._money.ahead(text, skip(text, end))
        coded = None if money else self._coded.match(text, end)
        if money and self._sign.match(text, money[0]):
            return Numeral(start, money[0], value * money[1], value * money[1], False, False, "mixed", money[1])
        if coded:
            scale = self._spelling.money_scales[coded[1]]
            return Numeral(start, coded.end(), value * scale, value * scale, False, False, "mixed", scale)
        return None

    def _follow(self, text: str, end: int, total: Sum, scale: float) -> tuple[int, float, bool]:
        """Scales after figures: "1,7 milliard", "20-thousand", "3 million and a half"."""
        grew = False
        while (step := self._step(text, end)) and step[1].role in ("scale", "half", "collective"):
            after, token, _ = step
            if token.value == 100 and not 0 < total.value() < 10:  # "50 cents", "1,20 cent"
                break
            if not total.add(Token("scale" if token.role == "collective" else token.role, token.value)):
                break
            end, grew = after, True
            scale = token.value if token.role != "half" else scale
        return end, scale, grew

    def _step(self, text: str, end: int) -> tuple[int, Token, str] | None:
        """The next token after one blank, hyphen, joiner or "of", with what joined it."""
        gap = GAP.match(text, end)
        at = gap.end() if gap else end
        if at > end and (token := self._token(text, at)):
            return None if token[1].role == "ordinal" else (token[0], token[1], "")
        for phrases, name in ((self._joiners, "joiner"), (self._of, "of")):
            link = phrases.ahead(text, at) if at > end else None
            if link:
                gap = GAP.match(text, link[0])
                token = self._token(text, gap.end() if gap else link[0])
                if token and token[1].role != "ordinal":
                    return token[0], token[1], name if name == "of" else str(link[1])
        return None

    def _token(self, text: str, at: int) -> tuple[int, Token] | None:
        """The number word at ``at``; one that only leads another ("mil") is none alone."""
        token = self._tokens.ahead(text, at)
        alone = token and text[at : token[0]] in self._leading and not self._follows.match(text, token[0])
        return None if alone else token

    def _read_words(self, text: str, start: int, at: int, *, sized: bool, close: bool = True) -> Numeral | None:
        first = self._token(text, at)
        if first and first[1].role == "scale" and not sized and _PREFIX.search(text, max(0, start - 12), start):
            return None  # "multi-million", "N5 billion"
        if first and first[1].role == "part" and not self._scaled(text, first[0]):
            first = self._whole.ahead(text, at)  # "three quarters of the parts"
        if not first:
            return None
        end, token = first
        if token.role == "ordinal":  # "dix-neuvième" is no ten
            return Numeral(start, end, token.value, token.value, False, False, "ordinal", 1)
        if not sized and token.role in ("one", "word") and not self._follows.match(text, end):
            if text[start:end] in self._plural_only and not self._before_plural(text, start, end):
                return None
            form = "one" if token.role == "one" else "words"
            return Numeral(start, end, token.value, token.value, False, False, form, 1)
        total = Sum(self._spelling.vigesimal)
        approximate = sized and token.role == "collective"
        if sized:
            total.add(Token("word", 1))
        if not total.add(_as_scale(token)):
            return None
        count, scale, before = 1, token.value if token.role in ("scale", "collective") else 1.0, token
        while step := self._step(text, end):
            after, token, link = step
            if not _may_join(link, before, token) or not total.add(_as_scale(token)):
                break
            approximate |= token.role == "collective" and count == 1 and before.role in ("one", "part")
            scale = token.value if token.role in ("scale", "collective") else scale
            end, before, count = after, token, count + 1
        if before.role == "several" or (before.role == "part"):
            return None
        form = "one" if count == 1 and before.role == "one" and not sized else "words"
        low, high = total.value(), total.high if total.high is not None else total.value()
        numeral = Numeral(start, end, low, high, approximate, total.high is not None, form, scale)
        return self._endings.applied(text, numeral, total, self._decimals) or numeral if close else numeral

    def _scaled(self, text: str, at: int) -> bool:
        step = self._step(text, at)
        return bool(step and step[1].role in ("scale", "collective"))

    def _before_plural(self, text: str, start: int, end: int) -> bool:
        word = _WORD.match(text, end)
        return bool(word and word.group(1).endswith(self._plural_only[text[start:end]]))

    def _decimals(self, text: str, at: int) -> tuple[int, str, float]:
        """End, digits and scale of the words after a spelled decimal mark: "zero five", "ninety-nine million"."""
        digits, end, scale = "", at, 1.0
        for _ in range(_MOST_DECIMALS):
            part = self._read_words(text, at, at, sized=False, close=False)
            if part is None or part.vague:
                break
            scale = part.scale if part.scale >= 1000 else 1.0
            digits += str(int(part.low / scale))
            end = part.end
            gap = GAP.match(text, end)
            if scale != 1 or gap is None:
                break
            at = gap.end()
        return end, digits, scale


# Dates in figures, clock times and telephone numbers: whole runs that hold no number.
_NO_NUMBER = re.compile(
    r"(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}"
    r"|[0-9]{1,2}/[0-9]{1,2}|[0-9]{1,2} ?[:h] ?[0-9]{2}|\+?[0-9]{1,4}([ .-])[0-9]{1,2}(?:\1[0-9]{1,2}){2,})(?![\w%])"
)
_DESIGNATION = re.compile(r" ?[0-9]|-")
_PREFIX = re.compile(r"[^\W\d_](?:-|[0-9][0-9.,]* ?)\Z")
_PART = re.compile(r" ?([½⅓⅔¼¾⅛])| ([1-9])/([2-9]|1[0-9])(?![\w/])")  # "2½", "5 1/2"
_VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅛": 1 / 8}
_MOST_DECIMALS = 6
_MOST_DIGITS = 18  # longer runs of figures are codes
_NOT_DIGITS = re.compile("[^0-9]+")
_WORD = re.compile(r" +([^\W\d_]+)")
_RUN = re.compile(r"[0-9\w.,]*")


def _designates(text: str, end: int, after: int) -> bool:
    """ "12 K-9", "24 M 777": a letter apart from its number that begins the name of a thing is no scale."""
    return after - end > 1 and _DESIGNATION.match(text, after) is not None


def _token_table(spelling: Spelling) -> dict[str, Token]:
    plurals = {s: value for form, value in spelling.vague.items() for s in Phrases({form: value}).meanings}
    table: dict[str, Token] = {}
    for role, mapping in (
        ("ordinal", spelling.ordinals),
        ("scale", spelling.vague),
        ("word", spelling.words),
        ("scale", spelling.scales),
        ("collective", spelling.collectives),
        ("half", spelling.halves),
        ("part", spelling.parts),
        ("several", dict.fromkeys(spelling.several, 0.0)),
    ):
        for spelled, value in Phrases(dict(mapping)).meanings.items():
            named = "one" if role == "word" and value == 1 else role
            for variant in {spelled, spelled.replace("-", " ")} if role == "word" else (spelled,):
                table[variant] = Token(named, value, plurals.get(spelled, 0))
    return table


def _as_scale(token: Token) -> Token:
    roles = {"collective": "scale", "one": "word"}
    return Token(roles.get(token.role, token.role), token.value, token.plural)


def _may_join(link: str, before: Token, token: Token) -> bool:
    if link == "":
        return True
    if link == "of":
        collected = before.role == "collective" or before.plural or before.role in ("part", "scale")
        return (
            token.role in ("scale", "collective")
            and bool(collected)
            and (before.role == "part" or token.value > before.value)
        )
    if link == "tens":  # vingt et un, soixante et onze
        return before.value >= 20 and token.role in ("one", "word") and token.value in (1, 11)
    return before.role == "scale" and token.role in ("one", "word")  # two hundred and five
