"""An identity card in the words of one language: lines under headings, and the same as an object."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from vigie.model.claim import Party
from vigie.model.entity import Card, Neighbour, Related, Seen, Tie
from vigie.packs.messages import Catalogue
from vigie.publish.dates import short_date
from vigie.publish.names import Names, body_name

Block = tuple[str, Sequence[str]]  # the key of a heading, and lines
_USERS = 4  # who uses a name: so many are named


def entity_name(id: str, names: Names) -> str:
    """The catalogue's name of whatever ``id`` is; the id itself where it has none."""
    known = names.weapons.get(id) or names.classes.get(id)
    return known or body_name(names, Party(text="", start=0, end=0, id=id)) or id


def card_title(card: Card, names: Names) -> str:
    """What a card is headed by: a person's name for it, the catalogue's, else its most used spelling."""
    if card.name is not None or not card.id.startswith("clu_"):
        return card.name or _spelt(card, entity_name(card.id, names))
    return card.names[0].text if card.names else card.id


def card_note(card: Card, names: Names) -> str:
    """The note of a card in the user's language, else in English, else in any."""
    codes = (names.language, "*", "en", *card.note)
    return next((card.note[code] for code in codes if code in card.note), "")


def card_blocks(card: Card, names: Names, words: Catalogue) -> list[Block]:
    """The parts of a card that hold anything, in the order a reader wants them."""
    blocks: list[Block] = [
        ("card.names", [_seen(one, card, names, words) for one in card.names]),
        ("card.relations", [_related(one, names, words) for one in card.relations]),
        ("card.neighbours", [_neighbour(one, names, words) for one in card.neighbours]),
        ("card.ties", [_tie(one, words) for one in card.ties]),
        (
            "card.judgements",
            [words.say("card.judgement", id=one.id, at=one.at[:10], who=one.who, act=words.say(f"act.{one.act}"),
                       what=" · ".join(filter(None, (one.first, one.second, one.why)))) for one in card.judgements],
        ),
    ]  # fmt: skip
    return [(key, lines) for key, lines in blocks if lines]


def card_object(card: Card, names: Names) -> dict[str, Any]:
    """A card as JSON; what is empty is left out."""
    held = _without_nothing({**asdict(card), "title": card_title(card, names)})
    assert isinstance(held, dict)
    return held


def _spelt(card: Card, name: str) -> str:
    """A ship is called by the name she is seen under most."""
    return card.names[0].text if card.kind == "vessel" and card.names else name


def _seen(one: Seen, card: Card, names: Names, words: Catalogue) -> str:
    users = [usage for usage in card.usages if (usage.text, usage.language) == (one.text, one.language)]
    called = (usage.by if usage.as_outlet else _voice(usage.by, names) for usage in users)
    by = ", ".join(list(dict.fromkeys(called))[:_USERS])
    said = words.say(
        "card.name",
        name=one.text,
        language=one.language or words.say("summary.unknown-language"),
        count=one.mentions,
        rule=words.say(f"rule.{one.rule}") if one.rule else "",
    )
    return words.say("card.used", name=said, by=by) if by else said


def _voice(id: str, names: Names) -> str:
    return names.gloss.claimers.get(id) or entity_name(id, names)


def _related(one: Related, names: Names, words: Catalogue) -> str:
    since, until = (short_date(day, names.gloss, names.language) if day else "" for day in (one.since, one.until))
    span = f" ({since}–{until})" if since or until else ""
    title = f", {one.text}" if one.text else ""
    return words.say("card.relation", kind=words.say(f"relation.{one.kind}"), other=entity_name(one.other, names)) + (
        f"{title}{span}"
    )


def _neighbour(one: Neighbour, names: Names, words: Catalogue) -> str:
    shown = one.other if one.why == "unlike" else entity_name(one.other, names)
    text = words.say("card.because", text=one.text) if one.text else ""
    return words.say("card.neighbour", other=shown, why=words.say(f"why.{one.why}")) + text


def _tie(one: Tie, words: Catalogue) -> str:
    return words.say("card.tie", first=one.first, second=one.second, rule=words.say(f"tie.{one.rule}"))


def _without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nothing(part) for key, part in value.items() if part not in (None, (), [], "", {})}
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_without_nothing(part) for part in value]
    return value
