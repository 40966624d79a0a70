"""A file that a person lays beside a document: a screenshot, a photo, a letter, with a note that says what it is."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from vigie.flow.capturing import keep_capture, take
from vigie.flow.journal import journal
from vigie.model.capture import Capture, Obtained
from vigie.packs.files import Packs
from vigie.store.captures import add_attachment
from vigie.store.case import Case, open_view
from vigie.store.problems import NamedCaseError
from vigie.store.query import document
from vigie.store.writer import open_writer

MOST = 500_000_000  # bytes


def attach(case: Case, document_id: str, file: str, note: str, packs: Packs) -> Capture:
    """Keep ``file`` beside the document whose id begins so; hashed and in the chain like what was captured.

    Raises CaseError for an unknown document, a file that cannot be read, or a missing note.
    """
    if not note.strip():
        raise NamedCaseError("no-note")
    with open_view(case) as view:
        id = document(view, document_id).row.id
    obtained = Obtained(_bytes(Path(file)), "attached", media_type=mimetypes.guess_type(Path(file).name)[0])
    taken = take(Path(file).name.encode("utf-8", "replace").decode(), obtained)
    with open_writer(case) as writer, journal(writer, "attach", packs) as tally:
        tally.total = tally.done = 1
        with writer.transaction():
            seq = keep_capture(writer, tally.row, taken, {"document": id, "note": note.strip()})
            add_attachment(writer, seq, id, note.strip())
    return taken.capture


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST + 1)
    except OSError as error:
        raise NamedCaseError("no-file", path=str(file), reason=(error.strerror or str(error)).lower()) from error
    if len(data) > MOST:
        raise NamedCaseError("big-file", path=str(file), megabytes=MOST // 1_000_000)
    return data
