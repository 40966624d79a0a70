from __future__ import annotations

import pytest

from vigie.model.errors import ReadError

PAGE = [
    "Le bulletin du large",
    "La Bordurie a livré vingt radars à la Syldavie, a déclaré le ministre de la Défense, et le",
    "contrat signé en 2022 portait sur trente-deux appareils de ce type. Il doit s'achever l'an pro-",
    "chain, selon le ministère.",
    "L'opposition en doute et demande une enquête sur les comptes de la vente et sur les",
    "Radars déjà payés.",
    "1",
]


def test_lines_become_paragraphs_and_hyphens_are_mended(read, parts, make_pdf):
    document = read("a.pdf", make_pdf([PAGE]))
    assert [words for _, words in parts(document)][1:] == [
        "La Bordurie a livré vingt radars à la Syldavie, a déclaré le ministre de la Défense, et le contrat signé en"
        " 2022 portait sur trente-deux appareils de ce type. Il doit s'achever l'an prochain, selon le ministère.",
        "L'opposition en doute et demande une enquête sur les comptes de la vente et sur les Radars déjà payés.",
        "1",
    ]
    assert parts(document)[0] == ("headline", "Le bulletin du large")
    assert document.media_type == "application/pdf"
    assert document.language == "fr"


def test_a_hyphen_that_belongs_to_the_word_stays(read, make_pdf):
    lines = ["Les radars KN-", "23 furent livrés avant la guerre russo-", "Japonaise de l'an pro-", "chain."]
    assert read("a.pdf", make_pdf([lines])).text.split() == (
        "Les radars KN-23 furent livrés avant la guerre russo-Japonaise de l'an prochain.".split()
    )


def test_metadata_gives_title_and_date(read, make_pdf):
    document = read("a.pdf", make_pdf([PAGE], info="/Title (Le bulletin) /CreationDate (D:20240517083000+02'00')"))
    assert (document.title, document.dated) == ("Le bulletin", "2024-05-17")


@pytest.mark.parametrize("stamp", ["D:20249917", "hier", ""])
def test_a_date_that_is_none_is_left_out(read, make_pdf, stamp):
    assert read("a.pdf", make_pdf([PAGE], info=f"/CreationDate ({stamp})")).dated is None


def test_page_numbers_and_running_heads_are_left_out(read, make_pdf):
    pages = [
        [f"Veille n. 7, page {number}", f"La page {name} dit cela.", f"- {number} -"]
        for number, name in enumerate("abcd", 1)
    ]
    assert read("a.pdf", make_pdf(pages)).text.split("\n") == [f"La page {name} dit cela." for name in "abcd"]


def test_a_page_that_ends_in_a_year_keeps_it(read, make_pdf):
    pages = [["La Bordurie a livré vingt radars à la Syldavie en", "2024."], ["Elle en doit huit.", "1"]]
    assert read("a.pdf", make_pdf(pages)).text.split()[9:] == ["en", "2024.", "Elle", "en", "doit", "huit.", "1"]


def test_a_sentence_runs_on_over_the_page(read, parts, make_pdf):
    pages = [["La Bordurie a livré vingt radars à la Syldavie,", "mais le ministre de la Défense a dit que les"],
             ["autres radars du contrat suivraient plus tard,", "par mer."]]  # fmt: skip
    assert len(parts(read("a.pdf", make_pdf(pages)))) == 1


def test_no_text_is_said(read, make_pdf):
    with pytest.raises(ReadError, match=r"^scan\.pdf: is a PDF of pictures without text"):
        read("scan.pdf", make_pdf([[]]))


def test_damaged(read, make_pdf):
    with pytest.raises(ReadError, match="damaged PDF"):
        read("a.pdf", b"%PDF-1.7\n" + b"rubbish " * 50)


def test_locked(read, make_pdf):
    plain = make_pdf([PAGE])
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <" + b"00" * 32 + b"> /U <" + b"00" * 32 + b"> /P -4 >>"
    locked = plain.replace(b"trailer <<", b"trailer << /ID [<00> <00>] " + lock)
    with pytest.raises(ReadError, match="locked with a password"):
        read("a.pdf", locked)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_the_name_lies(read, name):
    with pytest.raises(ReadError, match=r"is named \.\w+ but is no"):
        read(name, "The shells were delivered.")


def test_a_pdf_by_any_name(read, make_pdf):
    assert read("download", make_pdf([PAGE])).media_type == "application/pdf"
