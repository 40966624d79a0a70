from __future__ import annotations

from dataclasses import replace

import pytest

from assess.build import claim, party
from vigie.assess.listings import matches
from vigie.flow.rulebook import Desk
from vigie.model.claim import Carrier
from vigie.packs.grading import Listing
from vigie.packs.regimes import Words

LIST = Words(en="a list", fr="une liste")
SHIP = Listing(
    id="ship", names=["Example Star"], kind="vessel", source=LIST, since="2018", url="https://x.org", imo="9074729"
)
BODY = Listing(
    id="body", names=["Example Trading"], kind="body", source=LIST, since="2018", url="https://x.org", entity="komid"
)


@pytest.mark.parametrize(
    ("name", "imo", "how"),
    [
        ("Example Star", None, "lead"),
        ("EXAMPLE STAR", None, "lead"),
        ("Example Star", "9074729", "identified"),
        ("Renamed", "9074729", "identified"),
        ("Example Star", "9305350", "another"),
        ("Renamed", None, None),
        ("Renamed", "9305350", None),
    ],
)
def test_a_ship_is_the_listed_one_only_by_her_number(name: str, imo: str | None, how: str | None, desk: Desk) -> None:
    base = claim("transfer", "occurred", "KP", "RU", "shell", "2024", desk.known.classes)
    sailed = replace(base, carriers=(Carrier(text=name, start=0, end=1, kind="ship", imo=imo),))
    assert [one.how for one in matches(sailed, [SHIP])] == ([how] if how else [])


@pytest.mark.parametrize(
    ("text", "id", "how"),
    [
        ("Example Trading", None, "lead"),
        ("Example Trading", "komid", "identified"),
        ("Example Trading", "other-body", "another"),
        ("Somebody", None, None),
    ],
)
def test_a_body_is_the_listed_one_only_by_its_entity(text: str, id: str | None, how: str | None, desk: Desk) -> None:
    base = claim("transfer", "occurred", "-", "RU", "shell", "2024", desk.known.classes)
    named = party(id or "x", text)
    assert named is not None
    sold = replace(base, supplier=replace(named, id=id))
    assert [one.how for one in matches(sold, [BODY])] == ([how] if how else [])
