"""Ids and strong names that two entries share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from vigie.packs import nodes
from vigie.packs.entries import ANY_LANGUAGE, forms_of
from vigie.packs.problems import Problem, Severity
from vigie.packs.records import Entry
from vigie.packs.sources import Located
from vigie.text.fold import bare
from vigie.text.forms import FormError, cited, expand

ACTORS = ("states", "organisations", "persons", "vague")  # one space of ids: each may be a claimer


def repeat_problems(records: Sequence[Located]) -> Iterator[Problem]:
    """Ids given twice; a strong name of two entries of a family; a demonym or metonym of two, only a warning."""
    yield from _repeated_ids(records)
    yield from _shared(records, ["names"], "error")
    yield from _shared(records, ["demonyms", "metonyms"], "warning")


def _repeated_ids(records: Sequence[Located]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Located] = {}
    for located in records:
        if isinstance(located.record, Entry):
            space = "actors" if located.family in ACTORS else located.family
            other = first.setdefault((space, located.record.id), located)
            if other is not located:
                place = nodes.place(nodes.child(other.node, "id"))
                yield nodes.at(nodes.child(located.node, "id"), "repeated-id", value=located.record.id, other=place)


def _shared(records: Sequence[Located], strong: Sequence[str], severity: Severity) -> Iterator[Problem]:
    taken: dict[tuple[str, str], list[tuple[str, Located, tuple[str | int, ...]]]] = defaultdict(list)
    for located in records:
        for named in forms_of(located.record):
            if named.field not in strong:
                continue
            for literal in _literals(named.form):
                users = taken[located.family, bare(literal)]
                for language, other, path in users:
                    clash = ANY_LANGUAGE in (language, named.language) or language == named.language
                    if clash and other is not located:
                        node, first = nodes.child(located.node, *named.path), nodes.child(other.node, *path)
                        name, where = getattr(other.record, "id", ""), nodes.place(first)
                        yield nodes.at(node, "shared-form", severity=severity, form=literal, id=name, other=where)
                        break
                users.append((named.language, located, named.path))


def _literals(form: str) -> list[str]:
    try:
        return expand(cited(form))
    except FormError:
        return []
