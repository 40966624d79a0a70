from __future__ import annotations

from pathlib import Path

import pytest

from vigie import __version__
from vigie.capture.settings import FetchSettings, read_settings
from vigie.model.errors import SettingsError
from vigie.store.case import make_case


@pytest.fixture
def case(tmp_path: Path):
    def make(text: str | bytes) -> Path:
        (tmp_path / "settings.toml").write_bytes(text.encode() if isinstance(text, str) else text)
        return tmp_path

    return make


def test_nothing_said_is_honest_and_careful(tmp_path):
    settings = read_settings(tmp_path, {})
    assert settings == read_settings(None, {}) == FetchSettings()
    assert settings.user_agent == f"Vigie/{__version__}"
    assert (settings.proxy, settings.allow_private, settings.ignore_robots) == (None, False, False)


def test_the_case_says_and_the_environment_beats_it(case):
    folder = case('[capture]\nproxy = "http://p.example:8118"\nallow_private = true\ntotal_seconds = 5\nretries = 0\n')
    settings = read_settings(folder, {}, ignore_robots=True)
    assert settings == FetchSettings(
        proxy="http://p.example:8118", allow_private=True, total_seconds=5, retries=0, ignore_robots=True
    )
    told = {"VIGIE_PROXY": "https://me:word@q.example:1", "VIGIE_ALLOW_PRIVATE": "no", "VIGIE_TOTAL_SECONDS": "2.5"}
    settings = read_settings(folder, {**told, "VIGIE_USER_AGENT": "Other/2", "VIGIE_RETRIES": "7"})
    assert settings == FetchSettings(
        proxy="https://me:word@q.example:1", allow_private=False, total_seconds=2.5, user_agent="Other/2", retries=7
    )


def test_a_sample_case_says_so_beside_its_settings(tmp_path):
    made = make_case(tmp_path / "case", sample=True)
    assert read_settings(made.path, {}) == FetchSettings()


def test_a_proxy_for_all_programs_is_used_unless_told_otherwise(case):
    common = {"https_proxy": "http://all.example:1", "NO_PROXY": "x.example"}
    assert read_settings(None, common) == FetchSettings(proxy="http://all.example:1", no_proxy="x.example")
    assert read_settings(None, {**common, "VIGIE_PROXY": "none"}).proxy is None
    assert read_settings(case('[capture]\nproxy = "none"\n'), common).proxy is None
    with pytest.raises(SettingsError, match=r"^ALL_PROXY:0: a SOCKS proxy cannot be used \(give its HTTP port"):
        read_settings(None, {"ALL_PROXY": "socks5://127.0.0.1:9050"})


WRONG = {
    "unknown table": ("\n[captur]\nretries = 1\n", 2, "the key “captur” is not known here", "did you mean “capture”?"),
    "unknown key": ('[capture]\n\nproxi = "x"\n', 3, "the key “proxi” is not known here", "did you mean “proxy”?"),
    "robots": ("[capture]\nignore_robots = true\n", 2, "the key “ignore_robots” is not known here", None),
    "type": ('[capture]\nallow_private = "yes"\n', 2, "“yes” is not allowed here", "write true or false"),
    "number": ("[capture]\nretries = 1.5\n", 2, "“1.5” is not allowed here", "write a whole number"),
    "negative": ("[capture]\nread_seconds = -1\n", 2, "“-1” is not allowed here", "write a number"),
    "boolean": ("[capture]\nretries = true\n", 2, "“True” is not allowed here", "write a whole number"),
    "socks": ('[capture]\nproxy = "socks5h://p:9050"\n', 2, "a SOCKS proxy cannot be used", None),
    "no proxy": ('[capture]\nproxy = "p.example:8118"\n', 2, "this is no address of a proxy", None),
    "secret": ('[capture]\n"proxy" = "http://me:word@p:1"\n', 2, "the proxy has a password", None),
    "agent": ('[capture]\nuser_agent = "a\\r\\nX: y"\n', 2, "“a\r\nX: y” is not allowed here", None),
    "no toml": ("[capture]\nproxy = http://p\n", 2, "this is not TOML", None),
    "no text": (b"[capture]\nuser_agent = '\xe9'\n", 1, "this line is not UTF-8 text", None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "problem", "hint"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_meant_is_refused_with_its_line(case, text, line, problem, hint):
    folder = case(text)
    with pytest.raises(SettingsError) as caught:
        read_settings(folder, {})
    error = caught.value
    assert (error.file, error.line, error.problem) == (str(folder / "settings.toml"), line, problem)
    assert hint is None or error.hint == hint


@pytest.mark.parametrize(
    ("name", "value"),
    [("VIGIE_PROXY", "socks5://p:1"), ("VIGIE_RETRIES", "many"), ("VIGIE_ALLOW_PRIVATE", "perhaps"),
     ("VIGIE_USER_AGENT", "é"), ("VIGIE_MAX_BYTES", "1.5"), ("VIGIE_TOTAL_SECONDS", "-1")],
)  # fmt: skip
def test_a_variable_that_cannot_be_meant_is_named(name, value):
    with pytest.raises(SettingsError) as caught:
        read_settings(None, {name: value})
    assert (caught.value.file, caught.value.line) == (name, 0)
