"""Lists of links that analysts keep: what to read, and what they noted beside it.

Whatever its form, a list comes down to rows with named columns; ``data/lists.yml`` says which names mean what.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import msgspec

from vigie.capture import references, rows
from vigie.capture.manifest import checked
from vigie.capture.rows import ADDRESS, Row, UnusableListError
from vigie.model.errors import ReadError
from vigie.packs.lists import list_words

MAX_BYTES = 20_000_000
PEEK = 8_192
_WHOLLY = re.compile(r"\s*https?://\S+\s*", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TAG = re.compile(r"<[^<>]*>")
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_].*)?")
_TRAILING = ".,;:!?)]}"  # what a sentence puts behind an address and is none of it

_FORMS: dict[str, Callable[[bytes], Iterator[Row]]] = {
    ".csv": rows.table,
    ".tsv": rows.table,
    ".tab": rows.table,
    ".xlsx": rows.sheets,
    ".xlsm": rows.sheets,
    ".xls": rows.sheets,
    ".ods": rows.sheets,
    ".bib": references.bibtex,
    ".ris": references.ris,
    ".json": references.objects,
    ".html": references.bookmarks,
    ".htm": references.bookmarks,
}
_ALWAYS = (".xlsx", ".xlsm", ".xls", ".ods", ".bib", ".ris")


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a list: the address, the local ``file`` or both, where it stands and what is said beside it."""

    where: str
    url: str = ""
    file: str = ""
    meta: dict[str, str] = field(default_factory=dict)


def is_list(path: str) -> bool:
    """Whether a file given by itself is a list of links and not a document to read."""
    kind = Path(path).suffix.lower()
    if kind in _ALWAYS:
        return True
    if kind not in (*_FORMS, ".txt"):
        return False
    try:
        with Path(path).open("rb") as stream:
            head = stream.read(PEEK).decode("utf-8", "replace")
    except OSError:
        return False
    if kind.startswith(".htm"):
        return "NETSCAPE-Bookmark-file" in head
    if kind == ".json":
        return re.search(r'"(?:url|URL|DOI|uri)"\s*:|^\s*\[\s*"https?:', head) is not None
    lines = [line for line in head.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if kind == ".txt":
        return bool(lines) and all(_WHOLLY.fullmatch(line.split(None, 1)[0]) for line in lines)
    cells = re.split(r"[,;\t|]", lines[0]) if lines else []
    return any(_WHOLLY.fullmatch(cell.strip('" ')) or _role(cell.strip('"')) in ("url", "file") for cell in cells)


def read_list(path: str) -> Iterator[Listed | ReadError]:
    """The entries of a list, in order. What is wrong with one is a ReadError, and the rest goes on."""
    form = _FORMS.get(Path(path).suffix.lower(), rows.link_lines)
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise UnusableListError(f"is larger than {MAX_BYTES // 1_000_000} MB, the most that is read; split it")
        found = False
        waiting: list[Listed | ReadError] = []
        for where, cells in form(data):
            waiting += _entries(path, where, cells)
            found = found or any(isinstance(one, Listed) for one in waiting)
            if found:  # until then it may be no list at all, which is said once
                yield from waiting
                waiting = []
        if not found:
            raise UnusableListError("lists no address and no file")
    except UnusableListError as error:
        yield ReadError(path, str(error))
    except OSError as error:
        yield ReadError(path, f"cannot be opened: {(error.strerror or str(error)).lower()}")


def _entries(path: str, where: str, cells: Mapping[str, str]) -> Iterator[Listed | ReadError]:
    """What one row lists, after what is wrong with it."""
    said = _by_role(cells)
    file, urls = said.pop("file", ""), _addresses(said.pop("url", ""), cells)
    if not file and not urls:
        yield ReadError(path, f"{where}: names neither an address nor a file")
        return
    said = {name: " ".join(_TAG.sub(" ", words).split()) if "</" in words else words for name, words in said.items()}
    if "dated" in said:
        said["dated"] = _day(said["dated"])
    if not _LANGUAGE.fullmatch(said.get("language", "")):
        said.pop("language", None)  # "French", "English (US)": programs write it so, and the text tells it itself
    meta, problems = checked({name: words for name, words in said.items() if words})
    for problem in problems:
        yield ReadError(path, f"{where}: {problem}")
    for url in urls or [""]:
        yield Listed(where, url, file, meta)


def _addresses(cell: str, cells: Mapping[str, str]) -> list[str]:
    """The addresses in the cell for them, else the first in any other, else the one that a DOI stands for."""
    if found := _in(cell):
        return found
    if cell.lower().startswith("www."):
        return [f"https://{cell}"]
    if found := [url for words in cells.values() for url in _in(words)][:1]:
        return found
    doi = next((_DOI.search(words) for name, words in cells.items() if name.lower() == "doi"), None)
    return [f"https://doi.org/{doi[0]}"] if doi else []


def _in(words: str) -> list[str]:
    found = (url if "(" in url else url.rstrip(_TRAILING) for url in ADDRESS.findall(words))
    return list(dict.fromkeys(found))


def _by_role(cells: Mapping[str, str]) -> dict[str, str]:
    """The filled cells by what they hold; of several for one, that whose name stands first in the data."""
    best: dict[str, tuple[int, str]] = {}
    for name, words in cells.items():
        role = _role(name)
        if role and words.strip() and (role not in best or _rank(name) < best[role][0]):
            best[role] = (_rank(name), words.strip())
    return {role: words for role, (_, words) in best.items()}


def _role(name: str) -> str:
    return _names().get(_folded(name), ("", 0))[0]


def _rank(name: str) -> int:
    return _names()[_folded(name)][1]


@cache
def _names() -> dict[str, tuple[str, int]]:
    """What a column may be called, with what it then holds and how early the name stands."""
    listed: dict[str, list[str]] = msgspec.structs.asdict(list_words().columns)
    return {_folded(name): (role, rank) for role, names in listed.items() for rank, name in enumerate(names)}


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", _CAMEL.sub(" ", name)).casefold()
    return " ".join(re.findall(r"[^\W_]+", "".join(sign for sign in plain if not unicodedata.combining(sign))))


def _day(words: str) -> str:
    """A date in the order year, month, day as EDTF; anything else as it stands."""
    found = _DAY.fullmatch(words)
    if not found:
        return words
    return "-".join(part.zfill(2) for part in found.groups() if part)
