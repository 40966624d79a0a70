from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from vigie.capture import find_inputs, inputs
from vigie.model.capture import Input
from vigie.model.errors import ReadError


@pytest.fixture
def folder(tmp_path: Path):
    def make(**files: str | bytes) -> Path:
        for name, content in files.items():
            path = tmp_path / name.replace("__", "/").replace("_DOT_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path

    return make


def found(*paths: object) -> tuple[dict[str, dict[str, str]], list[str]]:
    """Meta by path, and the sentences of what went wrong."""
    both = list(find_inputs([str(path) for path in paths]))
    errors = [str(one) for one in both if isinstance(one, ReadError)]
    return {one.path: one.meta for one in both if isinstance(one, Input)}, errors


def test_a_folder_is_walked_in_order_with_relative_paths(folder):
    root = folder(b_DOT_txt="b", a__z_DOT_txt="z", a__b__c_DOT_html="c", a_DOT_md="m")
    names, errors = found(root)
    assert list(names) == ["a.md", "a/b/c.html", "a/z.txt", "b.txt"]
    assert errors == []


def test_a_file_keeps_the_path_it_was_given(folder, monkeypatch):
    monkeypatch.chdir(folder(sub__a_DOT_txt="words"))
    (one,) = find_inputs(["./sub/a.txt"])
    assert isinstance(one, Input)
    assert (one.path, one.data(), one.meta) == ("./sub/a.txt", b"words", {})


def test_what_is_no_document_is_left_alone(folder):
    root = folder(
        _DOT_hidden_DOT_txt="h", _DOT_git__a_DOT_txt="h", manifest_DOT_csv="file\n",
        photo_DOT_JPG=b"\xff", data_DOT_json="{}",
        page_files__style_DOT_css="x", report_DOT_docx=b"PK", notes="n", odd_DOT_ending="o",
    )  # fmt: skip
    assert found(root) == ({"notes": {}, "odd.ending": {}, "report.docx": {}}, [])


def test_what_a_case_keeps_for_itself_is_no_document(folder):
    original = "ab" * 32
    root = folder(
        a_DOT_txt="a", my__case_DOT_db="SQLite", my__notes_DOT_txt="n",
        **{"my__case_DOT_db-wal": "w", "my__writer_DOT_lock": "", f"my__documents__ab__{original}": "x", original: "o"},
    )  # fmt: skip
    assert found(root) == ({"a.txt": {}, original: {}, "my/notes.txt": {}}, [])


def test_what_speaks_of_a_folder_is_read_only_when_asked_for(folder):
    root = folder(
        README="r", README_DOT_md="r", sub__readme_DOT_TXT="r", Readme__a_DOT_txt="a", readmissions_DOT_txt="b",
        **{"README-fr_DOT_md": "r", "README_DOT_de_DOT_md": "r"},
    )  # fmt: skip
    assert found(root) == ({"Readme/a.txt": {}, "readmissions.txt": {}}, [])
    assert list(found(root / "README.md")[0]) == [str(root / "README.md")]
    (root / "manifest.csv").write_text("file,title\nREADME.md,Notes\n")
    assert found(root)[0]["README.md"] == {"title": "Notes"}


def test_a_manifest_is_no_document_even_when_named(folder):
    assert found(folder(manifest_DOT_csv="file\n") / "manifest.csv") == ({}, [])


def test_what_is_not_there_is_said_and_the_rest_goes_on(folder):
    root = folder(a_DOT_txt="a")
    names, errors = found(root / "none", root / "a.txt")
    assert errors == [f"{root / 'none'}: there is no file or folder of this name"]
    assert list(names) == [str(root / "a.txt")]


def test_an_address_is_told_from_a_missing_file():
    (one,) = find_inputs(["https://example.org/a#part"])
    assert isinstance(one, Input)
    assert one.path == "https://example.org/a"
    assert found("file:///etc/passwd")[1] == ["file:///etc/passwd: is no address that begins with http:// or https://"]


def test_standard_input_is_read_once_and_kept(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words")))
    (one,) = find_inputs(["-"])
    assert isinstance(one, Input)
    assert (one.path, one.data(), one.data()) == ("-", b"words", b"words")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_opened(folder):
    root = folder(a_DOT_txt="a")
    (root / "a.txt").chmod(0)
    (one,) = find_inputs([str(root / "a.txt")])
    with pytest.raises(ReadError, match="cannot be opened: permission denied"):
        one.data()


def test_a_link_that_leads_nowhere(folder):
    root = folder()
    (root / "a.txt").symlink_to("gone.txt")
    (one,) = find_inputs([str(root)])
    with pytest.raises(ReadError, match=r"a\.txt: cannot be opened: no such file"):
        one.data()


def test_a_pipe_in_a_folder_does_not_hold_everything_up(folder):
    root = folder(a_DOT_txt="a")
    os.mkfifo(root / "pipe.txt")
    names, errors = found(root)
    assert list(names) == ["a.txt"]
    assert errors == [f"{root / 'pipe.txt'}: is no ordinary file"]


def test_links_that_lead_out_of_a_folder_are_not_followed(folder, tmp_path):
    (tmp_path / "own.txt").write_text("a letter of the reader's own")
    root = folder(here__a_DOT_txt="a", own_DOT_txt="a letter of the reader's own") / "here"
    (root / "b.txt").symlink_to("a.txt")
    (root / "c.txt").symlink_to(tmp_path / "own.txt")
    names, errors = found(root)
    assert list(names) == ["a.txt", "b.txt"]
    assert errors == [f"{root / 'c.txt'}: is a link that leads out of the folder; name the file itself to read it"]
    assert list(found(root / "c.txt")[0]) == [str(root / "c.txt")]


def test_too_large(folder, monkeypatch):
    monkeypatch.setattr(inputs, "MAX_BYTES", 3_000_000)
    root = folder(a_DOT_txt=b"a" * 3_000_000, b_DOT_txt=b"a" * 3_000_001)
    fits, too_large = find_inputs([str(root)])
    assert len(fits.data()) == 3_000_000
    with pytest.raises(ReadError, match=r"b\.txt: is larger than 3 MB"):
        too_large.data()


def test_a_name_that_is_no_utf8_can_be_shown(folder):
    root = folder()
    Path(os.fsdecode(os.fsencode(root) + b"/caf\xe9.txt")).write_text("words", "utf-8")
    (one,) = find_inputs([str(root)])
    assert (one.path, one.data()) == ("caf\ufffd.txt", b"words")


MANIFESTS = {
    "comma": "file,dated,language,title,publisher,url,notes\na.txt,2024-05-17,fr,\"Vingt, dit-il\",P,https://p.example,x\n",
    "semicolon": "File;Dated;Language;Title;Publisher;Url\r\na.txt;2024-05-17;fr-FR;Vingt, dit-il;P;https://p.example\r\n",
    "mark": "\ufefffile,dated,language,title,publisher,url\n a.txt ,2024-05-17,fr,\"Vingt, dit-il\",P,https://p.example\n\n",
    "order": "title,url,language,publisher,file,dated\n\"Vingt, dit-il\",https://p.example,fr,P,.\\a.txt,2024-05-17\n",
}  # fmt: skip


@pytest.mark.parametrize("manifest", MANIFESTS.values(), ids=MANIFESTS)
def test_manifest(folder, manifest):
    names, errors = found(folder(a_DOT_txt="a", b_DOT_txt="b", manifest_DOT_csv=manifest))
    told = {
        "dated": "2024-05-17",
        "language": "fr",
        "title": "Vingt, dit-il",
        "publisher": "P",
        "url": "https://p.example",
    }
    assert (names, errors) == ({"a.txt": told, "b.txt": {}}, [])


@pytest.mark.parametrize("dated", ["2024", "2024-05", "2024-02-29"])
def test_dates_of_every_precision(folder, dated):
    root = folder(a_DOT_txt="a", manifest_DOT_csv=f"file,dated\na.txt,{dated}\n")
    assert found(root) == ({"a.txt": {"dated": dated}}, [])


BAD_ROWS = {
    "a.txt,17/05/2024,": "line 2: '17/05/2024' is no date of the form 2024, 2024-03 or 2024-03-01; read without it",
    "a.txt,2023-02-29,": "line 2: '2023-02-29' is no date",
    "a.txt,٢٠٢٤,": "line 2: '٢٠٢٤' is no date",
    "a.txt,,French": "line 2: 'French' is no language code such as fr or en; read without it",
    "c.txt,2024,": "line 2: lists 'c.txt', which is not in the folder",
    "../a.txt,2024,": "line 2: lists '../a.txt', which is not in the folder",
    ",2024,fr": "line 2: names no file",
    "a.txt,2024,fr,too,many": "line 2: has more values than the first line has columns",
}


@pytest.mark.parametrize(("row", "problem"), BAD_ROWS.items())
def test_a_bad_row_is_reported_with_its_line_and_the_rest_counts(folder, row, problem):
    root = folder(a_DOT_txt="a", b_DOT_txt="b", manifest_DOT_csv=f"file,dated,language\n{row}\nb.txt,2024,en\n")
    names, errors = found(root)
    assert names == {"a.txt": {}, "b.txt": {"dated": "2024", "language": "en"}}
    assert len(errors) == 1
    assert errors[0].startswith(f"{root / 'manifest.csv'}: {problem}")


def test_the_other_columns_of_a_row_with_a_bad_date_are_kept(folder):
    root = folder(a_DOT_txt="a", manifest_DOT_csv="file,dated,title\na.txt,soon,T\n")
    names, errors = found(root)
    assert names == {"a.txt": {"title": "T"}}
    assert len(errors) == 1


def test_a_file_listed_twice(folder):
    root = folder(a_DOT_txt="a", manifest_DOT_csv="file,dated\na.txt,2023\na.txt,2024\n")
    names, errors = found(root)
    assert names == {"a.txt": {"dated": "2023"}}
    assert errors[0].endswith("line 3: lists 'a.txt' a second time; the first line counts")


@pytest.mark.parametrize(
    ("manifest", "problem"),
    [
        (b"name,dated\na.txt,2024\n", "has no column named file in its first line"),
        (b"", "has no column named file in its first line"),
        (b"file,title\na.txt,\xe9t\xe9\n", "is not UTF-8; save it as CSV UTF-8"),
        (b"file,title\na.txt," + b"x" * 200_000 + b"\n", "cannot be read as CSV"),
    ],
)
def test_a_manifest_that_cannot_be_used(folder, manifest, problem):
    names, errors = found(folder(a_DOT_txt="a", manifest_DOT_csv=manifest))
    assert list(names) == ["a.txt"]
    assert len(errors) == 1
    assert problem in errors[0]


def test_a_manifest_speaks_of_its_own_folder(folder):
    root = folder(sub__a_DOT_txt="a", a_DOT_txt="a", sub__manifest_DOT_csv="file,dated\na.txt,2024\n")
    assert found(root) == ({"a.txt": {}, "sub/a.txt": {"dated": "2024"}}, [])


def test_a_listed_file_is_a_document_whatever_its_ending(folder):
    root = folder(data_DOT_json="{}", manifest_DOT_csv="file,dated\ndata.json,2024\n")
    assert found(root) == ({"data.json": {"dated": "2024"}}, [])


def test_names_are_the_same_however_their_accents_are_written(folder):
    root = folder(manifest_DOT_csv="file,dated\ne\u0301te\u0301.txt,2024\n")
    (root / "\u00e9t\u00e9.txt").write_text("a", "utf-8")
    names, errors = found(root)
    assert errors == []
    assert list(names.values()) == [{"dated": "2024"}]
