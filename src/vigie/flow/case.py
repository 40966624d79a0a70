"""What a user does with a case: make it, read into it, bring it up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

from vigie.capture.outcomes import FetchError
from vigie.flow.acting import now
from vigie.flow.batches import in_batches
from vigie.flow.capturing import Taken, keep, take
from vigie.flow.deciding import decide
from vigie.flow.extracting import extract_document, read_document, readable
from vigie.flow.failures import Failure, attempt, failure_of
from vigie.flow.journal import Progress, Summary, Tally, journal
from vigie.flow.missing import keep_not_found
from vigie.flow.reviewing import renew
from vigie.flow.stages import Stages, default_stages
from vigie.model.capture import BESIDE, Input, Obtained
from vigie.model.claim import Extraction
from vigie.model.document import Document
from vigie.model.errors import ReadError
from vigie.packs.files import Packs
from vigie.packs.loader import load_packs
from vigie.packs.watching import watching_rules
from vigie.store.case import Case, View, find_case, make_case, open_view
from vigie.store.pages import Check
from vigie.store.query import documents_in_full, summary
from vigie.store.writer import Change, Writer, open_writer

__all__ = ["Progress", "Summary", "case_packs", "decide", "new_case", "open_case", "read_into", "update"]

LOOKED_AHEAD = 5_000  # inputs
OnProgress = Callable[[Progress], None]
GONE = (404, 410)  # what a server answers where there is no such page, or no longer

new_case = make_case
open_case = find_case


def ignore_progress(progress: Progress) -> None:
    """For those who do not look."""


def case_packs(case: Case, extra: Sequence[Path] = ()) -> Packs:
    """The built-in packs with the case's own ``packs/`` laid over them, then ``extra`` in order."""
    own = [case.packs] if case.packs.is_dir() else []
    return load_packs([*own, *extra])


def read_into(
    case: Case,
    paths: Sequence[str],
    packs: Packs,
    on_progress: OnProgress = ignore_progress,
    stages: Stages | None = None,
) -> Summary:
    """Read ``paths`` (files, folders, ``-``) into ``case``; a document that it already holds is not read again.

    Killed at any moment, the case stays whole, and the same call goes on where it was.
    Raises CaseError when somebody else is writing to the case.
    """
    stages = stages or default_stages()
    with open_writer(case) as writer, journal(writer, "read", packs) as tally:
        read_inputs(writer, tally, _counted(tally, iter(stages.find(paths))), packs, on_progress, stages)
    return tally.summary()


def _counted(tally: Tally, found: Iterator[Input | ReadError]) -> Iterator[Input | ReadError]:
    """What was found, counted beforehand as far as that is little: an archive may hold millions of records."""
    ahead = list(islice(found, LOOKED_AHEAD))
    tally.total = len(ahead)
    yield from ahead
    for one in found:
        tally.total += 1
        yield one


def read_inputs(
    writer: Writer,
    tally: Tally,
    sources: Iterable[Input | ReadError],
    packs: Packs,
    on_progress: OnProgress,
    stages: Stages,
) -> None:
    """Obtain, keep, read and extract ``sources`` in an open run of the journal, batch by batch."""
    _keep_all(writer, tally, _read_all(writer, sources, packs, stages), packs, on_progress)


def update(
    case: Case, packs: Packs, on_progress: OnProgress = ignore_progress, stages: Stages | None = None
) -> Summary:
    """Extract every document of ``case`` again; claims no longer made, or made otherwise, are superseded and stay.

    A document that cannot be extracted keeps the claims it had. Raises CaseError as ``read_into``.
    """
    stages = stages or default_stages()
    with open_writer(case) as writer, open_view(case) as view, journal(writer, "update", packs) as tally:
        tally.total = summary(view).documents
        _keep_all(writer, tally, _extract_all(view, packs, stages), packs, on_progress)
    return tally.summary()


@dataclass(frozen=True, slots=True)
class _Item:
    """One input as far as it came: what was ``taken``, its failure or its document and what that says.

    ``gone`` is the status of an address that answers that nothing is there.
    """

    path: str
    failure: Failure | None = None
    document: Document | None = None
    extraction: Extraction | None = None
    taken: Taken | None = None
    gone: int | None = None


def _read_all(writer: Writer, sources: Iterable[Input | ReadError], packs: Packs, stages: Stages) -> Iterator[_Item]:
    seen: set[str] = set()
    for source in sources:
        if isinstance(source, ReadError):
            yield _Item(source.path, failure_of("find", source.path, source))
            continue
        obtained = _obtained(source)
        if isinstance(obtained, _Item):
            yield obtained
            continue
        taken = take(source.path, replace(obtained, meta={**obtained.meta, **source.meta}))
        sha256 = taken.capture.sha256
        if BESIDE in source.meta or sha256 in seen or writer.knows(sha256):
            yield _Item(source.path, taken=taken)
            continue
        document = read_document(replace(source, obtain=partial(_again, obtained)), stages)
        if isinstance(document, Failure):
            yield _Item(source.path, document, taken=taken)
            continue
        seen.add(sha256)
        yield replace(_extracted(document, packs, stages), taken=taken)


def _obtained(source: Input) -> Obtained | _Item:
    """The bytes, or the item of one that cannot be had."""
    gone: list[int] = []

    def obtain() -> Obtained:
        try:
            return source.obtain()
        except FetchError as error:
            gone.extend([error.status] if error.status in GONE else [])
            raise

    found = attempt("read", source.path, obtain)
    return _Item(source.path, found, gone=gone[0] if gone else None) if isinstance(found, Failure) else found


def _again(obtained: Obtained) -> Obtained:
    return obtained


def _extract_all(view: View, packs: Packs, stages: Stages) -> Iterator[_Item]:
    after = 0
    while page := documents_in_full(view, after):
        after = page[-1][0]
        yield from (_extracted(document, packs, stages) for _, document in page)


def _extracted(document: Document, packs: Packs, stages: Stages) -> _Item:
    result = extract_document(document, packs, stages)
    if isinstance(result, Failure):
        return _Item(document.path, result, document)
    return _Item(document.path, None, document, result)


def _keep_all(writer: Writer, tally: Tally, items: Iterator[_Item], packs: Packs, on_progress: OnProgress) -> None:
    for batch in in_batches(items):
        with writer.transaction():
            for item in batch:
                _keep(writer, tally, item, packs)
        on_progress(tally.progress(batch[-1].path))


def _keep(writer: Writer, tally: Tally, item: _Item, packs: Packs) -> None:
    tally.done += 1
    failures = [item.failure] if item.failure else []
    kept = attempt("store", item.path, partial(_store, writer, tally.row, item))
    if isinstance(kept, Failure):
        failures.append(kept)
    elif kept is not None and item.document:
        tally.add(kept, None if readable(item.document, packs) else item.document.language or "und")
    elif not failures:
        tally.counts["known"] += 1
    for failure in failures:
        writer.add_failure(tally.row, failure)
    tally.failures += failures


def _store(writer: Writer, run: int, item: _Item) -> Change | None:
    """What became of the item's document, None when there is none or the case holds it already."""
    if item.gone is not None:
        rules = watching_rules(writer.case.settings)
        why = f"is not there: the server answered {item.gone}"
        keep_not_found(writer, run, rules, item.path, Check(at=now(), outcome="missing", status=item.gone, problem=why))
    if item.taken is None:
        if item.document is None or item.extraction is None:
            return None
        change = writer.add_extraction(run, item.document.id, item.extraction)
        renew(writer, item.document.id)
        return change
    return keep(writer, run, item.taken, item.document, item.extraction)
