"""Bytes to text, exactly or not at all: a damaged text is refused, never mended in silence."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence

from vigie.text.langid import detect
from vigie.text.letters import best_page, latin_page, likeness
from vigie.text.strange import strangeness

_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes([*range(1, 9), *range(14, 27), *range(28, 32), 127])
_CONTROL_SHARE = 0.01

# Bytes beyond ASCII stand alone in Latin letters with accents, in rows where all letters are others.
_ROWS = re.compile(rb"[\x80-\xff]{3,}")
_ROW_SHARE = 0.4
_PROSE = re.compile(rb"[^<>{}]+")
_OTHER_PAGES = ["cp1251", "koi8_r", "koi8_u", "cp949", "euc_kr", "cp932", "euc_jp", "gb18030", "big5"]
_DETECTED_BYTES = 65_536
_FEW_FAULTS, _FAULT_SHARE = 2, 0.02
_MOST_STRANGE = 0.1  # of the signs beyond ASCII; a right reading has next to none

# Encodings that switch by escape sequences look like ASCII.
_SWITCHED = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$", "iso2022_jp_2"))
_BLANKS = re.compile("[ \n\u3001\u3002\uff0c]")
_SWAPPED_BLANKS = re.compile("[\u2000\u0a00\u0130\u0230\u0cff]")
_NO_PROSE = frozenset({"Cc", "Cn", "Co", "Cs"})
_TOLD = 2_000  # signs that tell whether a reading is prose

_CUT = "is cut off in the middle of a character; get the whole file"
_ASCII = bytes(range(128))


def decode(data: bytes, declared: Sequence[str] = (), *, mended: bool = False) -> str:
    """The text of ``data``: by its byte order mark, else UTF-8, else what is ``declared`` and bears it out, else the
    older encoding its letters speak for.

    ``declared`` are Python's names of encodings, the more trusted first; ``mended`` lets a few wrong bytes of what is
    declared become the replacement sign. A UTF-8 mark stays in the text, as it does in
    ``Path.read_text("utf-8")``. Raises ValueError with a clause for the user when ``data`` is binary, damaged or cut.
    """
    encoding = next((name for mark, name in _MARKED if data.startswith(mark)), None)
    if encoding is None:
        encoding = _wide(data) or _switched(data, declared) or "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise ValueError(f"is cut off or damaged: byte {error.start} is no {encoding.upper()}") from error
        text = _decode_older(data, error, declared, mended)
    _check_prose(text)
    return text


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: its blanks tell the order of its bytes."""
    if b"\0" not in data[:_DETECTED_BYTES] or len(data) % 2:
        return None
    start = data[: 2 * _TOLD]
    low = start.decode("utf-16-le", "replace")
    order = "utf-16-le" if len(_BLANKS.findall(low)) >= len(_SWAPPED_BLANKS.findall(low)) else "utf-16-be"
    text = start.decode(order, "replace")
    strange = sum(unicodedata.category(sign) in _NO_PROSE and sign not in "\t\r\n" for sign in text)
    try:
        data.decode(order)
    except UnicodeDecodeError:
        return None
    return order if _BLANKS.search(text) and strange <= _CONTROL_SHARE * len(text) else None


def _switched(data: bytes, declared: Sequence[str]) -> str | None:
    names = [name for mark, name in _SWITCHED if mark in data[:_DETECTED_BYTES]] + [n for n in declared if n == "hz"]
    for name in names:
        try:
            data.decode(name)
        except UnicodeDecodeError:
            continue
        return name
    return None


def _decode_older(data: bytes, error: UnicodeDecodeError, declared: Sequence[str], mended: bool) -> str:
    """``data``, which ``error`` shows is not UTF-8, in the older encoding it must be in."""
    _check_prose(data.decode("latin-1"))
    for name in declared:
        text = _borne_out(data, name, mended)
        if text is not None:
            return text
    _check_whole(data, error)
    beyond = len(data.translate(None, _ASCII))
    sparse = sum(map(len, _ROWS.findall(data))) < _ROW_SHARE * beyond
    encoding = _latin_page(data) if sparse else best_page(data[:_DETECTED_BYTES]) or _other_page(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as unknown:
        raise ValueError("is in an encoding that cannot be told; save it as UTF-8") from unknown


def _borne_out(data: bytes, name: str, mended: bool) -> str | None:
    """The text in the declared encoding, None where its letters speak against it."""
    try:
        text = data.decode(name, "replace" if mended else "strict")
    except UnicodeDecodeError:
        return None
    faults = text.count("\ufffd")
    if faults > max(_FEW_FAULTS, (_beyond_ascii(text) - faults) * _FAULT_SHARE):
        return None
    like = likeness(data, name)
    if like is not None and like < 1 and best_page(data[:_DETECTED_BYTES]) is not None:
        return None
    return text if strangeness(text.replace("\ufffd", "")) <= _MOST_STRANGE else None


def _check_prose(text: str) -> None:
    signs = text.encode("utf-8", "surrogatepass")
    if "\0" in text or len(signs) - len(signs.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(text):
        raise ValueError("is binary data, not a text")


def _check_whole(data: bytes, error: UnicodeDecodeError) -> None:
    """Refuse UTF-8 with a fault in it: of an older encoding's letters hardly any look like UTF-8."""
    cut = error.reason == "unexpected end of data"  # so this is the only fault
    if cut and len(data) - error.start > 1:
        raise ValueError(_CUT)
    broken = data.decode("utf-8", "replace")
    faults = broken.count("\ufffd")
    if _beyond_ascii(broken) - faults > faults:
        raise ValueError(
            _CUT if cut else f"is damaged: byte {error.start} is no UTF-8; get it again, or save it as UTF-8"
        )


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _latin_page(data: bytes) -> str:
    prose = _PROSE.findall(data[:_DETECTED_BYTES])  # mark-up and scripts are in no language
    told = b" ".join(stretch for stretch in prose if not stretch.isascii()) or data
    return latin_page(data, detect(told.decode("cp1252", "replace")))


def _other_page(data: bytes) -> str:
    # Loaded here, since hardly any file needs it.
    from charset_normalizer import from_bytes

    start = data[:_DETECTED_BYTES]
    if len(data) > len(start):
        start = start[: start.rfind(b"\n") + 1] or start
    best = from_bytes(start, cp_isolation=_OTHER_PAGES).best()
    return best.encoding if best else "ascii"
