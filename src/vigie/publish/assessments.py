"""Assessments in words a person can paste in a report: the rule, element by element, and never a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from babel.numbers import format_decimal

from vigie.model.assessment import NONE, Band, Element, Finding, Grade, ListMatch, Number, Reason
from vigie.model.claim import Claim, Claimer, Item, Party, Place
from vigie.packs.grading import Grading, Listing
from vigie.packs.messages import Catalogue
from vigie.packs.regimes import Provision, Regime, Words
from vigie.publish.dates import short_date
from vigie.publish.names import Names, label, shown_body, shown_item
from vigie.publish.rows import UNSAID, printable

TO_COME = ("planned", "possible")
_ARTICLE = "art."


def said(words: Words | Mapping[str, str], names: Names) -> str:
    """A text of a pack in the language of ``names``."""
    return words[names.language] if isinstance(words, Mapping) else str(getattr(words, names.language))


def reference(provision: Provision, words: Catalogue) -> str:
    """``S/RES/1874 (2009), para. 9``."""
    kind = "article" if provision.paragraph.startswith(_ARTICLE) else "paragraph"
    return words.say(f"provision.{kind}", instrument=provision.instrument, paragraph=provision.paragraph)


def effect(provision: Provision, names: Names, words: Catalogue) -> str:
    """From when to when a provision is in effect."""
    since = _day(provision.since, names)
    if provision.until is None:
        return words.say("provision.effect.since", since=since)
    return words.say("provision.effect.span", since=since, until=_day(provision.until, names))


def checked(provision: Provision, names: Names, words: Catalogue) -> str:
    """When the reference was last checked, or that it was not."""
    if provision.checked is None:
        return words.say("mark.not-rechecked")
    return words.say("provision.checked", date=_day(provision.checked, names))


def finding_sentence(found: Finding, provision: Provision, claim: Claim, names: Names, words: Catalogue) -> str:
    """What a claim means for one provision, in one sentence."""
    planned = "-planned" if claim.status in TO_COME and found.outcome != NONE else ""
    text = words.say(
        f"provision.{found.outcome}{planned}", reference=reference(provision, words), rule=said(provision.rule, names)
    )
    return words.spaced(text)


def element_line(element: Element, claim: Claim, names: Names, words: Catalogue) -> str:
    """One element of a rule: ``+`` met, ``-`` not met, ``?`` unknown, and why."""
    values = {name: _value(name, value, names) for name, value in element.values}
    source, target = _ends(claim, names)
    text = words.say(
        f"element.{element.reason}",
        **values
        | {
            "why": said(element.why, names) if element.why else "",
            "item": printable(shown_item(names, claim.item)) if claim.item else "",
            "supplier": source,
            "recipient": target,
            "ends": " → ".join((source, target)),
            "mode": label(names, "mode", claim.mode) if claim.mode else "",
        },
    )
    return words.spaced(f"{words.say(f'element.{element.stands}')} {text}")


def marks_of(found: Finding, words: Catalogue) -> str:
    """The marks of a finding, side by side."""
    return " · ".join(words.say(f"mark.{mark}") for mark in found.marks)


def remarks(found: Finding, provision: Provision, names: Names, words: Catalogue) -> Iterator[str]:
    """What must stand beside a finding: what is argued, the views where validity is contested, what is not banned."""
    for text in found.argued:
        yield words.say("provision.argued", why=said(text, names))
    for view in provision.contested:
        yield words.say("provision.view", who=said(view.who, names), says=said(view.says, names))
    for one in provision.exemptions:
        yield words.say("provision.exempt", what=said(one, names))


def bound(provision: Provision, claim: Claim | None, names: Names, words: Catalogue) -> str:
    """Whom a provision binds to what; with the parties of ``claim`` where it names them."""
    source, target = _ends(claim, names) if claim else ("", "")
    told = {"supplier": source, "recipient": target}
    parts = []
    for role, duty in provision.duties.items():
        what = said(duty, names)
        if role == "all":
            parts.append(words.say("provision.duty.all", what=what))
        else:
            who = told[role] if told[role] not in ("", UNSAID) else words.say(f"provision.duty.{role}")
            parts.append(words.say("provision.duty", who=who, what=what))
    return words.say("provision.bound", who=" ; ".join(parts)) if parts else ""


def determined(regime: Regime, names: Names, words: Catalogue) -> str:
    """Who alone may say that a measure was broken."""
    return words.spaced(words.say("provision.determines", who=said(regime.determined_by, names)))


def listed_line(match: ListMatch, listings: Sequence[Listing], names: Names, words: Catalogue) -> str:
    """A name that stands on a list: a lead, until an identifier agrees."""
    found = next(one for one in listings if one.id == match.listing)
    return words.say(f"listed.{match.how}", name=printable(match.name), list=said(found.source, names))


def reason_line(reason: Reason, names: Names, words: Catalogue) -> str:
    """A line of the reasons of a grade."""
    text = said(reason.text, names)
    if reason.count is not None:
        text = text.format(count=reason.count)
    if reason.number is None:
        return words.spaced(text)
    kind = "grade.cap" if reason.kind == "cap" else "grade.number"
    return words.spaced(words.say(kind, text=text, number=str(reason.number)))


def grade_line(grade: Grade, rules: Grading, names: Names, words: Catalogue) -> str:
    """``F3: cannot be judged; possibly true``, in words."""
    letters = {str(letter): meaning for letter, meaning in rules.letters.items()}
    letter, digit = said(letters[grade.letter], names), said(rules.digits[str(grade.digit)], names)
    return words.spaced(words.say("grade.line", code=grade.code, letter=letter, digit=digit))


def body(id: str | None, names: Names) -> str:
    """The name of a body, person or state; ``?`` where there is none."""
    return printable(shown_body(names, Claimer(id=id))) if id else UNSAID


def item(id: str | None, item_class: str | None, names: Names) -> str:
    """The name of a designation or class."""
    if id is not None and id in names.classes and not item_class:
        return names.classes[id]
    if item_class and (id is None or id == item_class):
        return names.classes.get(item_class, item_class)
    return shown_item(names, Item(text=id or "", start=0, end=0, id=id, item_class=item_class)) if id else UNSAID


def band(amount: Band, unit: str, names: Names, words: Catalogue) -> str:
    """``437 000 to 561 000 barrels``; one number where both ends are one, the one end that is told."""
    low, high = amount
    noun = names.gloss.units.get(unit)
    named = noun.other if noun else unit
    if low is None and high is None:
        return words.say("sheet.untold")
    if low == high and low is not None:
        return f"{number(low, names)} {named}"
    if low is None or high is None:
        sign = "≥" if high is None else "≤"
        end = low if high is None else high
        return f"{sign} {number(end or 0, names)} {named}"
    return f"{words.say('sheet.tally.band', low=number(low, names), high=number(high, names))} {named}"


def number(value: Number, names: Names) -> str:
    """A number as the language writes it."""
    return format_decimal(value, locale=names.language)


def when(edtf: str | None, names: Names, words: Catalogue) -> str:
    """A date as the language writes it; "not told" without one."""
    return short_date(edtf, names.gloss, names.language) if edtf else words.say("sheet.untold")


def listed(ids: Sequence[str], most: int = 3) -> str:
    """The first few ids, and how many more there are."""
    return ", ".join(ids[:most]) + (f" +{len(ids) - most}" if len(ids) > most else "")


def _ends(claim: Claim, names: Names) -> tuple[str, str]:
    if claim.kind == "transfer":
        return _party(claim.supplier, names), _party(claim.recipient, names)
    return _party(claim.actor, names), _party(claim.place, names)


def _party(told: Party | Place | None, names: Names) -> str:
    return printable(shown_body(names, told)) if told is not None else UNSAID


def _value(name: str, value: str, names: Names) -> str:
    if name in ("since", "until"):
        return _day(value, names) if value else ""
    if name == "cap":
        return number(float(value), names)
    if name == "unit":
        noun = names.gloss.units.get(value)
        return noun.other if noun else value
    return value


def _day(edtf: str, names: Names) -> str:
    return short_date(edtf, names.gloss, names.language)
