from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.model.capture import Input, Obtained
from vigie.model.errors import ReadError
from vigie.read import read_input

PROSE = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\r\t"), min_size=1)


@given(PROSE)
def test_the_text_is_what_text_mode_reads(tmp_path_factory, words):
    file = tmp_path_factory.mktemp("plain") / "a.txt"
    file.write_bytes(words.encode())
    try:
        document = read_input(Input("a.txt", lambda: Obtained(file.read_bytes())))
    except ReadError as error:
        assert "holds no text" in str(error)
        return
    if document.media_type == "text/plain":
        assert document.text == file.read_text("utf-8")


def test_a_byte_order_mark_keeps_its_place_but_is_no_word(read, parts):
    document = read("a.txt", b"\xef\xbb\xbfVingt radars\r\n\r\nIls sont l\xc3\xa0.\rTous.")
    assert document.text == "\ufeffVingt radars\n\nIls sont là.\nTous."
    assert parts(document)[0] == ("headline", "Vingt radars")


@pytest.mark.parametrize("mark", ["utf-16", "utf-32"])
def test_marked_encodings(read, mark):
    assert read("a.txt", "Двадцять радарів.".encode(mark)).text == "Двадцять радарів."


def test_identity_is_of_the_bytes(read):
    one, other = read("a.txt", "Vingt radars.\n"), read("b.txt", "Vingt radars.\r\n")
    assert one.text == other.text
    assert one.id != other.id
    assert (one.id, len(one.sha256)) == (f"doc_{one.sha256[:20]}", 64)
    assert read("c.txt", "Vingt radars.\n", dated="2024").id == one.id


REFUSED = {
    b"": "is empty",
    b" \n\t\r\n": "holds no text",
    b"\xef\xbb\xbf": "holds no text",
    b"radars\0et mats": "is binary data, not a text",
    bytes(range(1, 256)) * 20: "is binary data, not a text",
    "Ils sont livrés à la Syldavie, payés".encode()[:-2]: "is cut off in the middle of a character",
    "Les radars — 20 —".encode()[:-1]: "is cut off in the middle of a character",
    "livrés, payés, cédés, gâchés, d\udce9".encode(errors="surrogateescape")
    + b" hier": "is damaged: byte 37 is no UTF-8",
    "Двадцать".encode("utf-16")[:-1]: "is cut off or damaged",
    b"\x89PNG\r\n": "is a picture",
    b"{\\rtf1 radars}": "is a rich text file",
}


@pytest.mark.parametrize(("data", "reason"), REFUSED.items(), ids=REFUSED.values())
def test_refused_in_one_sentence(read, data, reason):
    with pytest.raises(ReadError, match=reason) as refused:
        read("folder/a.txt", data)
    assert str(refused.value).startswith("folder/a.txt: ")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "file", sorted(Path(__file__, "../../corpus/texts").resolve().glob("*.txt")), ids=lambda f: f.stem
)
def test_corpus_offsets_are_those_of_the_files(file):
    document = read_input(Input(file.name, lambda: Obtained(file.read_bytes())))
    text = file.read_text("utf-8")
    assert document.text == text
    covered = [False] * len(text)
    for part in document.segments:
        covered[part.start : part.end] = [True] * (part.end - part.start)
    assert all(done or sign.isspace() for done, sign in zip(covered, text, strict=True))
