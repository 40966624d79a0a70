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
