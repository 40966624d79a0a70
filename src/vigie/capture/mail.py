"""What came with a mail: its attachments, as inputs of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from functools import partial
from pathlib import PurePosixPath

from vigie.model.capture import Input, Obtained

MAIL_SUFFIXES = (".eml",)
_MOST_BOUNDARIES = 200
_MOST_ATTACHMENTS = 500
# What the library lets through when a mail is spoiled.
_SPOILED = (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)


def attachments(path: str, data: bytes) -> Iterator[Input]:
    """The attachments of the mail ``data``, known as ``path/NAME``; mails attached to it with theirs.

    A mail that is damaged or nested without end has none: reading it says why.
    """
    if data.count(b"boundary=") > _MOST_BOUNDARIES:
        return
    parent = hashlib.sha256(data).hexdigest()
    try:
        mail = message_from_bytes(data, policy=policy.default)
        parts = [part for part in mail.walk() if part is not mail and _is_attached(part)]
        named = [(_name(part, number), _bytes(part), _media_type(part)) for number, part in enumerate(parts, 1)]
    except _SPOILED:
        return
    taken: set[str] = set()
    for name, payload, media_type in named[:_MOST_ATTACHMENTS]:
        if payload:
            name = name if name not in taken else f"{len(taken) + 1}-{name}"
            taken.add(name)
            obtained = Obtained(payload, "mail", media_type=media_type, parent=parent)
            yield Input(f"{path}/{name}", partial(_same, obtained))


def _same(obtained: Obtained) -> Obtained:
    return obtained


def _is_attached(part: Message) -> bool:
    if part.get_content_type() == "message/rfc822":
        return True
    return not part.is_multipart() and (part.get_content_disposition() == "attachment" or bool(part.get_filename()))


def _name(part: Message, number: int) -> str:
    """The last part of the name given, which is only ever shown, never a path to write to."""
    given = "".join(sign for sign in str(part.get_filename() or "") if sign.isprintable())
    name = PurePosixPath(given.replace("\\", "/")).name
    return name or (f"{number}.eml" if part.get_content_type() == "message/rfc822" else f"{number}")


def _bytes(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else None
        return inner.as_bytes(policy=policy.SMTP) if isinstance(inner, EmailMessage) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _media_type(part: Message) -> str:
    charset = part.get_content_charset()
    return part.get_content_type() + (f"; charset={charset}" if charset else "")
