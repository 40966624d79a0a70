"""What a sender declares about the bytes: the ``Content-Type`` of an answer or of a part of a mail."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from vigie.read.sniff import Kind

_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_KINDS: dict[str, Kind] = {"text/html": "html", "application/xhtml+xml": "html", "message/rfc822": "mail"}
_CODECS = re.compile(r"ascii|utf-(?:8|16)|cp\d|iso8859|koi8|mac-|euc_|shift_jis|gb|big5|johab|iso2022_(?:jp|kr)")
# Pages name the older set and use the newer one; browsers read them so.
_SUPERSETS = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030",
    "euc_kr": "cp949", "shift_jis": "cp932", "iso8859-9": "cp1254", "iso8859-11": "cp874",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Declared:
    """The kind of file and Python's name of the encoding, each None where nothing sensible is declared."""

    kind: Kind | None = None
    charset: str | None = None

    @classmethod
    def of(cls, media_type: str | None) -> Declared:
        """What ``text/html; charset=koi8-r`` says."""
        if not media_type:
            return cls()
        named = _CHARSET.search(media_type)
        return cls(_KINDS.get(media_type.partition(";")[0].strip().lower()), codec(named[1]) if named else None)


def codec(name: str) -> str | None:
    """Python's name for the encoding a page declares, None for what is no encoding of pages."""
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):  # ValueError: a name with a zero in it
        return None
    return _SUPERSETS.get(known, known) if _CODECS.match(known) else None
