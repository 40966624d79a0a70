"""The API does what its description says, whatever it is asked."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import load_all_checks
from schemathesis.core.transport import Response
from schemathesis.specs.openapi.checks import positive_data_acceptance

from vigie.web.app import ENDPOINTS, workbench
from vigie.web.desk import Desk

load_all_checks()
HOST = {"host": "127.0.0.1"}


@pytest.mark.parametrize(("path", "method"), [(endpoint.path, endpoint.method) for endpoint in ENDPOINTS])
def test_the_api_keeps_to_its_description(desk: Desk, path: str, method: str) -> None:
    described = schemathesis.openapi.from_asgi("/api/openapi.json", workbench(desk), headers=HOST)
    seen: list[Response] = []

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(case=described[path][method].as_strategy())
    def keeps_to_it(case: schemathesis.Case) -> None:
        # A date or a search may be text, as described, and yet say nothing: that is refused, in the one shape.
        seen.append(case.call_and_validate(headers=HOST, excluded_checks=[positive_data_acceptance]))

    keeps_to_it()
    assert len(seen) >= 1 and all(answer.status_code < 500 for answer in seen)
