"""Vigie from Python: the documented names, a case asked, a string extracted, tables where their library is there."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import vigie

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
BLOCK = re.compile(r"^```python\n(.*?)^```", re.S | re.M)
TEXT = (
    "South Korea's defence ministry said on Monday that North Korea had shipped 2,000 containers of shells to Russia."
)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> vigie.CaseFile:
    made = vigie.new_case(tmp_path_factory.mktemp("api") / "case")
    made.read(ROOT / "samples" / "en-01-containers.txt", ROOT / "samples" / "fr-01-conteneurs.txt")
    return made


def test_the_public_names_are_those_the_page_explains() -> None:
    page = (DOCS / "python.md").read_text("utf-8")
    assert set(re.findall(r"^\| `vigie\.(\w+)", page, re.M)) == set(vigie.__all__)
    assert all(getattr(vigie, name) is not None for name in vigie.__all__)


def test_a_name_that_is_not_public_is_not_there() -> None:
    with pytest.raises(AttributeError, match="extract_all"):
        _ = vigie.extract_all  # type: ignore[attr-defined]


def test_three_lines_extract_a_string() -> None:
    found = vigie.extract_text(TEXT, language="en", dated="2024-03-05")
    claim = found.claims[0]
    assert (claim.kind, claim.supplier and claim.supplier.id, claim.recipient and claim.recipient.id) == (
        "transfer",
        "KP",
        "RU",
    )
    assert all(found.document.text[span.start : span.end] == span.exact for span in claim.evidence)
    assert found.document.dated == "2024-03-05"
    assert found.claims.rows()[0]["supplier"] == "KP"


def test_a_string_without_text_is_refused() -> None:
    with pytest.raises(vigie.VigieError, match="text: holds no text"):
        vigie.extract_text("  \n")


def test_a_case_is_read_and_asked(case: vigie.CaseFile) -> None:
    again = vigie.open_case(case.path)
    assert {Path(row.path).name for row in again.documents()} == {"en-01-containers.txt", "fr-01-conteneurs.txt"}
    every = again.claims()
    chosen = again.claims(supplier="North Korea", kinds="transfer", limit=1)
    assert len(every) > len(chosen) == 1
    assert chosen[0].claim.kind == "transfer"
    figure = again.figures()[0]
    assert again.figure(figure.id).id == figure.id
    document = again.document(chosen[0].claim.document)
    assert document.text[chosen[0].claim.evidence[0].start :].startswith(chosen[0].claim.evidence[0].exact)


def test_an_unknown_name_or_filter_is_one_sentence(case: vigie.CaseFile) -> None:
    with pytest.raises(vigie.VigieError, match="is called “Nroth Korea”; did you mean “North Korea”"):
        case.claims(supplier="Nroth Korea")
    with pytest.raises(vigie.VigieError, match="cannot be chosen by “colour”"):
        case.claims(colour="red")


def test_rows_have_every_column(case: vigie.CaseFile) -> None:
    for records in (case.claims(), case.figures(), case.documents()):
        assert len(records) > 0
        assert all(tuple(row) == records.columns for row in records.rows())


def test_tables_are_those_of_the_library(case: vigie.CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """The libraries are no dependency: what they are handed is held by stand-ins, the real ones where they are."""
    made = SimpleNamespace(DataFrame=lambda data, **kept: (data, kept), table=lambda data: data)
    for name in ("pandas", "polars", "pyarrow"):
        monkeypatch.setitem(sys.modules, name, made)
    found = case.documents()
    assert found.to_pandas() == (found.rows(), {"columns": list(found.columns)})
    assert found.to_polars()[0] == found.to_arrow() == {c: [row[c] for row in found.rows()] for c in found.columns}


@pytest.mark.parametrize("name", ["pandas", "polars", "arrow"])
def test_real_tables_where_the_library_is(case: vigie.CaseFile, name: str) -> None:
    pytest.importorskip("pyarrow" if name == "arrow" else name)
    table = getattr(case.claims(), f"to_{name}")()
    assert table.shape == (len(case.claims()), len(case.claims().columns))


def test_a_missing_library_is_one_sentence(case: vigie.CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(vigie.VigieError, match="pandas is not installed"):
        case.documents().to_pandas()


def _runs(code: str, folder: Path) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _stage(folder: Path) -> Path:
    (folder / "samples").symlink_to(ROOT / "samples")
    return folder


def test_the_examples_of_the_page_run(tmp_path: Path) -> None:
    blocks = BLOCK.findall((DOCS / "python.md").read_text("utf-8"))
    assert len(blocks) >= 3
    assert "KP" in _runs("\n".join(blocks), _stage(tmp_path))


def test_the_notebook_runs(tmp_path: Path) -> None:
    notebook = json.loads((DOCS / "tour.ipynb").read_text("utf-8"))
    assert notebook["nbformat"] == 4
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert len(cells) >= 4
    assert all(cell["outputs"] == [] for cell in cells)
    assert re.search(
        r"North Korea: [1-9]", _runs("\n".join("".join(cell["source"]) for cell in cells), _stage(tmp_path))
    )
