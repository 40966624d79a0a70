from __future__ import annotations

import pytest

from vigie.model.errors import PackError
from vigie.packs.loader import load_packs
from vigie.packs.state_centroids import checked, state_centroids


def test_every_state_of_the_packs_has_a_middle() -> None:
    assert set(state_centroids()) == {state.id for state in load_packs().states}


def test_a_middle_that_is_nowhere_is_told_with_its_line() -> None:
    with pytest.raises(PackError) as told:
        checked("c.yml", b"KP: {north: 40, east: 127}\nKR: {north: 136, east: 128}\n")
    assert told.value.line == 2
