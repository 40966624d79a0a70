"""Check: an article pasted, sent or named by its address, laid beside the case; nothing of it is kept."""

from __future__ import annotations

from vigie.model.errors import ReadError
from vigie.web.checks import Outcome, read_address, read_text, sheet
from vigie.web.posting import Sent
from vigie.web.rendering import Page
from vigie.web.visit import Visit


def check_page(visit: Visit) -> Page:
    """The box to paste in."""
    return _page(visit, {"sheet": None, "sent": Sent(fields={}), "problem": ""})


def take_article(visit: Visit, sent: Sent) -> Page:
    """What the case knows of the article that was sent."""
    words = visit.words
    try:
        outcomes = _read(visit, sent)
        found = sheet(visit.desk, visit.view, outcomes, visit.names, words) if outcomes else None
    except ReadError as error:
        return _page(visit, {"sheet": None, "sent": sent, "problem": f"{error.path}: {words.say_error(error.reason)}"})
    return _page(visit, {"sheet": found, "sent": sent, "problem": "" if found else words.say("check.empty")})


def _read(visit: Visit, sent: Sent) -> list[Outcome]:
    """The first that was filled in: the text, the file, the address."""
    if text := sent["text"]:
        return read_text(visit.desk, visit.words.say("check.pasted"), text.encode("utf-8", "replace"))
    if "file" in sent.files:
        return read_text(visit.desk, *sent.files["file"])
    return read_address(visit.desk, sent["address"]) if sent["address"] else []


def _page(visit: Visit, values: dict[str, object]) -> Page:
    return Page(template="check.html", title=visit.words.say("nav.check"), values=values, scripts=("js/check.js",))
