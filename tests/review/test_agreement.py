"""Cohen's kappa against figures worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.model.review import VERDICTS
from vigie.review.agreement import agreement


def test_kappa_of_a_table_worked_out_by_hand() -> None:
    pairs = [("accept", "accept")] * 20 + [("accept", "reject")] * 5 + [("reject", "accept")] * 10
    pairs += [("reject", "reject")] * 15
    found = agreement(pairs)
    assert (found.n, found.alike) == (50, 35)
    assert found.kappa == pytest.approx(0.4)  # 0.7 observed, 0.5 by chance
    assert found.low == pytest.approx(0.152, abs=0.01) and found.high == pytest.approx(0.648, abs=0.01)


def test_where_nothing_can_be_said_nothing_is() -> None:
    assert agreement([]).kappa is None
    assert agreement([("accept", "accept")] * 9).kappa is None


@given(st.lists(st.tuples(st.sampled_from(VERDICTS), st.sampled_from(VERDICTS)), max_size=40))
def test_kappa_does_not_mind_who_is_first(pairs: list[tuple[str, str]]) -> None:
    one, other = agreement(pairs), agreement([(b, a) for a, b in pairs])
    assert (one.n, one.alike) == (other.n, other.alike)
    if one.kappa is None:
        assert other.kappa is None
    else:
        assert other.kappa == pytest.approx(one.kappa)
        assert one.low is not None and one.high is not None and -1 <= one.low <= one.kappa <= one.high <= 1
