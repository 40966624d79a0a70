from __future__ import annotations

import gc

import msgspec
import pytest

from vigie.extract import reader_for
from vigie.packs.files import Packs
from vigie.packs.loader import load_packs


@pytest.fixture
def packs() -> Packs:
    """The packs under a digest of their own, so that no reader of them is at hand."""
    return msgspec.structs.replace(load_packs(), digest="of a test")


def test_making_a_reader_leaves_the_collector_as_it_was(packs: Packs) -> None:
    assert gc.isenabled()
    assert reader_for(packs, "ko") is reader_for(packs, "ko")
    assert gc.isenabled()
    gc.disable()
    try:
        assert reader_for(packs, "ru") is not None
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_no_reader_for_a_language_without_a_pack(packs: Packs) -> None:
    assert reader_for(packs, "xx") is None
