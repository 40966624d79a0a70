from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from vigie.model.figure import Figure, Reading, in_short
from vigie.packs.messages import catalogue
from vigie.publish.figures import figure_row, said_move
from vigie.publish.names import Names

ONE = Reading(statement="sta_1", claim="clm_1", kind="transfer", status="occurred", measure="piece", low=150, high=150)
FIGURE = Figure(
    id="fig_1",
    key=("transfer", "KP", "RU", "missile", "piece"),
    readings=(ONE, replace(ONE, statement="sta_2", claim="clm_2", status="planned")),
    superseded={},
    outcomes=(),
    held=("sta_1",),
    hull=(150, 150),
    least=150,
)
WIDER = replace(FIGURE, hull=(100, 150))
FEWER = replace(FIGURE, readings=(ONE,))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (None, FIGURE, "missiles: new, 150"),
        (FIGURE, None, "missiles: gone, was 150"),
        (FIGURE, WIDER, "missiles: 150 → 100–150"),
        (FIGURE, FEWER, "missiles: still 150; its readings changed (2 → 1)"),
        (None, replace(FIGURE, hull=(None, None)), "missiles: new, no range"),
    ],
)
def test_what_became_of_a_figure_is_told_apart(
    names: Callable[[str], Names], before: Figure | None, after: Figure | None, said: str
) -> None:
    words = catalogue("en")
    assert said_move(before, after, names("en"), words) == f"fig_1  transfer, North Korea → Russia: {said}"


@pytest.mark.parametrize(("language", "said"), [("en", "150 (of 1)"), ("fr", "150 (sur 1)")])
def test_a_range_says_how_many_readings_it_rests_on_where_there_are_several(
    names: Callable[[str], Names], language: str, said: str
) -> None:
    words = catalogue(language)
    assert figure_row(in_short(FIGURE), names(language), words).hull == said
    assert figure_row(in_short(FEWER), names(language), words).hull == "150"
