from __future__ import annotations

import pytest

from vigie.corroborate.classes import Classes
from vigie.packs.loader import load_packs


@pytest.fixture(scope="module")
def classes() -> Classes:
    packs = load_packs()
    return Classes(packs.vocabulary, packs.weapons)


def test_a_designation_stands_under_its_class_and_all_above_it(classes: Classes) -> None:
    assert classes.parents("kn-23") == ("ballistic-missile", "missile", "arms")
    assert classes.of("kn-23") == "ballistic-missile" and classes.of("missile") == "missile"
    assert classes.is_under("kn-23", "missile") and not classes.is_under("missile", "kn-23")
    assert classes.is_under("kn-23", "kn-23")
    assert classes.related("missile", "kn-23") and not classes.related("kn-23", "kn-24")
    assert classes.root("kn-23") == "arms" == classes.root("shell")


def test_the_killed_and_the_wounded_are_among_the_killed_or_wounded(classes: Classes) -> None:
    assert classes.root("killed") == classes.root("wounded") == "killed-or-wounded"
    assert classes.is_part("killed", "killed-or-wounded") and classes.is_part("killed-or-wounded", "wounded")
    assert not classes.is_part("kn-23", "missile") and not classes.is_part("killed", "killed")
    assert not classes.related("killed", "wounded") and classes.root("captured") == "captured"


def test_what_a_bare_number_counts_is_inherited(classes: Classes) -> None:
    assert {classes.counted(item) for item in ("troops", "workers", "killed", "missing")} == {"person"}
    assert {classes.counted(item) for item in ("shell", "kn-23", "petroleum", "never-heard-of")} == {"piece"}


def test_what_nobody_has_catalogued_stands_alone(classes: Classes) -> None:
    assert classes.of("never-heard-of") is None
    assert classes.root("never-heard-of") == "never-heard-of" and classes.parents("never-heard-of") == ()


def test_a_figure_is_as_wide_as_its_readers_read(classes: Classes) -> None:
    assert {classes.level(item) for item in ("shell", "artillery-ammunition", "shell-152mm")} == {"ammunition"}
    assert classes.level("kn-23") == classes.level("ballistic-missile") != classes.level("missile") == "missile"
    assert classes.level("killed") == classes.level("killed-or-wounded") and classes.level("troops") == "troops"
    assert classes.is_load("container") and not classes.is_load("barrel")
