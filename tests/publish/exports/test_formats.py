"""Each format of one miniature case, byte by byte. Run as a script, this file writes the golden files anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import pytest

from publish.exports.mini import TEXT, given, setting, written
from vigie.publish.exports.given import Given, Writer
from vigie.publish.interchange import from_interchange

GOLDEN = Path(__file__).with_name("golden")
WRITERS = {
    "jsonl": "tables.write_jsonl",
    "csv": "tables.write_table",
    "geojson": "places.write_geojson",
    "graphml": "graph.write_graphml",
    "ftm": "ftm.write_ftm",
    "stix": "stix.write_stix",
    "annotations": "annotations.write_annotations",
    "prov": "provenance.write_prov",
}


def writer(format: str) -> Writer:
    module, _, name = WRITERS[format].partition(".")
    found: Writer = getattr(import_module(f"vigie.publish.exports.{module}"), name)
    return found


@pytest.mark.parametrize("format", WRITERS)
def test_a_miniature_case_gives_the_golden_bytes(format: str) -> None:
    assert written(writer(format), given(), setting()) == (GOLDEN / f"mini.{format}").read_bytes()


@pytest.mark.parametrize("format", WRITERS)
def test_what_is_made_up_says_so(format: str) -> None:
    assert b"sample" in written(writer(format), given(), setting(sample=True))


@pytest.mark.parametrize("format", WRITERS)
def test_a_writer_takes_one_record_after_the_other_and_no_record_at_all(format: str) -> None:
    def once() -> Iterator[Given]:
        yield from given()

    assert written(writer(format), once(), setting()) == written(writer(format), given(), setting())
    empty = written(writer(format), [], setting())
    if format in ("geojson", "stix", "annotations", "prov"):
        assert isinstance(json.loads(empty), dict)
    if format == "graphml":
        assert ElementTree.fromstring(empty).tag.endswith("graphml")


def test_lines_read_back_as_the_claims_they_were() -> None:
    lines = written(writer("jsonl"), given(), setting()).splitlines()
    back = [json.loads(line) for line in lines]
    for one, line in zip(given(), back, strict=True):
        claim = from_interchange({**line, "document": line["document_id"]})
        assert claim == one.claim


def test_every_selector_quotes_the_text_at_its_place() -> None:
    items = json.loads(written(writer("annotations"), given(), setting()))["items"]
    assert len(items) == 12
    for item in items:
        quote, place = item["target"]["selector"]
        assert TEXT[place["start"] : place["end"]] == quote["exact"]
        assert TEXT[: place["start"]].endswith(quote.get("prefix", ""))
        assert TEXT[place["end"] :].startswith(quote.get("suffix", ""))


def test_a_denial_is_no_trade_and_a_table_starts_no_formula() -> None:
    lines = written(writer("ftm"), given(), setting()).splitlines()
    kinds = [json.loads(line)["schema"] for line in lines]
    assert (kinds.count("Event"), kinds.count("EconomicActivity")) == (2, 1)
    assert b",'=A title," in written(writer("csv"), given(), setting())


if __name__ == "__main__":
    for name in WRITERS:
        (GOLDEN / f"mini.{name}").write_bytes(written(writer(name), given(), setting()))
