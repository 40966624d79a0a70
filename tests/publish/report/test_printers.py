"""One report in every format: its words, its footnotes, its bytes."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest

from report_records import material, told
from vigie.packs.files import Packs
from vigie.publish.report.chart import chart
from vigie.publish.report.html import html
from vigie.publish.report.markdown import markdown
from vigie.publish.report.model import Report
from vigie.publish.report.pdf import pdf

LANGUAGES = ("en", "fr")


def _text(report: Report) -> str:
    file = pypdfium2.PdfDocument(io.BytesIO(pdf(report).data))
    return "\n".join(page.get_textpage().get_text_bounded() for page in file)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reference_has_its_note_in_markdown(packs: Packs, language: str) -> None:
    text = markdown(told(packs, language)).decode()
    body, notes = set(re.findall(r"\[\^(\d+)\](?!:)", text)), set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
    assert body == notes and len(notes) >= 4
    assert "Поставлено 1500 снарядов" in text and "포탄 3000 발을 보냈다" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_html_stands_alone_and_says_the_language_of_quotes(packs: Packs, language: str) -> None:
    text = html(told(packs, language)).decode()
    assert f'<html lang="{language}">' in text and "<script" not in text and "<svg" in text
    assert re.search(r'<span lang="ko">[^<]*포탄 3000', text)
    assert "Report &lt;1&gt; *of* #1" in text and "<1>" not in text
    assert not re.findall(r'(?:src|href)="(?!#)', text)
    assert set(re.findall(r'href="#n(\d+)"', text)) == set(re.findall(r'id="n(\d+)"', text))


def test_french_is_spaced_as_print_wants(packs: Packs) -> None:
    text = html(told(packs, "fr")).decode()
    assert "3\u202f000" in text and "\u202f;" in text and "«\u00a0" in text
    assert not re.search(r" [;:!?»]", re.sub(r"<[^>]*>", "", text.partition("</style>")[2]))


def test_a_name_without_office_is_masked_in_quotes(packs: Packs) -> None:
    for printed in (markdown(told(packs, "en")), html(told(packs, "en"))):
        assert b"Petrov" not in printed and b"somebody named in the text" in printed


def test_what_is_not_reviewed_is_marked_and_its_share_told_first(packs: Packs) -> None:
    text = markdown(told(packs, "en", unreviewed=frozenset(["sta_2"]))).decode()
    assert "1 (50%)" in text.partition("## Summary")[0]
    assert "3,000 (not reviewed)" in text and "1,500 (not reviewed)" not in text
    assert "as the machine read it" in markdown(told(packs, "en", reviewed=False)).decode()


def test_contradictions_and_bends_are_told(packs: Packs) -> None:
    text = markdown(told(packs, "en")).decode()
    assert "What cannot both be right" in text and "What tellings changed" in text
    assert "none" in markdown(told(packs, "en", "brief")).decode() or "↔" in text


def test_the_chart_marks_readings_by_their_number(packs: Packs) -> None:
    (one,) = material(packs).figures
    picture = chart(one, "fr", "titre & co")
    assert (
        picture is not None
        and picture.count("<circle") == 2
        and "titre &amp; co" in picture
        and "3\u202f000" in picture
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_is_tagged_and_its_notes_can_be_read(packs: Packs, language: str) -> None:
    report = told(packs, language)
    made = pdf(report).data
    assert b"/MarkInfo" in made and b"/StructTreeRoot" in made and made == pdf(report).data
    text = _text(report)
    assert "Поставлено 1500 снарядов" in text and "clm_2" in text and report.title.split()[0] in text
    assert text.count(report.stamp or "?") == len(pypdfium2.PdfDocument(io.BytesIO(made)))
