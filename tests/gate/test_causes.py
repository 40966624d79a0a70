"""Each cause by a tiny made-up case; nothing here is read by the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from causes import CAUSES, Error, errors_of, sentence_of
from listing import CORE, CORE_OF_OTHERS, Account, by_language, empty_core_slots, listing, short, table
from reading import Reading
from scorer import rules
from vigie.model.claim import KINDS

TEXT = "Spain sent 40 tanks to Chile in May.\nChile thanked the crew. Peru bought radars, said Lima."
FIRST = TEXT.partition("\n")[0]
Slots = dict[str, Any]


def gold(**slots: Any) -> Slots:
    """The first sentence as a sheet has it."""
    said: Slots = {
        "kind": "transfer",
        "supplier": {"id": "ES", "text": "Spain"},
        "recipient": {"id": "CL", "text": "Chile"},
        "item": {"class": "tank", "text": "tanks"},
        "quantity": {"min": 40, "max": 40, "text": "40"},
        "status": "occurred",
        "claimers": [{"id": "author"}],
    }
    return {name: value for name, value in (said | slots).items() if value is not None}


def claim(sentence: str = FIRST, **slots: Any) -> Slots:
    """The first sentence as it should be read, quoting ``sentence``."""
    start = TEXT.index(sentence)
    evidence = [{"start": start, "end": start + len(sentence), "exact": sentence}]
    read = {name: anchored(slot) for name, slot in (gold() | slots).items() if slot is not None}
    return read | {"evidence": evidence}


def anchored(slot: Any) -> Any:
    if not isinstance(slot, dict) or "text" not in slot:
        return slot
    start = TEXT.index(slot["text"])
    return slot | {"start": start, "end": start + len(slot["text"])}


def reading(golds: list[Slots], claims: list[Slots], items: str = "tanks radars", language: str = "en") -> Reading:
    line = len(FIRST)
    cut = TEXT.index("Peru")
    classes = {"tanks": "tank", "radars": "radar"}
    return Reading(
        name="made-up",
        language=language,
        text=TEXT,
        sentences=((0, line), (line + 1, cut - 1), (cut, len(TEXT))),
        gold=tuple(golds),
        claims=tuple(claims),
        items=tuple(anchored({"class": classes[word], "text": word}) for word in items.split()),
        in_scope=4,
        unread=1,
    )


def errors(golds: list[Slots], claims: list[Slots], items: str = "tanks radars") -> list[Error]:
    return errors_of(reading(golds, claims, items))


def causes(golds: list[Slots], claims: list[Slots], items: str = "tanks radars") -> list[str]:
    return sorted(error.cause for error in errors(golds, claims, items))


def test_a_claim_that_is_right_is_no_error_nor_is_optional_gold_that_was_not_read() -> None:
    assert causes([gold()], [claim()]) == []
    assert causes([gold(optional=True)], []) == []
    assert causes([gold(optional=True)], [claim(status="planned")]) == []


def test_missed_mention_or_wrong_clause_as_the_thing_was_seen_or_not() -> None:
    assert causes([gold()], [], items="radars") == ["missed mention"]
    assert causes([gold()], [], items="tanks") == ["wrong clause"]


def test_a_thing_seen_in_another_sentence_is_not_the_one_that_was_missed() -> None:
    radars = {"class": "radar", "text": "the radars"}
    assert causes([gold(item=radars)], [], items="radars") == ["missed mention"], "its sentence is the first"


def test_wrong_clause_when_the_thing_ended_in_a_claim_of_another_kind() -> None:
    assert causes([gold()], [claim(kind="production", recipient=None)]) == ["wrong clause"]


def test_wrong_clause_when_several_things_keep_claims_of_the_same_words_apart() -> None:
    stranger = claim(kind="production", recipient=None, quantity={"min": 7, "max": 7, "text": "40"})
    assert causes([gold()], [stranger]) == ["wrong clause"]


def test_wrong_direction_when_supplier_and_recipient_flip() -> None:
    flipped = claim(supplier={"id": "CL", "text": "Chile"}, recipient={"id": "ES", "text": "Spain"})
    assert causes([gold()], [flipped]) == ["wrong direction"]


def test_wrong_direction_when_the_only_party_stands_in_the_other_role() -> None:
    assert causes([gold(supplier=None)], [claim(supplier={"id": "CL", "text": "Chile"}, recipient=None)]) == [
        "wrong direction"
    ]


def test_wrong_party_when_it_is_missing_or_somebody_else() -> None:
    (missing,) = errors([gold()], [claim(supplier=None)])
    assert (missing.cause, missing.slot, missing.alone) == ("wrong party", "supplier", True)
    assert causes([gold()], [claim(supplier={"id": "PE", "text": "Peru"})]) == ["wrong party"]


def test_each_wrong_slot_of_a_claim_found_is_an_error_and_none_of_several_stands_alone() -> None:
    lima = [anchored({"id": "lima", "text": "Lima"})]
    found = errors([gold()], [claim(status="planned", claimers=lima)])
    assert sorted(error.cause for error in found) == ["wrong claimer", "wrong status"]
    assert not any(error.alone for error in found)
    assert [error.alone for error in errors([gold()], [claim(status="planned")])] == [True]


def test_wrong_time() -> None:
    assert causes([gold(time={"edtf": "2024-05", "text": "in May"})], [claim()]) == ["wrong time"]


def test_wrong_number_missing_or_another() -> None:
    assert causes([gold()], [claim(quantity=None)]) == ["wrong number"]
    assert causes([gold()], [claim(quantity={"min": 4, "max": 4, "text": "40"})]) == ["wrong number"]


def test_wrong_item_too_wide_or_another_of_the_same_count() -> None:
    assert causes([gold()], [claim(item={"class": "armoured-vehicle", "text": "tanks"})]) == ["wrong item"]
    assert causes([gold()], [claim(item={"class": "drone", "text": "crew"})]) == ["wrong item"]


def test_two_facts_in_one_claim_are_merged() -> None:
    twice = [gold(), gold(quantity=None, time={"edtf": "2023", "text": "in May"})]
    assert causes(twice, [claim()]) == ["merged or split"]


def test_one_fact_in_two_claims_is_split() -> None:
    assert causes([gold()], [claim(), claim()]) == ["merged or split"]


def test_invented_when_nothing_of_the_kind_is_said_there() -> None:
    radars = claim("Peru bought radars, said Lima.", item={"class": "radar", "text": "radars"}, quantity=None)
    assert causes([gold()], [claim(), radars]) == ["invented"]
    assert causes([gold()], [radars]) == ["invented", "wrong clause"], "another sentence is another fact"


def test_a_claim_that_quotes_the_text_wrongly_is_thrown_out_as_the_scorer_does() -> None:
    loose = claim() | {"supplier": {"id": "ES", "text": "Spain", "start": 3, "end": 8}}
    assert causes([gold()], [loose]) == ["wrong clause"]


def test_every_cause_has_a_case_above_and_a_meaning() -> None:
    source = Path(__file__).read_text("utf-8")
    assert [cause for cause in CAUSES if f'"{cause}"' not in source] == []
    assert all(CAUSES.values())


def test_the_sentence_of_gold_is_the_one_with_most_of_its_words() -> None:
    one = reading([], [])
    assert sentence_of(gold(), one) == one.sentences[0]
    assert (
        sentence_of({"kind": "transfer", "item": {"text": "radars"}, "recipient": {"text": "Peru"}}, one)
        == (one.sentences[2])
    )
    assert sentence_of({"kind": "transfer", "item": {"text": "balloons"}}, one) is None


def test_core_slots_are_slots_the_scorer_decides_on() -> None:
    assert set(CORE) <= set(KINDS)
    odd = {kind: set(CORE.get(kind, CORE_OF_OTHERS)) - set(rules.deciding({"kind": kind})) for kind in KINDS}
    assert [kind for kind, slots in odd.items() if slots] == []
    assert empty_core_slots(claim(supplier=None)) == ["supplier"]
    assert empty_core_slots({"kind": "agreement", "parties": []}) == ["parties"]


def test_the_listing_shows_open_sets_alone_and_counts_show_all() -> None:
    read = reading([gold()], [claim(supplier=None, status="planned")])
    shown, held = Account("odd", True, (read,)), Account("even", False, (read,))
    assert "\n".join(listing([held])).count("made-up") == 0
    lines = "\n".join(listing([shown, held]))
    assert lines.count("made-up") == 2 and FIRST in lines
    assert held.causes == {"wrong party": 1, "wrong status": 1}
    assert held.unread == 0.25
    assert held.empty == {"transfer": {"claims": 1, "supplier": 1, "empty": 1}}
    assert any(line.startswith("even") for line in table([shown, held]))


def test_languages_are_counted_over_the_sets() -> None:
    sets = [Account(name, True, (reading([gold()], [], language=name[:2]),)) for name in ("fr a", "fr b", "en a")]
    assert {one.name: one.causes.total() for one in by_language(sets)} == {"all en": 1, "all fr": 2}


def test_a_claim_in_short() -> None:
    assert short(gold(quantity={"min": 40, "max": None, "unit": "tonne"})) == (
        "transfer supplier=ES recipient=CL item=tank quantity=40.. tonne status=occurred claimers=author"
    )
    assert short(gold(quantity={"factor": 2.5}, status={"any": ["planned", "possible"]}, claimers=None)) == (
        "transfer supplier=ES recipient=CL item=tank quantity=x2.5 status=planned|possible"
    )
    assert short(None) == "-"
