"""Packs compiled to a lexicon: every form of a language, from every file that has one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from vigie.extract.inflection import noun_forms, verb_forms
from vigie.extract.lexicon import Form, Lexicon, Reading, made, spelled_small
from vigie.packs.files import LanguagePack, Packs
from vigie.packs.language import Cues, Frame, Governor, Language, Predicates, Said
from vigie.packs.records import Entry, Items, Role
from vigie.text import fold
from vigie.text.forms import cited, expand, expand_all
from vigie.text.glue import Glue

_FIRST = re.compile(r"[^\W_]+|['-]")
_NEXT = re.compile(r"[^\W_]+")
_ANY: frozenset[str] = frozenset()
GAP = "~"  # stands for the state adjective inside a role's split form

Pair = tuple[str, Reading]


def compile_lexicon(packs: Packs, code: str) -> Lexicon:
    """The lexicon of language ``code``; the pack must have ``language.yml``.

    Raises:
        PackError: a verb names a conjugation that does not exist.
    """
    pack = packs.languages[code]
    table: dict[str, dict[tuple[Any, ...], Reading]] = {}
    refinements: dict[tuple[int, str], str] = {}
    for form, reading in _respelled(_all(packs, pack, code, refinements), pack.language):
        key = fold.bare(form)
        if key.strip():
            same = (reading.cat, _identity(reading.data), reading.form, reading.feature, reading.cased, reading.cases)
            table.setdefault(key, {})[same] = reading
    patterns = list(table)
    items = pack.items or Items(heads=[])
    return Lexicon(
        language=pack.language,
        items=items,
        entries=[_entry(tuple(table[p].values())) for p in patterns],
        lengths=_lengths(patterns),
        index={p: number for number, p in enumerate(patterns)},
        openings=openings(pack.language),
        glue=Glue(particles_of(pack.language)),
        starts=_starts(patterns) if pack.language.particles else {},
        inverted=(
            *(f for forms in pack.language.pronouns.values() for f in forms if f[0] == "-"),
            *pack.language.joined,
        ),
        refinements=refinements,
    )


def particles_of(language: Language) -> dict[str, tuple[str, ...]]:
    """What each particle may tell, the first listed before all."""
    told: dict[str, list[str]] = {}
    for function, forms in language.particles.items():
        for form in expand_all(forms):
            told.setdefault(form, []).append(function)
    return {form: tuple(functions) for form, functions in told.items()}


def _starts(patterns: list[str]) -> dict[str, list[int]]:
    found: dict[str, set[int]] = {}
    for pattern in patterns:
        found.setdefault(pattern[0], set()).add(len(pattern))
    return {first: sorted(lengths, reverse=True) for first, lengths in found.items()}


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
        first: {
            "": sorted(seconds.get("", ())),
            **{w: sorted(n | seconds.get("", set()), reverse=True) for w, n in seconds.items()},
        }
        for first, seconds in table.items()
    }


def _entry(readings: tuple[Reading, ...]) -> Form:
    if any(r.cat == "weapon" and not r.weak for r in readings):  # what one entry is not, another may be
        readings = tuple(r for r in readings if r.cat != "never")
    forms = {r.form for r in readings}
    plain = len(forms) == 1 and not any(r.cased or r.acronym for r in readings)
    return made(readings, forms.pop()) if plain else spelled_small(made(readings, None))


def _identity(data: object) -> int:
    """A number that is the same for the same record, whether shared or rebuilt as a tuple."""
    return hash(tuple(map(id, data))) if isinstance(data, tuple) else id(data)


def _all(packs: Packs, pack: LanguagePack, code: str, refinements: dict[tuple[int, str], str]) -> Iterator[Pair]:
    yield from _gazetteer(packs, pack.language)
    if pack.items:
        yield from _items(pack.items, refinements, pack.language)
    yield from _grammar(pack.language)
    if pack.predicates:
        yield from _predicates(pack.predicates, pack.language)
    if pack.cues:
        yield from _cues(pack.cues, pack.language)


def _plain(
    forms: Iterable[str],
    cat: str,
    data: Any = None,
    weak: bool = False,
    feature: str = "",
    grammar: Language | None = None,
) -> Iterator[Pair]:
    """The readings of forms; inflected ones in all cases of ``grammar``, else as they are cited."""
    for written in forms:
        for form, cases in noun_forms(written, grammar) if grammar else ((f, _ANY) for f in expand(cited(written))):
            cased, acronym = form if form[0].isupper() else "", form.isalpha() and form.isupper()
            yield form, Reading(cat, data, fold.lower(form), feature, weak, cased, acronym, cases)


def _respelled(pairs: Iterable[Pair], language: Language) -> Iterator[Pair]:
    """Each form, how it stands before a vowel where its last word is elided ("capable d'", "afin qu'"), and how it
    is written by those who leave a letter's mark out.
    """
    for form, reading in pairs:
        yield form, reading
        before, blank, last = form.rpartition(" ")
        if blank and last in language.elides:
            short = before + blank + language.elides[last]
            yield short, reading._replace(form=fold.lower(short))
        for letter, other in language.respell.items():
            if letter in form:
                yield form.replace(letter, other), reading._replace(form=reading.form.replace(letter, other))


def _names(entry: Entry, cat: str, languages: Iterable[str], grammar: Language) -> Iterator[Pair]:
    for language in languages:
        own = grammar if language == grammar.code else None
        yield from _plain(entry.names.get(language, ()), cat, entry, feature="name", grammar=own)
        yield from _plain(entry.weak.get(language, ()), cat, entry, True, "name", own)


def _gazetteer(packs: Packs, grammar: Language) -> Iterator[Pair]:
    code = grammar.code
    own = ("*", code)
    every = ("*", code, *(c for c in packs.languages if c != code))
    for state in packs.states:
        yield from _names(state, "state", own, grammar)
        for language in own:
            beside = [*state.demonyms.get(language, ()), *(state.names.get(language, ()) if grammar.apposed else ())]
            yield from _plain(beside, "state", state, feature="demonym", grammar=grammar)
            yield from _plain(state.metonyms.get(language, ()), "state", state, feature="metonym", grammar=grammar)
    for weapon in packs.weapons:
        yield from _names(weapon, "weapon", every, grammar)
        yield from _plain(weapon.unlike, "never")
    for organisation in packs.organisations:
        yield from _names(organisation, "org", every, grammar)
    for person in packs.persons:
        yield from _names(person, "person", every, grammar)
    for vague in packs.vague:
        yield from _names(vague, "vague", own, grammar)
    for place in packs.places:
        yield from _names(place, "place", own, grammar)
    for role in packs.roles:
        yield from _names(role, "role", own, grammar)
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


def _items(items: Items, refinements: dict[tuple[int, str], str], grammar: Language) -> Iterator[Pair]:
    opening = openings(grammar)
    for number, head in enumerate(items.heads):
        yield from _plain(head.forms, "head", number, head.weak, head.item_class, grammar)
        for finer, modifiers in head.refine.items():
            for form, reading in _plain(modifiers, "mod", grammar=grammar):
                refinements[(number, reading.form)] = finer
                yield form, Reading("mod", None, reading.form, cases=reading.cases)
                if form.startswith(opening):  # "de missiles" may modify, or be the thing itself
                    yield form, Reading("core", None, reading.form)
    for modifier in items.modifiers:
        yield from _plain(modifier.forms, "mod", grammar=grammar)
    yield from _plain(items.never, "never")


def openings(language: Language) -> tuple[str, ...]:
    """How a complement with "of" begins, as it is written before its noun: ``"de "``, ``"d'"``."""
    single = [form for form in expand_all(language.prepositions.get("of", [])) if " " not in form]
    return tuple(form if form.endswith("'") else f"{form} " for form in single)


def _grammar(language: Language) -> Iterator[Pair]:
    yield from _plain(language.determiners, "det")
    yield from _plain(language.indefinites, "indefinite")
    for key, forms in language.prepositions.items():
        yield from _plain(forms, "prep", key)
        yield from _plain(forms if key in language.partitives else (), "partitive")
    for case, listed in language.with_case.items():
        for key, forms in listed.items():
            yield from _plain(forms, "prep", key, feature=case)
    for key, forms in language.conjunctions.items():
        yield from _plain(forms, key)
    for key, forms in language.relatives.items():
        yield from _plain(forms, "rel", key)
    yield from _plain(language.complementizers, "comp")
    for key, forms in language.subordinators.items():
        yield from _plain(forms, key if key in ("if", "question") else "sub")
    for key, forms in language.pronouns.items():
        yield from _plain(forms, "dative" if key in ("dative", "oblique") else "pron", key)
    yield from _plain(language.negation, "neg", bool(language.negation_needs))
    yield from _plain(language.negation_needs, "completes")
    yield from _plain(language.negation_ends, "ends")
    yield from _plain(language.adverbs, "adv")
    yield from _plain(language.clitics, "clitic")
    yield from _plain(language.possessives, "poss")
    yield from _plain(language.joined, "mod")
    yield from _plain(language.owners, "owner")
    yield from _plain(language.measures, "measure")
    yield from _plain(language.clefts, "cleft")
    yield from _plain(language.objects, "object")
    yield from _plain(language.reflexives, "reflexive")
    yield from _plain(language.links, "link")
    yield from _plain(language.opens_verb, "opens-verb")
    for use, forms in language.infinitives.items():
        yield from _plain(forms, "infinitive", use)
    yield from _everyday(language)
    for kind, features in language.auxiliaries.items():
        for feature, forms in features.items():
            yield from _plain(forms, "aux", kind, feature=feature)
            yield from _plain((f for f in forms if f.endswith(tuple(language.negative_endings))), "negated")


def _everyday(language: Language) -> Iterator[Pair]:
    """Verbs that say nothing of the field, and their forms that are nouns as often."""
    yield from _plain(language.nouns, "noun")
    for name, stems in language.verbs.items():
        for stem in stems:
            for form, feature in verb_forms(f"{stem}|{name}", language):
                yield form, Reading("act", None, fold.lower(form), feature)


def _predicates(predicates: Predicates, language: Language) -> Iterator[Pair]:
    for frame in predicates.frames:
        yield from _verbs(frame.verbs, "verb", frame, language)
        yield from _plain(frame.nouns, "pred", frame, grammar=language)
        if frame.item is not None or frame.kind == "agreement":  # these speak for themselves, with no thing named
            yield from _plain(frame.nouns, "core", grammar=language)
        if frame.item is not None:
            yield from _verbs(frame.verbs, "core", frame, language)


def _verbs(
    verbs: Iterable[str], cat: str, data: Frame | Governor | Said | str | None, language: Language
) -> Iterator[Pair]:
    for verb in verbs:
        for form, feature in verb_forms(verb, language):
            yield form, Reading(cat, data, fold.lower(form), feature)
            before, _, last = form.rpartition(" ")
            if cat == "verb" and last in language.separable and " " not in before:
                yield before, Reading("apart", (data, last), fold.lower(before), feature)


def _cues(cues: Cues, language: Language) -> Iterator[Pair]:
    for said in cues.said:
        yield from _verbs(said.verbs, "said", said, language)
    for governor in cues.governors:
        yield from _verbs(governor.verbs, "gov", governor, language)
        yield from _plain(governor.words, "gov", governor, feature="word")
    yield from _plain(cues.according, "according")
    yield from _plain(cues.citing, "according", "citing")
    yield from _plain(cues.hedges, "hedge")
    yield from _plain(cues.possibly, "possibly")
    yield from _plain(cues.negators, "negator")
    yield from _plain(cues.reciprocal, "reciprocal")
    yield from _plain(cues.titles, "title", grammar=language)
    for mode, forms in cues.modes.items():
        yield from _plain(forms, "mode", mode)
    yield from _plain(cues.properties, "property", grammar=language)
    yield from _plain(cues.findings, "finding", grammar=language)
    yield from _plain(cues.sites, "site", grammar=language)
    for cue in cues.figures:
        yield from _plain(cue.words, "figure", cue.tells)
        for form, reading in _verbs(cue.verbs, "figure", cue.tells, language):
            yield form, reading
            yield form, reading._replace(cat="act", data=None)
    yield from _plain(cues.anaphora, "anaphora")
    yield from _plain(cues.again, "again", grammar=language)
    yield from _plain(cues.newsrooms, "newsroom", grammar=language)
    yield from _plain(cues.backward, "backward")
    yield from _plain(cues.such, "such")
    yield from _plain(cues.carriers, "carrier")
    yield from _plain(cues.worth, "worth")
    yield from _plain(cues.holders, "holder")
    yield from _plain(cues.waters, "water")
    yield from _plain(cues.tallies, "tally", grammar=language)
    for cat in ("act", "content"):
        yield from _verbs(cues.contents, cat, None, language)
    for cat in ("act", "gauge"):
        yield from _verbs(cues.gauges, cat, None, language)
