from __future__ import annotations

import pytest

from vigie.model.origin import Bond, Statement
from vigie.publish.origins import how_told


@pytest.mark.parametrize(
    ("claimer", "how", "told"),
    [
        ("author", "named", "own"),
        ("author", "copied", "copied"),
        ("nis-kr", "named", "named"),
        (None, "named", "named"),
    ],
)
def test_an_author_that_nobody_stands_behind_names_no_origin(claimer: str | None, how: str, told: str) -> None:
    bond = Bond(claim="clm_1", document="doc_1", how=how, start=0, end=1)
    statement = Statement(id="sta_1", claimer=claimer, reference="clm_1", bonds=(bond,))
    assert how_told(bond, statement) == told
