"""Who quotes whom, for programs: the statements behind a claim or a figure with their tellings, and the count."""

from __future__ import annotations

import msgspec

from vigie.model.origin import Statement
from vigie.publish.origins import origin_of
from vigie.web.pages.origins import traced
from vigie.web.typed import Call, Endpoint


class Origins(msgspec.Struct, frozen=True):
    """How many documents tell it and of how many origins, and the statements."""

    documents: int
    origins: int
    statements: list[Statement]


def behind(call: Call) -> Origins:
    """The statements behind a claim, a statement or a figure."""
    _, found, _ = traced(call.view, call.place["id"])
    documents = {bond.document for one in found for bond in one.bonds}
    return Origins(len(documents), len({origin_of(one) for one in found}), found)


ENDPOINTS = (
    Endpoint(
        path="/api/origins/{id}", summary="Who quotes whom for a claim or a figure", handler=behind, answer=Origins
    ),
)
