"""Sentences of many languages in the encodings their press wrote in, declared right, wrong or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vigie.text.encoding import decode
from vigie.text.strange import strangeness

SENTENCES = {
    "ru": "Министр обороны сообщил, что в мае двадцать радаров отправлены в Сильдавию по железной дороге.",
    "uk": "Міністр оборони повідомив, що двадцять радарів було відправлено до Сильдавії залізницею.",
    "bg": "Министърът на отбраната съобщи, че двадесет радара са изпратени в Силдавия с влак.",
    "fr": "Le ministère a précisé qu'une vingtaine de radars livrés l'été dernier étaient déjà payés.",
    "de": "Der Minister erklärte, dass zwanzig Geräte für Südsyldavien später übergeben würden.",
    "pl": "Minister oświadczył, że dwadzieścia radarów wysłano do Syldawii koleją, a resztę wyślą później.",
    "cs": "Ministr řekl, že dvacet radarů bylo odesláno do Syldávie po železnici a zbytek přijde později.",
    "tr": "Bakan, yirmi radarın demiryoluyla gönderildiğini açıkladı; kalanı gelecek ay şirket taşıyacak.",
    "el": "Ο υπουργός δήλωσε ότι είκοσι ραντάρ στάλθηκαν στη Συλδαβία με τρένο και ότι ακολουθούν άλλα.",
    "he": "שר ההגנה הודיע כי עשרים מכשירי רדאר נשלחו לסילדביה ברכבת, והשאר יימסרו בחודש הבא.",
    "ar": "أعلن وزير الدفاع أن عشرين رادارا أرسلت إلى سيلدافيا بالقطار وأن الباقي سيسلم في الشهر المقبل.",
    "ko": "국방부 장관은 지난달 레이더 20대가 철도로 실다비아에 보내졌다고 밝혔다. 나머지는 내년에 인도될 예정이다.",
    "ja": "防衛大臣は、先月レーダー二十基が鉄道でシルダビアに送られたと発表した。残りは来年引き渡される予定である。",
    "zh": "国防部长表示，上个月有二十部雷达通过铁路运往西尔达维亚，其余的将在明年交付。买方已经付了全部货款。",
    "tw": "國防部長表示，上個月有二十部雷達經由鐵路運往西爾達維亞，其餘的將在明年交付。買方已經付了全部貨款。",
}
PAGES = {
    "ru": "cp1251 koi8-r iso8859-5", "uk": "cp1251 koi8-u", "bg": "cp1251", "fr": "cp1252 iso8859-1 iso8859-15",
    "de": "cp1252 iso8859-1", "pl": "cp1250 iso8859-2", "cs": "cp1250 iso8859-2", "tr": "cp1254",
    "el": "cp1253 iso8859-7", "he": "cp1255 iso8859-8", "ar": "cp1256 iso8859-6", "ko": "euc-kr cp949",
    "ja": "shift_jis euc-jp iso2022_jp", "zh": "gb18030 gb2312", "tw": "big5",
}  # fmt: skip
CASES = [(language, page) for language, pages in PAGES.items() for page in pages.split()]
UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
DECLARED = ["cp1252", "cp1251", "koi8_r", "cp949", "cp932", "euc_jp", "gb18030", "big5", "cp1256", "iso8859-5", "utf-8"]


def said(data: bytes, declared: tuple[str, ...] = ()) -> str:
    return decode(data, declared).removeprefix("\ufeff")


@pytest.mark.parametrize(("language", "page"), CASES)
def test_undeclared(language, page):
    assert said(SENTENCES[language].encode(page)) == SENTENCES[language]


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("page", UNICODE)
def test_unicode_whatever_its_form_and_declaration(language, page):
    data = (SENTENCES[language] + "\n").encode(page)
    assert said(data) == said(data, ("cp1252",)) == SENTENCES[language] + "\n"


@pytest.mark.parametrize(("language", "page"), CASES)
@pytest.mark.parametrize("declared", DECLARED)
def test_a_wrong_declaration_gives_way_to_the_letters(language, page, declared):
    data = SENTENCES[language].encode(page)
    heard = said(data, (declared,))
    # Accents of French read as those of German look as likely: where nothing is strange, the declaration holds.
    assert heard == SENTENCES[language] or (language in ("fr", "de", "pl", "cs", "tr") and strangeness(heard) <= 0.1)
    if language not in ("fr", "de", "pl", "cs", "tr"):
        assert heard == SENTENCES[language]


@pytest.mark.parametrize(("language", "page"), CASES)
def test_a_right_declaration_is_heard_where_the_text_is_too_short_to_tell(language, page):
    word = (SENTENCES[language].split() * 2)[1][:12]
    data = word.encode(page)
    assert said(data, (page,)) == word


@settings(max_examples=60)
@given(st.sampled_from(CASES), st.integers(0, 40), st.integers(1, 5), st.booleans())
def test_stretches_among_markup(case, cut, times, tagged):
    language, page = case
    words = (SENTENCES[language][cut:] + " ") * times
    text = f"<html><body>{'<p class=x>' * 40}{words}</body></html>" if tagged else words
    assert said(text.encode(page)) == text


def test_a_few_wrong_bytes_are_seen_only_where_asked_for():
    data = (SENTENCES["ru"] * 3).encode("cp1251").replace("м".encode("cp1251"), b"\x98", 1)
    assert decode(data, ["cp1251"], mended=True).count("\ufffd") == 1


def test_zeros_are_no_text():
    for data in (bytes(1000), bytes(range(256)) * 8, b"\x89PNG\r\n\0\0\0\rIHDR" * 40):
        with pytest.raises(ValueError, match=r"binary|damaged|cut off"):
            decode(data)
