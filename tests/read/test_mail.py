from __future__ import annotations

from email.message import EmailMessage

import pytest

from vigie.model.errors import ReadError

HEAD = (
    "From: Jane Roe <jane.roe@defence.example>\nTo: list@watch.example\nSubject: =?utf-8?q?Radars_livr=C3=A9s?=\n"
    "Date: Fri, 17 May 2024 23:30:00 -0400\nMIME-Version: 1.0\nMessage-ID: <1@defence.example>\n"
)
BODY = """Bonjour,

La Bordurie a livré vingt radars à la Syldavie, selon
le ministère de la Défense.

Le mar. 14 mai 2024 à 10:12, Bureau a écrit :
> Combien de radars ont été livrés
> à la Syldavie ?

--
Jane Roe, service de presse
"""
FORWARD = """Pour information.

---------- Forwarded message ---------
From: Delta Wire <news@delta.example>
Date: Mon, 6 May 2024 08:00:00 +0000
Subject: Morning brief

Borduria shipped ten tanks to Syldavia on Sunday.
"""


def mail(body: str, kind: str = "text/plain; charset=utf-8") -> bytes:
    return f"{HEAD}Content-Type: {kind}\nContent-Transfer-Encoding: 8bit\n\n{body}".encode()


def test_subject_date_sender_and_what_is_repeated(read, parts):
    document = read("a.eml", mail(BODY))
    assert parts(document) == [
        ("headline", "Radars livrés"),
        ("body", "Bonjour,"),
        ("body", "La Bordurie a livré vingt radars à la Syldavie, selon le ministère de la Défense."),
        ("quote", "Le mar. 14 mai 2024 à 10:12, Bureau a écrit :"),
        ("quote", "Combien de radars ont été livrés à la Syldavie ?"),
    ]
    assert (document.title, document.dated, document.dated_by) == ("Radars livrés", "2024-05-17", "mail")
    assert (document.publisher, document.authors, document.language) == ("defence.example", (), "fr")
    assert [part.place for part in document.segments[1:]] == ["l. 1", "l. 3", "l. 6", "l. 7"]


def test_a_forwarded_mail_bears_its_own_day(read):
    document = read("a.eml", mail(FORWARD))
    last = document.segments[-1]
    assert document.text[last.start : last.end] == "Borduria shipped ten tanks to Syldavia on Sunday."
    assert (last.role, last.dated) == ("body", "2024-05-06")
    assert document.segments[1].dated is None


def test_an_answer_below_a_separator_is_a_quote(read, parts):
    document = read("a.eml", mail("Non.\n\n-----Message d'origine-----\nDe : Bureau\n\nVingt radars sont partis.\n"))
    assert parts(document)[-1] == ("quote", "Vingt radars sont partis.")


def built(plain: str | None, html: str | None) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Desk <desk@wire.example>", "Radars"
    message["Organization"] = "Delta Wire"
    if plain is not None:
        message.set_content(plain)
    if html is not None:
        if plain is None:
            message.set_content(html, subtype="html")
        else:
            message.add_alternative(html, subtype="html")
    return message.as_bytes()


PAGE = (
    "<html><body><h1>Radars</h1>"
    + "<p>Borduria delivered twenty radars to Syldavia by rail.</p>" * 6
    + "</body></html>"
)


@pytest.mark.parametrize(
    ("plain", "expected"),
    [(None, "twenty radars"), ("View this mail in your browser.", "twenty radars"), ("Ten tanks. " * 30, "Ten tanks.")],
    ids=["html", "stub", "both"],
)
def test_the_part_a_person_reads(read, plain, expected):
    document = read("a.eml", built(plain, PAGE))
    assert expected in document.text
    assert ("twenty" in document.text) is (expected == "twenty radars")
    assert document.publisher == "Delta Wire"


@pytest.mark.parametrize("charset", ["koi8-r", "windows-1251", "utf-8"])
def test_encodings(read, charset):
    words = "Двадцать радаров отправлены в Сильдавию."
    data = f"{HEAD}Content-Type: text/plain; charset={charset}\n\n".encode() + words.encode(charset)
    assert words in read("a.eml", data).text


def test_known_without_its_name(read):
    assert read("message", mail(BODY)).media_type == "message/rfc822"
    assert (
        read("a.txt", "From: here\nTo: there\n\nA play in one act, in which radars are sold.").media_type
        == "text/plain"
    )


def test_a_saved_page(read):
    saved = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://wire.example/radars\nSubject: Radars\n"
        'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n'
        "--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"
        "Content-Location: https://wire.example/radars\n\n"
        "<html><head><title>Radars</title><meta property=3D'article:published_time' content=3D'2024-05-17'></head>"
        "<body><article><h1>Radars</h1><p>La Bordurie a livr=C3=A9 vingt radars.</p></article></body></html>\n"
        "--b\nContent-Type: image/png\n\nx\n--b--\n"
    )
    document = read("a.mhtml", saved)
    assert document.text == "Radars\nLa Bordurie a livré vingt radars."
    assert (document.media_type, document.url, document.dated) == (
        "text/html",
        "https://wire.example/radars",
        "2024-05-17",
    )


def nested(depth: int) -> bytes:
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"{HEAD}{head}Content-Type: text/plain\n\nTen tanks.\n".encode()


def test_nested_without_end(read):
    with pytest.raises(ReadError, match="nested too deeply"):
        read("a.eml", nested(5000))
    assert "Ten tanks." in read("a.eml", nested(20)).text


@pytest.mark.parametrize(("data", "reason"), [(b"no mail at all", "no heading"), (mail(""), "without text")])
def test_refused_in_one_sentence(read, data, reason):
    with pytest.raises(ReadError, match=reason):
        read("a.eml", data)
