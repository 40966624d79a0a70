"""Claims of a case as a file of one of the formats: chosen, counted, written complete or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from vigie import __version__
from vigie.flow.acting import now
from vigie.model.errors import PublishError
from vigie.packs.files import Packs
from vigie.packs.state_centroids import state_centroids
from vigie.publish.exports.given import Given, Setting, Writer
from vigie.publish.names import names_in
from vigie.publish.rows import Cited
from vigie.store.case import Case, View, open_view
from vigie.store.filters import ClaimFilter
from vigie.store.handling import may_pass
from vigie.store.leaving import Leaving, decided, leaving
from vigie.store.withheld import withheld

SOFTWARE = f"vigie {__version__}"
STDOUT = "-"
_KEPT = ("claim", "path", "sha256", "publisher", "dated", "title", "language", "url", "superseded", "excluded",
         "review")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What may leave: ``handling`` names the ways beside the public; ``unreviewed``: also what nobody decided on.

    As long as nobody has decided on any claim of the case, all may leave.
    """

    handling: tuple[str, ...] = ()
    unreviewed: bool = False


@dataclass(slots=True)
class Tally:
    """How many claims were written, how many of them unreviewed, and how many stayed: for how their documents are
    handled, or because nobody decided on them.
    """

    claims: int = 0
    unreviewed: int = 0
    withheld: int = 0
    undecided: int = 0


def give(
    case: Case, target: str, write: Writer, wanted: Callable[[View], ClaimFilter], setting: Setting, rule: Rule
) -> Tally:
    """Write the claims that ``wanted`` names to the file ``target``; ``-`` is standard output.

    Raises CaseError for a filter that cannot be read, PublishError when the file cannot be written.
    """
    tally = Tally()
    with open_view(case) as view:
        asked = wanted(view)
        with opened(target) as stream:
            write(chosen(view, asked, rule, tally), setting, stream)
    return tally


def setting_of(case: Case, packs: Packs, language: str) -> Setting:
    """What writers of this case go by."""
    return Setting(names=names_in(language, packs), centroids=state_centroids(), software=SOFTWARE, sample=case.sample)


def chosen(view: View, wanted: ClaimFilter, rule: Rule, tally: Tally) -> Iterator[Given]:
    """The claims that may leave, counted; what of their findings rests on what may not is left out."""
    today = now()[:10]
    closed = withheld(view, today, rule.handling)
    everything = rule.unreviewed or not decided(view)
    for one in leaving(view, wanted):
        if not may_pass(one.row.handling, today, rule.handling):
            tally.withheld += 1
        elif one.row.review is None and not everything:
            tally.undecided += 1
        else:
            tally.claims += 1
            tally.unreviewed += one.row.review is None
            yield _given(one, closed)


def _given(one: Leaving, closed: set[str] | frozenset[str]) -> Given:
    return Given(
        cited=Cited(**{name: getattr(one.row, name) for name in _KEPT}),
        captured=one.captured,
        statement=None if one.statement in closed else one.statement,
        figures=tuple(id for id in one.figures if id not in closed),
        producer=one.producer,
        packs=one.row.packs,
    )


@contextmanager
def opened(target: str) -> Iterator[IO[bytes]]:
    """Standard output for ``-``; else a file that appears complete or not at all. Raises PublishError."""
    if target == STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    place = Path(target)
    try:
        with tempfile.NamedTemporaryFile(dir=place.absolute().parent, prefix=".vigie-export-", delete=False) as file:
            unfinished = Path(file.name)
            try:
                yield file
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                unfinished.unlink(missing_ok=True)
                raise
        unfinished.chmod(0o666 & ~_mask())
        unfinished.replace(place)
    except OSError as error:
        raise PublishError(f"{target} cannot be written: {(error.strerror or str(error)).lower()}") from error


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
