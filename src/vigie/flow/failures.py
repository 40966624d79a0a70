"""One item's failure is a record, and the batch goes on: the only broad ``except`` beside the command line's."""

from __future__ import annotations

from vigie.store.records import Failure

__all__ = ["Failure"]
