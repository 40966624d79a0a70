"""Claims of every shape, for the laws of this room."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from hypothesis import strategies as st

from vigie.model import claim as model

words = st.text(min_size=1, max_size=12)
names = st.none() | words
offsets = st.integers(0, 10_000)
figures = st.none() | st.integers(-10, 10**9) | st.floats(allow_nan=False, allow_infinity=False)
anchored = {"text": words, "start": offsets, "end": offsets, "implied": st.booleans()}


def built(record: type, **slots: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Records of ``record``: the slots given, the others optional names."""
    others = {field.name: names for field in fields(record) if field.name not in slots}
    return st.builds(record, **others, **slots)


spans = st.builds(model.Anchored, **anchored)
parties = built(model.Party, **anchored)
items = built(model.Item, **anchored)
quantities = built(
    model.Quantity,
    **anchored,
    min=figures,
    max=figures,
    factor=figures,
    approximate=st.booleans(),
    vague=st.booleans(),
    condition=st.none() | spans,
)
times = built(model.When, **anchored)
places = built(model.Place, **anchored)
claimers = built(model.Claimer, start=st.none() | offsets, end=st.none() | offsets, implied=st.booleans())
evidence = st.builds(model.Evidence, start=offsets, end=offsets, exact=words)
links = st.builds(model.Link, type=words, claim=words, start=offsets, end=offsets, exact=words)
carriers = built(model.Carrier, **anchored, kind=words)


def many(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=2).map(tuple)


claims = built(
    model.Claim,
    id=words,
    document=words,
    head=offsets,
    kind=st.sampled_from(model.KINDS),
    status=st.sampled_from(model.STATUSES),
    certainty=st.sampled_from(model.CERTAINTIES),
    **{name: st.none() | parties for name in ("supplier", "recipient", "actor", "end_user", "maker")},
    **{name: st.none() | places for name in ("place", "departure", "via", "destination")},
    **{name: st.none() | times for name in ("time", "stated", "recovered", "examined")},
    parties=many(parties),
    intermediaries=many(parties),
    item=st.none() | items,
    part_of=st.none() | items,
    quantity=st.none() | quantities,
    claimers=many(claimers),
    evidence=many(evidence),
    carriers=many(carriers),
    marks=many(spans),
    characterised_as=st.none() | spans,
    links=many(links),
)
