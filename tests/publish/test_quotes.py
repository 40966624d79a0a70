from __future__ import annotations

from vigie.model.claim import Claim, Evidence, Party
from vigie.publish.quotes import in_sentence
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
