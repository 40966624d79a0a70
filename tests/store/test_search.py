from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vigie.model.errors import CaseError
from vigie.store.search import index_words, match_query

# Our own sentences, in six scripts and more.
FRENCH = "Des wagons chargés d'obus de mortier ont quitté la gare ; une manœuvre s'ensuivit."
RUSSIAN = "Эшелон с артиллерийскими снарядами прибыл на склад."
ARABIC = "وصلت شحنة من قذائف المدفعية إلى الميناء"
KOREAN = "북한이 포탄을 컨테이너에 실어 보냈다고 국방부가 밝혔다. KN-23형 미사일."
JAPANESE = "北朝鮮は砲弾とミサイルを送った。キム・ジョンウン氏が視察した。"
CHINESE = "朝鲜向俄罗斯运送炮弹和火箭炮。"
HEBREW = "משלוח של פגזים הגיע לנמל"
TEXTS = (FRENCH, RUSSIAN, ARABIC, KOREAN, JAPANESE, CHINESE, HEBREW)


def found(wanted: str, texts: tuple[str, ...] = TEXTS) -> list[str]:
    tokenizer = "tokenize='unicode61 remove_diacritics 2'"
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE f USING fts5(words, content='', columnsize=0, {tokenizer})")
        connection.executemany(
            "INSERT INTO f (rowid, words) VALUES (?, ?)", [(n, index_words(text)) for n, text in enumerate(texts)]
        )
        query = "SELECT rowid FROM f WHERE f MATCH ? ORDER BY rowid"
        return [texts[n] for (n,) in connection.execute(query, (match_query(wanted),))]


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("obus", FRENCH),
        ("charges", FRENCH),  # without its accent
        ("CHARGÉS", FRENCH),
        ("wag", FRENCH),  # a beginning
        ("mortier obus", FRENCH),  # in any order
        ('"obus de mortier"', FRENCH),
        ("manoeuvre", FRENCH),
        ("manœuvre", FRENCH),
        ("снарядами", RUSSIAN),
        ("снаряд", RUSSIAN),
        ("قذائف", ARABIC),
        ("포탄", KOREAN),
        ("국방", KOREAN),
        ("KN-23", KOREAN),
        ("kn-23형", KOREAN),
        ("\u1111\u1169\u1110\u1161\u11ab", KOREAN),  # 포탄 as macOS writes it, in its letters
        ("砲弾", JAPANESE),
        ("砲", JAPANESE),
        ("弾", JAPANESE),
        ("ミサイル", JAPANESE),
        ("ﾐｻｲﾙ", JAPANESE),  # in half-width letters
        ("キム・ジョンウン", JAPANESE),
        ("炮弹", CHINESE),
        ("火箭炮", CHINESE),
        ("炮", CHINESE),  # the last of a run as well
        ("俄罗斯 炮弹", CHINESE),
        ("פגזים", HEBREW),
    ],
)
def test_a_word_is_found_in_its_text_alone(wanted: str, text: str) -> None:
    assert found(wanted) == [text]


@pytest.mark.parametrize("wanted", ['"wag"', '"mortier obus"', "弹炮", "포컨", "obus فولاذ", "ob", '"砲とミ"'])
def test_what_is_not_there_is_not_found(wanted: str) -> None:
    assert found(wanted) == []


@pytest.mark.parametrize("empty", ["", "  ", "!?", '""', "・", "\0"])
def test_a_search_without_a_word_is_refused(empty: str) -> None:
    with pytest.raises(CaseError):
        match_query(empty)


@given(st.text(max_size=30))
@settings(max_examples=200, deadline=None)
def test_any_search_is_a_query_or_a_sentence(wanted: str) -> None:
    try:
        query = match_query(wanted)
    except CaseError:
        return
    assert query
    found(wanted)


@given(st.text(alphabet="가각간북한포탄砲弾炮弹ミサイルabcé 12-.", min_size=1, max_size=12), st.data())
@settings(max_examples=200, deadline=None)
def test_any_word_of_a_text_finds_it(text: str, data: st.DataObject) -> None:
    words = [word for word in text.replace("-", " ").replace(".", " ").split() if word]
    if words:
        assert found(data.draw(st.sampled_from(words)), (text,)) == [text]
