"""Particles written without a space: where they begin, and the blanks that stand for them."""

from __future__ import annotations

from vigie.text.glue import NO_GLUE, Glue

GLUE = Glue({"를": ("obj",), "에": ("to", "in"), "에서": ("from",), "만": ("topic",)})


def test_a_particle_fills_the_rest_of_its_word() -> None:
    text = "서울에서 온 k2를 봤다"
    assert GLUE.at(text, 2) == 4
    assert GLUE.at(text, text.index("를")) == text.index("를") + 1
    assert GLUE.at(text, 1) == 0  # inside a noun
    assert GLUE.at(text, 0) == 0


def test_blanks_keep_every_offset() -> None:
    text = "180대를 3월에 50만 발"
    blanked = GLUE.blanked(text, {"대", "3월"})
    assert blanked == "180대  3월  50만 발"
    assert len(blanked) == len(text)
    assert NO_GLUE.blanked(text, {"대"}) == text
