from __future__ import annotations

import pytest

from vigie.model.errors import ReadError

META = """<meta property="og:site_name" content="Le Courrier du Delta">
<meta property="og:title" content="La Bordurie livre vingt radars">
<meta property="article:published_time" content="2024-05-17T08:30:00+02:00">
<link rel="canonical" href="https://courrier.example/monde/radars">"""
ARTICLE = """<h1>La Bordurie livre vingt radars</h1>
<p class="article__chapo">Le ministre l'a confirmé vendredi devant les députés, chiffres en main.</p>
<p>La Bordurie a livré vingt radars à la Syldavie, a déclaré le ministre de la Défense devant la commission.</p>
<h2>Ce que dit le contrat</h2><p>Selon le ministère, le reste suivra&nbsp;:</p>
<ul><li>huit radars par <b>la voie</b> ferrée ;</li><li>quatre en 2025, <a href="/x">par mer</a> :
  <ul><li>deux en mai ;</li></ul></li></ul>
<blockquote><p>« Nous tiendrons les délais », a promis le ministre.</p></blockquote>
<table><tr><th>Pays</th><th>Radars</th></tr><tr><td>Syldavie</td><td>20</td></tr></table>
<p>L'opposition doute.<br>Elle demande une enquête.</p>"""
AROUND = """<header><nav><ul><li><a href="/">Accueil</a></li><li><a href="/m">Monde</a></li></ul></nav></header>
<main><article>{}</article><aside><h3>À lire aussi</h3><ul><li><a href="/1">Le prix du blé grimpe</a></li></ul></aside>
</main><footer><p>Mentions légales - Abonnez-vous</p></footer>"""


def page(body: str, head: str = META, attributes: str = ' lang="fr-FR"') -> str:
    return f"<!DOCTYPE html><html{attributes}><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def test_article_with_its_parts_and_nothing_around_it(read, parts):
    document = read("radars", page(AROUND.format(ARTICLE)))
    assert parts(document) == [
        ("headline", "La Bordurie livre vingt radars"),
        ("lead", "Le ministre l'a confirmé vendredi devant les députés, chiffres en main."),
        (
            "body",
            "La Bordurie a livré vingt radars à la Syldavie, a déclaré le ministre de la Défense devant la commission.",
        ),
        ("headline", "Ce que dit le contrat"),
        ("body", "Selon le ministère, le reste suivra :"),
        ("list-item", "huit radars par la voie ferrée ;"),
        ("list-item", "quatre en 2025, par mer :"),
        ("list-item", "deux en mai ;"),
        ("quote", "« Nous tiendrons les délais », a promis le ministre."),
        ("table-cell", "Pays"),
        ("table-cell", "Radars"),
        ("table-cell", "Syldavie"),
        ("table-cell", "20"),
        ("body", "L'opposition doute."),
        ("body", "Elle demande une enquête."),
    ]
    assert "\nSyldavie | 20\n" in document.text


def test_metadata(read):
    document = read("radars", page(AROUND.format(ARTICLE)))
    assert document.title == "La Bordurie livre vingt radars"
    assert document.dated == "2024-05-17"
    assert document.publisher == "Le Courrier du Delta"
    assert document.url == "https://courrier.example/monde/radars"
    assert (document.language, document.media_type) == ("fr", "text/html")


def test_the_manifest_wins(read):
    meta = {"title": "T", "dated": "2024-05", "publisher": "P", "url": "https://p.example/", "language": "de"}
    document = read("radars.html", page(AROUND.format(ARTICLE)), **meta)
    assert {name: getattr(document, name) for name in meta} == meta


def test_the_words_outdo_the_language_a_template_claims(read):
    assert read("a.html", page(AROUND.format(ARTICLE), attributes=' lang="en"')).language == "fr"
    assert read("a.html", page("<p>S-400.</p>", head="", attributes=' lang="ru-RU"')).language == "ru"


def test_title_and_lead_set_apart_come_first_and_once(read, parts):
    body = (
        "<header><h1>Vingt radars livrés</h1><p class='standfirst'>Le ministre l'a confirmé vendredi devant les"
        " députés.</p></header><div class='content'>"
        + "".join(f"<p>Le paragraphe {n} de l'article dit assez longuement ce qui fut livré.</p>" for n in range(5))
        + "</div>"
    )
    read_parts = parts(read("a.html", page(body, head="<title>Vingt radars livrés</title>")))
    assert read_parts[:2] == [
        ("headline", "Vingt radars livrés"),
        ("lead", "Le ministre l'a confirmé vendredi devant les députés."),
    ]
    assert [role for role, _ in read_parts[2:]] == ["body"] * 5


def test_without_a_marked_lead_the_first_paragraph_is_it(read, parts):
    body = "<article><h1>Vingt radars</h1><p>La Bordurie a livré vingt radars.</p><p>Elle en doit huit.</p></article>"
    assert [role for role, _ in parts(read("a.html", page(body, head="")))] == ["headline", "lead", "body"]


def test_scripts_and_comments_are_no_text(read):
    body = AROUND.format(ARTICLE) + "<script>var radars = 'shells';</script><!-- shells --><style>.shells{}</style>"
    assert "shells" not in read("a.html", page(body)).text


def test_the_same_page_has_the_same_date_whatever_the_day(read):
    late = META.replace("2024-05-17", "2051-05-17")
    assert read("a.html", page(AROUND.format(ARTICLE), head=late)).dated == "2051-05-17"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251", "koi8-r"])
def test_encodings(read, encoding):
    words = "Министр сообщил, что двадцать радаров отправлены в Сильдавию по железной дороге."
    source = f"<html><head><meta charset='{encoding}'></head><body><p>{words}</p></body></html>"
    assert read("a.html", source.encode(encoding)).text == words


def test_a_wrong_byte_is_seen_as_in_a_browser(read):
    source = page("<p>Les radars livrés à la Syldavie sont payés.</p>").encode().replace(b"pay\xc3\xa9s", b"pay\xc3s")
    assert "pay\ufffds" in read("a.html", source).text


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.html", "<html></html>"),
        ("a.html", "<html><frameset><frame src='b.html'></frameset></html>"),
        ("a.html", page("<div id='app'></div><script>run()</script>", head="")),
        ("a.html", page("<br>" * 150_001)),
        ("a.html", b"\x00\x01\x02" * 500),
    ],
)
def test_refused_in_one_sentence(read, name, source):
    with pytest.raises(ReadError) as refused:
        read(name, source)
    assert str(refused.value).startswith(f"{name}: ")
    assert "\n" not in str(refused.value)


def test_a_text_about_html_is_plain(read):
    assert read("a.txt", "The <html> tag opens a page.").media_type == "text/plain"
