"""One bucket from its tellings to its figures: the steps of this room in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vigie.corroborate.bends import bends
from vigie.corroborate.bends_together import bends_together
from vigie.corroborate.classes import Classes
from vigie.corroborate.figures import figures
from vigie.corroborate.identity import keep_ids
from vigie.corroborate.origins import statements
from vigie.corroborate.readings import readings
from vigie.corroborate.ties import Bodies, Ties
from vigie.corroborate.troubles import troubles
from vigie.model.bucket import Findings
from vigie.model.finding import Copy
from vigie.model.origin import Telling


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the packs know that findings rest on, prepared once."""

    classes: Classes
    bodies: Bodies
    ties: Ties


def bucket_of(kind: str, item_class: str | None, classes: Classes) -> str:
    """The bucket of claims of ``kind`` about ``item_class``: "transfer/arms"."""
    return f"{kind}/{classes.root(item_class) if item_class else ''}"


def findings(
    bucket: str, tellings: Sequence[Telling], copies: Sequence[Copy], known: Knowledge, before: Mapping[str, str]
) -> Findings:
    """All that the ``tellings`` of one bucket give together. ``before`` maps claims to the statements they told."""
    told = {telling.claim.id: telling for telling in tellings}
    made, redirects = keep_ids(statements(tellings, copies, known.bodies, known.classes, known.ties), before)
    series = tuple(figures(readings(made, told, known.classes), known.classes))
    bent = [bend for one in made for bend in bends(one, told, known.classes, known.bodies)]
    return Findings(
        bucket=bucket,
        statements=made,
        bends=(*bent, *bends_together(made, series, told, known.classes)),
        troubles=tuple(troubles(made, told, known.bodies, known.ties)),
        figures=series,
        redirects=redirects,
    )
