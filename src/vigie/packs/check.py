"""Everything that can be wrong with packs beyond the shape of each file, each with its file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel import localedata
from yaml.nodes import MappingNode, Node, ScalarNode

from vigie.packs import nodes
from vigie.packs.assessing import assessing_problems
from vigie.packs.entries import ANY_LANGUAGE, BY_LANGUAGE, Named, forms_of
from vigie.packs.loader import BUILT_IN
from vigie.packs.problems import Problem
from vigie.packs.records import (
    Designation,
    Entry,
    Head,
    Items,
    Listing,
    Modifier,
    Names,
    Person,
    Post,
    Press,
    State,
    Tie,
)
from vigie.packs.references import known_in, reference_problems
from vigie.packs.repeats import repeat_problems
from vigie.packs.sources import Located, is_grammar, pack_files, read, words
from vigie.packs.spelling import before, begins, holds, invisible, is_date, mixed_words
from vigie.text.forms import FormError, cited, classes_of, expand, lone_group, stemmed

IN_EXAMPLES = ("names", "demonyms", "metonyms", "split", "forms")
_ID, _STATE_ID = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*"), re.compile("[A-Z]{2}")


def check(overlays: Sequence[Path] = ()) -> list[Problem]:
    """All problems of the built-in packs with ``overlays`` laid on, sorted by file and line."""
    return check_folders([BUILT_IN, *overlays])


def check_folders(folders: Sequence[Path]) -> list[Problem]:
    """All problems of ``folders``, later over earlier, sorted by file and line."""
    found, problems = pack_files(folders)
    reading = read(found)
    problems += reading.problems
    packed = {located.language for located in reading.records if located.language}
    apart = {located.language for located in reading.records if isinstance(located.record, Names)}
    languages = sorted(packed - apart)  # what a language names in a file of its own, it names as it likes
    for located in reading.records:
        problems += spelling_problems(located.node)
        problems += group_problems(located)
        problems += example_problems(located)
        if isinstance(located.record, Entry):
            problems += key_problems(located.node, located.record)
            problems += listing_problems(located.node, located.record)
        if isinstance(located.record, Person):
            problems += post_problems(located.node, located.record)
        if isinstance(located.record, Tie | Press):
            problems += span_problems(located.node, located.record)
        if isinstance(located.record, Designation):
            problems += language_problems(located.node, located.record, languages)
    problems += reference_problems(reading.records)
    problems += repeat_problems(reading.records)
    known = known_in(reading.records)
    if known.classes:
        problems += assessing_problems(folders, known)
    return sorted(set(problems))


def spelling_problems(node: Node) -> Iterator[Problem]:
    """Words of two scripts and invisible characters, in keys and values."""
    if isinstance(node, ScalarNode):
        for word, scripts in mixed_words(node.value):
            yield nodes.at(node, "mixed-scripts", word=word, scripts=" and ".join(scripts))
        unseen = invisible(node.value)
        if unseen:
            yield nodes.at(node, "invisible", character=unseen, text=node.value)
        return
    for item in node.value:
        for part in item if isinstance(node, MappingNode) else [item]:
            yield from spelling_problems(part)


def key_problems(node: Node, entry: Entry) -> Iterator[Problem]:
    """Ids that are not written as ids, and codes that are no language's: names under them would never be read."""
    pattern = _STATE_ID if isinstance(entry, State) else _ID
    if not pattern.fullmatch(entry.id):
        yield nodes.at(nodes.child(node, "id"), "bad-id", value=entry.id)
    for field in (*BY_LANGUAGE, "example"):
        for code in getattr(entry, field, {}):
            if code != ANY_LANGUAGE and not localedata.exists(code):
                yield nodes.at(nodes.key_node(nodes.child(node, field), code), "unknown-language", value=code)


def group_problems(located: Located) -> Iterator[Problem]:
    """Groups of one alternative."""
    paths = [named.path for named in forms_of(located.record)]
    for node in words(located.node) if is_grammar(located) else [nodes.child(located.node, *path) for path in paths]:
        group = lone_group(node.value)
        if group:
            yield nodes.at(node, "lone-group", form=node.value, group=group)


def example_problems(located: Located) -> Iterator[Problem]:
    """Entries without an example, and examples that hold none of the names of their entry."""
    record = located.record
    if isinstance(record, Entry):
        if not record.example:
            yield nodes.at(located.node, "no-example")
        for language, text in record.example.items():
            own = [named for named in forms_of(record) if named.language in (language, ANY_LANGUAGE)]
            if not _any_in(own, text):
                yield nodes.at(nodes.child(located.node, "example", language), "empty-example", example=text)
    elif isinstance(record, Items):
        groups: list[tuple[str, Sequence[Head | Modifier]]] = [("heads", record.heads), ("modifiers", record.modifiers)]
        for family, parts in groups:
            for number, part in enumerate(parts):
                if not _any_in(list(forms_of(part)), part.example):
                    node = nodes.child(located.node, family, number, "example")
                    yield nodes.at(node, "empty-example", example=part.example)


def _any_in(forms: Sequence[Named], text: str) -> bool:
    """Whether ``text`` holds a strong form. Forms that do not expand are another problem: here they count as found."""
    wanted = [named.form for named in forms if named.field in IN_EXAMPLES]
    try:
        if any(begins(text, stem) for form in wanted if classes_of(form) for stem in expand(stemmed(form))):
            return True
        literals = {literal for form in wanted for literal in expand(cited(form))}
    except FormError:
        return True
    return any(holds(text, literal) for literal in literals)


def listing_problems(node: Node, entry: Entry) -> Iterator[Problem]:
    """Dates of listings that are no dates, or end before they begin; a person with no post who is on no list."""
    for number, listing in enumerate(entry.listed):
        yield from span_problems(nodes.child(node, "listed", number), listing)
    if isinstance(entry, Person) and not (entry.posts or entry.listed):
        yield nodes.at(nodes.key_node(node, "id"), "private-person", id=entry.id)


def post_problems(node: Node, person: Person) -> Iterator[Problem]:
    """Dates of posts that are no dates, or end before they begin."""
    for number, post in enumerate(person.posts):
        yield from span_problems(nodes.child(node, "posts", number), post)


def span_problems(node: Node, held: Post | Tie | Press | Listing) -> Iterator[Problem]:
    """Dates of a post or a tie that are no dates, or end before they begin."""
    given = {name: value for name in ("since", "until") if (value := getattr(held, name)) is not None}
    wrong = [name for name, value in given.items() if not is_date(value)]
    for name in wrong:
        yield nodes.at(nodes.child(node, name), "bad-date", value=given[name])
    if not wrong and len(given) == 2 and before(given["until"], given["since"]):
        yield nodes.at(nodes.child(node, "until"), "since-until", **given)


def language_problems(node: Node, weapon: Designation, languages: Sequence[str]) -> Iterator[Problem]:
    """A warning where a weapon has no name in a language that has a pack."""
    absent = [code for code in languages if code not in weapon.names and ANY_LANGUAGE not in weapon.names]
    if absent:
        place = nodes.key_node(node, "names")
        yield nodes.at(place, "no-language", severity="warning", id=weapon.id, languages=", ".join(absent))
