from __future__ import annotations

import io
import zipfile

import pytest

from vigie.model.errors import ReadError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Citation"><w:name w:val="Quote"/></w:style></w:styles>'
)
CORE = (
    '<c:coreProperties xmlns:c="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
    "<dc:title>Relevé</dc:title><t:created>2024-05-17T08:30:00Z</t:created></c:coreProperties>"
)


def test_paragraphs_headings_lists_quotes(read, parts, make_docx, make_paragraph):
    body = (
        make_paragraph("Ce que dit le contrat", '<w:pStyle w:val="Titre1"/>')
        + make_paragraph("La Bordurie a livré vingt radars.")
        + make_paragraph("   ")
        + make_paragraph("huit radars & un mât", "<w:numPr/>")
        + make_paragraph("« Nous tiendrons. »", '<w:pStyle w:val="Citation"/>')
        + make_paragraph("Fin.")
    )
    document = read("a.docx", make_docx(body, word__styles=STYLES, docProps__core=CORE))
    assert parts(document) == [
        ("headline", "Ce que dit le contrat"),
        ("lead", "La Bordurie a livré vingt radars."),
        ("list-item", "huit radars & un mât"),
        ("quote", "« Nous tiendrons. »"),
        ("body", "Fin."),
    ]
    assert document.text.count("\n") == 4
    assert (document.title, document.dated) == ("Relevé", "2024-05-17")


def test_tables_are_rows_of_cells(read, parts, make_docx, make_paragraph):
    def cells(*words: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{make_paragraph(word)}</w:tc>" for word in words) + "</w:tr>"

    table = f"<w:tbl>{cells('Pologne', '18 chars')}{cells('Espagne', '10 chars')}</w:tbl>"
    document = read("a.docx", make_docx(make_paragraph("Avant.") + table))
    assert document.text == "Avant.\nPologne | 18 chars\nEspagne | 10 chars"
    assert parts(document)[1:3] == [("table-cell", "Pologne"), ("table-cell", "18 chars")]


def test_runs_breaks_tabs_and_tracked_changes(read, make_docx):
    body = (
        "<w:p><w:r><w:t>vingt</w:t><w:tab/><w:t>rad</w:t></w:r><w:r><w:t>ars</w:t><w:br/><w:t>livrés</w:t></w:r>"
        "<w:del><w:r><w:delText>volés</w:delText></w:r></w:del><w:ins><w:r><w:t> hier</w:t></w:r></w:ins></w:p>"
    )
    assert read("a.docx", make_docx(body)).text == "vingt radars\nlivrés hier"


def test_places_are_paragraphs_and_notes(read, make_docx, make_paragraph):
    body = make_paragraph("Un.") + make_paragraph(" ") + make_paragraph("Trois.")
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator">{make_paragraph("")}</w:footnote>'
        f"<w:footnote>{make_paragraph('Voir le registre.')}</w:footnote></w:footnotes>"
    )
    document = read("a.docx", make_docx(body, word__footnotes=notes))
    assert [(part.role, part.place) for part in document.segments] == [
        ("body", "¶ 1"),
        ("body", "¶ 3"),
        ("footnote", "note 1"),
    ]


def test_footnotes_follow(read, make_docx, make_paragraph):
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote>{make_paragraph("Voir le registre.")}</w:footnote></w:footnotes>'
    assert (
        read("a.docx", make_docx(make_paragraph("Texte."), word__footnotes=notes)).text == "Texte.\nVoir le registre."
    )


def archive(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name.replace("__", "/"), content)
    return out.getvalue()


ENTITY = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (archive(a=b"x"), "zip archive or an office file other than"),
        (archive(**{"word__document.xml": b"<w:document"}), "inner XML is broken"),
        (archive(**{"word__document.xml": b" " * 21_000_000}), "unpacks to more than 20 MB"),
        (archive(**{"word__document.xml": ENTITY}), "declares entities"),
        (archive(**{"word__document.xml": b"<d/>"}), "holds no text"),
        (archive(a=b"x" * 999)[:60], "damaged or locked"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old or a locked Office file"),
    ],
    ids=["zip", "broken", "bomb", "entity", "empty", "cut", "old"],  # bytes hold the time: no name for a test
)
def test_refused_in_one_sentence(read, data, reason):
    with pytest.raises(ReadError, match=reason) as refused:
        read("folder/a.docx", data)
    assert str(refused.value).startswith("folder/a.docx: ")
    assert "\n" not in str(refused.value)


def test_a_zip_renamed_pdf(read):
    with pytest.raises(ReadError, match=r"is named \.pdf but is a zip archive"):
        read("a.pdf", archive(a=b"x"))
