from __future__ import annotations

import builtins
import io
import zipfile
from pathlib import Path

import pytest

from vigie.capture import find_inputs, rows
from vigie.capture.lists import Listed, is_list, read_list
from vigie.model.capture import Input
from vigie.model.errors import ReadError

A, B = "https://a.example/x?y=1&z=(2)", "http://b.example/"


def entries(path: Path) -> tuple[list[Listed], list[str]]:
    both = list(read_list(str(path)))
    return [one for one in both if isinstance(one, Listed)], [one.reason for one in both if isinstance(one, ReadError)]


@pytest.fixture
def kept(tmp_path: Path):
    def keep(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return keep


FULL = {"title": "Été", "publisher": "P", "dated": "2024-05-17", "language": "fr", "note": "see p. 3"}
ZOTERO = "Key,Item Type,Publication Year,Author,Title,Publication Title,Url,Abstract Note,Date,Date Added,Publisher"
FORMS = {
    "table.csv": f"Note;Titre;URL;Média;Date;Langue\nsee p. 3;Été;{A};P;2024-05-17;fr\n",
    "excel.csv": '\ufeff"Link","Title","Publisher","Dated","Language","Comments"\r\n'
    f'"{A}",Été,P,2024-05-17,fr-FR,see p. 3\r\n',
    "table.tsv": f"titre\tadresse web\téditeur\tpublié le\tlangue\tremarques\nÉté\t{A}\tP\t2024/5/17\tfr\tsee p. 3\n",
    "wide.csv": f"{ZOTERO},Language,Notes,File Attachments\n"
    f'K,newspaperArticle,2024,"Doe, J",Été,P,{A},,2024-05-17,2024-06-01 10:00:00,,fr,<p>see <b>p. 3</b></p>,\n',
    "refs.bib": "@online{k, title={{\\'E}t{\\'e}}, journal={P}, date={2024-05-17}, langid={fr}, note={see p. 3},"
    f"url={{{A}}}}}",
    "refs.ris": f"TY  - NEWS\nTI  - Été\nUR  - {A}\nT2  - P\nDA  - 2024/05/17\nLA  - fr\nN1  - see p. 3\nER  - \n",
    "csl.json": f'[{{"id": "k", "title": "Été", "URL": "{A}", "container-title": "P", "language": "fr",'
    '"issued": {"date-parts": [[2024, 5, 17]]}, "note": "see p. 3"}]',
    "zotero.json": f'{{"items": [{{"title": "Été", "url": "{A}", "publicationTitle": "P", "date": "2024-05-17",'
    ' "language": "fr", "notes": [{"note": "<p>see p. 3</p>"}], "attachments": []}]}',
}


@pytest.mark.parametrize(("name", "content"), FORMS.items(), ids=FORMS)
def test_every_form_says_what_to_read_and_what_was_noted(kept, name, content):
    path = kept(name, content)
    assert is_list(str(path))
    ((one,), problems) = entries(path)
    assert (one.url, one.meta, problems) == (A, FULL, [])


def test_a_text_of_addresses(kept):
    path = kept(
        "links.txt",
        f"# to read\n\n{A}\n- <{B}> — seen on\n  the net {B}x.\n2) {B}y\tnote, two\nnotes.txt\n".replace(
            "  the net ", ""
        ),
    )
    found, problems = entries(path)
    assert [(one.where, one.url, one.file, one.meta.get("note", "")) for one in found] == [
        ("line 3", A, "", ""), ("line 4", B, "", "seen on"), ("line 5", f"{B}x", "", ""),
        ("line 6", f"{B}y", "", "note, two"), ("line 7", "", "notes.txt", ""),
    ]  # fmt: skip
    assert problems == []


def test_bookmarks(kept):
    page = f"""<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE><DL><p><DT><H3>Fold</H3><DL><p>
<DT><A HREF="{A.replace("&", "&amp;")}" ADD_DATE="1700000000">Été &amp; co</A>
<DD>see p. 3
<DT><A HREF="place:sort=8">Recent</A>
<DT><A HREF="javascript:alert(1)">Run</A>
<DT><A HREF="{B}">Other</A>
</DL></DL>"""
    path = kept("bookmarks.html", page)
    assert is_list(str(path))
    found, problems = entries(path)
    assert [(one.url, one.meta) for one in found] == [
        (A, {"title": "Été & co", "note": "see p. 3"}),
        (B, {"title": "Other"}),
    ]
    assert problems == []


def sheet(rows_of: list[list[str]]) -> bytes:
    """The smallest xlsx that holds these cells."""
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>" for row in rows_of
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Override PartName="/xl/workbook.xml"'
        f' ContentType="{types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml"'
        f' ContentType="{types}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Target="xl/workbook.xml"'
        f' Type="{related}/officeDocument"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{related}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1"'
        f' Target="worksheets/sheet1.xml" Type="{related}/worksheet"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, f'<?xml version="1.0"?>{text}')
    return made.getvalue()


def test_a_spreadsheet(kept):
    pytest.importorskip("python_calamine")
    path = kept("links.xlsx", sheet([["Title", "Link", "Notes"], ["Été", B, "see p. 3"], ["", "", ""], ["T", "", ""]]))
    assert is_list(str(path))
    found, problems = entries(path)
    assert [(one.where, one.url, one.meta) for one in found] == [("line 2", B, {"title": "Été", "note": "see p. 3"})]
    assert problems == ["line 4: names neither an address nor a file"]


def test_a_spreadsheet_that_is_a_bomb_or_damaged(kept, monkeypatch):
    pytest.importorskip("python_calamine")
    monkeypatch.setattr(rows, "MOST_UNPACKED", 1_000_000)
    bomb = sheet([["url"], ["x" * 2_000_000]])
    assert entries(kept("bomb.xlsx", bomb))[1] == ["unpacks to more than 1 MB, the most that is read; split it"]
    damaged = "is a spreadsheet that is damaged or locked; save it again, or as CSV"
    for name, content in {
        "a.xlsx": b"PK\3\4nonsense",
        "b.xls": b"\xd0\xcf\x11\xe0" * 90,
        "c.ods": b"",
        "d.xlsx": bomb[:900],
    }.items():
        assert entries(kept(name, content))[1] == [damaged]


@pytest.mark.parametrize(("name", "what"), [("a.xlsx", "a spreadsheet"), ("a.bib", "a BibTeX file")])
def test_what_the_extra_would_read_says_what_to_install(kept, monkeypatch, name, what):
    real = builtins.__import__

    def refuse(module: str, *rest):
        if module.split(".")[0] in ("python_calamine", "pybtex"):
            raise ImportError(module)
        return real(module, *rest)

    path = kept(name, b"PK")
    monkeypatch.setattr(builtins, "__import__", refuse)
    assert entries(path)[1] == [f"is {what}, for which a library is missing; install it: pip install 'vigie[lists]'"]


def test_addresses_are_found_where_no_column_is_named_for_them(kept):
    found, _ = entries(kept("a.csv", f"when,where from,what\n2024,{A},Été\n"))
    assert [(one.url, one.meta) for one in found] == [(A, {})]
    found, _ = entries(kept("b.csv", f"{A},one\ntwo,{B},three\n"))
    assert [(one.url, one.meta) for one in found] == [(A, {"note": "one"}), (B, {"note": "two; three"})]


def test_other_ways_to_give_an_address(kept):
    rows_of = f"url,doi\nwww.a.example/x,\nsee {A} and {B}.,\n,https://dx.doi.org/10.1000/a.b\n,10.1000/xyz\n"
    found, _ = entries(kept("a.csv", rows_of))
    assert [one.url for one in found] == [
        "https://www.a.example/x", A, B, "https://dx.doi.org/10.1000/a.b", "https://doi.org/10.1000/xyz",
    ]  # fmt: skip


BAD = {
    "a.csv": (f"url,date\n{A},17 May\n,\nx,2024\n", [
        "line 2: '17 May' is no date of the form 2024, 2024-03 or 2024-03-01; read without it",
        "line 4: names neither an address nor a file",
    ]),
    "b.csv": ("name\nx\n", ["lists no address and no file"]),
    "c.txt": ("# nothing\n", ["lists no address and no file"]),
    "d.json": ("{", ["is no JSON that can be read; export it again"]),
    "e.json": ("[" * 100_000, ["is no JSON that can be read; export it again"]),
    "f.bib": ("@article{k, title = ", ["lists no address and no file"]),
    "g.csv": ("url\n" + "x" * 200_000, ["cannot be read as CSV: field larger than field limit (131072)"]),
    "h.html": ("", ["is no file of bookmarks that can be read; export it again"]),
    "i.json": ("[1, null, []]", ["lists no address and no file"]),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content", "problems"), [(n, *rest) for n, rest in BAD.items()], ids=BAD)
def test_what_is_wrong_is_said_and_the_rest_goes_on(kept, name, content, problems):
    assert entries(kept(name, content))[1] == problems


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", f"Twelve crates, says {A}, were seen.\n"), ("b.csv", "name,count\nx,1\n"),
        ("c.html", f"<a href='{A}'>x</a>"),
        ("d.json", '{"text": "words"}'), ("e.md", A), ("none.csv", None),
    ],
)  # fmt: skip
def test_what_is_a_document_is_no_list(kept, tmp_path, name, content):
    path = kept(name, content) if content is not None else tmp_path / name
    assert not is_list(str(path))


def found(*paths: Path, lists: tuple[Path, ...] = ()) -> tuple[list[tuple[str, dict[str, str]]], list[str]]:
    both = list(find_inputs([str(path) for path in paths], lists=[str(path) for path in lists]))
    return [(one.path, one.meta) for one in both if isinstance(one, Input)], [
        str(one) for one in both if isinstance(one, ReadError)
    ]


def test_a_list_given_by_itself_or_named_as_one_becomes_its_entries(kept):
    path = kept("links.csv", f"url,note\n{A},one\nHTTPS://b.EXAMPLE:443,two\n{A},again\n")
    expected = [(A, {"note": "one"}), ("https://b.example/", {"note": "two"})]
    twice = [f"{path}: line 4: lists '{A}' a second time; the first line counts"]
    assert found(path) == found(lists=(path,)) == (expected, twice)
    missing = path.with_name("none.csv")
    assert found(lists=(missing,)) == ([], [f"{missing}: there is no file or folder of this name"])


def test_files_of_a_list_lie_in_its_folder_or_below_and_nowhere_else(kept, tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("words")
    secret = tmp_path.parent / "secret.txt"
    secret.write_text("secret")
    (tmp_path / "sub" / "link.txt").symlink_to(secret)
    path = kept(
        "links.csv",
        f"file,url,title\nsub\\a.txt,{A},T\ngone.txt,{B},\n../secret.txt,,\n{secret},,\nsub/link.txt,,\nsub,,\n"
        f"{'x' * 5000},,\n{secret}; sub/a.txt,,\n",
    )
    inputs, problems = found(path)
    assert inputs == [(str(tmp_path / "sub/a.txt"), {"title": "T", "url": A}), (B, {})]
    assert [problem.split(": ", 2)[1] for problem in problems] == [f"line {n}" for n in range(4, 10)]
    assert problems[0] == f"{path}: line 4: lists '../secret.txt', which is not in the folder"


def test_a_manifest_keeps_its_meaning(kept, tmp_path):
    (tmp_path / "a.txt").write_text("words")
    path = kept("manifest.csv", f"file,url,note\na.txt,{A},see p. 3\n")
    assert found(path) == ([], [])
    assert found(tmp_path) == ([("a.txt", {"url": A, "note": "see p. 3"})], [])


def test_lists_in_a_folder_are_not_followed(kept, tmp_path):
    kept("links.csv", f"url\n{A}\n")
    assert found(tmp_path) == ([], [])
