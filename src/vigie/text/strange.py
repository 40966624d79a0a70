"""How strange a decoded text looks: bytes read in the wrong encoding give letters that no writer puts side by side."""

from __future__ import annotations

import re

_SAMPLE = 20_000

_STRANGE = re.compile(
    "[\x80-\x9f\ue000-\uf8ff\ufffd\u2400-\u259f]"  # controls, private signs, box drawing
    "|[\u00c0-\u024f]{3}"  # accents in a row: Cyrillic, Greek or Arabic read as Latin
    "|[a-z\u00df-\u00ff\u0430-\u045f\u03ac-\u03ce][\u00c0-\u00de\u0410-\u042f\u0391-\u03a9]"  # capitals inside a word
    "|[A-Za-z\u00c0-\u024f][\u0370-\u06ff]|[\u0370-\u06ff][a-z\u00c0-\u024f]"  # two alphabets in one word
    "|[\u0370-\u03ff\u0400-\u052f][\u0590-\u06ff]|[\u0590-\u05ff][\u0600-\u06ff]"
    "|[\u0400-\u0402\u0405-\u0407\u040a-\u040f][\u0400-\u040f\u0450-\u045f]"  # rare Cyrillic beside rare
    "|(?<=[^\\W\\d_])[\u00a1-\u00b6\u00b8-\u00bf\u00d7\u00f7\u2020-\u2022\u2030](?=[^\\W\\d_])"  # signs inside a word
    "|[\uff61-\uff9f]"  # half-width kana: Shift-JIS by mistake
)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def strangeness(text: str) -> float:
    """Strange places in ``text`` for each sign beyond ASCII, of its first 20,000 signs; 0 where there is none."""
    sample = text[:_SAMPLE]
    signs = len(_BEYOND_ASCII.findall(sample))
    return len(_STRANGE.findall(sample)) / signs if signs else 0.0
