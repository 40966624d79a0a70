"""Which language a text is in: its script where that settles it, else a statistical model on its first words."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

# How much is looked at: more costs time (the model takes 0.4 µs a letter) and adds next to no certainty.
_SAMPLE_WORDS = 80
_MODEL_LETTERS = 160
_MIN_LETTERS = 20
_MIN_SIGNS = 4

# A sign of an unspaced or syllabic script says about as much as this many letters of an alphabet.
_SIGN_WEIGHT = 3

_WORD = re.compile(r"[^\W\d_]+")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_KANA = re.compile("[\u3041-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff9d]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_OWN_SCRIPT = {
    "el": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "hy": re.compile("[\u0530-\u058f]"),
    "ka": re.compile("[\u10a0-\u10ff]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
}
# Cyrillic letters only one of the alphabets has, the rarer language first: Serbian's ј љ њ џ are Macedonian too.
_OWN_LETTERS = {
    "be": re.compile("[ўЎ]"),
    "mk": re.compile("[ѓќѕЃЌЅ]"),
    "sr": re.compile("[ђћјљњџЂЋЈЉЊЏ]"),
}
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN = re.compile("[ыэёЫЭЁ]")

# The languages the press we meet is written in; each one more makes the others less sure.
_LANGUAGES = (
    "ar", "bg", "cs", "da", "de", "en", "es", "fa", "fi", "fr", "hr", "hu", "it", "nl", "no", "pl", "pt", "ro",
    "ru", "sr", "sv", "tr", "uk",
)  # fmt: skip


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language ``text`` begins in, None when it has too few letters to tell."""
    words = [found[0] for found in islice(_WORD.finditer(text), _SAMPLE_WORDS)]
    sample = " ".join(words)[: _MODEL_LETTERS * 4]
    letters = len(sample) - sample.count(" ")
    by_sign = _by_sign(sample, letters)
    if by_sign or letters < _MIN_LETTERS:
        return by_sign
    if 2 * _count(_CYRILLIC, sample) > letters:
        by_letter = _by_cyrillic_letter(sample)
        if by_letter:
            return by_letter
    return str(_model().classify(sample[:_MODEL_LETTERS])[0])


def _by_sign(sample: str, letters: int) -> str | None:
    """The language when its script is used by no other we read."""
    if sample.isascii():
        return None
    hangul, kana, han = _count(_HANGUL, sample), _count(_KANA, sample), _count(_HAN, sample)
    east = hangul + kana + han
    if east >= _MIN_SIGNS and _SIGN_WEIGHT * east > letters - east:
        if hangul > kana + han:
            return "ko"
        return "ja" if 20 * kana > han else "zh"
    return next((code for code, script in _OWN_SCRIPT.items() if 2 * _count(script, sample) > letters), None)


def _by_cyrillic_letter(sample: str) -> str | None:
    """The language its alphabet gives away, None for what Bulgarian, Russian and Ukrainian share."""
    for code, letters in _OWN_LETTERS.items():
        if letters.search(sample):
            return code
    ukrainian, russian = _count(_UKRAINIAN, sample), _count(_RUSSIAN, sample)
    if ukrainian == russian:
        return None
    return "uk" if ukrainian > russian else "ru"


def _count(pattern: re.Pattern[str], sample: str) -> int:
    return len(pattern.findall(sample))


@cache
def _model() -> LanguageIdentifier:
    # Loading takes 0.2 s and 90 MB, which a run over Korean or Japanese alone never needs.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages(_LANGUAGES)
    return model
