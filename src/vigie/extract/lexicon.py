"""All forms of a language's packs in one table: text in, readings with exact offsets out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from vigie.extract.inflection import verb_forms
from vigie.packs.files import LanguagePack, Packs
from vigie.packs.forms import expand_all
from vigie.packs.language import Cues, Frame, Governor, Language, Predicates, Said
from vigie.packs.records import Entry, Items, Role
from vigie.text import fold

# A word, or the apostrophe or hyphen that may begin an ending ("'s", "-t-il"); other marks begin no form.
_WORD = re.compile(r"[^\W_]+|(?<=[^\W_])['-](?=[^\W_])")
_FIRST = re.compile(r"[^\W_]+|['-]")
_NEXT = re.compile(r"[^\W_]+")
_MARKS = ("'", "-")
_CATALOGUED = frozenset({"weapon", "org", "person", "state", "vague", "place", "role"})
GAP = "~"  # stands for the state adjective inside a role's split form


# What a node is first of all when its readings leave a choice; the rest stay at hand in ``readings``.
RANK = (
    "never weapon head org person role rolehead state vague place reciprocal condition negator according hedge possibly "
    "property site carrier finding pred verb said gov aux mode title pron dative neg rel comp if sub prep and or but det "
    "poss worth question such again mod clitic adv anaphora"
).split()
_RANK = {cat: number for number, cat in enumerate(RANK)}


def first_of(cats: frozenset[str]) -> str:
    """The category that comes first by rank."""
    return min(cats, key=lambda cat: _RANK.get(cat, len(RANK)))


class Reading(NamedTuple):
    """What a form may be: its category, the record behind it, how it was named and its verb feature."""

    cat: str
    data: Any
    form: str
    feature: str = ""
    weak: bool = False
    cased: bool = False
    acronym: bool = False


class Hit(NamedTuple):
    """A stretch of text with every reading it allows, the categories among them, the first of these by rank, and the
    ids it names beyond doubt."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    cats: frozenset[str]
    kind: str
    strong: frozenset[str]


class Entry(NamedTuple):
    """A pattern of the automaton. ``form`` is the one spelling all its readings ask for, None where they differ."""

    readings: tuple[Reading, ...]
    cats: frozenset[str]
    kind: str
    form: str | None
    strong: frozenset[str]


@dataclass(slots=True)
class Lexicon:
    """The compiled words of one language. ``find`` is linear in the text and safe on any Unicode.

    ``lengths`` maps the first word of every form, then its second word ("" for none), to the lengths to try there,
    longest first; ``index`` maps the form itself to its entry.
    """

    language: Language
    items: Items
    entries: list[Entry]
    lengths: dict[str, dict[str, list[int]]]
    index: dict[str, int]
    inverted: tuple[str, ...] = ()
    refinements: dict[tuple[int, str], str] = field(default_factory=dict)

    def find(self, text: str) -> list[Hit]:
        """Leftmost-longest hits with word boundaries; words keep their accents ("a" is not "à", "mais" no "maïs"),
        proper names need none, and acronyms stand in capitals."""
        bare, lowered = fold.bare(text), fold.lower(text)
        hits: list[Hit] = []
        position = 0
        table, index, entries = self.lengths, self.index, self.entries
        tokens = [(m.start(), m[0]) for m in _WORD.finditer(bare)]
        tokens += [(len(bare), ""), (len(bare), "")]
        for at in range(len(tokens) - 2):
            start, word = tokens[at]
            lengths = table.get(word)
            if lengths is None or start < position:
                continue
            second = tokens[at + 1][1]
            if second in _MARKS:
                second = tokens[at + 2][1]
            for length in lengths.get(second) or lengths[""]:
                end = start + length
                number = index.get(bare[start:end])
                if number is None or not self._ends(bare, start, end):
                    continue
                entry = entries[number]
                if entry.form != lowered[start:end]:
                    found = _narrowed(entry, text[start:end], lowered[start:end])
                    if found is None:
                        continue
                    entry = found
                hits.append(Hit(start, end, entry.readings, entry.cats, entry.kind, entry.strong))
                position = end
                break
        return hits

    def _ends(self, bare: str, start: int, end: int) -> bool:
        """Whether a form ends a word: "a-t-il" hangs a pronoun on it, "sud-coréen" goes on."""
        after = bare[end : end + 1]
        if after.isalnum():
            return not bare[end - 1].isalnum()
        if after != "-" or not bare[end + 1 : end + 2].isalpha() or not bare[end - 1].isalpha():
            return True
        return "-" in bare[start:end] or (bool(self.inverted) and bare.startswith(self.inverted, end))

    def lookup(self, form: str) -> tuple[Reading, ...]:
        """What ``form`` alone may be; empty when the packs do not know it."""
        number = self.index.get(fold.bare(form))
        lowered = fold.lower(form)
        return () if number is None else tuple(r for r in self.entries[number].readings if _allowed(r, form, lowered))

    def refined(self, head: int, modifier: str) -> str | None:
        """The finer class that ``modifier`` (its lower-case form) gives to the head number ``head``."""
        return self.refinements.get((head, modifier))


def _allowed(reading: Reading, shown: str, lowered: str) -> bool:
    if reading.acronym:
        spoken = len(shown) > 3 and shown.istitle()  # French writes what it can say so: Otan, Unesco
        return shown.isupper() or spoken or (shown.endswith("s") and shown[:-1].isupper())
    if reading.cased:
        return shown[0].isupper() or shown[0].isdigit()
    return lowered == reading.form or (shown.isupper() and len(shown) > 1)


def compile_lexicon(packs: Packs, code: str) -> Lexicon:
    """The lexicon of language ``code``; the pack must have ``language.yml``.

    Raises:
        PackError: a verb names a conjugation that does not exist.
    """
    pack = packs.languages[code]
    table: dict[str, dict[tuple[str, int, str, str], Reading]] = {}
    refinements: dict[tuple[int, str], str] = {}
    for form, reading in _all(packs, pack, code, refinements):
        key = fold.bare(form)
        if key.strip():
            table.setdefault(key, {})[(reading.cat, _identity(reading.data), reading.form, reading.feature)] = reading
    patterns = list(table)
    items = pack.items or Items(heads=[])
    return Lexicon(
        language=pack.language,
        items=items,
        entries=[_entry(tuple(table[p].values())) for p in patterns],
        lengths=_lengths(patterns),
        index={p: number for number, p in enumerate(patterns)},
        inverted=(*(f for forms in pack.language.pronouns.values() for f in forms if f[0] == "-"), *pack.language.joined),
        refinements=refinements,
    )


def _lengths(patterns: list[str]) -> dict[str, dict[str, list[int]]]:
    table: dict[str, dict[str, set[int]]] = {}
    for pattern in patterns:
        first = _FIRST.match(pattern)
        if first is not None:
            behind = _NEXT.search(pattern, first.end())
            second = behind[0] if behind else ""
            words = [first[0]]
            table.setdefault(words[0], {}).setdefault(second, set()).add(len(pattern))
    # a form of one word is tried wherever longer ones fail
    return {
        first: {"": sorted(seconds.get("", ())), **{w: sorted(n | seconds.get("", set()), reverse=True) for w, n in seconds.items()}}
        for first, seconds in table.items()
    }


def _entry(readings: tuple[Reading, ...]) -> Entry:
    forms = {r.form for r in readings}
    plain = len(forms) == 1 and not any(r.cased or r.acronym for r in readings)
    return _made(readings, forms.pop() if plain else None)


def _made(readings: tuple[Reading, ...], form: str | None) -> Entry:
    cats = frozenset(r.cat for r in readings)
    strong = frozenset(r.data.id for r in readings if not r.weak and r.cat in _CATALOGUED)
    return Entry(readings, cats, first_of(cats), form, strong)


def _narrowed(entry: Entry, shown: str, lowered: str) -> Entry | None:
    """The readings of an entry that a spelling allows; None when it allows none."""
    allowed = tuple(r for r in entry.readings if _allowed(r, shown, lowered))
    if len(allowed) == len(entry.readings):
        return entry
    return _made(allowed, None) if allowed else None


Pair = tuple[str, Reading]


def _identity(data: object) -> int:
    """A number that is the same for the same record, whether shared or rebuilt as a tuple."""
    return hash(tuple(map(id, data))) if isinstance(data, tuple) else id(data)


def _all(packs: Packs, pack: LanguagePack, code: str, refinements: dict[tuple[int, str], str]) -> Iterator[Pair]:
    yield from _gazetteer(packs, code)
    if pack.items:
        yield from _items(pack.items, refinements)
    yield from _grammar(pack.language)
    if pack.predicates:
        yield from _predicates(pack.predicates, pack.language)
    if pack.cues:
        yield from _cues(pack.cues, pack.language)


def _plain(forms: Iterable[str], cat: str, data: Any = None, weak: bool = False, feature: str = "") -> Iterator[Pair]:
    for form in _elided(expand_all(forms)):
        acronym = form.isalpha() and form.isupper()
        yield form, Reading(cat, data, fold.lower(form), feature, weak, form[0].isupper(), acronym)


def _elided(forms: Iterable[str]) -> Iterator[str]:
    """French: what ends in *de* or *que* stands before a vowel with an apostrophe ("capable d'", "afin qu'")."""
    for form in forms:
        yield form
        if form.endswith((" de", " que")):
            yield form.removesuffix("ue").removesuffix("e") + "'"


def _names(entry: Entry, cat: str, languages: Iterable[str], feature: str = "name") -> Iterator[Pair]:
    for language in languages:
        yield from _plain(entry.names.get(language, ()), cat, entry, feature=feature)
        yield from _plain(entry.weak.get(language, ()), cat, entry, weak=True, feature=feature)


def _gazetteer(packs: Packs, code: str) -> Iterator[Pair]:
    own = ("*", code)
    every = ("*", code, *(c for c in packs.languages if c != code))
    for state in packs.states:
        yield from _names(state, "state", own)
        for language in own:
            yield from _plain(state.demonyms.get(language, ()), "state", state, feature="demonym")
            yield from _plain(state.metonyms.get(language, ()), "state", state, feature="metonym")
    for weapon in packs.weapons:
        yield from _names(weapon, "weapon", every)
        yield from _plain(weapon.unlike, "never")
    for organisation in packs.organisations:
        yield from _names(organisation, "org", every)
    for person in packs.persons:
        yield from _names(person, "person", every)
    for vague in packs.vague:
        yield from _names(vague, "vague", own)
    for place in packs.places:
        yield from _names(place, "place", own)
    for role in packs.roles:
        yield from _names(role, "role", own)
        for language in own:
            yield from _split_roles(role, role.split.get(language, ()))


def _split_roles(role: Role, forms: Iterable[str]) -> Iterator[Pair]:
    """ "ministère ~ de la Défense": its opening words are met first, the rest is looked for behind the nationality.

    A gap at either end is a plain name with its state before or behind.
    """
    for form in expand_all(forms):
        opening, _, rest = (part.strip() for part in form.partition(GAP))
        if opening and rest:
            yield opening, Reading("rolehead", (role, fold.lower(rest)), fold.lower(opening))
        else:
            yield from _plain([opening or rest], "role", role)


def _items(items: Items, refinements: dict[tuple[int, str], str]) -> Iterator[Pair]:
    for number, head in enumerate(items.heads):
        yield from _plain(head.forms, "head", number, weak=head.weak, feature=head.item_class)
        for finer, modifiers in head.refine.items():
            for form in expand_all(modifiers):
                lowered = fold.lower(form)
                refinements[(number, lowered)] = finer
                yield form, Reading("mod", None, lowered)
    for modifier in items.modifiers:
        yield from _plain(modifier.forms, "mod")
    yield from _plain(items.never, "never")


def _grammar(language: Language) -> Iterator[Pair]:
    yield from _plain(language.determiners, "det")
    for key, forms in language.prepositions.items():
        yield from _plain(forms, "prep", key)
    for key, forms in language.conjunctions.items():
        yield from _plain(forms, key)
    for key, forms in language.relatives.items():
        yield from _plain(forms, "rel", key)
    yield from _plain(language.complementizers, "comp")
    for key, forms in language.subordinators.items():
        yield from _plain(forms, key if key in ("if", "question") else "sub")
    for key, forms in language.pronouns.items():
        yield from _plain(forms, "dative" if key == "dative" else "pron", key)
    yield from _plain(language.negation, "neg", bool(language.negation_needs))
    yield from _plain(language.negation_needs, "completes")
    yield from _plain(language.adverbs, "adv")
    yield from _plain(language.clitics, "clitic")
    yield from _plain(language.possessives, "poss")
    yield from _plain(language.joined, "mod")
    for kind, features in language.auxiliaries.items():
        for feature, forms in features.items():
            yield from _plain(forms, "aux", kind, feature=feature)


def _predicates(predicates: Predicates, language: Language) -> Iterator[Pair]:
    for frame in predicates.frames:
        yield from _verbs(frame.verbs, "verb", frame, language)
        yield from _plain(frame.nouns, "pred", frame)
        if frame.item is not None or frame.kind == "agreement":  # these speak for themselves, with no thing named
            yield from _plain(frame.nouns, "core")
            yield from _verbs(frame.verbs, "core", frame, language)


def _verbs(verbs: Iterable[str], cat: str, data: Frame | Governor | Said, language: Language) -> Iterator[Pair]:
    for verb in verbs:
        for form, feature in verb_forms(verb, language):
            yield form, Reading(cat, data, fold.lower(form), feature)


def _cues(cues: Cues, language: Language) -> Iterator[Pair]:
    for said in cues.said:
        yield from _verbs(said.verbs, "said", said, language)
    for governor in cues.governors:
        yield from _verbs(governor.verbs, "gov", governor, language)
        yield from _plain(governor.words, "gov", governor, feature="word")
    yield from _plain(cues.according, "according")
    yield from _plain(cues.hedges, "hedge")
    yield from _plain(cues.possibly, "possibly")
    yield from _plain(cues.negators, "negator")
    yield from _plain(cues.reciprocal, "reciprocal")
    yield from _plain(cues.titles, "title")
    for mode, forms in cues.modes.items():
        yield from _plain(forms, "mode", mode)
    yield from _plain(cues.properties, "property")
    yield from _plain(cues.findings, "finding")
    yield from _plain(cues.sites, "site")
    yield from _plain(cues.conditions, "condition")
    yield from _plain(cues.anaphora, "anaphora")
    yield from _plain(cues.again, "again")
    yield from _plain(cues.such, "such")
    yield from _plain(cues.carriers, "carrier")
    yield from _plain(cues.worth, "worth")
