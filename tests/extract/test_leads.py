"""Lists under a lead-in: each item below has the parties that the lead-in names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

LISTS = {"fr": "- douze chars\n- 30 radars", "en": "- twelve tanks\n- 30 radars"}
LEADS = [
    ("fr", "La Suède a livré les armes suivantes à l'Estonie :"),
    ("fr", "La Suède a livré à l'Estonie :"),
    ("fr", "De la Suède à l'Estonie :"),
    ("en", "Sweden delivered the following weapons to Estonia:"),
    ("en", "Sweden delivered to Estonia:"),
    ("en", "From Sweden to Estonia:"),
]
TO_COME = [
    ("fr", "La Suède livrera les armes suivantes à l'Estonie :"),
    ("en", "Sweden will deliver the following weapons to Estonia:"),
]


def listed(told: Callable[..., list[str]], language: str, text: str) -> list[str]:
    """The claims of tanks and radars in a list under ``text``."""
    claims = told(language, f"{text}\n{LISTS[language]}", "body", "list-item")
    return [claim for claim in claims if claim.endswith(("tank", "radar"))]


@pytest.mark.parametrize(("language", "text"), LEADS)
def test_each_item_has_the_parties_of_the_lead(told: Callable[..., list[str]], language: str, text: str) -> None:
    assert listed(told, language, text) == [
        "transfer occurred [SE]>[EE] 12 tank",
        "transfer occurred [SE]>[EE] 30 radar",
    ]


@pytest.mark.parametrize(("language", "text"), TO_COME)
def test_a_lead_to_come_makes_a_list_to_come(told: Callable[..., list[str]], language: str, text: str) -> None:
    assert [claim.split()[1] for claim in listed(told, language, text)] == ["planned", "planned"]


@pytest.mark.parametrize("text", ["Rwanda sent the following troops to Mozambique:", "From Rwanda to Mozambique:"])
def test_people_of_a_list_are_a_deployment(told: Callable[..., list[str]], text: str) -> None:
    claims = told("en", f"{text}\n- 300 soldiers", "body", "list-item")
    assert "deployment occurred [RW]@MZ 300 troops" in claims


@pytest.mark.parametrize("text", ["Sweden delivered the following weapons to Estonia:"])
def test_a_new_paragraph_ends_the_list(told: Callable[..., list[str]], text: str) -> None:
    claims = told("en", f"{text}\n- 30 radars\nFifty drones are blue.", "body", "list-item", "body")
    assert [claim for claim in claims if "drone" in claim] == []
    assert [claim for claim in claims if "radar" in claim] == ["transfer occurred [SE]>[EE] 30 radar"]


@pytest.mark.parametrize("text", ["Sweden delivered the following weapons to Estonia."])
def test_without_a_colon_there_is_no_lead(told: Callable[..., list[str]], text: str) -> None:
    assert listed(told, "en", text) == []
