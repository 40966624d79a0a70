"""Which older encoding bytes are in, told by the letters a language uses most: in the wrong one they are rare."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SAMPLE = 40_000

# For each group of encodings, the letters its languages use most, and the least share of the letters beyond ASCII that
# they make up in running text. In a wrong encoding they come to less than half of it.
_FREQUENT: tuple[tuple[tuple[str, ...], str, float], ...] = (
    (("cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic"), "оеаинтсрвлкіпд", 0.55),
    (("cp1253", "iso8859_7"), "αοιετσνηυρςάόέίήπ", 0.6),
    (("cp1255", "iso8859_8"), "יוהלאמרתבנשםחד", 0.55),
    (("cp1256", "iso8859_6"), "اليمونترهعدفسبأیةق", 0.6),
    (("cp949", "euc_kr"), "이다의는에고을하지가기로도서한사은인대정자를해리시어과수부장일스있것", 0.15),
    (("cp932", "euc_jp"), "のにをはがでとたしてれるいなさかもらこそあよきンスルトリーラアイドクシ、。", 0.25),
    (("gb18030",), "的一是在不了有和人这中大为上个国以会到说时要对们年就发报军方，。二十部长", 0.1),
    (("big5",), "的一是在不了有和人這中大為上個國以會到說時要對們年就發報軍方，。二十部長", 0.1),
)
# The same within one group of Latin pages, by language: the letters it has beyond ASCII.
_LATIN: dict[str, tuple[tuple[str, ...], str]] = {
    "cs": (("cp1250", "iso8859_2"), "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ"),
    "hr": (("cp1250", "iso8859_2"), "čćđšžČĆĐŠŽ"),
    "hu": (("cp1250", "iso8859_2"), "áéíóöőúüűÁÉÍÓÖŐÚÜŰ"),
    "pl": (("cp1250", "iso8859_2"), "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"),
    "ro": (("cp1250", "iso8859_2"), "ăâîşţĂÂÎŞŢ"),
    "tr": (("cp1254",), "çğıöşüÇĞİÖŞÜ"),
}
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_LETTERS = {encoding: (letters, least) for encodings, letters, least in _FREQUENT for encoding in encodings}


def best_page(data: bytes) -> str | None:
    """The encoding in which ``data`` holds most of the letters its languages use most; None when none is near."""
    scored = {encoding: score for encoding in _LETTERS if (score := likeness(data, encoding, "strict") or 0) >= 1}
    return max(scored, key=lambda encoding: scored[encoding]) if scored else None


def likeness(data: bytes, encoding: str, errors: str = "replace") -> float | None:
    """How much ``data`` reads like a language of ``encoding``, from 1 up it does; None for an encoding not known here.

    0 when it cannot be decoded.
    """
    if (known := encoding.replace("-", "_")) not in _LETTERS:
        return None
    letters, least = _LETTERS[known]
    try:
        beyond = _BEYOND_ASCII.findall(data.decode(encoding, errors)[:_SAMPLE])
    except UnicodeDecodeError:
        return 0.0
    return sum(map(letters.__contains__, beyond)) / len(beyond) / least if beyond else 0.0


def latin_page(data: bytes, language: str | None) -> str:
    """The page of a text in Latin letters whose words are ``language``: the one that shows more of its letters."""
    if language not in _LATIN:
        return "cp1252"
    pages, letters = _LATIN[language]
    return max(pages, key=lambda page: _count(data.decode(page, "replace")[:_SAMPLE], letters))


def _count(text: str, letters: Iterable[str]) -> int:
    return sum(text.count(letter) for letter in letters)
