"""A miniature case: one transfer that a ministry is said to have reported, one denial by its author."""

from __future__ import annotations

import io
from collections.abc import Iterable

from vigie.model.claim import Carrier, Claim, Claimer, Evidence, Item, Party, Place, Quantity, When
from vigie.packs.loader import load_packs
from vigie.packs.state_centroids import state_centroids
from vigie.publish.exports.given import Given, Setting, Writer
from vigie.publish.names import names_in
from vigie.publish.rows import Cited

TEXT = "Seoul's NIS said the ship Rosa took 150 KN-23 missiles from Chongjin to Moscow in 2024. Tehran sold no shells."


def at(words: str) -> dict[str, str | int]:
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def span(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence(start=start, end=start + len(words), exact=words)


def setting(*, sample: bool = False) -> Setting:
    return Setting(names=names_in("en", load_packs()), centroids=state_centroids(), software="vigie", sample=sample)


def given() -> list[Given]:
    common = {"document": "doc_11111111111111111111", "kind": "transfer"}
    sent = Claim(
        **common, id="clm_00000000000000000001", status="occurred", head=0, mode="sea",
        supplier=Party(**at("Chongjin"), id="KP", state="KP", implied=True), recipient=Party(**at("Moscow"), id="RU"),
        item=Item(**at("KN-23 missiles"), id="kn-23", item_class="ballistic-missile"),
        quantity=Quantity(**at("150"), min=150, max=150), time=When(**at("in 2024"), edtf="2024"),
        departure=Place(**at("Chongjin"), id="chongjin", state="KP"),
        carriers=(Carrier(**at("Rosa"), kind="ship", imo="9074729"),),
        claimers=(Claimer(**at("NIS"), id="nis-kr", state="KR"),), evidence=(span(TEXT.partition(" Tehran")[0]),),
    )  # fmt: skip
    denied = Claim(
        **common, id="clm_00000000000000000002", status="denied", head=90, claimers=(Claimer(id="author"),),
        supplier=Party(**at("Tehran"), id="IR"), item=Item(**at("shells"), item_class="shell"),
        evidence=(span("Tehran sold no shells."),),
    )  # fmt: skip
    cited = {"path": "a.txt", "sha256": "1" * 64, "publisher": "Gazette <&>", "dated": "2024-03-01", "language": "en"}
    made = {"captured": "2024-03-02T10:00:00.123456+00:00", "producer": "rules 1", "packs": "ab12"}
    return [
        Given(
            cited=Cited(claim=sent, url="http://example.org/a", title="=A title", **cited),
            statement="sta_00000000000000000001",
            figures=("fig_00000000000000000001",),
            **made,
        ),
        Given(cited=Cited(claim=denied, url="http://example.org/a", title="=A title", **cited), **made),
    ]


def written(write: Writer, records: Iterable[Given], by: Setting) -> bytes:
    stream = io.BytesIO()
    write(records, by, stream)
    return stream.getvalue()
