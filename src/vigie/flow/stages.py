"""The stages a flow runs, as one record, so that a test or another reader can put its own in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from vigie.capture.settings import FetchSettings
from vigie.model.capture import Input
from vigie.model.claim import Extraction
from vigie.model.document import Document
from vigie.model.errors import ReadError
from vigie.packs.files import Packs


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """``find`` lists inputs, ``read`` makes a document of one or raises ReadError, ``extract`` makes claims of one."""

    find: Callable[[Sequence[str]], Iterable[Input | ReadError]]
    read: Callable[[Input], Document]
    extract: Callable[[Document, Packs], Extraction]


def default_stages(settings: FetchSettings | None = None, lists: Sequence[str] = ()) -> Stages:
    """Vigie's own stages, imported when first needed: to look into a case takes none of them.

    ``settings`` say how addresses are fetched; of ``lists``, files of addresses and paths, every entry is found too.
    """
    from vigie.capture import find_inputs
    from vigie.extract import extract
    from vigie.read import read_input

    return Stages(find=partial(find_inputs, settings=settings, lists=lists), read=read_input, extract=extract)
