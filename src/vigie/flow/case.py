"""What a user does with a case: make it, read into it, bring it up to date, correct it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from vigie.flow.failures import Failure
from vigie.flow.stages import Stages
from vigie.packs.files import Packs
from vigie.store.case import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is: ``done`` of ``total`` inputs, and the last one's name."""

    done: int
    total: int
    claims: int
    failed: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run did.

    ``documents`` were read (or extracted again), ``known`` were in the case already, ``failures`` were not read.
    ``claims`` and ``unread`` are the current ones of these documents; ``added`` claims are new or changed,
    ``superseded`` ones are no longer said. ``without_pack`` counts documents by language that no pack reads.
    """

    run: str
    documents: int
    known: int
    failures: tuple[Failure, ...]
    claims: int
    unread: int
    added: int
    superseded: int
    seconds: float
    without_pack: dict[str, int]

    @property
    def documents_per_second(self) -> float:
        """Documents over seconds, 0 when nothing was read."""
        return self.documents / self.seconds if self.documents and self.seconds else 0.0


OnProgress = Callable[[Progress], None]


def ignore_progress(progress: Progress) -> None:
    """For those who do not look."""


def new_case(path: Path) -> Case:
    """Make a case in the folder ``path``, which may exist. Raises CaseError when it already holds one or cannot."""
    raise NotImplementedError


def open_case(path: Path) -> Case:
    """The case in the folder ``path``, brought to this program's version when it is older.

    Raises CaseError when there is none, when it is damaged, or when a newer program made it.
    """
    raise NotImplementedError


def case_packs(case: Case, extra: Sequence[Path] = ()) -> Packs:
    """The built-in packs with the case's own ``packs/`` laid over them, then ``extra`` in order."""
    raise NotImplementedError


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
    raise NotImplementedError


def update(
    case: Case, packs: Packs, on_progress: OnProgress = ignore_progress, stages: Stages | None = None
) -> Summary:
    """Extract every document of ``case`` again; claims no longer made, or made otherwise, are superseded and stay."""
    raise NotImplementedError


def decide(
    case: Case,
    document_id: str,
    changes: Mapping[str, str | None],
    packs: Packs,
    who: str | None = None,
    stages: Stages | None = None,
) -> Summary | None:
    """Correct a document (id or its beginning): ``{"dated": "2024-03", "exclude": "a parody"}``; see records.ACTS.

    ``who`` defaults to VIGIE_USER, else the name of the system's user. A changed date, language or publisher has the
    document extracted again: the Summary of that, else None.
    Raises CaseError for an unknown document, act or value.
    """
    raise NotImplementedError
