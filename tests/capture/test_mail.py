from __future__ import annotations

import hashlib
from email.message import EmailMessage
from pathlib import Path

from vigie.capture import find_inputs
from vigie.model.capture import Input
from vigie.model.errors import ReadError


def mail() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "desk@wire.example", "Radars"
    message.set_content("Ten tanks.")
    message.add_attachment("Vingt radars.", filename="../../etc/radars.txt")
    message.add_attachment("Deux mâts.".encode("cp1252"), maintype="text", subtype="plain", filename="radars.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="photo.png")
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "other@wire.example", "Older"
    inner.set_content("Three ships.")
    message.add_attachment(inner)
    return message


def inputs(path: Path) -> list[Input]:
    found = list(find_inputs([str(path)]))
    assert not [one for one in found if isinstance(one, ReadError)]
    return [one for one in found if isinstance(one, Input)]


def test_attachments_are_documents_of_their_own(tmp_path):
    file = tmp_path / "a.eml"
    file.write_bytes(mail().as_bytes())
    found = inputs(file)
    assert [one.path.removeprefix(f"{file}") for one in found] == ["", "/radars.txt", "/2-radars.txt", "/4.eml"]
    had = found[1].obtain()
    assert had.payload.decode().strip() == "Vingt radars."
    assert (had.method, had.parent) == ("mail", hashlib.sha256(file.read_bytes()).hexdigest())
    assert had.media_type is not None
    assert had.media_type.startswith("text/plain")
    assert b"Three ships." in found[3].obtain().payload


def test_in_a_folder_too(tmp_path):
    (tmp_path / "a.eml").write_bytes(mail().as_bytes())
    assert [one.path for one in inputs(tmp_path)] == ["a.eml", "a.eml/radars.txt", "a.eml/2-radars.txt", "a.eml/4.eml"]


def test_a_spoiled_mail_has_none(tmp_path):
    (tmp_path / "a.eml").write_bytes(b"boundary=" * 5000 + mail().as_bytes())
    assert [one.path for one in inputs(tmp_path)] == ["a.eml"]
