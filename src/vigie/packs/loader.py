"""Load the packs: the built-in ones under ``vigie/data``, and the folders a user lays over them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from vigie.packs import cache
from vigie.packs.files import LanguagePack, Packs
from vigie.packs.records import ByField, Entry
from vigie.packs.sources import Reading, content_digest, pack_files, read

BUILT_IN = Path(str(files("vigie") / "data"))


def load_packs(overlays: Sequence[Path] = ()) -> Packs:
    """The built-in packs with ``overlays`` laid on, in order: an entry with the same id replaces, a new id is added.

    Raises:
        PackError: a file breaks its schema; the first such place.
    """
    return load_folders([BUILT_IN, *overlays], cache.cache_folder())


def load_folders(folders: Sequence[Path], cache_folder: Path | None) -> Packs:
    """The packs of ``folders``, later over earlier, through ``cache_folder`` unless it is None.

    Raises:
        PackError: a file breaks its schema; the first such place.
    """
    found, problems = pack_files(folders)
    if problems:
        raise problems[0].error()
    digest = content_digest(found)
    packs = cache.cached(cache_folder, digest) if cache_folder else None
    if packs is None:
        packs = _assemble(read(found), digest)
        if cache_folder:
            cache.store(cache_folder, packs)
    return packs


def _assemble(reading: Reading, digest: str) -> Packs:
    if reading.problems:
        raise min(reading.problems).error()
    content: dict[str, Any] = {}
    languages: dict[str, dict[str, Any]] = {}
    for located in reading.records:
        if located.language:
            languages.setdefault(located.language, {})[located.family] = located.record
        elif located.is_entry:
            content.setdefault(located.family, []).append(located.record)
        else:
            content[located.family] = located.record
    content["languages"] = {code: LanguagePack(**named) for code, named in sorted(languages.items())}
    for code, pack in content["languages"].items():
        if pack.names is not None:
            for family, called in msgspec.structs.asdict(pack.names).items():
                content[family] = [_called(entry, code, called) for entry in content.get(family, ())]
    return msgspec.convert({"digest": digest, **content}, Packs)


def _called(entry: Entry, language: str, called: dict[str, ByField]) -> Entry:
    """An entry with what a language's own file adds to its names."""
    added = {
        name: {**getattr(entry, name), language: [*getattr(entry, name).get(language, ()), *forms]}
        for name, forms in called.get(entry.id, {}).items()
    }
    return msgspec.structs.replace(entry, **added) if added else entry
