"""Pages laid out as reports are: columns, notes, numbered paragraphs, annexes, running heads, captions, tables."""

from __future__ import annotations

import random
from itertools import pairwise, zip_longest

import pytest

from vigie.model.document import Document
from vigie.model.errors import ReadError

Set = tuple[float, float, float, str]
LEFT, RIGHT, TOP = 60, 320, 760
WORDS = "the radars were unloaded from the vessel under the eyes of the port authority and taken to a depot".split()


def column(
    words: list[str], x: float, y: float, width: int = 42, size: float = 10
) -> list[tuple[float, float, float, str]]:
    """``words`` set in lines of ``width`` signs from ``y`` downwards."""
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) + 1 > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [(x, y - 14 * number, size, words) for number, words in enumerate([*lines, line])]


def tagged(name: str, times: int = 4) -> list[str]:
    return [f"{name}{number}" for number in range(times * 10)]


def spoken(document: Document, role: str | None = None) -> list[str]:
    return [document.text[part.start : part.end] for part in document.segments if role in (None, part.role)]


@pytest.mark.parametrize("woven", [False, True], ids=["column by column", "row by row"])
def test_columns_are_read_one_after_the_other(read, placed_pdf, woven):
    left = column(tagged("left"), LEFT, TOP)
    right = column(tagged("right"), RIGHT, TOP)
    rows = [line for pair in zip_longest(left, right) for line in pair if line]
    lines = rows if woven else [*left, *right]
    head = [(LEFT, 800, 16, "A heading over both of the columns of this page")]
    words = read("a.pdf", placed_pdf([[*head, *lines]])).text.split()
    assert [word for word in words if word.startswith("left")] == words[10 : 10 + 40]
    assert words[-30:] == tagged("right")[-30:]


def test_three_columns(read, placed_pdf):
    places = {"one": 40, "two": 220, "three": 400}
    lines = [column(tagged(name), x, TOP, 28, 9) for name, x in places.items()]
    woven = [line for row in zip(*lines, strict=False) for line in row]
    words = read("a.pdf", placed_pdf([woven])).text.split()
    assert sorted(words, key=lambda word: ("one", "two", "three").index(word.rstrip("0123456789"))) == words


def test_a_table_is_read_row_by_row(read, placed_pdf):
    rows = [
        ("Country", "Radars", "Year"),
        ("Syldavia", "20", "2024"),
        ("Poldavia", "8", "2023"),
        ("Molvania", "3", "2022"),
    ]
    cells = [
        (x, 600 - 16 * at, 10, cell) for at, row in enumerate(rows) for x, cell in zip((60, 250, 420), row, strict=True)
    ]
    document = read("a.pdf", placed_pdf([[*column(WORDS * 2, LEFT, TOP, 90), *cells]]))
    assert "Syldavia | 20 | 2024" in document.text
    assert spoken(document, "table-cell")[:4] == ["Country", "Radars", "Year", "Syldavia"]


def report(pages: int = 4) -> list[list[Set]]:
    """A report with a running head, numbered paragraphs that run on over pages, and a note on each page."""
    made = []
    for page in range(1, pages + 1):
        number = 2 * page - 1
        told = [*WORDS, *WORDS[:-1], "depot."]
        made.append([
            (LEFT, 815, 8, "S/2099/171"),
            (480, 815, 8, f"{page}/{pages}"),
            *column([f"{number}.", "The", "Panel", "found", "that", *told, f"mark{page}"], LEFT, TOP, 80),
            *column([f"{number + 1}.", "The", "Panel", "adds", "that", *told], LEFT, TOP - 70, 80),
            (LEFT, 90, 7, f"{page} Letter of the Syldavian mission, no. {page}."),
            (LEFT, 80, 7, f"On file with the secretariat{'s' * page}."),
        ])  # fmt: skip
    return made


def test_paragraphs_notes_and_symbol_are_anchors(read, placed_pdf):
    document = read("a.pdf", placed_pdf(report()))
    assert document.symbol == "S/2099/171"
    assert "S/2099/171" not in document.text
    places = {document.text[part.start : part.end][:2]: part.place for part in document.segments if part.role == "body"}
    assert (places["1."], places["4."], places["8."]) == ("p. 1 ¶ 1", "p. 2 ¶ 4", "p. 4 ¶ 8")
    notes = [part for part in document.segments if part.role == "footnote"]
    assert [part.place for part in notes] == [f"p. {page} note {page}" for page in range(1, 5)]
    assert (
        spoken(document, "footnote")[1] == "2 Letter of the Syldavian mission, no. 2. On file with the secretariatss."
    )


def test_a_note_does_not_part_a_paragraph_that_runs_over_the_page(read, placed_pdf):
    pages = [
        [
            *column(["Borduria", *WORDS, *WORDS, "with"], LEFT, 300, 80),
            (LEFT, 60, 7, "1 See the register of the port."),
        ],
        [*column(["twenty", "radars", "and", *WORDS, "later."], LEFT, TOP, 80)],
    ]
    document = read("a.pdf", placed_pdf(pages))
    assert any("with twenty radars" in words for words in spoken(document))
    assert spoken(document, "footnote") == ["1 See the register of the port."]


def test_the_mark_of_a_note_is_no_figure(read, placed_pdf):
    lines = column([*WORDS, *WORDS, "radars."], LEFT, TOP, 80)
    document = read(
        "a.pdf",
        placed_pdf(
            [[*lines, (LEFT, 600, 10, "Borduria delivered 20 radars to Syldavia."), (LEFT + 197, 604, 5, "12")]]
        ),
    )
    assert "Syldavia." in document.text
    assert "12" not in document.text


def test_annexes_restart_the_count(read, placed_pdf):
    numbered = [
        line
        for number in (1, 2, 3)
        for line in column([f"{number}.", *WORDS, *WORDS, "end."], LEFT, 800 - 100 * number, 80)
    ]
    pages = [numbered, [(LEFT, TOP, 14, "Annex 5: Radars"), *numbered]]
    document = read("a.pdf", placed_pdf(pages))
    places = [part.place for part in document.segments if document.text[part.start] in "123"]
    assert places == ["p. 1 ¶ 1", "p. 1 ¶ 2", "p. 1 ¶ 3", "p. 2 annex 5 ¶ 1", "p. 2 annex 5 ¶ 2", "p. 2 annex 5 ¶ 3"]


def test_captions(read, placed_pdf):
    lines = [*column(WORDS * 3, LEFT, TOP, 80), (LEFT, 500, 9, "Figure 12: Radars on the quay of the port")]
    assert spoken(read("a.pdf", placed_pdf([lines])), "caption") == ["Figure 12: Radars on the quay of the port"]


def test_pages_that_are_pictures_are_named_and_the_others_read(read, placed_pdf):
    words = ["Today", *WORDS, "too."]
    pages = [column(words, LEFT, TOP, 80), None, column(words, LEFT, TOP, 80), []]
    document = read("a.pdf", placed_pdf(pages))
    assert document.lacks == ("p. 2",)
    assert document.segments[-1].place == "p. 3"


SCRAPS = [
    *(
        "Annex 5",
        "1. Borduria delivered radars",
        "12",
        "S/2099/171",
        "Figure 3: radars",
        "*",
        "pro-",
        "chain",
        "2. Its",
    ),
    *("    ", "1 See the register", "a", "x" * 90, "Borduria delivered twenty radars to Syldavia, it said"),
]


@pytest.mark.parametrize("seed", range(150))
def test_words_anywhere_on_a_page_are_read_or_refused(read, placed_pdf, seed):
    chance = random.Random(seed)

    def scrap() -> Set:
        x, y = chance.choice((40, 300, chance.randrange(590))), chance.choice((30, 800, chance.randrange(840)))
        return x, y, chance.choice((5, 7, 10, 10, 16)), chance.choice(SCRAPS)

    pages = [[scrap() for _ in range(chance.randrange(40))] if chance.random() > 0.1 else None for _ in range(4)]
    try:
        document = read("a.pdf", placed_pdf(pages))
    except ReadError as error:
        assert "\n" not in str(error)
        return
    assert all(before.end <= after.start for before, after in pairwise(document.segments))
    assert all(part.place for part in document.segments)


def test_pages_that_are_all_alike_hold_no_text_of_their_own(read, placed_pdf):
    with pytest.raises(ReadError, match="no text"):
        read("a.pdf", placed_pdf([[(LEFT, 800, 9, "Draft"), (LEFT, 30, 9, "1")]] * 4))
