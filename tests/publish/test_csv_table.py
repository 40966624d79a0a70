from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from vigie.publish.csv_table import FORMULA_STARTS, write_csv

cells = st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8", exclude_characters="\r\0"))


@given(st.lists(st.fixed_dictionaries({"a": cells, "b": cells}), max_size=5))
def test_no_text_starts_a_formula_and_nothing_else_changes(rows: list[dict[str, str | int | bool | None]]) -> None:
    target = io.StringIO(newline="")
    write_csv(("a", "b"), rows, target)
    found = list(csv.DictReader(io.StringIO(target.getvalue(), newline="")))
    for row, read in zip(rows, found, strict=True):
        for name, cell in row.items():
            if isinstance(cell, str):
                assert not read[name].startswith(FORMULA_STARTS)
                assert read[name].removeprefix("'") == cell.removeprefix("'")
            elif cell is None or cell is False:
                assert read[name] == ""
            else:
                assert read[name] == ("true" if cell is True else str(cell))
