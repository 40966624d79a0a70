"""Inputs that lie elsewhere: addresses, fetched when their bytes are asked for, and what lists of links name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from vigie.capture.lists import read_list
from vigie.capture.settings import FetchSettings
from vigie.model.capture import Input, Obtained
from vigie.model.errors import ReadError

if TYPE_CHECKING:
    from vigie.capture.fetch import Fetcher

Found = Iterator[Input | ReadError]
Make = Callable[[str, dict[str, str]], Found]  # the inputs of an address or a file, with what is known of it


def fetching(settings: FetchSettings | None) -> Make:
    """What makes inputs of addresses: all of them share one Fetcher, made for the first."""

    @cache
    def fetcher() -> Fetcher:
        from vigie.capture.fetch import Fetcher  # loaded by those who go to the network

        return Fetcher(settings)

    def inputs(url: str, meta: dict[str, str]) -> Found:
        from vigie.capture.addresses import parse_address

        try:
            address = parse_address(url)
        except ReadError as error:
            yield error
        else:
            yield Input(address.url, lambda: _fetched(fetcher(), address.url), meta)

    return inputs


def _fetched(fetcher: Fetcher, url: str) -> Obtained:
    from vigie.capture.outcomes import FetchError

    outcome = fetcher.fetch(url)
    if isinstance(outcome, Obtained):
        return outcome
    status = outcome.exchanges[-1].status
    raise FetchError(url, f"is not there: the server answered {status}", exchanges=outcome.exchanges, status=status)


def listed(path: str, fetch: Make, local: Make) -> Found:
    """What a list of links names; of an entry with a file and an address, the file where it is there."""
    seen: set[str] = set()
    for one in read_list(path):
        if isinstance(one, ReadError):
            yield one
            continue
        file = beside(Path(path).parent, one.file)
        name = file or one.url
        if not name:
            yield ReadError(path, f"{one.where}: lists {one.file!r}, which is not in the folder")
        elif name in seen:
            yield ReadError(path, f"{one.where}: lists {name!r} a second time; the first line counts")
        elif file:
            yield from local(file, one.meta | ({"url": one.url} if one.url else {}))
        else:
            yield from fetch(name, one.meta)
        seen.add(name)


def beside(folder: Path, names: str) -> str:
    """The first of the files a list names (several with ; between) in its own folder or below: no other is read."""
    for name in (names, *names.split(";")):
        path = folder / name.strip().replace("\\", "/")
        try:
            if name.strip() and path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                return str(path)
        except (OSError, ValueError):  # too long for a name, or none at all
            continue
    return ""
