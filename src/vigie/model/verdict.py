"""An analyst's own finding: a judgement with its probability, apart from what anybody reported."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One version of a finding. ``probability`` and ``confidence`` are ids of data/judgement.yml, and never one
    measure: how likely it is, and how good the ground is that says so.

    ``alternatives`` are other explanations that were thought of; ``support`` and ``against`` are ids of claims.
    ``withdrawn``: it is held no more; ``why`` says why this version took the place of the one before.
    """

    id: str
    version: int
    at: str
    who: str
    text: str
    probability: str
    confidence: str
    alternatives: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    withdrawn: bool = False
    why: str | None = None
