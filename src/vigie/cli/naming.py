"""Names as a user types them, to the ids the store knows; one that nothing bears is wrong use."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from vigie.cli.parsing import Refused
from vigie.flow.naming import UnknownNameError, bodies_called, items_called
from vigie.packs.files import Packs
from vigie.packs.messages import Catalogue


def body_ids(typed: Iterable[str], packs: Packs, words: Catalogue) -> tuple[str, ...]:
    """As ``bodies_called``. Raises Refused for a name that nobody bears."""
    return _called(bodies_called, typed, packs, words, "usage.no-name")


def item_ids(typed: Iterable[str], packs: Packs, words: Catalogue) -> tuple[str, ...]:
    """As ``items_called``. Raises Refused for a name that nothing bears."""
    return _called(items_called, typed, packs, words, "usage.no-item")


def _called(
    find: Callable[[Iterable[str], Packs], tuple[str, ...]],
    typed: Iterable[str],
    packs: Packs,
    words: Catalogue,
    refusal: str,
) -> tuple[str, ...]:
    try:
        return find(typed, packs)
    except UnknownNameError as error:
        hint = words.say("usage.did-you-mean", near=error.near) if error.near else ""
        raise Refused(words.say(refusal, given=error.given, hint=hint)) from error
