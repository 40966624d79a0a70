from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest

from vigie.model.errors import CaseError
from vigie.model.ids import digest
from vigie.store import originals


def test_text_is_compressed_and_opens_with_any_tool(tmp_path: Path) -> None:
    data = b"Des obus. " * 100
    path = originals.put(tmp_path, data)
    assert path == tmp_path / digest(data)[:2] / f"{digest(data)}.gz"
    assert gzip.decompress(path.read_bytes()) == data == originals.get(tmp_path, digest(data))


@pytest.mark.parametrize("data", [b"", b"x", random.Random(7).randbytes(5000)])
def test_what_does_not_shrink_stays_as_it_is(tmp_path: Path, data: bytes) -> None:
    path = originals.put(tmp_path, data)
    assert path.name == digest(data)
    assert path.read_bytes() == data == originals.get(tmp_path, digest(data))


def test_the_same_bytes_are_written_once(tmp_path: Path) -> None:
    first = originals.put(tmp_path, b"a" * 999).stat()
    assert originals.put(tmp_path, b"a" * 999).stat() == first


def test_a_half_written_file_is_never_an_original_and_is_swept(tmp_path: Path) -> None:
    path = originals.put(tmp_path, b"a" * 999)
    half = tmp_path / ".unfinished" / path.name
    half.write_bytes(b"half")
    path.unlink()
    assert originals.get(tmp_path, digest(b"a" * 999)) is None
    originals.sweep(tmp_path)
    assert not half.exists()
    assert originals.put(tmp_path, b"a" * 999) == path


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "documents").write_text("a file in the way")
    with pytest.raises(CaseError):
        originals.put(tmp_path / "documents", b"a")
