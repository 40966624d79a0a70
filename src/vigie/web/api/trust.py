"""What was measured, for programs."""

from __future__ import annotations

from vigie.packs.accuracy import Accuracy, accuracy
from vigie.web.typed import Call, Endpoint


def measured(call: Call) -> Accuracy:
    """Accuracy by language, with intervals."""
    return accuracy()


ENDPOINTS = (Endpoint(path="/api/accuracy", summary="What was measured", handler=measured, answer=Accuracy),)
