"""The blind test case, free of faults of extraction: what was reached stays reached."""

from __future__ import annotations

from blind_bends import MEASURED, judged, score


def test_what_was_reached_stays_reached() -> None:
    rows = list(judged())
    assert len(rows) > 300
    assert score([row._replace(found=row.found - {"superseded"}) for row in rows]).precision == 1
    assert score(rows).precision >= 0.88
    assert score(rows, MEASURED).recall >= 0.84
