"""At least, about, between: each line gives a text and
what must be read in it, written as ``amount_said`` (conftest.py) writes it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

FRENCH = [
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
    ("livré 40 et plus de 100 autres", "40 | 100.."),
    ("supérieures ou égales à 40", "40.."),
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
]

ENGLISH = [
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
    ("sent 40 and more than 100 others", "40 | 100.."),
    ("greater or equal to 40", "40.."),
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
]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french(amounts: Callable[[str, str], str], text: str, expected: str) -> None:
    assert amounts("fr", text) == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(amounts: Callable[[str, str], str], text: str, expected: str) -> None:
    assert amounts("en", text) == expected
