"""Times: each line gives a text, the date of its document and the EDTF read in it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vigie.extract.times import DateReader
from vigie.packs.measures import Dates
from vigie.text import edtf

LANGUAGES = ("fr", "en")
TUESDAY = "2024-10-29"


@cache
def dates(language: str) -> Dates:
    path = files("vigie") / "data" / "lang" / language / "dates.yml"
    return msgspec.convert(yaml.load(path.read_text("utf-8"), yaml.BaseLoader), Dates, strict=False)


@cache
def reader(language: str) -> DateReader:
    return DateReader(dates(language))


def read(language: str, text: str, dated: str | None) -> str:
    return " | ".join(mention.edtf or "open" for mention in reader(language).find(text, dated))


FRENCH = [
    # absolute
    ("le 14 août 2023", None, "2023-08-14"),
    ("3 nov 2023", None, "2023-11-03"),
    ("3 nov. 2023", None, "2023-11-03"),
    ("le 1er octobre 2023", None, "2023-10-01"),
    ("mardi 29 octobre 2024", None, "2024-10-29"),
    ("le mardi 29 octobre 2024", None, "2024-10-29"),
    ("du 15 janvier 2023", None, "2023-01-15"),
    ("en août 2024", None, "2024-08"),
    ("en 2024", None, "2024"),
    ("depuis 2021", None, "2021/.."),
    ("datés de 2024", None, "2024"),
    ("à l'été 2024", None, "2024-22"),
    ("au printemps 2022", None, "2022-21"),
    ("l'hiver 2023", None, "2023-24"),
    ("le premier trimestre 2026", None, "2026-01/2026-03"),
    ("au second semestre 2025", None, "2025-07/2025-12"),
    ("au quatrième trimestre de 2025", None, "2025-10/2025-12"),
    ("fin janvier 2025", None, "2025-01~"),
    ("mi-octobre 2023", None, "2023-10~"),
    ("au début de 2025", None, "2025-01~"),
    ("début 2025", None, "2025-01~"),
    ("fin 2024", None, "2024-12~"),
    ("les années 1990", None, "199X"),
    ("dans les derniers mois de 2024", None, "2024-10/2024-12"),
    ("le 30 février 2024", None, "open"),
    ("2025-05-01", None, "2025-05-01"),
    ("le 14/02/2025", None, "2025-02-14"),
    ("le 14.02.2025", None, "2025-02-14"),
    ("le premier mars 2013", None, "2013-03-01"),
    ("la première semaine d'octobre 2014", None, "2014-10-01/2014-10-07"),
    ("la semaine du 7 octobre 2024", None, "2024-10-07/2024-10-13"),
    ("mercredi 23, il a dit", TUESDAY, "2024-10-23"),
    ("le 14/2, il a dit", TUESDAY, "2024-02-14"),
    # stretches
    ("depuis septembre 2023", None, "2023-09/.."),
    ("à partir de mai 2024", None, "2024-05/.."),
    ("depuis le début du mois d'août 2023", None, "2023-08~/.."),
    ("d'ici 2027", None, "../2027"),
    ("d'ici fin 2025", None, "../2025"),
    ("d'ici la fin de 2025", None, "../2025"),
    ("avant le 5 mai 2024", None, "../2024-05-05"),
    ("avant le début de l'année 2025", None, "../2024"),
    ("jusqu'au 5 novembre 2024", None, "../2024-11-05"),
    ("jusqu'en 2022", None, "../2022"),
    ("après le 5 mai 2024", None, "2024-05-05/.."),
    ("de mars à décembre 2024", None, "2024-03/2024-12"),
    ("de janvier à\n   décembre 2024", None, "2024-01/2024-12"),
    ("de novembre 2023 à février 2024", None, "2023-11/2024-02"),
    ("entre mai 2021 et février 2023", None, "2021-05/2023-02"),
    ("entre 2021 et 2023", None, "2021/2023"),
    ("de 2021 à 2023", None, "2021/2023"),
    ("le conflit de 1950-1953", None, "1950/1953"),
    ("entre le 7 septembre et le 1er octobre 2023", None, "2023-09-07/2023-10-01"),
    ("du 3 au 5 mai 2024", None, "2024-05-03/2024-05-05"),
    ("la nuit du 3 au 4 mai 2024", None, "2024-05-03/2024-05-04"),
    ("3-5 mai 2024", None, "2024-05-03/2024-05-05"),
    # relative to the document
    ("hier", TUESDAY, "2024-10-28"),
    ("avant-hier", TUESDAY, "2024-10-27"),
    ("aujourd'hui", TUESDAY, "2024-10-29"),
    ("aujourd’hui", TUESDAY, "2024-10-29"),
    ("a-t-il dit lundi", TUESDAY, "2024-10-28"),
    ("a-t-il dit mardi", TUESDAY, "2024-10-29"),
    ("a-t-il dit mercredi", TUESDAY, "2024-10-23"),
    ("lundi dernier", TUESDAY, "2024-10-28"),
    ("vendredi prochain", TUESDAY, "2024-11-01"),
    ("vendredi de la semaine dernière", TUESDAY, "2024-10-25"),
    ("la semaine passée", TUESDAY, "2024-10-21/2024-10-27"),
    ("ce week-end", TUESDAY, "2024-10-26/2024-10-27"),
    ("le week-end prochain", TUESDAY, "2024-11-02/2024-11-03"),
    ("ce matin", TUESDAY, "2024-10-29"),
    ("cette semaine", TUESDAY, "2024-10-28/2024-11-03"),
    ("la semaine prochaine", TUESDAY, "2024-11-04/2024-11-10"),
    ("le mois dernier", TUESDAY, "2024-09"),
    ("ce mois-ci", TUESDAY, "2024-10"),
    ("cette année", TUESDAY, "2024"),
    ("l'an dernier", TUESDAY, "2023"),
    ("l’année dernière", TUESDAY, "2023"),
    ("l'an prochain", TUESDAY, "2025"),
    ("il y a deux ans", TUESDAY, "2022"),
    ("il y a trois mois", TUESDAY, "2024-07"),
    ("il y a huit jours", TUESDAY, "2024-10-21"),
    ("il y a 3 jours", TUESDAY, "2024-10-26"),
    ("dans deux ans", TUESDAY, "2026"),
    ("sous quinze mois", TUESDAY, "../2026-01"),
    ("en juin", TUESDAY, "2024-06"),
    ("en décembre", TUESDAY, "2023-12"),
    ("décembre dernier", TUESDAY, "2023-12"),
    ("octobre dernier", TUESDAY, "2023-10"),
    ("juin prochain", TUESDAY, "2025-06"),
    ("le 18 octobre", TUESDAY, "2024-10-18"),
    ("le 30 octobre", TUESDAY, "2024-10-30"),
    ("le 3 mars", TUESDAY, "2024-03-03"),
    ("le 11 janvier dernier", TUESDAY, "2024-01-11"),
    ("le 13, un porte-parole", TUESDAY, "2024-10-13"),
    ("le 30, un porte-parole", TUESDAY, "2024-09-30"),
    ("entre le 8 et le 13 sur des navires", TUESDAY, "2024-10-08/2024-10-13"),
    ("du 8 au 13 octobre", TUESDAY, "2024-10-08/2024-10-13"),
    ("d'ici décembre", TUESDAY, "../2024-12"),
    ("d'ici mars", TUESDAY, "../2025-03"),
    ("d'ici la fin de l'année", TUESDAY, "../2024"),
    ("fin mai", TUESDAY, "2024-05~"),
    ("début octobre", TUESDAY, "2024-10~"),
    ("depuis août", TUESDAY, "2024-08/.."),
    ("depuis l'été", TUESDAY, "2024-22/.."),
    ("cet été", TUESDAY, "2024-22"),
    ("l'automne dernier", TUESDAY, "2023-23"),
    ("entre janvier et mars de cette année", TUESDAY, "2024-01/2024-03"),
    ("en mai de l'an dernier", TUESDAY, "2023-05"),
    ("de décembre à février", TUESDAY, "2023-12/2024-02"),
    ("dès le premier semestre", "2026-01-06", "2026-01/2026-06"),
    ("les chars seront livrés en mars", TUESDAY, "2025-03"),
    ("livraison attendue en mars", TUESDAY, "2025-03"),
    ("dimanche 4 janvier", "2026-01-06", "2026-01-04"),
    # leaning on the text
    ("signé en octobre 2023 ; lettre d'intention le même mois", TUESDAY, "2023-10 | 2023-10"),
    ("en 2023 ; la même année, cent missiles", TUESDAY, "2023 | 2023"),
    ("commandés en août 2022. Les premiers ont débarqué dès décembre", TUESDAY, "2022-08 | 2022-12"),
    ("le 18 octobre. Cinq jours après, le double", TUESDAY, "2024-10-18 | 2024-10-23"),
    ("le 4 janvier 2026 ; la veille", TUESDAY, "2026-01-04 | 2026-01-03"),
    ("le 4 janvier 2024 ; le lendemain", TUESDAY, "2024-01-04 | 2024-01-05"),
    ("Le 11 janvier dernier, un boutre. Le 28, un autre", TUESDAY, "2024-01-11 | 2024-01-28"),
    ("en 2022 ; l'année suivante", TUESDAY, "2022 | 2023"),
    ("le 26 décembre 2023. Dans les jours suivants", TUESDAY, "2023-12-26 | 2023-12-26/.."),
    # no computable date, and no date at all
    ("ces derniers mois", TUESDAY, "open"),
    ("au cours des derniers mois", TUESDAY, "open"),
    ("il y a quelques semaines", TUESDAY, "open"),
    ("dans les mois à venir", TUESDAY, "open"),
    ("quelques jours auparavant", TUESDAY, "open"),
    ("hier", None, "open"),
    ("en juin", None, "open"),
    ("il y a deux ans", None, "open"),
    ("le 18 octobre", None, "open"),
    ("pendant deux mois", TUESDAY, ""),
    ("il a été livré", TUESDAY, ""),
    ("2024 obus", TUESDAY, ""),
    ("plus de 2 000 obus", TUESDAY, ""),
    ("les 20 chars", TUESDAY, ""),
    ("entre 10 et 25 km", TUESDAY, ""),
    ("une veille technologique", TUESDAY, ""),
    ("âgé de 42 ans", TUESDAY, ""),
]

ENGLISH = [
    # absolute
    ("on 14 August 2023", None, "2023-08-14"),
    ("August 14, 2023", None, "2023-08-14"),
    ("Aug. 14, 2023", None, "2023-08-14"),
    ("the 14th of August 2023", None, "2023-08-14"),
    ("Monday, 2 June 2025", None, "2025-06-02"),
    ("Monday, June 2, 2025", None, "2025-06-02"),
    ("3 Nov 2023", None, "2023-11-03"),
    ("in August 2024", None, "2024-08"),
    ("in 2024", None, "2024"),
    ("the guns of 2022, while", None, "2022"),
    ("in the summer of 2024", None, "2024-22"),
    ("in spring 2022", None, "2022-21"),
    ("in the first quarter of 2026", None, "2026-01/2026-03"),
    ("the second half of 2025", None, "2025-07/2025-12"),
    ("the last quarter of 2025", None, "2025-10/2025-12"),
    ("at the end of January 2025", None, "2025-01~"),
    ("late January 2025", None, "2025-01~"),
    ("mid-October 2023", None, "2023-10~"),
    ("in mid-2024", None, "2024-06~"),
    ("in early 2025", None, "2025-01~"),
    ("in late 2024", None, "2024-12~"),
    ("the 1990s", None, "199X"),
    ("in the closing months of 2024", None, "2024-10/2024-12"),
    ("on 30 February 2024", None, "open"),
    ("2025-05-01", None, "2025-05-01"),
    ("on 14/02/2025", None, "2025-02-14"),
    ("on 02/14/2025", None, "2025-02-14"),
    ("on 3/4/2025", None, "open"),
    ("the first of March 2013", None, "2013-03-01"),
    ("the first week of October 2014", None, "2014-10-01/2014-10-07"),
    ("the week of October 7, 2024", None, "2024-10-07/2024-10-13"),
    # stretches
    ("since September 2023", None, "2023-09/.."),
    ("since early August 2023", None, "2023-08~/.."),
    ("from March 2024", None, "2024-03/.."),
    ("by 2028", None, "../2028"),
    ("by the end of 2025", None, "../2025"),
    ("by the end of July 2024", None, "../2024-07"),
    ("before 5 May 2024", None, "../2024-05-05"),
    ("before the start of 2025", None, "../2024"),
    ("until 5 November 2024", None, "../2024-11-05"),
    ("up to 5 November 2024", None, "../2024-11-05"),
    ("after 5 May 2024", None, "2024-05-05/.."),
    ("from March to December 2024", None, "2024-03/2024-12"),
    ("from November 2023 to February 2024", None, "2023-11/2024-02"),
    ("between May 2021 and February 2023", None, "2021-05/2023-02"),
    ("between 2026 and 2030", None, "2026/2030"),
    ("from 2021 to 2023", None, "2021/2023"),
    ("2021-2023", None, "2021/2023"),
    ("between 7 September and 1 October 2023", None, "2023-09-07/2023-10-01"),
    ("from September 7 to October 1, 2023", None, "2023-09-07/2023-10-01"),
    ("on the night of 3 to 4 May 2024", None, "2024-05-03/2024-05-04"),
    ("3-5 May 2024", None, "2024-05-03/2024-05-05"),
    ("May 3-5, 2024", None, "2024-05-03/2024-05-05"),
    ("in July and August 2024", None, "2024-07/2024-08"),
    # relative to the document
    ("yesterday", TUESDAY, "2024-10-28"),
    ("today", TUESDAY, "2024-10-29"),
    ("on Monday", TUESDAY, "2024-10-28"),
    ("on Tuesday", TUESDAY, "2024-10-29"),
    ("on Friday", TUESDAY, "2024-10-25"),
    ("this Monday", TUESDAY, "2024-10-28"),
    ("last Thursday", TUESDAY, "2024-10-24"),
    ("last Tuesday", TUESDAY, "2024-10-22"),
    ("next Friday", TUESDAY, "2024-11-01"),
    ("Friday last week", TUESDAY, "2024-10-25"),
    ("Friday of last week", TUESDAY, "2024-10-25"),
    ("last week", TUESDAY, "2024-10-21/2024-10-27"),
    ("over the weekend", TUESDAY, "2024-10-26/2024-10-27"),
    ("last weekend", TUESDAY, "2024-10-26/2024-10-27"),
    ("this morning", TUESDAY, "2024-10-29"),
    ("last night", TUESDAY, "2024-10-28"),
    ("in fiscal 2023", None, "2023"),
    ("its third-quarter 2025 output", None, "2025-07/2025-09"),
    ("this week", TUESDAY, "2024-10-28/2024-11-03"),
    ("next week", TUESDAY, "2024-11-04/2024-11-10"),
    ("last month", TUESDAY, "2024-09"),
    ("this month", TUESDAY, "2024-10"),
    ("this year", TUESDAY, "2024"),
    ("last year", TUESDAY, "2023"),
    ("next year", TUESDAY, "2025"),
    ("two years ago", TUESDAY, "2022"),
    ("a year ago", TUESDAY, "2023"),
    ("three months ago", TUESDAY, "2024-07"),
    ("10 days ago", TUESDAY, "2024-10-19"),
    ("two weeks ago", TUESDAY, "2024-10-15~"),
    ("in two years", TUESDAY, "2026"),
    ("within 15 months", TUESDAY, "../2026-01"),
    ("in June", TUESDAY, "2024-06"),
    ("in December", TUESDAY, "2023-12"),
    ("last December", TUESDAY, "2023-12"),
    ("last October", TUESDAY, "2023-10"),
    ("next June", TUESDAY, "2025-06"),
    ("on 18 October", TUESDAY, "2024-10-18"),
    ("on October 18", TUESDAY, "2024-10-18"),
    ("on 30 October", TUESDAY, "2024-10-30"),
    ("on 3 March", TUESDAY, "2024-03-03"),
    ("this September", "1998-06-26", "1998-09"),
    ("this summer", "1998-03-22", "1998-22"),
    ("by the end of the month", TUESDAY, "../2024-10"),
    ("in the early years", TUESDAY, ""),
    ("on the 30th, the service", TUESDAY, "2024-09-30"),
    ("In May of last year", TUESDAY, "2023-05"),
    ("July of this year", TUESDAY, "2024-07"),
    ("between March and October of last year", TUESDAY, "2023-03/2023-10"),
    ("between January and March", TUESDAY, "2024-01/2024-03"),
    ("between 30 July and 18 August", TUESDAY, "2024-07-30/2024-08-18"),
    ("from late December to late February", TUESDAY, "2023-12~/2024-02~"),
    ("in January and February", TUESDAY, "2024-01/2024-02"),
    ("At the end of March", TUESDAY, "2024-03~"),
    ("by the end of July", TUESDAY, "../2024-07"),
    ("by December", TUESDAY, "../2024-12"),
    ("by the end of last year", TUESDAY, "../2023"),
    ("since last November", TUESDAY, "2023-11/.."),
    ("since the autumn", "2025-08-04", "2024-23/.."),
    ("last summer", TUESDAY, "2024-22"),
    ("by last autumn", "2025-05-12", "../2024-23"),
    ("since March", TUESDAY, "2024-03/.."),
    ("up to 5 November", "2024-11-23", "../2024-11-05"),
    ("tanks will arrive in March", TUESDAY, "2025-03"),
    ("tanks expected in March", TUESDAY, "2025-03"),
    ("by New Year's Eve", "2024-08-20", "../2024-12-31"),
    # leaning on the text
    ("in 2024, with 100 missiles in the same year", "2025-06-02", "2024 | 2024"),
    ("on 2 January 2024. When he spoke that June", "2025-02-12", "2024-01-02 | 2024-06"),
    ("in February 2024 of shells since the summit of the previous September", "2025-06-02", "2024-02 | 2023-09"),
    ("on Monday. He had done so two days before", TUESDAY, "2024-10-28 | 2024-10-26"),
    ("in November 2023. Ordered a month before that", TUESDAY, "2023-11 | 2023-10"),
    ("in March 2023, and the other ten in June", "2024-08-20", "2023-03 | 2023-06"),
    ("on 4 January 2024; the next day", TUESDAY, "2024-01-04 | 2024-01-05"),
    ("in 2022; the following year", TUESDAY, "2022 | 2023"),
    ("on 26 December 2023. In the following weeks", TUESDAY, "2023-12-26 | 2023-12-26/.."),
    ("In May of last year he said tanks had come from late December", TUESDAY, "2023-05 | 2023-12~/.."),
    ("before the year is out", TUESDAY, "../2024"),
    ("they put March alone at 20", TUESDAY, "2024-03"),
    # no computable date, and no date at all
    ("in recent months", TUESDAY, "open"),
    ("over the past few weeks", TUESDAY, "open"),
    ("several weeks ago", TUESDAY, "open"),
    ("in the coming months", TUESDAY, "open"),
    ("yesterday", None, "open"),
    ("in June", None, "open"),
    ("two years ago", None, "open"),
    ("for two months", TUESDAY, ""),
    ("it may march on", TUESDAY, ""),
    ("2024 shells", TUESDAY, ""),
    ("more than 2,000 shells", TUESDAY, ""),
    ("around 11,000 men", TUESDAY, ""),
    ("the 20 tanks", TUESDAY, ""),
    ("between 10 and 25 km", TUESDAY, ""),
    ("the Mirage 2000-5", TUESDAY, ""),
    ("the spring of the gun", TUESDAY, ""),
    ("a 42-year-old man", TUESDAY, ""),
]


@pytest.mark.parametrize(("text", "dated", "expected"), FRENCH)
def test_french(text: str, dated: str | None, expected: str) -> None:
    assert read("fr", text, dated) == expected


@pytest.mark.parametrize(("text", "dated", "expected"), ENGLISH)
def test_english(text: str, dated: str | None, expected: str) -> None:
    assert read("en", text, dated) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_the_data(language: str) -> None:
    for example in dates(language).examples:
        found = reader(language).find(example.text, example.dated)
        assert [m.edtf for m in found] == ([] if example.none else [example.edtf]), example.text


@pytest.mark.parametrize(
    ("language", "text", "words", "relative", "precision"),
    [
        ("fr", "remis depuis le début du mois d'août, dit-il", "depuis le début du mois d'août", True, "interval"),
        ("fr", "signé le 14 août 2023 à Paris", "le 14 août 2023", False, "day"),
        ("fr", "arrivés de mars à décembre 2024 par mer", "de mars à décembre 2024", False, "interval"),
        ("fr", "remis la semaine passée à Paris", "la semaine passée", True, "interval"),
        ("en", "it fell on 24 February 2023 there", "on 24 February 2023", False, "day"),
        ("en", "sent in the first quarter of 2026 by sea", "in the first quarter of 2026", False, "interval"),
        ("en", "sent last December by sea", "last December", True, "month"),
        ("en", "built in the 1990s there", "in the 1990s", False, "decade"),
        ("en", "sold in the summer of 2024 there", "in the summer of 2024", False, "season"),
    ],
)
def test_span_precision_and_leaning(language: str, text: str, words: str, relative: bool, precision: str) -> None:
    (mention,) = reader(language).find(text, TUESDAY)
    assert (text[mention.start : mention.end], mention.relative, mention.precision) == (words, relative, precision)


PIECES = st.sampled_from(
    (
        "le|du|au|14|3|2024|1er|août|mars|mai|lundi|hier|depuis|entre|et|à|d'ici|fin|début|il y a|deux|"
        "ans|semaine|dernière|même mois|the|of|on|in|since|by|between|and|to|last|next|May|March|Monday|"
        "week|year|ago|first|quarter|end of|that June|30th|1990s|, |. |\n|'|-|"
    ).split("|")
)
DATED = st.sampled_from(
    [None, "2024-10-29", "2024-02-29", "2024-06", "2024", "0001-01-01", "9999-12-31", "nonsense", "2024-13"]
)


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    text=st.one_of(
        st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=12).map("".join)
    ),
    dated=DATED,
)
def test_any_text_gives_ordered_spans_and_readable_dates(language: str, text: str, dated: str | None) -> None:
    last = 0
    for mention in reader(language).find(text, dated):
        assert last <= mention.start < mention.end <= len(text)
        assert mention.precision == edtf.precision(mention.edtf)
        if mention.edtf is not None:
            first, final = edtf.bounds(mention.edtf)
            assert first is None or final is None or first <= final
        last = mention.end


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "unit", ["1 ", "le 1 ", "mai ", "May ", "in ", "2024 ", "il y a ", "fin de ", "last ", "1-", "of the "]
)
def test_time_grows_with_length_only(language: str, unit: str) -> None:
    from time import perf_counter

    def seconds(count: int) -> float:
        began = perf_counter()
        reader(language).find(unit * count, TUESDAY)
        return perf_counter() - began

    small = min(seconds(500) for _ in range(3))
    assert min(seconds(5000) for _ in range(3)) < 60 * small + 0.05
