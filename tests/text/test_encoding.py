from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.text.encoding import decode

TEXTS = Path(__file__).parents[1] / "corpus" / "texts"
OLDER = {
    "fr": ["cp1252"], "en": ["cp1252"], "de": ["cp1252"], "es": ["cp1252"], "ru": ["cp1251", "koi8_r"],
    "uk": ["cp1251", "koi8_u"], "ko": ["euc_kr", "cp949"], "ja": ["shift_jis", "euc_jp"], "zh": ["gb18030", "big5"],
}  # fmt: skip
SEEN = [
    f"dev-{language}-{number}.txt"
    for language in OLDER
    for number in ("01", "03")
    if (TEXTS / f"dev-{language}-{number}.txt").exists()
]


@pytest.mark.parametrize("length", [200, None], ids=["short", "whole"])
@pytest.mark.parametrize(("name", "encoding"), [(name, one) for name in SEEN for one in OLDER[name[4:6]]])
def test_older_encodings_give_every_character_back(name, encoding, length):
    data = (TEXTS / name).read_text("utf-8")[:length].encode(encoding, "ignore")
    assert decode(data) == data.decode(encoding)


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Minister Obrony powiedział, że dwadzieścia radarów dostarczono już do Syldawii koleją.", "cp1250"),
        ("Savunma Bakanı yirmi radarın Sildavya'ya demiryoluyla gönderildiğini söyledi, muhalefet şüpheli.", "cp1254"),
        ("“The radars,” he said, “have been delivered” – all of them.", "cp1252"),
    ],
)
def test_latin_code_pages_are_told_by_the_language(words, encoding):
    assert decode(words.encode(encoding)) == words


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_utf8_is_itself(words):
    assert decode(words.encode()) == words


@given(st.binary())
def test_any_bytes_are_text_or_one_clause(data):
    try:
        text = decode(data)
    except ValueError as error:
        assert str(error).startswith("is ")
        assert "\n" not in str(error)
        assert not isinstance(error, UnicodeError)
    else:
        assert "\0" not in text


@pytest.mark.parametrize("sign", ["é", "—", "한", "🚢"])
def test_a_cut_character_is_never_dropped(sign):
    whole = ("Ils sont payés, livrés, cédés à " + sign).encode()
    for cut in range(1, len(sign.encode())):
        with pytest.raises(ValueError, match="cut off"):
            decode(whole[:-cut])
