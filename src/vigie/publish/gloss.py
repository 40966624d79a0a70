"""A claim as one sentence, made from its slots: a reading aid beside the quotes, never a quote itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from vigie.model.claim import Claim, Claimer, Item, Party, Place, Quantity, When
from vigie.packs.messages import Clause, Gloss, Noun
from vigie.publish.dates import date_phrase, point_phrase
from vigie.publish.grammar import (
    Phrase,
    begins_with_vowel,
    body_phrase,
    fill,
    state_phrase,
    with_article,
)
from vigie.publish.names import Names, body_name, own_words
from vigie.publish.quantities import amount, is_currency


def gloss(claim: Claim, names: Names) -> str:
    """The sentence that says ``claim`` in the language of ``names``; it reads whatever slots are empty."""
    words = names.gloss
    slots = _slots(claim, names)
    clause = next(c for c in words.clauses[claim.kind] if _fits(c, claim, slots))
    plural = clause.subject is not None and slots[clause.subject].plural
    slots["verb"] = Phrase(_verb(claim, clause, words, plural))
    said = Phrase(fill(clause.text, slots, words, plural=plural))
    frame = words.sentences["denied" if claim.status == "denied" else "plain"]
    sentence = fill(frame, _who(claim, names) | {"clause": said}, words)
    return sentence[:1].upper() + sentence[1:]


def _fits(clause: Clause, claim: Claim, slots: dict[str, Phrase]) -> bool:
    return (clause.subject is None or clause.subject in slots) and (
        not clause.statuses or claim.status in clause.statuses
    )


def _verb(claim: Claim, clause: Clause, words: Gloss, plural: bool) -> str:
    forms = words.verbs[clause.verb]
    keys = [f"{claim.status}-hedged"] if claim.certainty == "hedged" else []
    keys.append(claim.status)
    pattern = next(source[key] for key in keys for source in (forms, words.statuses) if key in source)
    spoken = {name: Phrase(fill(form, {}, words, plural=plural)) for name, form in forms.items()}
    return fill(pattern, spoken, words, plural=plural)


def _who(claim: Claim, names: Names) -> dict[str, Phrase]:
    """The slots of the frame: the origin, when it spoke, and who relays it."""
    claimers = claim.claimers or (Claimer(id="author"),)
    origins = [c for n, c in enumerate(claimers) if c.role == "origin" or (c.role is None and n == 0)] or [claimers[0]]
    relays = [c for c in claimers if c not in origins]
    slots = {"claimer": _all_of([_party(c, names) for c in origins], names.gloss)}
    if relays:
        slots["relay"] = _all_of([_party(c, names) for c in relays], names.gloss)
    if claim.stated and claim.stated.edtf:
        slots["stated"] = Phrase(_when(claim.stated, names))
    return slots


def _slots(claim: Claim, names: Names) -> dict[str, Phrase]:
    words = names.gloss
    slots: dict[str, Phrase] = {}
    for name, party in (("supplier", claim.supplier), ("recipient", claim.recipient), ("actor", claim.actor)):
        if party:
            slots[name] = _party(party, names)
    if claim.parties:
        slots["parties"] = _all_of([_party(party, names) for party in claim.parties], words)
    ends = (("departure", claim.departure, claim.supplier), ("destination", claim.destination, claim.recipient))
    for name, place, party in (*ends, ("via", claim.via, None)):
        if place and not (party and place.id == party.id):
            slots[name] = _party(place, names)
    if claim.place:
        slots["place"] = Phrase(_where(claim.place, names))
    if claim.mode in words.modes:
        slots["mode"] = Phrase(words.modes[claim.mode])
    slots |= _times(claim.time, names) if claim.time else {}
    return slots | _materiel(claim, names)


def _materiel(claim: Claim, names: Names) -> dict[str, Phrase]:
    """``goods`` with their count, ``item`` without, ``amount`` alone, ``value`` in money."""
    words, quantity = names.gloss, claim.quantity
    item = _item(claim.item, names)
    slots = {"item": item[0]} if claim.item else {}
    if quantity is not None:
        figure = amount(quantity, words, words.quantities, names.language)
        slots["amount"] = figure or Phrase(_quoted(quantity.text, words))
    if claim.kind == "agreement":
        if quantity is not None and is_currency(quantity.unit):
            slots["value"] = slots["amount"]
            quantity = None
        if claim.item is None:
            return slots
    return slots | {"goods": _qualified(_goods(item, quantity, names), quantity, words)}


def _goods(item: tuple[Phrase, Noun | None, str | None], quantity: Quantity | None, names: Names) -> Phrase:
    words = names.gloss
    bare, noun, designation = item
    if quantity is None:
        return bare
    figure = amount(quantity, words, words.quantities, names.language)
    if figure is not None and is_currency(quantity.unit) and noun is words.nouns["funds"]:
        said = figure
    elif figure is None or quantity.factor is not None or quantity.unit in words.beside_units:
        shown = figure.text if figure else _quoted(quantity.text, words)
        said = replace(bare, text=fill(words.beside, {"noun": Phrase(bare.text), "amount": Phrase(shown)}, words))
    elif quantity.unit or quantity.vague or noun is None:
        counted = fill(words.counted, {"amount": Phrase(figure.text), "noun": bare}, words)
        said = Phrase(counted, figure.article, figure.plural)
    else:
        form = noun.other if figure.plural else noun.one
        said = Phrase(f"{figure.text} {_named(form, noun, designation, words)}", plural=figure.plural)
    return replace(said, text=f"{said.text} {words.per[quantity.per]}") if quantity.per in words.per else said


def _qualified(goods: Phrase, quantity: Quantity | None, words: Gloss) -> Phrase:
    """``goods`` with what a reader must not miss: a figure shared with other items, a condition on it."""
    if quantity is not None and quantity.joint:
        goods = replace(goods, text=words.sentences["joint"].format(goods=goods.text))
    if quantity is not None and quantity.condition:
        condition = _quoted(quantity.condition.text, words)
        goods = replace(goods, text=words.sentences["condition"].format(goods=goods.text, condition=condition))
    return goods


def _item(item: Item | None, names: Names) -> tuple[Phrase, Noun | None, str | None]:
    """An item without count, the noun it is counted with, and its designation."""
    words = names.gloss
    noun = words.nouns.get((item.item_class or "") if item else "nothing")
    designation = names.weapons.get(item.id or "") if item else None
    if noun is None:
        return Phrase(designation or _quoted(item.text if item else "", words)), None, designation
    article = words.indefinite if noun.article is None else noun.article
    form = noun.bare or noun.other
    return Phrase(_named(form, noun, designation, words), article, not noun.mass), noun, designation


def _named(form: str, noun: Noun, designation: str | None, words: Gloss) -> str:
    """``form`` of ``noun`` with the designation, which may hold the noun itself: "obus de 152 mm", "155 mm shell"."""
    name = (designation or "").split()
    known = [one.casefold().split() for one in (noun.one, noun.other)]
    if name and name[0].casefold() in {one[0] for one in known}:
        name = name[1:]
    elif name and name[-1].casefold() in {one[-1] for one in known}:
        name = name[:-1]
    return words.named.format(noun=form, name=" ".join(name)) if name else form


def _party(body: Party | Claimer | Place, names: Names) -> Phrase:
    words = names.gloss
    name = body_name(names, body)
    if name is None:
        vague = words.claimers.get(body.id or "")
        return Phrase(vague or _said(body, names))
    if name in (names.states.get(body.id or ""), names.states.get(body.state or "")):
        return state_phrase(name, words)
    if body.id in names.persons or isinstance(body, Place):
        return Phrase(name)
    return body_phrase(name, words)


def _said(body: Party | Claimer | Place, names: Names) -> str:
    """The words of the document in quotes, or who is not to be named."""
    shown = own_words(names, body) or body.id or ""
    return _quoted(shown, names.gloss) if shown in (body.text, body.id) else shown


def _all_of(phrases: Iterable[Phrase], words: Gloss) -> Phrase:
    """Several bodies as one subject: "la Pologne, l'Italie et le Japon"."""
    said = list(phrases)
    if len(said) == 1:
        return said[0]
    spoken = [with_article(phrase, words) for phrase in said]
    return Phrase(f"{', '.join(spoken[:-1])} {words.sentences['and']} {spoken[-1]}", plural=True)


def _where(place: Place, names: Names) -> str:
    words = names.gloss
    name = body_name(names, place)
    if name is None:
        return fill(words.places["other"], {"bare": Phrase(_quoted(place.text, words))}, words)
    if name in names.states.values():
        said = state_phrase(name, words)
        vowel = begins_with_vowel(name, words) and not said.plural
        pattern = words.places["vowel" if vowel else said.article or "none"]
        return fill(pattern, {"place": said, "bare": Phrase(name)}, words)
    return fill(
        words.places["city" if place.id in names.towns else "other"],
        {"place": Phrase(name), "bare": Phrase(name)},
        words,
    )


def _times(when: When, names: Names) -> dict[str, Phrase]:
    """``time`` as a phrase; ``date`` when it is one exact point, else ``span``."""
    said = Phrase(_when(when, names))
    point = point_phrase(when.edtf, names.gloss, names.language) if when.edtf and when.edtf[-1].isdigit() else None
    return {"time": said, "date": point} if point else {"time": said, "span": said}


def _when(when: When, names: Names) -> str:
    if when.edtf:
        return date_phrase(when.edtf, names.gloss, names.language)
    return names.gloss.times["words"].format(words=_quoted(when.text, names.gloss))


def _quoted(text: str, words: Gloss) -> str:
    return words.sentences["quote"].format(text=" ".join(text.split()))
