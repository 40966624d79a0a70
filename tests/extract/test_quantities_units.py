"""Units, rates, shares, factors: each line gives a text and
what must be read in it, written as ``amount_said`` (conftest.py) writes it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

FRENCH = [
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
    ("20 millions de francs suisses", "20000000 chf"),
    ("20 mètres carrés", "20 other"),
    ("12 km² de terrain", "12 other"),
    ("une lentille de 3 pouces", "3 other"),
    ("45 degrés", "45 other"),
    ("huit sur dix", "80 percent"),
    ("deux sur trois", "66.7 percent"),
    ("12 sur 30", "12 | 30"),
    ("50 cents de moins", "50 other"),
    ("deux cents obus", "200"),
    ("12 gallons", "12 other"),
    ("420 millions de marks", "420000000 other"),
    ("3 milliards de zlotys", "3000000000 pln"),
    ("500 millions de couronnes suédoises", "500000000 sek"),
    ("40 millions de roupies", "40000000 other"),
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
]

ENGLISH = [
    # units and rates
    ("18 tonnes", "18 tonne"),
    ("a 4.5-tonne warhead", "4.5 tonne"),
    ("155 mm howitzers", "155 mm"),
    ("300 km-range missiles", "300 km"),
    ("one in five shells", "20 percent"),
    ("two ships in five days", "2 ship"),
    ("two in five days", "2"),
    ("two in five years", "2 | 5 year"),
    ("12 out of 30 tanks", "12 | 30"),
    ("$20 $30", "20 usd | 30 usd"),
    ("2 $10 notes", "2 | 10 usd"),
    ("20 square metres", "20 other"),
    ("12 km2 of ground", "12 other"),
    ("a turn of 45 degrees", "45 other"),
    ("0.9 trillion cubic feet", "900000000000 other"),
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
    ("20 million Swiss francs", "20000000 chf"),
    ("A$2.4bn", "2400000000 aud"),
    ("₹39,000 crore", "390000000000 inr"),
    ("500 million Czech crowns", "500000000 czk"),
    ("40 million crowns", "40000000 other"),
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
    ("20 million Australian dollars", "20000000 aud"),
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
]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french(amounts: Callable[[str, str], str], text: str, expected: str) -> None:
    assert amounts("fr", text) == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(amounts: Callable[[str, str], str], text: str, expected: str) -> None:
    assert amounts("en", text) == expected
