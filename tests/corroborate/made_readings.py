"""Readings as Hypothesis makes them: few values of each field, so that they meet."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from vigie.model.figure import SCOPES, Reading

DAYS = [None, "2024", "2024-11", "2024-11-16", "2025-01-23", "2025-03-27"]
COVERS = [
    None,
    "2024",
    "2024-01/2024-12",
    "2024-10",
    "../2024-11-16",
    "2023-09/2025-01-23",
    "2023-08/2024-11",
    "2023-09/..",
]
ITEMS = [
    (),
    ("shell",),
    ("artillery-ammunition",),
    ("ammunition",),
    ("arms",),
    ("kn-23",),
    ("missile",),
    ("kn-23", "kn-24"),
]
KINDS = ["transfer", "use", "production"]
STATUSES = ["occurred", "ongoing", "planned", "possible", "denied", "ended"]
AMOUNTS = st.one_of(st.none(), st.integers(0, 30), st.sampled_from([100, 150, 2000, 12_000_000, 2.5]))
PARTIES = st.sampled_from([None, "KP", "RU", "IR"])


@st.composite
def made_readings(draw: st.DrawFn) -> Reading:
    low, high = draw(AMOUNTS), draw(AMOUNTS)
    if low is not None and high is not None and high < low:
        low, high = high, low
    items = draw(st.sampled_from(ITEMS))
    scope = draw(st.sampled_from([None, *SCOPES]))
    return Reading(
        statement=f"sta_{draw(st.integers(0, 10**9))}", claim="clm",
        body=draw(st.sampled_from([None, "nis-kr", "hur-ua", "msmt"])), said=draw(st.sampled_from(DAYS)),
        kind=draw(st.sampled_from(KINDS)), status=draw(st.sampled_from(STATUSES)),
        supplier=draw(PARTIES), recipient=draw(PARTIES), items=items, joint=len(items) > 1,
        measure=draw(st.sampled_from(["piece", "piece", "container"])), per="day" if scope == "rate" else None,
        low=low, high=high, approximate=draw(st.booleans()), vague=draw(st.booleans()),
        scope=scope, covers=draw(st.sampled_from(COVERS)),
        equivalent=draw(st.booleans()), condition=draw(st.sampled_from([None, "if all 152 mm", "si tous de 152 mm"])),
    )  # fmt: skip


def alike(reading: Reading, **changes: object) -> Reading:
    return replace(reading, **changes)  # type: ignore[arg-type]


def distinct(least: int = 0, most: int = 12) -> st.SearchStrategy[list[Reading]]:
    return st.lists(made_readings(), min_size=least, max_size=most, unique_by=lambda one: one.statement)
