"""What whoever assesses a case has at hand: the packs, the regimes and rules, and what is known of bodies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vigie.assess.plausible import doubtful
from vigie.assess.provisions import assess
from vigie.corroborate.bucket import Knowledge
from vigie.flow.loom import knowledge
from vigie.model.assessment import Assessed
from vigie.model.claim import Claim
from vigie.model.entity import Ruled
from vigie.packs.assessing import Assessing, load_assessing
from vigie.packs.files import Packs
from vigie.packs.grading import Profile, Register
from vigie.packs.loader import load_packs
from vigie.packs.regimes import Provision, Regime
from vigie.store.case import Case, open_view
from vigie.store.problems import NamedCaseError
from vigie.store.weaving import ruled

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Desk:
    """The packs of a case, its regimes and rules, and what follows from them."""

    packs: Packs
    rules: Assessing
    known: Knowledge
    judged: tuple[Ruled, ...] = ()  # what people said of names

    @property
    def loads(self) -> frozenset[str]:
        """The units that count what carries the goods."""
        return frozenset(self.packs.vocabulary.loads)

    def assessed(self, claim: Claim, dated: str | None) -> Assessed:
        """What ``claim``, told in a document of ``dated``, means for the regimes."""
        if self.doubtful(claim, dated):
            return Assessed(claim=claim.id, stance="nothing", reason="doubtful-reading")
        conversions = self.rules.tallies.conversions
        return assess(claim, dated, self.rules.regimes, self.known.classes, conversions, self.loads)

    def doubtful(self, claim: Claim, dated: str | None) -> bool:
        """Whether the parties of ``claim``, as read, can hardly be right."""
        return doubtful(claim, dated, self.known.bodies, self.rules.conflicts, self.rules.grading.no_suppliers)

    def regime(self, typed: str) -> Regime:
        """The regime of that id, or whose id or name holds the words. Raises CaseError."""
        asked = typed.strip().casefold()
        exact = [one for one in self.rules.regimes if one.id == asked]
        found = exact or [one for one in self.rules.regimes if asked in _names(one)]
        if len(found) != 1:
            raise NamedCaseError("no-regime", name=typed, known=", ".join(one.id for one in self.rules.regimes))
        return found[0]

    def provision(self, id: str) -> tuple[Regime, Provision]:
        """The provision of that id, with its regime. Raises CaseError."""
        for regime in self.rules.regimes:
            for one in regime.provisions:
                if one.id.casefold() == id.strip().casefold():
                    return regime, one
        raise NamedCaseError("no-regime", name=id, known=", ".join(one.id for one in self.rules.regimes))

    def profile(self, typed: str | None) -> Profile:
        """The profile of that id; the one that ships when none is named. Raises CaseError."""
        asked = typed or DEFAULT
        found = next((one for one in self.rules.profiles if one.id == asked), None)
        if found is None:
            raise NamedCaseError("no-profile", name=asked, known=", ".join(one.id for one in self.rules.profiles))
        return found

    def register(self, id: str) -> Register:
        """The register of that id."""
        return next(one for one in self.rules.registers if one.id == id)


def desk(case: Case, packs: Packs, extra: Sequence[Path] = ()) -> Desk:
    """The desk of ``case``, once woven: the built-in regimes and rules with the case's own laid over, then ``extra``.

    Raises PackError when one of them is wrong.
    """
    own = [case.packs] if case.packs.is_dir() else []
    with open_view(case) as view:
        judged = tuple(ruled(view))
    return Desk(packs, load_assessing(packs, [*own, *extra]), knowledge(packs, judged), judged)


def built_in() -> Desk:
    """The desk without a case."""
    packs = load_packs()
    return Desk(packs, load_assessing(packs), knowledge(packs))


def _names(regime: Regime) -> str:
    return f"{regime.id} {regime.names.en} {regime.names.fr}".casefold()
