"""Addresses read into a case as a user types it, from a server on loopback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from capture.servers import answer, serving

SAID = {
    "cp1251": ("ru", "Тегеран передал Москве снаряды, сообщило министерство обороны Украины.", "windows-1251"),
    "koi8-r": ("ru", "Москва получила от Пхеньяна снаряды, сообщило министерство обороны.", "koi8-r"),
    "euc-kr": ("ko", "북한은 러시아에 포탄을 보냈다고 우크라이나 국방부가 금요일 밝혔다.", "euc-kr"),
    "shift_jis": ("ja", "北朝鮮はロシアに砲弾を送ったとウクライナ国防省が金曜日に発表した。", "Shift_JIS"),
    "gb18030": ("zh", "乌克兰国防部周五表示，朝鲜向俄罗斯运送了炮弹，俄方没有回应。", "gb18030"),
    "cp1252": ("fr", "L’Ukraine dit que Téhéran a cédé des obus à Moscou, où l’on dément.", "windows-1252"),
}


def page(text: str, more: str = "") -> str:
    return f"<html><head><title>T</title></head><body><article><p>{text}</p><p>{text}</p></article>{more}</body></html>"


@pytest.fixture
def new(tmp_path: Path, vigie_run: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case whose settings let this machine's addresses be read; no robots ask to be waited for."""
    monkeypatch.delenv("VIGIE_ALLOW_PRIVATE", raising=False)
    case = tmp_path / "c"
    assert vigie_run("new", case).code == 0
    (case / "settings.toml").write_text("[capture]\nallow_private = true\nper_host_seconds = 0\n")
    return case


@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize("encoding", SAID)
def test_pages_in_any_encoding_declared_in_the_head_or_not_at_all(
    vigie_run: Any, new: Path, encoding: str, declared: bool
) -> None:
    language, text, name = SAID[encoding]
    kind = f"Content-Type: text/html; charset={name}" if declared else "Content-Type: text/html"
    with serving({"/a": answer(page(text).encode(encoding), kind)}) as server:
        assert vigie_run("read", "--case", new, server.url("/a")).code == 0
    found = vigie_run("documents", "--case", new, "--text", text.split()[0].strip(","), "--format", "json").out
    assert json.loads(found)["language"] == language


def test_a_head_that_declares_the_wrong_encoding_is_not_believed(vigie_run: Any, new: Path) -> None:
    _, text, _ = SAID["cp1251"]
    wrong = answer(page(text).encode("cp1251"), "Content-Type: text/html; charset=utf-8")
    with serving({"/a": wrong}) as server:
        assert vigie_run("read", "--case", new, server.url("/a")).code == 0
    assert vigie_run("documents", "--case", new, "--text", "Тегеран", "--format", "json").out


def test_a_list_into_a_case_with_its_notes_and_a_note_given_later(vigie_run: Any, new: Path, tmp_path: Path) -> None:
    first, second = SAID["cp1252"][1], SAID["cp1251"][1]
    with serving({"/a": answer(page(first).encode()), "/b": answer(page(second).encode())}) as server:
        assert vigie_run("read", "--case", new, server.url("/a")).code == 0
        links = tmp_path / "links.csv"
        links.write_text(f"url,note,title\n{server.url('/a')},from a colleague,\n{server.url('/b')},mine,Shells\n")
        ran = vigie_run("read", "--case", new, "--list", links)
        assert (ran.code, "1 document read, 1 already known" in ran.out) == (0, True)
        vigie_run("read", "--case", new, "--list", links)  # said once is enough
        links.write_text(f"url,note\n{server.url('/a')},seen again in June\n")
        vigie_run("read", "--case", new, "--list", links)
    listed = vigie_run("documents", "--case", new, "--format", "json").out.splitlines()
    known, fresh = (json.loads(one)["id"] for one in listed)
    assert "from a colleague; seen again in June\n" in vigie_run("document", "--case", new, known).out
    shown = vigie_run("document", "--case", new, fresh).out
    assert "mine" in shown and "Shells" in shown
    vigie_run("document", "--case", new, known, "--note", "checked")
    assert "checked" in vigie_run("document", "--case", new, known).out
    assert vigie_run("verify", "--case", new).code == 0


def test_versions_of_a_page_are_named_so_and_are_no_copies(vigie_run: Any, new: Path) -> None:
    long = " ".join(
        f"On day {day} the committee of {day + 7} members met and spoke of ship {day}." for day in range(40)
    )
    both = [answer(page(long).encode()), answer(page(long.replace("day 7 ", "day 8 ")).encode())]
    with serving({"/robots.txt": answer(b"", status="404 Not Found"), "/a": both}) as server:
        for _ in range(2):
            assert vigie_run("read", "--case", new, server.url("/a")).code == 0
    ids = [json.loads(one)["id"] for one in vigie_run("documents", "--case", new, "--format", "json").out.splitlines()]
    for id in ids:
        shown = vigie_run("document", "--case", new, id).out
        assert "Versions of the address" in shown and all(other in shown for other in ids)
        assert "the same text" not in shown and "shares a passage" not in shown


@pytest.mark.parametrize("verb", ["read", "check"])
def test_the_settings_of_the_case_hold_for_every_verb_that_fetches(vigie_run: Any, new: Path, verb: str) -> None:
    with serving({"/a": answer(page(SAID["cp1252"][1]).encode())}) as server:
        assert vigie_run(verb, "--case", new, server.url("/a")).code == 0
        (new / "settings.toml").write_text("[capture]\nuser_agent = 'A browser'\nallow_private = true\n")
        vigie_run(verb, "--case", new, server.url("/a"))
        (new / "settings.toml").write_text("[capture]\nallow_private = false\n")
        ran = vigie_run(verb, "--case", new, server.url("/a"))
        assert (ran.code, "allow_private" in ran.err) == (1, True)
    assert b"User-Agent: A browser" in server.heard[-1]
