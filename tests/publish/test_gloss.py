from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from vigie.model.claim import (
    CERTAINTIES,
    KINDS,
    STATUSES,
    Anchored,
    Claim,
    Claimer,
    Item,
    Party,
    Place,
    Quantity,
    When,
)
from vigie.packs.files import Packs
from vigie.packs.messages import gloss_of
from vigie.publish.gloss import gloss
from vigie.publish.grammar import body_phrase, fill
from vigie.publish.names import Names
from vigie.publish.quantities import is_currency

AT: dict[str, Any] = {"text": "x", "start": 0, "end": 1}
BARE = Claim(id="c", document="d", kind="transfer", status="occurred", head=0)
WHOLE = replace(
    BARE,
    supplier=Party(**AT, id="KP"),
    recipient=Party(**AT, id="RU"),
    item=Item(**AT, item_class="shell"),
    quantity=Quantity(**AT, min=150),
    time=When(**AT, edtf="2025"),
)


def tidy(text: str) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", text)


@pytest.mark.parametrize(
    ("language", "changes", "sentence"),
    [
        ("fr", {}, "Selon le document, la Corée du Nord a fourni au moins 150 obus à la Russie en 2025."),
        ("en", {}, "According to the document, North Korea supplied at least 150 shells to Russia in 2025."),
        (
            "fr",
            {"certainty": "hedged", "supplier": Party(**AT, id="US"), "recipient": Party(**AT, id="JP")},
            "Selon le document, les États-Unis auraient fourni au moins 150 obus au Japon en 2025.",
        ),
        (
            "fr",
            {"status": "planned", "supplier": Party(**AT, id="IR"), "quantity": None},
            "Selon le document, l'Iran doit fournir des obus à la Russie en 2025.",
        ),
        (
            "fr",
            {"status": "denied", "claimers": (Claimer(id="IR"),), "quantity": Quantity(**AT, max=120)},
            "Selon l'Iran, il est faux que la Corée du Nord fournisse ou ait fourni au plus 120 obus à "
            "la Russie en 2025.",
        ),
        (
            "en",
            {"status": "ended", "certainty": "hedged"},
            "According to the document, North Korea has reportedly stopped supplying at least 150 "
            "shells to Russia in 2025.",
        ),
        (
            "fr",
            {"status": "intercepted", "item": Item(**AT, item_class="helicopter"), "quantity": None},
            "Selon le document, une livraison d'hélicoptères de la Corée du Nord à destination de la Russie a été "
            "interceptée en 2025.",
        ),
        ("fr", {"supplier": None}, "Selon le document, la Russie a reçu au moins 150 obus en 2025."),
        ("fr", {"supplier": None, "recipient": None}, "Selon le document, il a été fourni au moins 150 obus en 2025."),
        (
            "en",
            {"supplier": None, "recipient": None},
            "According to the document, at least 150 shells were supplied in 2025.",
        ),
        (
            "fr",
            {"claimers": (Claimer(id="experts"), Claimer(text="Phare Radio", start=0, end=8)), "time": None},
            "Selon des experts, d'après « Phare Radio », la Corée du Nord a fourni au moins 150 obus à la Russie.",
        ),
        (
            "en",
            {"stated": When(**AT, edtf="2025-01~"), "claimers": (Claimer(id="US"), Claimer(id="GB", role="origin"))},
            "According to the United States, as reported by the United Kingdom, North Korea supplied",
        ),
        (
            "fr",
            {
                "kind": "agreement",
                "parties": (Party(**AT, id="PL"), Party(**AT, id="KR")),
                "quantity": Quantity(**AT, min=1.7e9, max=1.7e9, unit="usd"),
            },
            "Selon le document, la Pologne et la Corée du Sud ont conclu un accord portant sur des obus d'un montant "
            "de 1,7 Md $US en 2025.",
        ),
        (
            "fr",
            {
                "kind": "casualties",
                "actor": Party(**AT, id="KP"),
                "item": Item(**AT, item_class="killed"),
                "place": Place(**AT, id="UA"),
                "quantity": Quantity(**AT, min=600, max=600, approximate=True),
            },
            "Selon le document, la Corée du Nord a eu environ 600 tués en Ukraine en 2025.",
        ),
        (
            "en",
            {"kind": "specification", "quantity": Quantity(**AT, min=690, max=690, unit="km")},
            "According to the document, for shells, the reported value is 690 km.",
        ),
        (
            "fr",
            {"quantity": Quantity(**AT, min=20, max=99, vague=True), "time": When(text="hier", start=0, end=4)},
            "Selon le document, la Corée du Nord a fourni des dizaines d'obus à la Russie (« hier »).",
        ),
        (
            "en",
            {"quantity": Quantity(**AT, min=220, max=220, joint="j", condition=Anchored(**AT | {"text": "if so"}))},
            "According to the document, North Korea supplied 220 shells (one figure for several items) (“if so”) "
            "to Russia in 2025.",
        ),
        (
            "fr",
            {
                "quantity": Quantity(**AT, min=2000, max=2000, unit="container"),
                "mode": "sea",
                "via": Place(**AT, id="CN"),
            },
            "Selon le document, la Corée du Nord a fourni 2 000 conteneurs d'obus à la Russie par mer "
            "via la Chine en 2025.",
        ),
    ],
)  # fmt: skip
def test_sentences(names: Callable[[str], Names], language: str, changes: dict[str, Any], sentence: str) -> None:
    if "stated" in changes:
        changes = changes | {"claimers": (Claimer(id="US", role="origin"), Claimer(id="GB", role="relay"))}
        sentence = sentence.replace("States,", "States (around January 2025),")
    assert tidy(gloss(replace(WHOLE, **changes), names(language))).startswith(sentence)


SLOTS: dict[str, Any] = {
    "supplier": Party(**AT, id="US"),
    "recipient": Party(**AT),
    "actor": Party(**AT, id="IR"),
    "parties": (Party(**AT, id="PL"), Party(**AT, id="KR")),
    "item": Item(**AT, item_class="petroleum"),
    "quantity": Quantity(**AT, min=1, max=1, unit="tonne", per="month"),
    "time": When(**AT, edtf="2023-09/.."),
    "place": Place(**AT, id="CU"),
}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_sentence_reads_whatever_is_missing(names: Callable[[str], Names], language: str, kind: str) -> None:
    for status, certainty in itertools.product(STATUSES, CERTAINTIES):
        for held in itertools.chain.from_iterable(itertools.combinations(SLOTS, n) for n in range(len(SLOTS) + 1)):
            claim = replace(BARE, kind=kind, status=status, certainty=certainty, **{name: SLOTS[name] for name in held})
            said = gloss(claim, names(language))
            assert re.fullmatch(r"[A-ZÉ][^{}\[\]]*[^ ,]\.", said), said
            assert not re.search(r" ,|, ,|,,|  |\( |\bde (le|les|des) |\bà les? |\b(de|que|le|la) [aeiouéê]", said), (
                said
            )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_everything_the_packs_count_has_a_noun(packs: Packs, language: str) -> None:
    words = gloss_of(language)
    assert {entry.id for entry in packs.vocabulary.classes} <= set(words.nouns)
    assert {unit for unit in packs.vocabulary.units if not is_currency(unit)} <= set(words.units)
    assert {entry.id for entry in packs.vague} <= set(words.claimers)
    assert set(packs.vocabulary.modes) <= set(words.modes)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_state_has_a_name_and_an_article_that_agrees(names: Callable[[str], Names], language: str) -> None:
    known = names(language)
    said = {
        code: gloss(replace(WHOLE, supplier=Party(**AT, id=code)), known).removeprefix("Selon le document, ")
        for code in known.states
    }
    assert len(said) > 190
    if language == "fr":
        begins = {code: tidy(text).split(" a fourni")[0].split(" ont fourni")[0] for code, text in said.items()}
        wanted = {
            "US": "les États-Unis", "IR": "l'Iran", "JP": "le Japon", "CU": "Cuba", "CD": "la ", "MX": "le Mexique",
            "NL": "les Pays-Bas", "AE": "les Émirats arabes unis", "KP": "la Corée du Nord", "IL": "Israël",
            "UA": "l'Ukraine", "TD": "le Tchad", "HU": "la Hongrie", "HN": "le Honduras", "PH": "les Philippines",
        }  # fmt: skip
        assert {code: begins[code] for code in wanted if not begins[code].startswith(wanted[code])} == {}


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        ("fr", "armée allemande", "à l'armée allemande"),
        ("fr", "Union africaine", "à l'Union africaine"),
        ("fr", "quotidien suisse", "au quotidien suisse"),
        ("fr", "garde-côtes américains", "aux garde-côtes américains"),
        ("fr", "Reuters", "à Reuters"),
        ("en", "Arab League", "to the Arab League"),
        ("en", "Taiwan's Central News Agency", "to Taiwan's Central News Agency"),
        ("en", "intelligence service (Ukraine)", "to the intelligence service (Ukraine)"),
        ("en", "Reuters", "to Reuters"),
    ],
)
def test_a_body_has_the_article_of_its_first_or_last_word(language: str, name: str, said: str) -> None:
    words = gloss_of(language)
    template = "{à body}" if language == "fr" else "{to body}"
    assert fill(template, {"body": body_phrase(name, words)}, words) == said
