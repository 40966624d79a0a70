"""Copies: found with the passages that prove them, and nothing found where two people wrote."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.corroborate.copies import PASSAGE, compare, copies
from vigie.corroborate.words import words_of
from vigie.model.finding import Copy

WIRE = """Le ministère a indiqué lundi que deux cargos avaient quitté le port dans la nuit, chargés de conteneurs.
Selon un porte-parole, les navires se dirigeaient vers l'est avant que leur balise ne cesse d'émettre au large.
Les autorités portuaires n'ont pas souhaité répondre aux questions de l'agence sur la nature du chargement.
Des images commerciales prises trois jours plus tôt montraient des grues à l'œuvre le long du quai principal,
ainsi qu'une file de camions bâchés dont la plaque n'était pas lisible. Un spécialiste des transports maritimes,
interrogé par téléphone, a estimé qu'une telle cadence n'avait pas été observée depuis le début de l'année.
Le gouvernement voisin a demandé des explications et convoqué l'ambassadeur, qui a quitté le bâtiment sans un mot."""
OTHER = """La récolte de pommes s'annonce maigre dans toute la vallée, après un printemps froid et un été sans pluie.
Les producteurs demandent une aide d'urgence et veulent repousser le paiement des charges jusqu'à la fin de l'hiver.
Au marché, les prix ont déjà pris un tiers en deux semaines, et les clients se tournent vers les fruits importés.
La coopérative prévoit de fermer l'une de ses deux lignes de tri dès le mois prochain, faute de quantités
suffisantes. Une trentaine de saisonniers venus comme chaque automne sont repartis sans avoir travaillé un jour."""
PARAGRAPH = WIRE[WIRE.index("Des images") : WIRE.index("\nLe gouvernement")]
BOILERPLATE = """Ce site utilise des traceurs pour mesurer son audience, vous proposer des offres adaptées et partager
des contenus sur les réseaux. En poursuivant votre lecture vous en acceptez l'usage, que vous pouvez refuser à tout
moment depuis la page consacrée à la vie privée, sans que cela change rien à votre abonnement en cours."""
ENGLISH = """The ministry said on Monday that two freighters had left the port overnight laden with containers.
According to a spokesman the ships were heading east before their beacon stopped transmitting offshore.
Port authorities declined to answer the agency's questions about what the cargo was."""


def shown(copy: Copy, first: str, second: str) -> list[tuple[str, str]]:
    return [(first[p.first_start : p.first_end], second[p.second_start : p.second_end]) for p in copy.passages]


def folded(words: str) -> str:
    """The letters and figures alone, written without the code under test."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in plain if c.isalnum())


def test_a_new_headline_leaves_the_text_the_same() -> None:
    found = compare("Deux cargos sous surveillance\n\n" + WIRE, "Mystère au port : où vont ces navires ?\n\n" + WIRE)
    assert found is not None
    assert found.kind == "near-identical"
    assert 0.9 < found.share < 1
    assert len(found.passages) == 1


def test_a_wire_copy_cut_down_is_still_the_wire() -> None:
    short = "(Agence) " + " ".join(WIRE.split("\n")[:3])
    found = compare(WIRE, short)
    assert found is not None
    assert found.kind == "near-identical"
    assert shown(found, WIRE, short) == [(WIRE[: WIRE.index("\nDes images") - 1], short[len("(Agence) ") : -1])]


def test_a_lifted_paragraph_is_shown() -> None:
    own = OTHER + "\n" + PARAGRAPH.upper().replace("'", "’") + "\n" + OTHER.replace("pommes", "poires")[::-1]
    found = compare(WIRE, own)
    assert found is not None
    assert found.kind == "partial"
    ((ours, theirs),) = shown(found, WIRE, own)
    assert ours == PARAGRAPH[:-1]
    assert theirs == PARAGRAPH[:-1].upper().replace("'", "’")


def test_sentence_by_sentence_editing_is_a_copy_when_half_of_the_text_is_left() -> None:
    edited = WIRE
    for old, new in (("lundi", "mardi"), ("porte-parole", "officiel"), ("port", "terminal"), ("est", "nord")):
        edited = edited.replace(f" {old}", f" {new}")
    for old in ("de l'agence", "commerciales", "principal", "maritimes", "voisin", "par téléphone", "depuis"):
        edited = edited.replace(old, "autrement")
    found = compare(WIRE, edited)
    assert found is not None
    assert found.kind == "partial"
    assert 0.5 <= found.share < 0.9
    assert all(folded(a) == folded(b) for a, b in shown(found, WIRE, edited))
    assert min(words_of(a).weight for a, _ in shown(found, WIRE, edited)) >= PASSAGE


def test_two_stories_under_one_boilerplate_are_partial_with_that_passage_alone() -> None:
    first, second = WIRE + "\n" + BOILERPLATE, BOILERPLATE + "\n" + OTHER
    found = compare(first, second)
    assert found is not None
    assert found.kind == "partial"
    assert shown(found, first, second) == [(BOILERPLATE[:-1], BOILERPLATE[:-1])]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (WIRE, ENGLISH),
        (WIRE, OTHER),
        (WIRE, "« " + " ".join(PARAGRAPH.split()[:25]) + " », a-t-il dit. " + OTHER),
        ("", ""),
        ("", WIRE),
        ("Photo d'archives", "Photo d'archives"),
    ],
    ids=["translated", "another story", "one quotation", "nothing", "nothing and something", "a caption"],
)
def test_no_copy(first: str, second: str) -> None:
    assert compare(first, second) is None
    assert compare(second, first) is None


def test_scripts_without_spaces_are_compared_by_characters() -> None:
    wire = "".join(chr(0x4E00 + n * 7) for n in range(200))
    assert compare(wire, wire[:150]) is not None
    found = compare(wire, "".join(chr(0x8000 + n) for n in range(300)) + wire[60:150])
    assert found is not None
    assert found.kind == "partial"
    assert [(p.first_start, p.first_end) for p in found.passages] == [(60, 150)]
    assert compare(wire, "".join(chr(0x8000 + n) for n in range(300)) + wire[60:110]) is None, "fifty are 25 words"


def test_a_text_that_says_one_thing_over_and_over_is_one_passage() -> None:
    found = compare("obus " * 20_000, "obus " * 30_000)
    assert found is not None
    assert found.kind == "near-identical"
    assert found.share == 1
    assert len(found.passages) == 1


def test_a_batch_gives_each_pair_once_with_its_ids() -> None:
    texts = {"c": WIRE, "a": "Au port\n" + WIRE, "d": OTHER, "b": OTHER + "\n" + PARAGRAPH, "e": ENGLISH}
    assert [(c.first, c.second, c.kind) for c in copies(texts.items())] == [
        ("a", "b", "partial"),
        ("a", "c", "near-identical"),
        ("b", "c", "partial"),
        ("b", "d", "near-identical"),
    ]


WORDS = st.lists(
    st.sampled_from("le la des obus Obus été ete à navire 122 mm 북한 俄罗斯 l'est d’un —".split()), max_size=120
)
TEXTS = st.tuples(WORDS, WORDS, WORDS).map(lambda parts: tuple(" ".join(words) for words in parts))


@given(TEXTS)
def test_passages_are_the_same_words_at_their_offsets(parts: tuple[str, str, str]) -> None:
    shared, ours, theirs = parts
    first, second = f"{ours} {shared}", f"{shared} {theirs} {shared}"
    found = compare(first, second)
    if found is None:
        assert words_of(shared).weight < 40
        return
    assert found.passages
    assert 0 < found.share <= 1
    assert all(folded(a) == folded(b) != "" for a, b in shown(found, first, second))
    for begins, ends in (("first_start", "first_end"), ("second_start", "second_end")):
        spans = sorted((getattr(p, begins), getattr(p, ends)) for p in found.passages)
        assert all(before[1] <= after[0] for before, after in pairwise(spans)), "no overlap"


@given(st.text(st.characters(exclude_categories=())), WORDS)
def test_a_text_is_near_identical_with_itself(noise: str, words: list[str]) -> None:
    text = noise + " " + " ".join(words)
    found = compare(text, text)
    if words_of(text).weight < PASSAGE:
        assert found is None
    else:
        assert found is not None
        assert (found.kind, found.share) == ("near-identical", 1)


@given(st.text(st.characters(exclude_categories=())), st.text(st.characters(exclude_categories=())))
def test_no_text_is_too_strange(first: str, second: str) -> None:
    assert isinstance(compare(first, second), Copy | None)


@given(st.lists(TEXTS, min_size=2, max_size=5), st.randoms())
def test_the_order_of_documents_changes_nothing(parts: list[tuple[str, str, str]], shuffle: object) -> None:
    texts = [(f"d{n}", " ".join(part)) for n, part in enumerate(parts)] + [("e", parts[0][0] + " " + parts[1][1])]
    mixed = list(texts)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    assert copies(mixed) == copies(texts)


@given(TEXTS)
def test_the_other_way_round_it_is_the_same_kind_of_copy(parts: tuple[str, str, str]) -> None:
    first, second = f"{parts[0]} {parts[1]}", f"{parts[2]} {parts[0]}"
    there, back = compare(first, second), compare(second, first)
    near = [c is not None and c.kind == "near-identical" for c in (there, back)]
    assert near[0] == near[1]


def test_an_unrelated_document_changes_nothing() -> None:
    texts = [("a", WIRE), ("b", OTHER + PARAGRAPH), ("c", OTHER)]
    assert copies([*texts, ("d", ENGLISH)]) == copies(texts)
