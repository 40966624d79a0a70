from __future__ import annotations

import pytest

from vigie.flow.rulebook import Desk, built_in


@pytest.fixture(scope="session")
def desk() -> Desk:
    return built_in()
