from __future__ import annotations

from vigie.model.claim import Claim, Claimer, Evidence, Party
from vigie.publish.quotes import LONG, WORD, excerpt, in_sentence
from vigie.text.tokens import SentenceRules


def test_evidence_stands_in_its_sentence_and_slots_are_cut_out() -> None:
    text = "Before.\nOne said that Rome sold tanks, he added. After."
    start = text.index("Rome")
    claim = Claim(
        id="c", document="d", kind="transfer", status="occurred", head=0,
        supplier=Party(text="Rome", start=start, end=start + 4, id="IT"),
        recipient=Party(text="Before", start=0, end=6),
    )  # fmt: skip
    evidence = Evidence(start=start, end=start + 15, exact="Rome sold tanks")
    pieces = in_sentence(text, evidence, claim, SentenceRules(()))
    assert [(piece.part, piece.text) for piece in pieces] == [
        ("context", "One said that "),
        ("slot", "Rome"),
        ("quote", " sold tanks"),
        ("context", ", he added."),
    ]


def test_a_long_sentence_is_cut_around_who_spoke_between_words() -> None:
    text = "word " * 200 + "Rome said so " + "word " * 200
    start = text.index("Rome")
    spoke = Claimer(id="IT", text="Rome", start=start, end=start + 4)
    claim = Claim(id="c", document="d", kind="transfer", status="occurred", head=3, claimers=(spoke,))
    shown = excerpt(text, 0, len(text), claim)
    assert "Rome said so" in shown and len(shown) <= LONG + 2 * WORD + 4
    assert set(shown.strip("… ").split()) == {"word", "Rome", "said", "so"}
    assert (shown[0], shown[-1]) == ("…", "…")


def test_a_short_sentence_is_whole_and_words_without_gaps_are_cut_anywhere() -> None:
    claim = Claim(id="c", document="d", kind="transfer", status="occurred", head=0)
    assert excerpt("before One line\nand one. after", 7, 24, claim) == "One line and one."
    assert excerpt("x" * 5 * LONG, 0, 5 * LONG, claim).endswith("x …")
