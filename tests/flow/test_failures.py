from __future__ import annotations

import pytest

from vigie.flow.failures import Failure, attempt
from vigie.model.errors import AnchorError, CaseError, PackError, ReadError, VigieError


def raising(error: BaseException) -> object:
    def work() -> None:
        raise error

    return attempt("read", "a.txt", work)


def test_what_succeeds_is_handed_on() -> None:
    assert attempt("read", "a.txt", lambda: 3) == 3


@pytest.mark.parametrize(
    ("error", "slug", "message"),
    [
        (ReadError("a.txt", "is empty"), "unreadable", "is empty"),
        (VigieError("no."), "refused", "no."),
        (MemoryError(), "too-large", "it does not fit into memory"),
        (RecursionError("x"), "too-deep", "its parts are nested too deeply"),
        (ValueError("one\n  two \ud800"), "internal", "ValueError: one two ?"),
    ],
)
def test_what_fails_is_a_record_of_one_sentence(error: Exception, slug: str, message: str) -> None:
    assert raising(error) == Failure(stage="read", input="a.txt", slug=slug, message=message)


@pytest.mark.parametrize(
    "error", [CaseError("disk"), PackError("f.yml", 1, "p"), AnchorError("bug"), KeyboardInterrupt(), SystemExit()]
)
def test_what_must_stop_the_run_stops_it(error: BaseException) -> None:
    with pytest.raises(type(error)):
        raising(error)
