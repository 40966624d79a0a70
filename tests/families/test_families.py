"""Sentences written blind, by family: each is right or wrong as a whole, and each family has a floor (README.md)."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from vigie.extract import extract
from vigie.model.claim import Claim, Claimer, Party
from vigie.model.document import Document, Segment
from vigie.model.ids import digest, make_id
from vigie.packs.files import Packs
from vigie.packs.loader import load_packs

HERE = Path(__file__).parent
FLOORS: dict[str, float] = yaml.safe_load((HERE / "floors.yml").read_text(encoding="utf-8"))
WORD_LETTERS = 4  # shorter words ("de", "the") are no overlap

Sentence = dict[str, Any]
Wanted = dict[str, Any]


def sentences(name: str) -> list[Sentence]:
    loaded: list[Sentence] = yaml.safe_load((HERE / f"{name}.yml").read_text(encoding="utf-8"))
    return loaded


def document(sentence: Sentence, language: str) -> Document:
    text = sentence["text"]
    sha256 = digest(text.encode())
    return Document(
        id=make_id("doc", sha256),
        sha256=sha256,
        path="sentence.txt",
        text=text,
        language=language,
        dated=sentence.get("dated"),
        segments=(Segment(0, len(text)),),
    )


def is_body(found: Party | Claimer | None, wanted: str | dict[str, list[str]]) -> bool:
    """Whether the slot's id or state is one of those wanted, or its words hold the words wanted."""
    if found is None:
        return False
    names = wanted["any"] if isinstance(wanted, dict) else [wanted]
    words = (found.text or "").casefold()
    return any(name in (found.id, found.state) or (len(name) > 2 and name.casefold() in words) for name in names)


def long_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) >= WORD_LETTERS}


def wrong_slots(claim: Claim, wanted: Wanted) -> list[str]:
    """The slots under test that ``claim`` has wrong."""
    wrong = []
    for slot in wanted.keys() & {"supplier", "recipient"}:
        if not is_body(getattr(claim, slot), wanted[slot]):
            wrong.append(slot)
    for slot in wanted.keys() & {"status", "certainty"}:
        accepted = wanted[slot] if isinstance(wanted[slot], list) else [wanted[slot]]
        if getattr(claim, slot) not in accepted:
            wrong.append(slot)
    for bound in wanted.keys() & {"min", "max"}:
        if getattr(claim.quantity, bound, None) != wanted[bound]:
            wrong.append(bound)
    return sorted(wrong) + wrong_claimers(claim.claimers, wanted)


def wrong_claimers(found: tuple[Claimer, ...], wanted: Wanted) -> list[str]:
    """``claimers`` asks the whole chain, ``claimer`` its first link only."""
    if "claimers" in wanted:
        chain = wanted["claimers"]
        right = len(found) == len(chain) and all(map(is_body, found, chain))
    elif "claimer" in wanted:
        right = bool(found) and is_body(found[0], wanted["claimer"])
    else:
        right = True
    return [] if right else ["claimers"]


def is_about(claim: Claim, wanted: Wanted) -> bool:
    words = long_words(claim.item.text) if claim.item else set()
    return claim.kind == wanted["kind"] and bool(words & long_words(wanted["item_text"]))


def fits_parties(claim: Claim, wanted: Wanted) -> bool:
    sides = [(claim.supplier, wanted.get("supplier")), (claim.recipient, wanted.get("recipient"))]
    return all(found is None or side is None or is_body(found, side) for found, side in sides)


def is_reversed(claim: Claim, wanted: list[Wanted]) -> bool:
    if claim.kind != "transfer" or any(fits_parties(claim, each) for each in wanted):
        return False
    crossed = [(claim.supplier, each.get("recipient")) for each in wanted]
    crossed += [(claim.recipient, each.get("supplier")) for each in wanted]
    return any(side is not None and is_body(found, side) for found, side in crossed)


def faults(claims: tuple[Claim, ...], sentence: Sentence) -> list[str]:
    """What is wrong with the claims of one sentence; empty when it is read right."""
    if "claims" not in sentence:
        return [f"false {claim.kind}" for claim in claims]
    found = []
    for wanted in sentence["claims"]:
        readings = [wrong_slots(claim, wanted) for claim in claims if is_about(claim, wanted)]
        if not readings:
            found.append(f"no {wanted['kind']} of {wanted['item_text']}")
        elif all(readings):
            nearest = sorted(readings, key=len)[0]
            found.append(f"{wanted['item_text']}: wrong {', '.join(nearest)}")
    return found + ["wrong way round" for claim in claims if is_reversed(claim, sentence["claims"])]


def read_family(name: str, packs: Packs) -> list[tuple[str, list[str]]]:
    """Each sentence of a family with its faults."""
    language = name.rpartition(".")[2]
    return [(each["text"], faults(extract(document(each, language), packs).claims, each)) for each in sentences(name)]


def rate(read: list[tuple[str, list[str]]]) -> float:
    return sum(not wrong for _, wrong in read) / len(read)


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs()


def test_every_family_has_a_floor() -> None:
    assert set(FLOORS) == {path.stem for path in HERE.glob("*.*.yml")}


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_family_keeps_its_floor(name: str, packs: Packs) -> None:
    read = read_family(name, packs)
    sys.stdout.write(f"{name}: {rate(read):.3f} of {len(read)}\n")
    wrong = [f"{text} -> {'; '.join(found)}" for text, found in read if found]
    assert rate(read) >= FLOORS[name], "\n".join(wrong)


def test_a_crossed_pair_is_the_wrong_way_round() -> None:
    wanted = {"kind": "transfer", "supplier": "FR", "recipient": "EE", "item_text": "obusiers"}
    estonia, france = (Party(id=code, state=code, text=code, start=0, end=2) for code in ("EE", "FR"))
    crossed = Claim(
        id="clm_1", document="x", kind="transfer", status="occurred", head=0, supplier=estonia, recipient=france
    )
    straight = Claim(
        id="clm_2", document="x", kind="transfer", status="occurred", head=0, supplier=france, recipient=estonia
    )
    assert is_reversed(crossed, [wanted])
    assert not is_reversed(straight, [wanted])
    assert faults((crossed,), {"text": "", "claims": [wanted]}) == ["no transfer of obusiers", "wrong way round"]


def test_a_trap_is_wrong_with_any_claim() -> None:
    claim = Claim(id="clm_1", document="x", kind="use", status="occurred", head=0)
    assert faults((claim,), {"text": ""}) == ["false use"]
    assert faults((), {"text": ""}) == []
