"""Who speaks: pronouns, nouns that take a claimer up, bodies whose state was said before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.model.claim import Claimer, Extraction


def name(claimer: Claimer) -> str:
    return claimer.id or claimer.text or "?"


@pytest.mark.parametrize(
    ("language", "text", "claimer"),
    [
        ("en", "Chile's defence ministry held a briefing. It said Sweden had delivered radars to Peru.", "mnd-cl"),
        ("en", "Emmanuel Macron met the press. He said Sweden had delivered radars to Peru.", "emmanuel-macron"),
        ("en", "The Chilean army held a briefing. Sweden had delivered radars to Peru, its spokesman said.", "mil-cl"),
        ("fr", "Emmanuel Macron a reçu la presse. Il dit que la Suède a livré des radars au Pérou.", "emmanuel-macron"),
        ("fr", "Le SIPRI a publié une étude. L'institut affirme que la Suède a livré des radars au Pérou.", "sipri"),
        ("fr", "À Varsovie, le président Emmanuel Macron a dit : la Suède a livré des radars.", "emmanuel-macron"),
        ("fr", "Les radars ont été livrés par la Suède, a assuré le président Emmanuel Macron.", "emmanuel-macron"),
        ("fr", "Oslo se tait. La Suède a livré des radars, selon Le Courrier de l'Ouest.", "Courrier de l'Ouest"),
        (
            "en",
            "Reuters asked. Ukraine's military intelligence agency met. The agency said Sweden delivered radars.",
            "hur-ua",
        ),
        ("en", "Sweden delivered radars to Peru, the Halden Analytics Group said.", "Halden Analytics Group"),
        ("en", "Sweden delivered radars to Peru, the Halden Institute for Peace said.", "Halden Institute for Peace"),
        ("en", "The Pentagon met. Sweden delivered radars to Peru, the Valmer Agency said.", "Valmer Agency"),
        ("en", "The Valmer Group met. Sweden delivered radars to Peru, according to the Halden Group.", "Halden Group"),
        ("fr", "La Suède a livré des radars au Pérou, a déclaré lundi l'Institut Halden.", "Institut Halden"),
        ("fr", "L'Institut Halden a déclaré que la Suède avait livré des radars au Pérou.", "Institut Halden"),
    ],
)
def test_who_was_introduced_without_a_claim(
    extracted: Callable[..., Extraction], language: str, text: str, claimer: str
) -> None:
    (claim,) = extracted(language, text).claims
    assert name(claim.claimers[0]) == claimer


@pytest.mark.parametrize(
    ("language", "text", "claimers"),
    [
        (
            "en",
            "Diplomats say Sweden delivered radars to Peru. Sweden sent tanks to Mali, the diplomats said.",
            ["diplomats", "diplomats"],
        ),
        (
            "en",
            "The Chilean navy said Sweden delivered radars to Peru. A frigate seized twelve rifles, the navy said.",
            ["navy-cl", "navy-cl"],
        ),
        (
            "fr",
            "Le Pérou a reçu des radars de Suède, a déclaré une source diplomatique. "
            "Une autre source affirme que la Suède a livré des chars au Mali.",
            ["diplomats", "sources"],
        ),
        (
            "fr",
            "Le Monde affirme que la Suède a livré des radars au Pérou. Oslo a réagi. "
            "Selon le journal, la Suède a aussi livré des chars au Mali.",
            ["le-monde", "le-monde"],
        ),
    ],
)
def test_who_is_taken_up(extracted: Callable[..., Extraction], language: str, text: str, claimers: list[str]) -> None:
    assert [name(claim.claimers[0]) for claim in extracted(language, text).claims] == claimers


@pytest.mark.parametrize(
    ("language", "text", "claimer"),
    [
        ("fr", "La Suède a livré des radars au Pérou, a annoncé jeudi le gouvernement.", "government-se"),
        ("en", "Sweden delivered radars to Peru, the government announced.", "government-se"),
    ],
)
def test_a_body_without_a_state_is_the_subject_s(
    extracted: Callable[..., Extraction], language: str, text: str, claimer: str
) -> None:
    (claim,) = extracted(language, text).claims
    assert claim.claimers[0].id == claimer


@pytest.mark.parametrize(
    ("language", "text", "chain"),
    [
        ("en", "Lawmakers briefed by Chile's army said Sweden delivered radars to Peru.", ["mil-cl", "lawmakers"]),
        (
            "fr",
            "Des députés informés par l'armée chilienne disent que la Suède a livré des radars au Pérou.",
            ["mil-cl", "lawmakers"],
        ),
        ("en", "According to SIPRI, which Amnesty quotes, Peru got radars.", ["sipri", "amnesty-international"]),
        (
            "fr",
            "L'armée chilienne, citant des experts, dit que la Suède a livré des radars au Pérou.",
            ["experts", "mil-cl"],
        ),
    ],
)
def test_who_was_told_relays(extracted: Callable[..., Extraction], language: str, text: str, chain: list[str]) -> None:
    (claim,) = extracted(language, text).claims
    assert [name(c) for c in claim.claimers] == chain


@pytest.mark.parametrize(
    ("language", "text", "claimer"),
    [
        (
            "fr",
            "Ana Duarte, directrice de la revue, a estimé que la Suède avait livré des radars au Pérou.",
            "Ana Duarte",
        ),
        ("en", "Figures from the Chilean army show that Sweden delivered radars to Peru.", "mil-cl"),
        ("en", "Peru got radars made by firms based in Sweden, the Chilean army said.", "mil-cl"),
        ("fr", "De source diplomatique, la Suède a livré des radars au Pérou.", "diplomats"),
        ("fr", "La Suède a livré des radars au Pérou, comme l'a annoncé Emmanuel Macron.", "emmanuel-macron"),
        ("fr", "« Je confirme, a dit Emmanuel Macron, que la Suède a livré des radars au Pérou. »", "emmanuel-macron"),
    ],
)
def test_the_subject_of_a_verb_of_saying(
    extracted: Callable[..., Extraction], language: str, text: str, claimer: str
) -> None:
    assert {name(claim.claimers[0]) for claim in extracted(language, text).claims} == {claimer}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sweden delivered radars to Peru. Emmanuel Macron is expected to announce that Chile got tanks."),
        ("fr", "La Suède a livré des radars au Pérou, et Emmanuel Macron devrait annoncer une visite."),
    ],
)
def test_nobody_has_said_yet_what_he_is_to_say(extracted: Callable[..., Extraction], language: str, text: str) -> None:
    assert name(extracted(language, text).claims[0].claimers[0]) == "author"


@pytest.mark.parametrize(
    ("language", "text", "claimer"),
    [
        (
            "fr",
            "La Suède a livré des radars au Chili, a annoncé le porte-parole du ministère chilien de la Défense, "
            "Arta Kola. « La Suède a aussi livré 12 fusils au Chili », a déclaré Arta Kola.",
            "mnd-cl",
        ),
        (
            "fr",
            "La Suède a livré des radars au Chili, a annoncé le porte-parole du ministère chilien de la Défense, "
            "Arta Kola. « La Suède a aussi livré 12 fusils au Chili », a ajouté Kola.",
            "mnd-cl",
        ),
        (
            "en",
            "Sweden delivered radars to Chile, Chilean defence ministry spokesman Arta Kola said. "
            '"Sweden also delivered 12 rifles to Chile," Kola said.',
            "mnd-cl",
        ),
    ],
)
def test_a_name_speaks_for_its_body_ever_after(
    extracted: Callable[..., Extraction], language: str, text: str, claimer: str
) -> None:
    assert [c.claimers[0].id for c in extracted(language, text).claims][-1] == claimer


@pytest.mark.parametrize(
    ("language", "text", "chain"),
    [
        ("en", '"Sweden delivered 12 rifles to Chile," Kola said.', []),
        ("en", '"Sweden delivered 12 rifles to Chile," Arta Kola said.', ["Arta Kola"]),
        ("en", '"Sweden delivered 12 rifles to Chile," said Arta Kola.', ["Arta Kola"]),
        (
            "fr",
            "« La Suède et le Chili ont conclu un accord sur la vente de 12 fusils », a déclaré Arta Kola.",
            ["Arta Kola"],
        ),
    ],
)
def test_a_name_behind_a_quotation_begins_no_clause_of_its_own(
    extracted: Callable[..., Extraction], language: str, text: str, chain: list[str]
) -> None:
    claim = extracted(language, text).claims[0]
    assert claim.quantity is not None and claim.quantity.min == 12
    assert [c.text for c in claim.claimers if c.text] == chain


def test_an_agency_cites_the_ministry_of_its_own_state(extracted: Callable[..., Extraction]) -> None:
    text = (
        "La Russie a livré des radars à l'Iran, rapporte l'agence de presse Tasnim, "
        "citant le porte-parole du ministère des Affaires étrangères Arta Kola."
    )
    (claim,) = extracted("fr", text).claims
    assert [c.id for c in claim.claimers] == ["mfa-ir", "tasnim"]


@pytest.mark.parametrize(
    ("language", "text", "claimers"),
    [
        ("en", "Oslo and Rome said Sweden sent 30 tanks to Peru.", ["NO", "IT"]),
        ("en", "Sweden sent 30 tanks to Peru, Oslo, Rome and Lima said.", ["NO", "IT", "PE"]),
        ("en", "The foreign ministers of Italy, Chile and Norway said Sweden sent tanks to Peru.", ["IT", "CL", "NO"]),
        ("en", "Nine states including Italy and Norway said Sweden sent 30 tanks to Peru.", ["IT", "NO"]),
        ("en", "Chilean and South Korean spy services said Sweden sent tanks.", ["intelligence-cl", "intelligence-kr"]),
        ("en", "After talks with Oslo, Rome and Lima said Sweden sent 30 tanks to Peru.", ["IT", "PE"]),
        ("en", "According to Oslo, Sweden and Peru signed a deal for 30 tanks.", ["NO"]),
        ("en", "Sweden sent 30 tanks to Peru, and Oslo said so.", ["NO"]),
        ("fr", "Oslo et Rome ont affirmé que la Suède avait livré 30 chars au Pérou.", ["NO", "IT"]),
        ("fr", "La Suède a livré 30 chars au Pérou, selon Oslo, Rome et Lima.", ["NO", "IT", "PE"]),
        ("fr", "Les ministres de la Défense d'Italie et du Chili ont dit : la Suède livre 30 radars.", ["IT", "CL"]),
    ],
)  # fmt: skip
def test_all_who_speak_together_are_origins(
    extracted: Callable[..., Extraction], language: str, text: str, claimers: list[str]
) -> None:
    claim = extracted(language, text).claims[0]
    assert [(one.id, one.role) for one in claim.claimers] == [(id, "origin") for id in claimers]


def test_lawmakers_of_one_state_stay_theirs(extracted: Callable[..., Extraction]) -> None:
    told = "{} met. Lawmakers said Sweden had delivered radars to Peru."
    (one,) = extracted("en", told.format("South Korean lawmakers")).claims
    assert (one.claimers[0].id, one.claimers[0].state) == ("lawmakers", "KR")
    (two,) = extracted("en", told.format("South Korean lawmakers and Chilean lawmakers")).claims
    assert two.claimers[0].state is None
