from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.text.langid import detect

TEXTS = Path(__file__).parents[1] / "corpus" / "texts"
# Even-numbered French and English texts are held out: no test of ours may look into them.
SEEN = [f for f in sorted(TEXTS.glob("*.txt")) if f.name[4:6] not in ("fr", "en") or int(f.stem[-2:]) % 2]

SENTENCES = {
    "be": "Міністр абароны паведаміў, што дваццаць радараў ужо перададзены суседняй краіне.",
    "bg": "Министърът на отбраната заяви, че двадесет радара вече са доставени на съседната държава.",
    "cs": "Ministr obrany oznámil, že dvacet radarů již bylo dodáno sousední zemi po železnici.",
    "de": "Der Verteidigungsminister erklärte, zwanzig Radare seien bereits an das Nachbarland geliefert worden.",
    "el": "Ο υπουργός Άμυνας δήλωσε ότι είκοσι ραντάρ παραδόθηκαν ήδη στη γειτονική χώρα.",
    "en": "The defence minister said that twenty radars had already been delivered to the neighbouring country.",
    "es": "El ministro de Defensa declaró que veinte radares ya habían sido entregados al país vecino.",
    "fa": "وزیر دفاع گفت که بیست رادار پیش از این به کشور همسایه تحویل داده شده است.",
    "fr": "Le ministre de la Défense a déclaré que vingt radars avaient déjà été livrés au pays voisin.",
    "he": "שר הביטחון אמר כי עשרים מכשירי מכ״ם כבר נמסרו למדינה השכנה.",
    "it": "Il ministro della Difesa ha dichiarato che venti radar sono già stati consegnati al Paese vicino.",
    "ja": "国防相は、20基のレーダーがすでに隣国に引き渡されたと述べた。",
    "ko": "국방장관은 레이더 20기가 이미 이웃 나라에 인도되었다고 말했다.",
    "nl": "De minister van Defensie zei dat twintig radars al aan het buurland waren geleverd.",
    "pl": "Minister obrony powiedział, że dwadzieścia radarów dostarczono już sąsiedniemu krajowi.",
    "pt": "O ministro da Defesa declarou que vinte radares já tinham sido entregues ao país vizinho.",
    "ru": "Министр обороны заявил, что двадцать радаров уже переданы соседней стране.",
    "sr": "Министар одбране је изјавио да је двадесет радара већ испоручено суседној земљи, што је њена жеља.",
    "tr": "Savunma Bakanı yirmi radarın komşu ülkeye teslim edildiğini söyledi.",
    "uk": "Міністр оборони заявив, що двадцять радарів уже передано сусідній країні.",
    "zh": "国防部长说，二十部雷达已经交付给邻国。",
    "ar": "قال وزير الدفاع إن عشرين رادارا قد سلمت بالفعل إلى الدولة المجاورة.",
}  # fmt: skip


@pytest.mark.parametrize("file", SEEN, ids=lambda file: file.stem)
def test_corpus(file):
    assert detect(file.read_text("utf-8")) == file.name[4:6]


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_one_sentence_is_enough(language, sentence):
    assert detect(sentence) == language


def test_figures_and_signs_in_front_do_not_mislead():
    assert detect("2024-05-17 | 12:30 | №17 *** " * 20 + SENTENCES["fr"]) == "fr"


def test_latin_names_do_not_outvote_the_script():
    assert detect("韩国国家情报院周五说，HIMARS和KN-23、Bulsae-4均已抵达。") == "zh"
    assert detect("국정원은 HIMARS와 KN-23, Bulsae-4가 도착했다고 밝혔다.") == "ko"


@pytest.mark.parametrize("text", ["", "   \n", "1234 5678 90", "S-400", "Vingt radars", "KN-23 (2024)"])
def test_too_little_is_no_language(text):
    assert detect(text) is None


@given(st.text())
def test_any_text_is_a_code_or_none(text):
    found = detect(text)
    assert found is None or (len(found) == 2 and found.isalpha() and found.islower())


def test_cost_does_not_grow_with_the_text():
    long = SENTENCES["fr"] * 100_000
    detect(long)
    started = time.process_time()
    for _ in range(200):
        detect(long)
    assert (time.process_time() - started) / 200 < 0.001
