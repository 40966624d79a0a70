"""How credible a statement is, worked out from facts by the rules of ``assess/grading.yml``, reason by reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vigie.model.assessment import Reason
from vigie.packs.grading import Grading, Step
from vigie.packs.regimes import Words

Fact = bool | int
UNJUDGED = 6
# Facts that are said in the reasons when they hold, in this order; the others show in the rule that asks for them.
SAID = (
    *(
        "independent",
        "agreeing",
        "conflicting",
        "denied_by_party",
        "dependent",
        "ground",
        "examined",
        "direct",
        "hedged",
        "relay_hedged",
    ),
    *("party", "parties_alone", "interested", "against_interest", "denied", "to_come", "equivalent", "bent"),
    *("retracted", "superseded"),
)


def credibility(facts: Mapping[str, Fact], grading: Grading) -> tuple[int, tuple[Reason, ...]]:
    """The number from 1 to 6 that ``facts`` come to, with every line that led to it.

    The first step that fits gives it; lifts better it; caps hold it down. 6 is no number and is neither.
    """
    step = next(one for one in grading.steps if fits(one, facts))
    number = step.give or UNJUDGED
    reasons = [*_told(facts, grading), _reason(step, "step", number)]
    if number != UNJUDGED:
        for lift in grading.lifts:
            if fits(lift, facts) and number > 1:
                number -= lift.lift or 0
                reasons.append(_reason(lift, "lift", number))
        for cap in grading.caps:
            if fits(cap, facts) and cap.best is not None and number < cap.best:
                number = cap.best
                reasons.append(_reason(cap, "cap", number))
    return number, tuple(reasons)


def fits(step: Step, facts: Mapping[str, Fact]) -> bool:
    """Whether all that a rule asks for holds; a fact that nobody told is no, or none."""
    return all(_holds(wanted, facts.get(fact, 0)) for fact, wanted in step.when.items())


def _holds(wanted: str, value: Fact) -> bool:
    if wanted in ("yes", "no"):
        return bool(value) == (wanted == "yes")
    least = wanted.endswith("+")
    number = int(wanted.rstrip("+"))
    return int(value) >= number if least else int(value) == number


def _told(facts: Mapping[str, Fact], grading: Grading) -> Iterator[Reason]:
    for name in SAID:
        value = facts.get(name, 0)
        if value and name in grading.facts:
            count = int(value) if not isinstance(value, bool) else None
            yield Reason(rule=name, kind="fact", text=_words(grading.facts[name]), count=count)


def _reason(step: Step, kind: str, number: int) -> Reason:
    return Reason(rule=step.id, kind=kind, text=_words(step.why), number=number)


def _words(words: Words) -> Mapping[str, str]:
    return {"en": words.en, "fr": words.fr}
