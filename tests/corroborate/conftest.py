from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from vigie.corroborate.classes import Classes
from vigie.corroborate.origins import statements
from vigie.corroborate.ties import Ties
from vigie.model.finding import Copy
from vigie.model.origin import Statement, Telling
from vigie.packs.files import Packs
from vigie.packs.loader import load_packs
from vigie.resolve.bodies import Bodies

Trace = Callable[..., list[Statement]]


@pytest.fixture(scope="session")
def packs() -> Packs:
    return load_packs()


@pytest.fixture(scope="session")
def bodies(packs: Packs) -> Bodies:
    return Bodies(packs)


@pytest.fixture(scope="session")
def ties(packs: Packs, bodies: Bodies) -> Ties:
    return Ties(packs.ties, bodies, packs.press)


@pytest.fixture(scope="session")
def trace(packs: Packs, bodies: Bodies, ties: Ties) -> Trace:
    known = Classes(packs.vocabulary, packs.weapons)

    def run(*tellings: Telling, copies: Sequence[Copy] = ()) -> list[Statement]:
        return statements(tellings, copies, bodies, known, ties)

    return run
