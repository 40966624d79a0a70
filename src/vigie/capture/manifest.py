"""``manifest.csv``: what is known about the documents of a folder and does not stand in them."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from pathlib import Path, PurePosixPath
from posixpath import normpath

from vigie.model.errors import ReadError
from vigie.text.days import is_edtf_date

MANIFEST = "manifest.csv"
COLUMNS = ("dated", "language", "title", "publisher", "url", "note")

Manifest = dict[str, dict[str, str]]
Row = tuple[int, dict[str, str]]

_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z0-9]+)*")


def read_manifest(file: Path, folder: PurePosixPath, known: Container[str]) -> tuple[Manifest, list[ReadError]]:
    """What ``file`` says: for each document its filled columns, and what is wrong, line by line.

    ``folder`` is where the manifest lies, relative to the folder walked; ``known`` the paths of the files there are,
    in NFC. Keys of the answer are among ``known``.
    """
    faults: list[ReadError] = []
    listed: Manifest = {}

    def fault(line: int, problem: str) -> None:
        faults.append(ReadError(str(file), f"line {line}: {problem}"))

    try:
        for line, row in _rows(file):
            name = row.get("file", "")
            path = normpath(folder / unicodedata.normalize("NFC", name.replace("\\", "/")))
            if None in row:
                fault(line, "has more values than the first line has columns; quote a value that holds the separator")
            elif not name:
                fault(line, "names no file")
            elif path not in known:
                fault(line, f"lists {name!r}, which is not in the folder")
            elif path in listed:
                fault(line, f"lists {name!r} a second time; the first line counts")
            else:
                listed[path], problems = checked(row)
                for problem in problems:
                    fault(line, problem)
    except UnicodeDecodeError:
        faults.append(ReadError(str(file), "is not UTF-8; save it as CSV UTF-8"))
    except (OSError, csv.Error) as error:
        faults.append(ReadError(str(file), f"cannot be read as CSV: {error}"))
    except KeyError:
        faults.append(ReadError(str(file), "has no column named file in its first line"))
    return listed, faults


def _rows(file: Path) -> Iterator[Row]:
    """Line number and filled columns of every row; a row that is too long has its surplus under the key None."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        header = stream.readline()
        stream.seek(0)
        rows = csv.DictReader(stream, delimiter=";" if header.count(";") > header.count(",") else ",")
        rows.fieldnames = [name.strip().lower() for name in rows.fieldnames or ()]
        if "file" not in rows.fieldnames:
            raise KeyError("file")
        for row in rows:
            yield rows.line_num, {column: value.strip() if column else "" for column, value in row.items() if value}


def checked(row: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The columns we know, checked, and what is wrong with those left out."""
    meta = {column: row[column] for column in COLUMNS if row.get(column)}
    problems: list[str] = []
    dated = meta.get("dated")
    if dated is not None and not is_edtf_date(dated):
        problems.append(f"{dated!r} is no date of the form 2024, 2024-03 or 2024-03-01; read without it")
        del meta["dated"]
    language = _LANGUAGE.fullmatch(meta.get("language", ""))
    if language:
        meta["language"] = language[1]
    elif "language" in meta:
        problems.append(f"{meta.pop('language')!r} is no language code such as fr or en; read without it")
    return meta, problems
