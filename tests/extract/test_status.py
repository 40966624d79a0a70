"""How a fact is put: done, going on, to come, possible, denied, ended, stopped; and whether words keep a distance."""

from __future__ import annotations

from collections.abc import Callable

import pytest

STATUSES = [
    ("fr", "Le Japon a livré des radars aux Philippines.", "occurred"),
    ("fr", "Le Japon livre des radars aux Philippines.", "ongoing"),
    ("fr", "Le Japon continue de livrer des radars aux Philippines.", "ongoing"),
    ("fr", "Le Japon livrera des radars aux Philippines.", "planned"),
    ("fr", "Le Japon va livrer des radars aux Philippines.", "planned"),
    ("fr", "Le Japon s'est engagé à livrer des radars aux Philippines.", "planned"),
    ("fr", "Le Japon pourrait livrer des radars aux Philippines.", "possible"),
    ("fr", "Le Japon aurait livré des radars aux Philippines.", "occurred?"),
    ("fr", "Le Japon n'a pas livré de radars aux Philippines.", "denied"),
    ("fr", "Tokyo dément avoir livré des radars aux Philippines.", "denied"),
    ("fr", "Le Japon refuse de livrer des radars aux Philippines.", "denied"),
    ("fr", "Le Japon a cessé de livrer des radars aux Philippines.", "ended"),
    ("fr", "Le Japon est soupçonné de livrer des radars aux Philippines.", "possible"),
    ("fr", "Le Japon aurait, dit-on, livré des radars aux Philippines.", "occurred?"),
    ("fr", "Aucune livraison de radars du Japon aux Philippines n'a eu lieu.", "denied"),
    ("fr", "Ni le Japon ni l'Inde n'ont livré de radars aux Philippines.", "denied"),
    ("fr", "Tokyo rejette les accusations selon lesquelles il aurait livré des radars aux Philippines.", "denied"),
    ("fr", "Rien ne prouve que le Japon ait livré des radars aux Philippines.", "denied"),
    ("fr", "Si le Japon livre des radars aux Philippines, Oslo protestera.", "possible"),
    ("fr", "La Grèce a intercepté des radars destinés aux Philippines.", "intercepted"),
    ("en", "Japan delivered radars to the Philippines.", "occurred"),
    ("en", "Japan has delivered radars to the Philippines.", "occurred"),
    ("en", "Japan is delivering radars to the Philippines.", "ongoing"),
    ("en", "Japan continues to deliver radars to the Philippines.", "ongoing"),
    ("en", "Japan will deliver radars to the Philippines.", "planned"),
    ("en", "Japan plans to deliver radars to the Philippines.", "planned"),
    ("en", "Japan pledged to deliver radars to the Philippines.", "planned"),
    ("en", "Japan could deliver radars to the Philippines.", "possible"),
    ("en", "Japan may have delivered radars to the Philippines.", "possible"),
    ("en", "Japan has reportedly delivered radars to the Philippines.", "occurred?"),
    ("en", "Japan is said to have delivered radars to the Philippines.", "occurred?"),
    ("en", "Japan has not delivered radars to the Philippines.", "denied"),
    ("en", "Japan did not deliver radars to the Philippines.", "denied"),
    ("en", "Tokyo denies having delivered radars to the Philippines.", "denied"),
    ("en", "Japan refuses to deliver radars to the Philippines.", "denied"),
    ("en", "Japan stopped delivering radars to the Philippines.", "ended"),
    ("en", "Japan no longer delivers radars to the Philippines.", "ended"),
    ("en", "Neither Japan nor India delivered radars to the Philippines.", "denied"),
    ("en", "Tokyo rejected claims that it had delivered radars to the Philippines.", "denied"),
    ("en", "No radars were delivered by Japan to the Philippines.", "denied"),
    ("en", "There is no evidence that Japan delivered radars to the Philippines.", "denied"),
    ("en", "If Japan delivers radars to the Philippines, Oslo will protest.", "possible"),
    ("en", "Greece intercepted radars bound for the Philippines.", "intercepted"),
]


@pytest.mark.parametrize(("language", "text", "status"), STATUSES)
def test_the_words_give_the_status(told: Callable[..., list[str]], language: str, text: str, status: str) -> None:
    assert [claim.split()[1] for claim in told(language, text)] == [status]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le Japon livrera-t-il des radars aux Philippines ?"),
        ("fr", "Une résolution interdit la livraison de radars aux Philippines."),
        ("en", "Did Japan deliver radars to the Philippines?"),
        ("en", "A resolution bans the delivery of radars to the Philippines."),
    ],
)
def test_a_question_and_a_ban_tell_of_no_fact(told: Callable[..., list[str]], language: str, text: str) -> None:
    assert told(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Spain would deliver 12 tanks if Germany agreed.", "transfer possible ES>_ 12 tank"),
        ("en", "Kenya does not deliver rifles to Mali any more.", "transfer ended KE>ML small-arms"),
        ("en", "Spain has scrapped the sale of 40 bombs to Oman.", "transfer ended ES>OM 40 bomb"),
        ("en", "Washington blocked the sale of 12 tanks to Oman.", "transfer ended _>OM 12 tank"),
        ("en", "Oman blocked a shipment of rifles to Yemen.", "transfer intercepted _>YE small-arms"),
        ("en", "Deliveries of 12 tanks to Peru were delayed.", "transfer planned _>PE 12 tank"),
        ("en", "Egypt failed to deliver rockets to Mali.", "transfer denied EG>ML artillery-ammunition"),
        ("en", "Italy halted arms exports to Egypt.", "transfer ended IT>EG arms"),
        ("en", "Talks on the sale of 12 tanks to Peru continue.", "transfer planned _>PE 12 tank"),
        ("fr", "L'Espagne livrerait 12 chars au Pérou si l'Allemagne acceptait.", "transfer possible ES>PE 12 tank"),
        ("fr", "L'Espagne livrerait 12 chars au Pérou.", "transfer ongoing? ES>PE 12 tank"),
        ("fr", "L'Italie ne livre plus de bombes à Oman.", "transfer ended IT>OM bomb"),
        ("fr", "L'Italie n'a pas livré de bombes à Oman.", "transfer denied IT>OM bomb"),
        ("fr", "Israël ne cesse de vendre des radars au Pérou.", "transfer ongoing IL>PE radar"),
        ("fr", "Madrid a renoncé à vendre 40 bombes à Oman.", "transfer ended ES>OM 40 bomb"),
        ("fr", "La Norvège attend la livraison de 12 chars à Oslo.", "transfer planned _>NO 12 tank"),
        ("fr", "Le Portugal a fini de livrer des chars au Mali.", "transfer occurred PT>ML tank"),
    ],
)
def test_what_becomes_of_a_transfer(told: Callable[..., list[str]], language: str, text: str, expected: str) -> None:
    assert told(language, text) == [expected]


@pytest.mark.parametrize("text", ["Canada lifted its ban on arms exports to Turkey."])
def test_a_ban_on_transfers_tells_of_none(told: Callable[..., list[str]], text: str) -> None:
    assert told("en", text) == []
