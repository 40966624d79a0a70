from __future__ import annotations

import pytest

from vigie.packs.loader import load_packs
from vigie.resolve.bodies import Bodies


@pytest.fixture(scope="module")
def bodies() -> Bodies:
    return Bodies(load_packs())


@pytest.mark.parametrize(
    ("day", "body"),
    [("2024-10-28", "hur-ua"), ("2024", "hur-ua"), ("2026-03", "presidency-ua"), ("2026-01-02", "kyrylo-budanov")],
)
def test_a_person_speaks_for_the_body_whose_post_he_held_that_day(bodies: Bodies, day: str, body: str) -> None:
    assert bodies.body("kyrylo-budanov", day) == body


def test_a_person_of_two_posts_stays_himself_when_no_day_is_known(bodies: Bodies) -> None:
    assert bodies.body("kyrylo-budanov") == "kyrylo-budanov"


def test_a_body_speaks_for_itself_and_an_unknown_id_too(bodies: Bodies) -> None:
    assert bodies.body("nis-kr", "2024") == "nis-kr"
    assert bodies.body("nobody-knows", "2024") == "nobody-knows"


@pytest.mark.parametrize(("id", "state"), [("nis-kr", "KR"), ("mnd-no", "NO"), ("KP", "KP"), ("msmt", None)])
def test_the_state_of_a_body(bodies: Bodies, id: str, state: str | None) -> None:
    assert bodies.state(id) == state


def test_a_publisher_is_found_whatever_its_case_and_accents(bodies: Bodies) -> None:
    assert bodies.outlet("YONHAP ") == "yonhap"
    assert bodies.outlet("Halden Wire") is None
    assert bodies.outlet(None) is None


def test_news_reports_and_ministries_do_not(bodies: Bodies) -> None:
    assert bodies.is_news("yonhap")
    assert not bodies.is_news("nis-kr")
    assert bodies.type("KP") == "state"
