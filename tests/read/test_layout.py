from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.read.layout import lay_out

LINES = st.lists(
    st.sampled_from(["", "  ", "TITRE", "– obus", "1. Un.", "a) deux ;", "Il dit vingt,", "et trente.", "\ufeff"])
)


def laid(text: str, title: str | None = None, ragged: bool = False) -> list[tuple[str, str]]:
    """Role and words of every segment, hard breaks shown as /."""
    return [
        (part.role, "/".join(line.strip() for line in text[part.start : part.end].split("\n")))
        for part in lay_out(text, title, ragged)
    ]


@given(st.text() | LINES.map("\n".join), st.booleans())
def test_segments_are_ordered_apart_and_leave_out_blanks_only(text, ragged):
    segments = lay_out(text, ragged=ragged)
    assert all(part.start < part.end for part in segments)
    assert all(before.end < after.start for before, after in pairwise(segments))
    for part in segments:
        words = text[part.start : part.end]
        assert words == words.strip()
        assert all(line.strip() for line in words.split("\n"))
    rest = list(text)
    for part in segments:
        rest[part.start : part.end] = [" "] * (part.end - part.start)
    assert "".join(rest).replace("\ufeff", "").replace("\u200b", "").strip() == ""


def test_article():
    text = (
        "Vingt radars livrés\nAgence du Delta, 17 mai 2024\n\nLe ministre l'a dit.\n\n"
        "Le contrat\nIl date de 2022 :\n• dix en mai ;\n• dix en juin.\nFin."
    )
    assert laid(text) == [
        ("headline", "Vingt radars livrés"),
        ("body", "Agence du Delta, 17 mai 2024"),
        ("lead", "Le ministre l'a dit."),
        ("headline", "Le contrat"),
        ("body", "Il date de 2022 :"),
        ("list-item", "• dix en mai ;"),
        ("list-item", "• dix en juin."),
        ("body", "Fin."),
    ]


def test_hard_wrapped_paragraphs_are_one_each():
    text = (
        "Le ministre de la Défense a déclaré mardi devant la commission que vingt\n"
        "radars et des mâts avaient été livrés à la Syldavie, entre mai et l'été\n"
        "2024, par la voie ferrée. L'opposition le conteste et veut une enquête.\n"
        "Elle attend.\n"
        "    Un second alinéa commence ici avec un retrait, et passe lui aussi la\n"
        "ligne.\n"
    )
    assert [words.count("/") for _, words in laid(text)] == [3, 1]


def test_wrapped_list_items_with_indentation():
    text = (
        "2. Il a été livré :\n"
        "   – depuis le mois de mai 2023, un total de plus de 20 000\n"
        "     radars et mâts ;\n"
        "   – cent bateaux.\n"
    )
    assert [words for _, words in laid(text)] == [
        "2. Il a été livré :",
        "– depuis le mois de mai 2023, un total de plus de 20 000/radars et mâts ;",
        "– cent bateaux.",
    ]


def test_a_dash_that_a_break_brought_to_the_front_opens_no_list():
    text = (
        "Семь лет назад страна купила пять полковых комплектов. Цена вопроса\n"
        "— пять миллиардов. Первый комплект пришёл в порт через три года, то\n"
        "есть позже срока, второй ещё позже, о чём министр сообщил депутатам\n"
        "во вторник.\n"
    )
    assert len(laid(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "国防部长周二在议会表示二十部雷达已经交付给邻国其余\n部分将在年底之前通过铁路运输反对派对此表示怀疑并要\n求进行调查。",
        "국방부 장관은 화요일 국회에서 레이더 스무 대가 이웃 나라에 이미\n인도되었으며 나머지는 올해 말까지 철도를 통해"
        " 운송될 것이라고 말\n했다.",
    ],
)
def test_wrapped_east_asian_lines(text):
    assert len(laid(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Vingt radars livrés à la Syldavie par la Bordurie\nby Jeanne Delcourt in Szohôd",
        "HÔTE : Et les radars du contrat, où sont-ils ?\nINVITÉE : Ils sont livrés, dit-on.\nHÔTE : Par qui, dites ?",
        "Pays\nPologne\nEspagne\nFrance",
    ],
)
def test_lines_that_stay_apart(text):
    assert len(laid(text)) == text.count("\n") + 1


def test_numbers_open_items_only_where_they_count():
    text = "1. Un.\n2. Deux.\n17. Mai war der Tag.\n3. Trois."
    assert [role for role, _ in laid("Titre\n" + text)] == ["headline", "list-item", "list-item", "lead", "list-item"]


def test_the_title_known_from_elsewhere_is_the_headline():
    text = "Vingt radars. Et puis ?\nLe ministre l'a dit."
    assert [role for role, _ in laid(text, title="Vingt radars. Et puis ?")] == ["headline", "lead"]
    assert laid("Le ministre l'a dit.\nIl part.")[0][0] == "body"


def test_a_numbered_section_opens_a_paragraph():
    text = (
        "Le ministre l'a dit mardi devant la commission, et\n"
        "les députés de l'opposition en doutent longtemps.\n"
        "2.1. Ce que dit le contrat"
    )
    assert len(laid(text, ragged=True)) == 2


def test_ragged_lines_of_a_printed_page():
    text = (
        "Le ministre l'a dit mardi devant la commission, et\n"
        "les députés de l'opposition en doutent. Selon la\n"
        "Bordurie, tout est livré."
    )
    assert len(laid(text, ragged=True)) == 1


@pytest.mark.parametrize(
    "text", ["a " * 2_000_000, " " * 4_000_000, "a\n" * 200_000, ".\"' " * 500_000, "1. a\n" * 100_000]
)
def test_time_is_linear(text):
    started = time.process_time()
    lay_out(text)
    assert time.process_time() - started < 10
