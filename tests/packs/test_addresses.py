from __future__ import annotations

import pytest

from vigie.model.errors import PackError
from vigie.packs.addresses import checked, compiled, tracking


def test_a_star_stands_for_any_letters_and_case_is_nothing() -> None:
    names = compiled(checked("f.yml", b"tracking: [utm_*, fbclid]"))
    assert [bool(names.match(name)) for name in ("utm_x", "UTM_", "fbclid", "fbclid2", "xutm_x", "")] == [
        *(True, True, True, False, False, False)
    ]


def test_the_built_in_list_is_read() -> None:
    assert tracking().match("utm_source")
    assert not tracking().match("id")


@pytest.mark.parametrize("text", [b"tracking: 3", b"others: []", b"tracking: [", b"[]"])
def test_a_wrong_file_is_said_with_its_place(text: bytes) -> None:
    with pytest.raises(PackError, match=r"f\.yml"):
        checked("f.yml", text)
