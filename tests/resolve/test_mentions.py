from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from vigie.model.claim import Carrier, Claimer
from vigie.model.entity import Mention
from vigie.resolve.mentions import Mentions

Read = Callable[..., list[Mention]]


def found(mentions: list[Mention], role: str) -> Mention:
    return next(one for one in mentions if one.role == role)


@pytest.mark.parametrize(
    ("text", "language", "role", "entity", "rule", "strings"),
    [
        ("North Korea sent 50 KN-23 missiles to Russia.", "en", "item", "kn-23", "strong", ("KN-23",)),
        ("North Korea sent 50 KN-23 missiles to Russia.", "en", "supplier", "KP", "strong", ("North Korea",)),
        ("Pyongyang sent 50 KN-23 missiles to Russia.", "en", "supplier", "KP", "metonym", ("Pyongyang",)),
        ("La Corée du Nord a livré 50 obus à Moscou.", "fr", "recipient", "RU", "metonym", ("Moscou",)),
        ("Russia received 50 North Korean missiles.", "en", "supplier", "KP", "demonym", ("North Korean",)),
        (
            "The South Korean defence ministry said North Korea sent 50 missiles to Russia.",
            *("en", "claimer", "mnd-kr", "role", ("defence ministry", "South Korean")),
        ),
        ("Пхеньян передал России 50 ракет.", "ru", "recipient", "RU", "strong", ("России",)),
    ],
)
def test_a_mention_tells_by_which_words_it_means_its_entity(
    read: Read, text: str, language: str, role: str, entity: str, rule: str, strings: tuple[str, ...]
) -> None:
    one = found(read(text, language), role)
    assert (one.entity, one.rule, one.strings) == (entity, rule, strings)
    assert one.score is not None and 0 < one.score <= 1
    assert one.language == language


def test_a_strong_name_is_surer_than_a_metonym_and_both_than_no_name(read: Read) -> None:
    named = found(read("North Korea sent 50 missiles to Russia."), "supplier")
    capital = found(read("Pyongyang sent 50 missiles to Russia."), "supplier")
    assert named.score and capital.score and named.score > capital.score > 0.5


@pytest.mark.parametrize("words", ["a North Korean Iskander", "an Iskander-type missile"])
def test_a_comparison_is_never_an_alias(read: Read, words: str) -> None:
    mentions = read(f"North Korea sent 50 missiles to Russia and fired {words} at Kharkiv in 2024.")
    assert "iskander-m" not in {one.entity for one in mentions}
    assert [one.text for one in mentions if one.rule == "shape"] == []


def test_an_item_without_designation_is_a_mention_of_its_class(read: Read) -> None:
    one = found(read("North Korea sent 50 missiles to Russia."), "item")
    assert (one.kind, one.entity, one.rule) == ("class", "missile", "class")


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("North Korea sent 50 Bulsae-9 missiles to Russia.", "en", "Bulsae-9"),
        ("La Corée du Nord a livré 50 missiles « Zolfa-7 » à la Russie.", "fr", "Zolfa-7"),
    ],
)
def test_a_type_name_nobody_catalogued_is_known_by_its_shape(read: Read, text: str, language: str, name: str) -> None:
    unknown = [one for one in read(text, language) if one.rule == "shape"]
    assert [(one.text, one.entity, one.kind) for one in unknown] == [(name, None, "weapon")]


@pytest.mark.parametrize(
    "text", ["North Korea sent 50 152-mm shells to Russia.", "Russia received 2024 missiles from Iran."]
)
def test_figures_and_calibres_are_no_type_names(read: Read, text: str) -> None:
    assert [one for one in read(text) if one.rule == "shape"] == []


def test_a_body_nobody_catalogued_is_a_mention_and_a_person_is_none(
    mentions: Mentions, told: Callable[..., list]
) -> None:  # type: ignore[type-arg]
    telling = told("North Korea sent 50 missiles to Russia.")[0]

    def claimed_by(name: str, id: str | None = None) -> list[Mention]:
        claimer = Claimer(text=name, start=0, end=len(name), role="origin", id=id)
        claim = replace(telling.claim, claimers=(claimer,))
        return [one for one in mentions.of([replace(telling, claim=claim)]) if one.role == "claimer"]

    assert [(one.kind, one.entity, one.rule) for one in claimed_by("Halden Analytics Group")] == [
        ("organisation", None, "institution")
    ]
    assert claimed_by("Maren Holt") == []
    assert claimed_by("Colonel Holt") == []
    assert claimed_by("University Professor Maren Holt") == []
    # who speaks for a body is not one of its names
    assert [(one.entity, one.text, one.rule) for one in claimed_by("Colonel Holt", "mnd-no")] == [
        ("mnd-no", "", "context")
    ]


@pytest.mark.parametrize(
    ("imo", "entity", "rule"),
    [("9074729", "imo-9074729", "imo"), ("9074728", None, "vessel"), (None, None, "vessel")],
)
def test_a_ship_is_her_number_where_it_is_right_else_a_name(
    mentions: Mentions,
    told: Callable[..., list],  # type: ignore[type-arg]
    imo: str | None,
    entity: str | None,
    rule: str,
) -> None:
    telling = told("North Korea sent 50 missiles to Russia.")[0]
    ship = Carrier(text="Halden Star", start=3, end=14, kind="ship", imo=imo)
    truck = Carrier(text="Ural", start=3, end=7, kind="truck")
    claim = replace(telling.claim, carriers=(ship, truck))
    sailed = [one for one in mentions.of([replace(telling, claim=claim)]) if one.role == "carrier"]
    assert [(one.entity, one.rule, one.text) for one in sailed] == [(entity, rule, "Halden Star")]


def test_the_outlet_of_an_authors_own_words_is_a_mention(read: Read) -> None:
    one = found(read("North Korea sent 50 missiles to Russia.", publisher="Yonhap"), "publisher")
    assert (one.entity, one.text, one.strings) == ("yonhap", "", ("Yonhap",))
    assert not [m for m in read("North Korea sent 50 missiles to Russia.", publisher="Nobody") if m.role == "publisher"]


def test_mentions_come_in_the_order_of_their_claims(mentions: Mentions, told: Callable[..., list]) -> None:  # type: ignore[type-arg]
    first, second = told("Iran sold 20 drones to Russia."), told("North Korea sent 50 missiles to Russia.")
    assert mentions.of([*first, *second]) == [*mentions.of(first), *mentions.of(second)]
