"""Bytes to text, exactly or not at all: a damaged text is refused, never mended in silence."""

from __future__ import annotations

import codecs

from vigie.text.langid import detect

_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = tuple(map(chr, (*range(1, 9), *range(14, 27), *range(28, 32), 127)))
_CONTROL_SHARE = 0.01

# Before UTF-8 the press wrote in these. Below this share of bytes beyond ASCII the letters are Latin with accents.
_LATIN_SHARE = 0.15
_LATIN_PAGES = {"cs": "cp1250", "hr": "cp1250", "hu": "cp1250", "pl": "cp1250", "ro": "cp1250", "tr": "cp1254"}
_OTHER_PAGES = ["cp1251", "koi8_r", "koi8_u", "cp949", "euc_kr", "cp932", "euc_jp", "gb18030", "big5"]
_DETECTED_BYTES = 65_536

_CUT = "is cut off in the middle of a character; get the whole file"
_ASCII = bytes(range(128))


def decode(data: bytes) -> str:
    """The text of ``data``: by its byte order mark, else UTF-8, else the older encoding its letters speak for.

    A UTF-8 mark stays in the text, as it does in ``Path.read_text("utf-8")``. Raises ValueError with a clause for the
    user when ``data`` is binary, damaged or cut.
    """
    encoding = next((name for mark, name in _MARKED if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise ValueError(f"is cut off or damaged: byte {error.start} is no {encoding.upper()}") from error
        text = _decode_older(data, error)
    _check_prose(text)
    return text


def _decode_older(data: bytes, error: UnicodeDecodeError) -> str:
    """``data``, which ``error`` shows is not UTF-8, in the older encoding it must be in."""
    _check_prose(data.decode("latin-1"))
    _check_whole(data, error)
    beyond_ascii = len(data.translate(None, _ASCII))
    encoding = _latin_page(data) if beyond_ascii < _LATIN_SHARE * len(data) else _other_page(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as unknown:
        raise ValueError("is in an encoding that cannot be told; save it as UTF-8") from unknown


def _check_prose(text: str) -> None:
    if "\0" in text or sum(map(text.count, _CONTROLS)) > _CONTROL_SHARE * len(text):
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
    return _LATIN_PAGES.get(detect(data.decode("cp1252", "replace")) or "", "cp1252")


def _other_page(data: bytes) -> str:
    # Loaded here, since hardly any file needs it.
    from charset_normalizer import from_bytes

    start = data[:_DETECTED_BYTES]
    if len(data) > len(start):
        start = start[: start.rfind(b"\n") + 1] or start
    best = from_bytes(start, cp_isolation=_OTHER_PAGES).best()
    return best.encoding if best else "ascii"
