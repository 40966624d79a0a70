"""The blind test case, free of faults of extraction: what was reached stays reached."""

from __future__ import annotations

from blind_bends import MEASURED, judged, score


def test_no_bend_is_found_where_there_is_none_and_amounts_and_standing_are_found() -> None:
    rows = list(judged())
    assert len(rows) > 300
    assert score(rows).precision == 1
    assert score(rows, MEASURED).recall >= 0.81
