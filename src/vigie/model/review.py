"""What people decide about claims, kept for ever and replayed over what the machine read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from vigie.model.claim import Claim

ACTS = ("accept", "reject", "correct", "add", "merge", "comment", "undo")
VERDICTS = ("accept", "correct", "reject")  # what two readers may differ on
STANDS = ("accepted", "corrected", "added")
FALLEN = ("rejected", "merged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One decision. ``at`` is an ISO 8601 time in UTC; ``target`` the id of the claim as it was called then, of an
    ``undo`` that of the decision taken back.

    ``slots`` are the slots as they were set, whole, in the form of the record (None: emptied). ``seen`` is the claim as
    it stood before them, or the claim that was added; ``beside`` are the ids of the claims of its kind whose words
    overlapped: they are others. ``other`` is the claim merged into it, ``other_seen`` as it stood. ``second``: a second
    reader's word, which changes nothing and is compared with the first's.
    """

    id: str
    at: str
    who: str
    act: str
    document: str
    target: str
    why: str | None = None
    second: bool = False
    slots: dict[str, Any] = field(default_factory=dict)
    seen: Claim | None = None
    beside: tuple[str, ...] = ()
    other: str | None = None
    other_seen: Claim | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A claim after its decisions. ``state`` is one of ``STANDS`` or ``FALLEN``, None where nobody decided.

    ``machine`` is what the machine said, None of a claim a reader added; ``changed``: it says otherwise now than when
    it was decided.
    """

    claim: Claim
    state: str | None
    machine: Claim | None
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two readers agree: ``n`` claims both decided on, ``alike`` of them the same way.

    ``kappa`` is Cohen's, ``low`` to ``high`` its 95 % interval; None where it cannot be had (nothing read twice, or
    both always said the same one thing).
    """

    n: int
    alike: int
    kappa: float | None = None
    low: float | None = None
    high: float | None = None
