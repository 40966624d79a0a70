"""Every error raised on purpose says what and where, and descends from one root."""

from __future__ import annotations

import pytest

from vigie.model.errors import AnchorError, CaseError, PackError, PublishError, ReadError, VigieError


@pytest.mark.parametrize("kind", [AnchorError, CaseError, PackError, PublishError, ReadError])
def test_one_root_catches_all(kind: type[VigieError]) -> None:
    assert issubclass(kind, VigieError)


def test_a_pack_error_points_at_its_line() -> None:
    error = PackError("lang/fr/items.yml", 12, "the key “froms” is not known", "did you mean “forms”?")
    assert str(error) == "lang/fr/items.yml:12: the key “froms” is not known (did you mean “forms”?)"
    assert (error.file, error.line) == ("lang/fr/items.yml", 12)
    assert str(PackError("a.yml", 1, "empty")) == "a.yml:1: empty"


def test_a_read_error_names_its_input() -> None:
    error = ReadError("scan.pdf", "the file is empty")
    assert str(error) == "scan.pdf: the file is empty"
    assert (error.path, error.reason) == ("scan.pdf", "the file is empty")
