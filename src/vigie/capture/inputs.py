"""Finding what to read: files, folders and standard input become inputs, and what cannot be found a ReadError."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from vigie.capture.archives import archived, is_archive
from vigie.capture.linked import fetching, listed
from vigie.capture.lists import is_list
from vigie.capture.mail import MAIL_SUFFIXES, attachments
from vigie.capture.manifest import MANIFEST, Manifest, read_manifest
from vigie.capture.settings import FetchSettings
from vigie.model.capture import Input, Obtained
from vigie.model.casefiles import CASE_DATABASE, of_a_case
from vigie.model.errors import ReadError

MAX_BYTES = 50_000_000

# Files that lie beside documents and hold no prose. Whatever else a folder holds is opened, and its content decides:
# an unknown name must not make a document vanish in silence.
NOT_DOCUMENTS = frozenset(
    f".{ending}"
    for endings in (
        "png jpg jpeg gif webp svg bmp tif tiff ico heic avif",  # pictures
        "mp3 mp4 m4a wav ogg oga opus flac avi mov mkv webm srt vtt",  # sound and film
        "zip gz bz2 xz 7z rar tar tgz zst",  # archives
        "csv tsv json jsonl ndjson geojson yaml yml toml ini xml xlsx xls ods parquet sqlite db kml kmz",  # data
        "py pyc js mjs css map sh bat exe dll so woff woff2 ttf otf eot",  # programs, and what pages are saved with
        "sha256 md5 sig asc log bak tmp",  # traces of work
    )
    for ending in endings.split()
)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
LEADS_OUT = "is a link that leads out of the folder; name the file itself to read it"
_README = re.compile(r"readme(?![^\W_])", re.IGNORECASE)  # README.md, readme-fr.txt, but not "readmissions.txt"


def find_inputs(
    paths: Sequence[str], settings: FetchSettings | None = None, lists: Sequence[str] = ()
) -> Iterator[Input | ReadError]:
    """The inputs of ``paths`` (files, folders, addresses, ``-``), in order; a folder is walked to its depths, sorted.

    An address is fetched as ``settings`` say, when its bytes are asked for; of ``lists`` every entry is found. What is
    wrong (a path that is not there, a bad line of a manifest) is yielded as a ReadError, and the rest goes on.
    """
    fetch = fetching(settings)
    for path in lists:
        if os.path.lexists(path):
            yield from listed(path, fetch, _file)
        else:
            yield ReadError(printable(path), "there is no file or folder of this name")
    for path in paths:
        if path == "-":
            yield Input("-", cache(_standard_input))
        elif Path(path).is_dir():
            yield from _folder(Path(path))
        elif not os.path.lexists(path) and _ADDRESS.match(path):
            yield from fetch(path, {})
        elif not os.path.lexists(path):
            yield ReadError(printable(path), "there is no file or folder of this name")
        elif is_list(path) and not _is_manifest(path):
            yield from listed(path, fetch, _file)
        elif not _is_manifest(path):
            yield from _file(path, {})


def _file(path: str, meta: dict[str, str]) -> Iterator[Input | ReadError]:
    """A file, whatever comes in it."""
    if is_archive(path):
        yield from archived(Path(path))
    else:
        yield from _with_attachments(Input(printable(path), partial(_file_bytes, path), meta))


def _with_attachments(found: Input) -> Iterator[Input]:
    """A file and, behind a mail, what came with it, but for what is no document anyway."""
    yield found
    if found.path.lower().endswith(MAIL_SUFFIXES):
        try:
            data = found.data()
        except ReadError:
            return  # said when the mail itself is read
        yield from (one for one in attachments(found.path, data) if _may_be_document(PurePosixPath(one.path)))


def printable(path: str) -> str:
    """``path`` as text that any output can carry: bytes of a name that are no UTF-8 become the replacement sign."""
    return os.fsencode(path).decode("utf-8", "replace")


def _folder(root: Path) -> Iterator[Input | ReadError]:
    names, problems = _walk(root)
    yield from problems
    known = {unicodedata.normalize("NFC", printable(name)): name for name in names}
    listed: Manifest = {}
    for name in names:
        if _is_manifest(name):
            manifest, faults = read_manifest(root / name, PurePosixPath(name).parent, known)
            listed.update(manifest)
            yield from faults
    for key, name in known.items():
        if is_archive(name):
            yield from archived(root / name)
        elif (key in listed or _may_be_document(PurePosixPath(name))) and not _is_manifest(name):
            here = Input(printable(name), partial(_file_bytes, str(root / name)), listed.get(key, {}))
            yield from _with_attachments(here)


def _walk(root: Path) -> tuple[list[str], list[ReadError]]:
    """Names of the files under ``root``, relative, with forward slashes, sorted; hidden files and folders left out."""
    names: list[str] = []
    problems: list[ReadError] = []
    home = root.resolve()

    def refused(error: OSError) -> None:
        problems.append(ReadError(printable(str(error.filename)), _why(error)))

    for folder, subfolders, files in os.walk(root, onerror=refused):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        if _in_case(Path(folder)):  # a case may lie among its documents: what it keeps for itself is none
            files = [name for name in files if not of_a_case(name)]
        for path in (Path(folder, name) for name in files if not name.startswith(".")):
            if path.exists() and not path.is_file():  # a pipe would be waited for without end
                problems.append(ReadError(printable(str(path)), "is no ordinary file"))
            elif path.is_symlink() and not path.resolve().is_relative_to(home):
                problems.append(ReadError(printable(str(path)), LEADS_OUT))  # a folder had from others may aim anywhere
            else:
                names.append(path.relative_to(root).as_posix())
    return sorted(names), problems


def _in_case(folder: Path) -> bool:
    """Whether ``folder`` is a case, or one of its folders of originals (``documents/ab``)."""
    return any((place / CASE_DATABASE).is_file() for place in (folder, folder.parent.parent))


def _may_be_document(name: PurePosixPath) -> bool:
    return name.suffix.lower() not in NOT_DOCUMENTS and not _README.match(name.name)


def _is_manifest(path: str) -> bool:
    return Path(path).name.lower() == MANIFEST


def _file_bytes(path: str) -> Obtained:
    try:
        with Path(path).open("rb") as stream:
            return Obtained(_bounded(stream, printable(path)))
    except OSError as error:
        raise ReadError(printable(path), _why(error)) from error


def _standard_input() -> Obtained:
    return Obtained(_bounded(sys.stdin.buffer, "-"), "stdin")


def _bounded(stream: BinaryIO, path: str) -> bytes:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ReadError(path, f"is larger than {MAX_BYTES // 1_000_000} MB, the most that is read; split it")
    return data


def _why(error: OSError) -> str:
    return f"cannot be opened: {(error.strerror or str(error)).lower()}"
