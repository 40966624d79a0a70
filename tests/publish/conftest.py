from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.packs.files import Packs
from vigie.packs.loader import load_packs
from vigie.publish.names import Names, names_in


@pytest.fixture(scope="session")
def packs() -> Packs:
    return load_packs()


@pytest.fixture(scope="session")
def names(packs: Packs) -> Callable[[str], Names]:
    known = {language: names_in(language, packs) for language in ("fr", "en")}
    return known.__getitem__
