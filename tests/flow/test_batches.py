from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from vigie.flow.batches import in_batches


@given(st.lists(st.integers(), max_size=50), st.integers(1, 9))
def test_batches_hold_every_item_in_order_and_are_never_too_long(items: list[int], size: int) -> None:
    batches = list(in_batches(items, size, 1e9))
    assert [item for batch in batches for item in batch] == items
    assert all(0 < len(batch) <= size for batch in batches)


def test_a_batch_is_given_out_when_its_time_is_over() -> None:
    now = 0.0

    def slow() -> Iterator[int]:
        nonlocal now
        for item in range(6):
            now += 1.0
            yield item

    assert list(in_batches(slow(), 100, 2.0, lambda: now)) == [[0, 1], [2, 3], [4, 5]]
