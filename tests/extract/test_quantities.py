"""Quantities: each line gives a text and what must be read in it, written as ``said`` writes it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vigie.extract.quantities import QuantityMention, QuantityReader
from vigie.packs.measures import Numbers

LANGUAGES = ("fr", "en")


@cache
def numbers(language: str) -> Numbers:
    path = files("vigie") / "data" / "lang" / language / "numbers.yml"
    return msgspec.convert(yaml.load(path.read_text("utf-8"), yaml.BaseLoader), Numbers, strict=False)


@cache
def reader(language: str) -> QuantityReader:
    return QuantityReader(numbers(language))


def said(mention: QuantityMention) -> str:
    """``150..`` at least, ``..120`` at most, ``200~`` about, ``20..99?`` vague, ``50 km``, ``6/month``, ``x2.5``."""
    if mention.kind == "text":
        return "text"
    if mention.kind == "factor":
        return f"x{mention.factor:g}" + "~" * mention.approximate
    low, high = (None if n is None else f"{n:.12g}" for n in (mention.min, mention.max))
    amount = low if low == high else f"{low or ''}..{high or ''}"
    mark = "?" if mention.vague else "~" * mention.approximate
    return (
        f"{amount}{mark}"
        + (f" {mention.unit or 'other'}" if mention.kind in ("unit", "percent") else "")
        + (f"/{mention.per}" if mention.per else "")
    )


def read(language: str, text: str) -> str:
    return " | ".join(said(mention) for mention in reader(language).find(text))


FRENCH = [
    # figures
    ("150 obus", "150"),
    ("20 000 soldats", "20000"),
    ("20\u00a0000 soldats", "20000"),
    ("20\u202f000 soldats", "20000"),
    ("20\n   000 soldats", "20000"),
    ("2.000 roquettes", "2000"),
    ("1.250.000 cartouches", "1250000"),
    ("2,3 millions d'obus", "2300000"),
    ("2.3 millions d'obus", "2300000"),
    ("1,7 milliard de dollars", "1700000000 usd"),
    ("540 millions de dollars", "540000000 usd"),
    ("12 Md€", "12000000000 eur"),
    ("3,2 M€", "3200000 eur"),
    ("5 m de long", "5 m"),
    ("3 000 dollars", "3000 usd"),
    ("500 000 euros", "500000 eur"),
    # words
    ("quinze chars", "15"),
    ("vingt et un drones", "21"),
    ("vingt-et-un drones", "21"),
    ("soixante et onze drones", "71"),
    ("soixante-dix-neuf drones", "79"),
    ("quatre-vingts chars", "80"),
    ("quatre-vingt-un chars", "81"),
    ("quatre-vingt-dix-neuf chars", "99"),
    ("septante-deux chars", "72"),
    ("nonante chars", "90"),
    ("deux cents canons", "200"),
    ("deux cent trois canons", "203"),
    ("mille hommes", "1000"),
    ("mille cinq cents hommes", "1500"),
    ("dix mille hommes", "10000"),
    ("trois cent mille coups", "300000"),
    ("un million d'obus", "1000000"),
    ("deux millions trois cent mille obus", "2300000"),
    ("un million et demi d'obus", "1500000"),
    ("trois millions et demi d'obus", "3500000"),
    ("un demi-million de coups", "500000"),
    ("une demi-douzaine de radars", "6~"),
    ("neuf missiles", "9"),
    ("neuf millions de coups", "9000000"),
    # one
    ("un seul radar", "1"),
    ("une seule brigade", "1 brigade"),
    ("au moins un véhicule", "1.."),
    ("un ou plusieurs systèmes", "1.."),
    ("une ou plusieurs batteries", "1.. battery"),
    ("un à trois navires", "1..3 ship"),
    # bounds
    ("au moins 150 missiles", "150.."),
    ("plus de 10 000 conteneurs", "10000.. container"),
    ("plus d'un million d'obus", "1000000.."),
    ("Plus d’un million d’obus", "1000000.."),
    ("pas moins de neuf millions de munitions", "9000000.."),
    ("dépassant le million de barils", "1000000.. barrel"),
    ("bien plus de 200 pièces", "200.."),
    ("un minimum de 30 chars", "30.."),
    ("30 chars ou plus", "30"),
    ("30 ou plus", "30.."),
    ("jusqu'à 120 unités", "..120"),
    ("jusqu’à 8 000 soldats", "..8000"),
    ("un maximum de neuf millions de coups", "..9000000"),
    ("moins de 50 chars", "..50"),
    ("pas plus de 50 chars", "..50"),
    ("tout au plus 50 chars", "..50"),
    ("une portée maximale de 15 km", "..15 km"),
    # approximations
    ("environ 200 unités", "200~"),
    ("quelque 2.000 conteneurs", "2000~ container"),
    ("quelque 8 000 travailleurs", "8000~"),
    ("près de 600 000 cartouches", "600000~"),
    ("à peu près 40 blindés", "40~"),
    ("à peine 20 chars", "20~"),
    ("presque mille hommes", "1000~"),
    ("200 environ", "200~"),
    ("une dizaine de chars", "10~"),
    ("une centaine de missiles", "100~"),
    ("une quarantaine de missiles", "40~"),
    ("une bonne trentaine de blindés", "30~"),
    ("une petite centaine de blindés", "100~"),
    ("un millier de soldats", "1000~"),
    ("plus d'une dizaine de cargaisons", "10..~ shipment"),
    ("au moins une centaine de missiles", "100..~"),
    ("trois dizaines de drones", "30"),
    # vague
    ("des dizaines de drones", "20..99?"),
    ("des centaines de soldats", "200..999?"),
    ("des milliers d'obus", "2000..9999?"),
    ("des dizaines de milliers d'obus", "20000..99999?"),
    ("des centaines de milliers d'obus", "200000..999999?"),
    ("des millions de cartouches", "2000000..9999999?"),
    ("plusieurs centaines de bombes", "200..999?"),
    ("plusieurs dizaines de chars", "20..99?"),
    ("quelques milliers d'hommes", "2000..9999?"),
    ("plusieurs millions d'euros", "2000000..9999999? eur"),
    # ranges
    ("entre 6 000 et 8 000 hommes", "6000..8000"),
    ("de 6 000 à 8 000 hommes", "6000..8000"),
    ("6 000 à 8 000 hommes", "6000..8000"),
    ("entre 10 et 25 km", "10..25 km"),
    ("entre 10 km et 25 km", "10..25 km"),
    ("de 1,7 à 5,5 milliards de dollars", "1700000000..5500000000 usd"),
    ("entre deux et trois millions d'obus", "2000000..3000000"),
    ("20-30 chars", "20..30"),
    ("deux ou trois radars", "2..3"),
    ("trois à quatre cents hommes", "300..400"),
    ("passée de 10 à 30 missiles", "10 | 30"),
    ("plus de 100 et moins de 300 chars", "100..300"),
    ("au moins 20 et au plus 100 chars", "20..100"),
    ("a augmenté de 15 % à 415 millions d'euros", "x1.15 | 415000000 eur"),
    # units and rates
    ("18 tonnes", "18 tonne"),
    ("2,4 tonnes de munitions", "2.4 tonne"),
    ("trois brigades", "3 brigade"),
    ("mille kilomètres", "1000 km"),
    ("des obus de 155 mm", "155 mm"),
    ("cartouches de 7,62 mm", "7.62 mm"),
    ("49 traversées", "49 shipment"),
    ("1 000 obus par mois", "1000/month"),
    ("1 000 obus de 155 mm par mois", "1000/month | 155 mm"),
    ("deux CAESAR par mois", "2/month"),
    ("500 000 barils par an", "500000 barrel/year"),
    ("six coups à la minute", "6 rounds-per-minute"),
    ("deux mille dollars par tête et par mois", "2000 usd/month"),
    ("50 drones chaque jour", "50/day"),
    # percent, shares, factors
    ("30 % des stocks", "30 percent"),
    ("30 pour cent des obus", "30 percent"),
    ("plus de la moitié des obus", "50.. percent"),
    ("les trois quarts des pièces", "75 percent"),
    ("un tiers des obus", "33.3 percent"),
    ("deux tiers des obus", "66.7 percent"),
    ("deux cinquièmes des obus", "40 percent"),
    ("deux virgule cinq millions d'obus", "2500000"),
    ("cent pour cent des obus", "100 percent"),
    ("la production a augmenté de 50 %", "x1.5"),
    ("une hausse de 30 %", "x1.3"),
    ("30 % de plus", "x1.3"),
    ("une baisse de 20 %", "x0.8"),
    ("augmenter la production de missiles par 2,5", "x2.5"),
    ("la production multipliée par deux et demi", "x2.5"),
    ("deux fois et demie son niveau", "x2.5"),
    ("trois fois plus d'obus", "x3"),
    ("la production a doublé", "x2"),
    ("elle a plus que triplé", "x3~"),
    ("le double", "x2"),
    ("le trafic a chuté de moitié", "x0.5"),
    # amounts without numbers
    ("des quantités importantes de munitions", "text"),
    ("d'importantes quantités d'armes", "text"),
    ("un grand nombre de drones", "text"),
    # no counts
    ("un radar", ""),
    ("une brigade", ""),
    ("la 152e brigade", ""),
    ("le 1er bataillon", ""),
    ("l'article 5", ""),
    ("la résolution 2397", ""),
    ("page 12", ""),
    ("le KN-23 et le M-1989", ""),
    ("le Type 095", ""),
    ("le F-16", ""),
    ("le 14 août 2023", ""),
    ("en 2024", ""),
    ("les années 1990", ""),
    ("le conflit de 1950-1953", ""),
    ("le 14/2", ""),
    ("le 12.05.2024", ""),
    ("2025-05-01", ""),
    ("à 18h30", ""),
    ("à 18 heures", ""),
    ("tél. 01 42 34 56 78", ""),
    ("1. Constitué par les États", ""),
    ("pendant deux mois", ""),
    ("un logement neuf", ""),
    ("la vingt-cinquième brigade", ""),
    ("les six-roues", ""),
    ("un jour", ""),
    ("la vingt et unième brigade", ""),
    ("la cent deuxième brigade", ""),
    ("le 13, il a dit", ""),
    ("les uns et les autres", ""),
]

ENGLISH = [
    # figures
    ("150 shells", "150"),
    ("20,000 containers", "20000 container"),
    ("20 000 containers", "20000 container"),
    ("20\u202f000 containers", "20000 container"),
    ("1,250,000 rounds", "1250000"),
    ("2.3 million shells", "2300000"),
    ("1.2m shells", "1200000"),
    ("$3.37bn", "3370000000 usd"),
    ("$540 million", "540000000 usd"),
    ("US$20 million", "20000000 usd"),
    ("€800 million", "800000000 eur"),
    ("£50m", "50000000 gbp"),
    ("Rs 39,000 crore", "390000000000 other"),
    ("12 lakh rupees", "1200000 other"),
    ("6.5 billion dollars", "6500000000 usd"),
    ("15 thousand workers", "15000"),
    ("40k rounds", "40000"),
    # words
    ("fifteen tanks", "15"),
    ("twenty-one drones", "21"),
    ("sixty-one tanks", "61"),
    ("two hundred guns", "200"),
    ("two hundred and five guns", "205"),
    ("a hundred thousand shells", "100000"),
    ("one hundred and twenty thousand shells", "120000"),
    ("a million rounds", "1000000"),
    ("a million and a half shells", "1500000"),
    ("two and a half million shells", "2500000"),
    ("half a million rounds", "500000"),
    ("a quarter of a million rounds", "250000"),
    ("two dozen carriers", "24"),
    ("a dozen carriers", "12"),
    ("half a dozen boats", "6"),
    ("nine million rounds", "9000000"),
    ("two million three hundred thousand rounds", "2300000"),
    # one
    ("at least one vehicle", "1.."),
    ("one missile", "1"),
    ("one or more radars", "1.."),
    ("one to three kilometres", "1..3 km"),
    ("no one", ""),
    ("one of them", ""),
    # bounds
    ("at least 150 missiles", "150.."),
    ("more than 10 000 containers", "10000.. container"),
    ("over a million barrels", "1000000.. barrel"),
    ("upwards of 200 pieces", "200.."),
    ("no fewer than 100 missiles", "100.."),
    ("not less than 100 missiles", "100.."),
    ("well over 300 vehicles", "300.."),
    ("in excess of 40 tanks", "40.."),
    ("a minimum of 40 tanks", "40.."),
    ("200 or more", "200.."),
    ("200 and counting", "200.."),
    ("200+ tanks", "200.."),
    ("up to nine million rounds", "..9000000"),
    ("as many as 12,000 troops", "..12000"),
    ("at most 120 guns", "..120"),
    ("a maximum of 120 guns", "..120"),
    ("fewer than 50 tanks", "..50"),
    ("less than 50 tonnes", "..50 tonne"),
    ("no more than 50 tanks", "..50"),
    ("under 50 tanks", "..50"),
    # approximations
    ("about 200 guns", "200~"),
    ("around 2,000 wounded", "2000~"),
    ("some 200 long-range pieces", "200~"),
    ("roughly 40 launchers", "40~"),
    ("nearly 600,000 rounds", "600000~"),
    ("close to ten aircraft", "10~"),
    ("an estimated 11,000 troops", "11000~"),
    ("four thousand or so", "4000~"),
    ("approximately $20 million", "20000000~ usd"),
    ("a good hundred tanks", "100"),
    ("about 15 thousand", "15000~"),
    # vague
    ("dozens of trucks", "20..99?"),
    ("scores of trucks", "20..99?"),
    ("hundreds of shells", "200..999?"),
    ("thousands of troops", "2000..9999?"),
    ("tens of thousands of shells", "20000..99999?"),
    ("hundreds of thousands of shells", "200000..999999?"),
    ("millions of rounds", "2000000..9999999?"),
    ("several hundred bombs", "200..999?"),
    ("several thousand men", "2000..9999?"),
    ("a few hundred men", "200..999?"),
    ("several dozen tanks", "20..99?"),
    ("more than several hundred", "200..?"),
    # ranges
    ("6,000 to 8,000 soldiers", "6000..8000"),
    ("between 6,000 and 8,000 soldiers", "6000..8000"),
    ("from 6,000 to 8,000 soldiers", "6000..8000"),
    ("6,000-8,000 soldiers", "6000..8000"),
    ("between 1.7 and 5.5 billion dollars", "1700000000..5500000000 usd"),
    ("1.7-5.5 billion dollars", "1700000000..5500000000 usd"),
    ("$2-3 billion", "2000000000..3000000000 usd"),
    ("between $1 billion and $2 billion", "1000000000..2000000000 usd"),
    ("two or three launchers", "2..3"),
    ("two to three million shells", "2000000..3000000"),
    ("within 50 to 100 metres", "50..100 m"),
    ("rose from 10 to 30 missiles", "10 | 30"),
    ("more than 100 but fewer than 300 tanks", "100..300"),
    ("net rose 15 % to $ 415.9 million", "x1.15 | 415900000 usd"),
    ("10 % to 20 % of shells", "10..20 percent"),
    ("between 10 and 20 % of shells", "10..20 percent"),
    # units and rates
    ("18 tonnes", "18 tonne"),
    ("a 4.5-tonne warhead", "4.5 tonne"),
    ("155 mm howitzers", "155 mm"),
    ("155mm howitzers", "155 mm"),
    ("three brigades", "3 brigade"),
    ("15,279 barrels", "15279 barrel"),
    ("49 trips", "49 shipment"),
    ("43 tanker calls", "43 shipment"),
    ("six drones a month", "6/month"),
    ("six a month", "6/month"),
    ("500,000 barrels a year", "500000 barrel/year"),
    ("40 drones per day", "40/day"),
    ("200 shells every day", "200/day"),
    ("a month ago 20 tanks", "20"),
    # percent, shares, factors
    ("30 % of the parts", "30 percent"),
    ("30 percent of the parts", "30 percent"),
    ("30 per cent of the parts", "30 percent"),
    ("three quarters of the parts", "75 percent"),
    ("more than half of the shells", "50.. percent"),
    ("two-thirds of the shells", "66.7 percent"),
    ("one third of the shells", "33.3 percent"),
    ("three fifths of the shells", "60 percent"),
    ("two point five million shells", "2500000"),
    ("20 million Australian dollars", "20000000 other"),
    ("output rose by 50 %", "x1.5"),
    ("a 30% increase", "x1.3"),
    ("30 % more shells", "x1.3"),
    ("30% fewer shells", "x0.7"),
    ("deliveries fell by 20%", "x0.8"),
    ("deliveries were cut by more than half", "x0.5~"),
    ("output doubled", "x2"),
    ("more than tripled", "x3~"),
    ("multiplied by 2.5", "x2.5"),
    ("two and a half times bigger", "x2.5"),
    ("three times as many shells", "x3"),
    ("a tenfold rise", "x10"),
    ("twice as many", "x2"),
    ("halved", "x0.5"),
    # amounts without numbers
    ("significant quantities of ammunition", "text"),
    ("large numbers of drones", "text"),
    ("a handful of tanks", "text"),
    # no counts
    ("a dhow", ""),
    ("an aircraft", ""),
    ("the 152nd Brigade", ""),
    ("the 1st Battalion", ""),
    ("Article 5", ""),
    ("Resolution 2397", ""),
    ("page 12", ""),
    ("the KN-23 and the M-1989", ""),
    ("the F-16", ""),
    ("Type 095", ""),
    ("the Hwasong-11Da-4.5", ""),
    ("May 9", ""),
    ("9 May 2025", ""),
    ("August 14, 2023", ""),
    ("in 2024", ""),
    ("the 1990s", ""),
    ("2021-2023", ""),
    ("14/2", ""),
    ("2025-05-01", ""),
    ("at 10:30", ""),
    ("at 3pm", ""),
    ("No. 212", ""),
    ("Circular 29", ""),
    ("2. The report says", ""),
    ("for two months", ""),
    ("twenty-fifth brigade", ""),
    ("one another", ""),
    ("the twenty first brigade", ""),
    ("the one hundred and first brigade", ""),
    ("http://x.org/q=30%25%20", ""),
    ("call +33 1 42 34 56 78", ""),
]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french(text: str, expected: str) -> None:
    assert read("fr", text) == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: str) -> None:
    assert read("en", text) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_the_data(language: str) -> None:
    fields = ("kind", "min", "max", "approximate", "vague", "factor", "unit", "per")
    for example in numbers(language).examples:
        found = reader(language).find(example.text)
        if example.kind == "none":
            assert not found, example.text
        else:
            assert [[getattr(m, f) for f in fields] for m in found] == [[getattr(example, f) for f in fields]], (
                example.text
            )


@pytest.mark.parametrize(
    ("language", "text", "words", "number"),
    [
        ("fr", "soit au moins 20 000 conteneurs de munitions", "au moins 20 000 conteneurs", "20 000"),
        ("fr", "reçu plus d'un million de barils raffinés", "plus d'un million de barils", "un million"),
        ("fr", "la production multipliée par 2,5", "par 2,5", "2,5"),
        ("en", "some up to nine million of them", "up to nine million", "nine million"),
        ("en", "worth $540 million in all", "$540 million", "540 million"),
        ("en", "losses of four thousand or so", "four thousand or so", "four thousand"),
    ],
)
def test_span_holds_bounds_and_unit(language: str, text: str, words: str, number: str) -> None:
    mention = reader(language).find(text)[-1]
    assert text[mention.start : mention.end] in (words, f"some {words}")
    assert text[mention.number_start : mention.number_end] == number


PIECES = st.sampled_from(
    (
        "au moins|plus de|entre|et|de|à|un|une|deux|cent|mille|millions|dizaines|des|20 000|1,5|155 mm|%|"
        "par mois|fois|$|-|1er|at least|between|and|to|a|half|million|dozens|of|several|3.37bn|times|more|"
        "per day|one|or|2024|May 9|\n|. |'|’|"
    ).split("|")
)


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    text=st.one_of(
        st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=12).map("".join)
    )
)
def test_any_text_gives_spans_inside_it_in_order(language: str, text: str) -> None:
    last = 0
    for mention in reader(language).find(text):
        assert last <= mention.start <= mention.number_start < mention.number_end <= mention.end <= len(text)
        assert mention.min is None or mention.max is None or mention.min <= mention.max
        last = mention.end


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", ["1 ", "1,", "un ", "million ", "a ", "20 000 ", "de ", "-1", "1.1", "plus de "])
def test_time_grows_with_length_only(language: str, unit: str) -> None:
    from time import perf_counter

    def seconds(count: int) -> float:
        began = perf_counter()
        reader(language).find(unit * count)
        return perf_counter() - began

    small = min(seconds(500) for _ in range(3))
    assert min(seconds(5000) for _ in range(3)) < 60 * small + 0.05
