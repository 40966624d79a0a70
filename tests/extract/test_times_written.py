"""Dates and stretches as written: each line gives a text, the date of its document and the EDTF read in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

TUESDAY = "2024-10-29"

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
]


@pytest.mark.parametrize(("text", "dated", "expected"), FRENCH)
def test_french(dates: Callable[[str, str, str | None], str], text: str, dated: str | None, expected: str) -> None:
    assert dates("fr", text, dated) == expected


@pytest.mark.parametrize(("text", "dated", "expected"), ENGLISH)
def test_english(dates: Callable[[str, str, str | None], str], text: str, dated: str | None, expected: str) -> None:
    assert dates("en", text, dated) == expected
