"""A report as a file: complete or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from vigie.model.errors import PublishError


def write_whole(target: Path, data: bytes) -> None:
    """Write ``data`` beside ``target`` and put it in its place. Raises PublishError when it cannot be written."""
    try:
        handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(draft).chmod(0o644)
            Path(draft).replace(target)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise PublishError(f"{target} cannot be written: {(error.strerror or str(error)).lower()}") from error
