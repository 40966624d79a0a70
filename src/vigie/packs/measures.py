"""The shape of ``data/lang/XX/numbers.yml`` and ``dates.yml``: how a language says how many and when.

Forms are literals with groups of endings, as in every pack (``million(|s)``). A mapping ``form: value`` gives words
their number; a mapping ``meaning: [forms]`` gathers the words of one meaning.
"""

from __future__ import annotations

from msgspec import Struct

Forms = list[str]


class QuantityExample(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A text and the one quantity it holds; ``kind: none`` when it holds none."""

    text: str
    kind: str = "count"
    min: float | None = None
    max: float | None = None
    approximate: bool = False
    vague: bool = False
    factor: float | None = None
    unit: str | None = None
    per: str | None = None


class Bounds(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that open or soften a number: "at least", "up to", "about"."""

    at_least: Forms = []
    at_most: Forms = []
    about: Forms = []


class Range(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How two numbers make a range, or two dates a stretch: ``open`` before the first, ``join`` between."""

    open: Forms = []
    join: Forms


class Changes(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Growth and shrinking: "rose by 30 %", "halved", "three times as many".

    ``by`` stands between such a verb and its number, ``by_factor`` before a multiplier even after a verb of growth,
    ``from_`` before the first number of a change that is no range
    ("went from 10 to 30"); ``more`` and ``less`` follow a percentage; ``times`` follows a multiplier and
    ``times_what`` follows that; ``words`` maps single words to their factor.
    """

    rises: Forms = []
    falls: Forms = []
    multiplies: Forms = []
    by: Forms = []
    by_factor: Forms = []
    from_: Forms = []
    more: Forms = []
    less: Forms = []
    times: Forms = []
    times_what: Forms = []
    words: dict[str, float] = {}


class Amounts(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Quantities without a number: a noun with an adjective of size beside it, or a set phrase."""

    nouns: Forms = []
    adjectives: Forms = []
    phrases: Forms = []


class NotCounts(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Numbers that count nothing.

    ``after``: words after which a bare number is a label ("article", "January"); ``before``: words before which
    it is one (month names); ``suffixes``: endings of ordinals in figures; ``hours``: words before an hour of
    the day; ``days``: articles before a day of the month; ``rates``: words that make "a month" a lapse of time
    ("a month ago"); ``phrases``: whole phrases that hold a number word and count nothing ("one another");
    ``plural_only``: words that are numbers only before a word in one of the endings given ("neuf").
    """

    after: Forms = []
    before: Forms = []
    suffixes: Forms = []
    hours: Forms = []
    days: Forms = []
    rates: Forms = []
    phrases: Forms = []
    plural_only: dict[str, Forms] = {}


class Numbers(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``data/lang/XX/numbers.yml``.

    ``words`` are numbers below a hundred, ``scales`` multiply what stands before them, ``short_scales`` only
    follow figures ("bn"), ``money_scales`` only stand between figures and a currency sign ("M€").
    ``collectives`` are nouns of a round number ("dizaine"), ``vague`` bare plurals and the number they are many
    of ("dizaines": 10 reads 20 to 99), ``several`` makes a scale vague ("several hundred"),
    ``leading`` number words are none alone ("mil"). ``articles`` mean
    one only before a scale, perhaps with a ``sized`` adjective between ("une bonne centaine"). ``halves`` add a
    half or a quarter, ``parts`` take a fraction of the scale that follows ("half a million"). ``joiners`` maps a word
    inside numbers to where it may stand: after ``tens`` ("vingt et un") or after ``scales`` ("two hundred and five").
    ``out_of`` stands between the two numbers of a share ("four out of five").
    ``merges`` stand between the two bounds of one amount ("more than 100 but fewer than 300"). ``ordinals``
    close a number that counts nothing ("vingt et unième"), ``fractions`` one that is a share ("two fifths": the
    parts a whole is cut in), ``points`` are spelled decimal marks. ``myriads`` are
    units of ten that stand by turns with figures ("1만5천"), ``counters`` words behind a number that only say that it
    counts ("180대"). ``symbols`` are units written before the
    number; ``other_units`` and ``other_symbols``
    lie outside the vocabulary. ``ones`` are phrases in which the article counts ("un seul").
    """

    decimal: str
    thousands: Forms = []
    words: dict[str, float]
    scales: dict[str, float]
    short_scales: dict[str, float] = {}
    money_scales: dict[str, float] = {}
    collectives: dict[str, float] = {}
    vague: dict[str, float] = {}
    several: Forms = []
    leading: Forms = []
    articles: Forms = []
    sized: Forms = []
    halves: dict[str, float] = {}
    parts: dict[str, float] = {}
    of: Forms = []
    joiners: dict[str, str] = {}
    vigesimal: list[int] = []
    ordinals: dict[str, float] = {}
    fractions: dict[str, float] = {}
    points: Forms = []
    myriads: dict[str, float] = {}
    counters: Forms = []
    ones: Forms = []
    before: Bounds = Bounds()
    after: Bounds = Bounds()
    ranges: list[Range] = []
    merges: Forms = []
    out_of: Forms = []
    units: dict[str, Forms] = {}
    symbols: dict[str, Forms] = {}
    other_units: Forms = []
    other_symbols: Forms = []
    per: dict[str, Forms] = {}
    shares: dict[str, float] = {}
    changes: Changes = Changes()
    amounts: Amounts = Amounts()
    not_counts: NotCounts = NotCounts()
    examples: list[QuantityExample]


class DateExample(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A text, the date of its document, and the one EDTF it holds: ``edtf`` absent when it cannot be computed.

    ``none: true`` when the text holds no time at all.
    """

    text: str
    dated: str | None = None
    edtf: str | None = None
    none: bool = False


class Prepositions(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words before a date. ``at`` leaves it as it is, and lets a bare year be one; ``of`` does so only at the end
    of a clause; ``early_as`` leans on the date told before it ("as early as December"); ``ahead`` and
    ``within`` make a date of a lapse ("in two years", "within 15 months").
    """

    at: Forms = []
    of: Forms = []
    early_as: Forms = []
    since: Forms = []
    until: Forms = []
    by: Forms = []
    before: Forms = []
    after: Forms = []
    ahead: Forms = []
    within: Forms = []


class Dates(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``data/lang/XX/dates.yml``.

    ``shapes`` maps a reading to shapes: literal words and slots in braces. The slots: ``{day}`` ``{month}``
    ``{name}`` (a month in full) ``{year}`` (four figures or one of ``years``) ``{weekday}`` ``{season}``
    ``{part}`` ``{nth}`` ``{unit}`` ``{count}`` ``{some}`` ``{shift}`` ``{same}`` ``{feast}`` ``{offset}``
    ``{months}`` (how many) beside ``{edge}`` (from the first or the last on) ``{span}`` (the names of ``spans``:
    "quarter 3": [q3]) ``{yy}`` (the last two figures of a year) ``{later}`` (those of the next, no month)
    ``{turn}`` ``{decade}`` ``{dd}`` ``{mm}`` ``{mm2}`` ``{late}`` (day, month, another month, a day from the
    13th in figures) ``{iso}`` ``{day_name}`` ``{weekend}``. The readings: ``plain`` (the slots say it all),
    ``bare`` (a day or year that needs a word before it), ``shifted``, ``same``, ``ago``, ``hence``, ``lapse`` (a
    date after the words of ``ahead`` and ``within`` only), ``earlier``, ``later``, ``turn`` (after an article),
    ``vague`` (no date), ``afterwards`` (open, from the date told last).
    ``postpositions`` are words behind a date, ``year_suffixes`` what may hang on the figures of a year ("2022년").
     ``capitals``: names of months and days are written with a capital; ``ambiguous`` ones are words too ("May").
    """

    months: dict[int, Forms]
    short_months: dict[int, Forms] = {}
    weekdays: dict[int, Forms]
    seasons: dict[int, Forms] = {}
    feasts: dict[str, Forms] = {}
    counts: dict[str, int] = {}
    some: Forms = []
    nths: dict[int, Forms] = {}
    units: dict[str, Forms] = {}
    shifts: dict[int, Forms] = {}
    same: Forms = []
    parts: dict[str, Forms] = {}
    years: dict[str, Forms] = {}
    weekends: Forms = []
    offsets: dict[int, Forms] = {}
    turns: dict[int, Forms] = {}
    day_suffixes: Forms = []
    day_names: dict[int, Forms] = {}
    edges: dict[int, Forms] = {}
    spans: dict[str, Forms] = {}
    capitals: bool = False
    ambiguous: Forms = []
    future: Forms = []
    articles: Forms = []
    prepositions: Prepositions = Prepositions()
    postpositions: Prepositions = Prepositions()
    year_suffixes: Forms = []
    ranges: list[Range] = []
    neighbours: Forms = []
    shapes: dict[str, Forms]
    examples: list[DateExample]
