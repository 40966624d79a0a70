"""``vigie source``, ``watch`` and ``recheck`` as typed, before an outlet on loopback."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from capture.servers import Server, answer, serving
from cli.conftest import Runner

PAGE = """<html lang="fr"><head><title>Livraisons</title></head><body><article><h1>Livraisons</h1>
<p>Le NIS, cité par Meridia, dit que Pyongyang a cédé au moins 150 KN-23 à Moscou en 2025. {more}</p>
<p>Il a ajouté que le nombre exact des engins livrés restait inconnu, et que l'enquête se poursuivait.</p>
</article></body></html>"""


@pytest.fixture
def outlet() -> Iterator[Server]:
    """A feed of one article."""
    item = "<item><title>Livraisons</title><link>/1</link><pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate></item>"
    feed = f'<rss version="2.0"><channel><title>Gazette</title>{item}</channel></rss>'.encode()
    with serving({"/feed": answer(feed), "/1": answer(PAGE.format(more="").encode(), "Content-Type: text/html")}) as it:
        yield it


@pytest.fixture
def watched(tmp_path: Path, outlet: Server, vigie_run: Runner, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case that watches the outlet."""
    place = tmp_path / "watched"
    monkeypatch.setenv("VIGIE_CASE", str(place))
    assert vigie_run("new", place).code == 0
    (place / "settings.toml").write_text("[capture]\nallow_private = true\nper_host_seconds = 0\nretries = 0\n")
    assert vigie_run("source", "add", outlet.url("/feed")).code == 0
    return place


def test_a_source_from_its_first_look_to_its_end(watched: Path, outlet: Server, vigie_run: Runner) -> None:
    added = vigie_run("source", "add", outlet.url("/feed"))
    assert (added.code, added.err) == (1, f"Error: {outlet.url('/feed')} is watched already, as Gazette\n")
    (listed,) = map(json.loads, vigie_run("source", "list", "--format", "json").out.splitlines())
    assert listed["address"] == outlet.url("/feed")
    assert (listed["name"], listed["watching"], listed["every"], listed["entries"]) == ("Gazette", "active", 3600, 0)
    assert vigie_run("source", "pause", "gazette").out == "Paused: Gazette.\n"
    assert "paused" in vigie_run("source", "list").out
    assert vigie_run("source", "resume", listed["id"]).out == "Resumed: Gazette.\n"
    assert vigie_run("source", "remove", outlet.url("/feed")).out == "No longer watched: Gazette.\n"
    assert vigie_run("source", "list").err == "Nothing is watched. To watch a feed: vigie source add ADDRESS\n"
    assert vigie_run("source", "pause", "Gazette").code == 1


def test_what_is_typed_wrong_gets_one_sentence(watched: Path, outlet: Server, vigie_run: Runner) -> None:
    for typed, why in (
        (("source", "add", outlet.url("/none")), "is not there: the server answered 404"),
        (("source", "add", outlet.url("/1")), "names no feed, and has no links that look like articles"),
        (("source", "add", "gazette"), "is no address that begins with http:// or https://"),
        (("source", "add", outlet.url("/feed"), "--every", "often"), "“often” is no span of time"),
        (("watch", "--once", "--source", "Herald"), "no source of this case is called Herald"),
    ):
        ran = vigie_run(*typed)
        assert (ran.code, ran.out) == (1, "")
        assert why in ran.err
        assert ran.err.count("\n") == 1
    (watched / "settings.toml").write_text('[watch]\npoll_every = "now and then"\n')
    ran = vigie_run("watch", "--once")
    assert (ran.code, "settings.toml:2: poll_every: “now and then” does not fit here" in ran.err) == (1, True)


def test_watching_reads_what_is_new_line_by_line(watched: Path, outlet: Server, vigie_run: Runner) -> None:
    ran = vigie_run("watch", "--once")
    assert ran.code == 0
    first, second, summary, *_ = ran.out.splitlines()
    assert first.endswith("Z  Gazette: 1 new of 1")
    assert second.endswith(f"Z  read {outlet.url('/1')}: 1 claim")
    assert summary == "1 source asked, 1 article read, 1 claim."
    assert len(vigie_run("claims", "--format", "json").out.splitlines()) == 1
    assert vigie_run("watch", "--once").out == "Nothing was due.\n"
    (document,) = map(json.loads, vigie_run("documents", "--format", "json").out.splitlines())
    assert document["dated"] == "2024-05-01", "the page has no date: the feed's holds"
    outlet.scripts["/1"] = answer(PAGE.format(more="Rien d'autre.").encode(), "Content-Type: text/html")
    looked = vigie_run("recheck", document["id"])
    assert f"new version: {outlet.url('/1')}" in looked.out
    assert "1 page looked at again, 1 changed" in looked.out
    assert outlet.url("/1") in vigie_run("changes").out
    assert vigie_run("verify").code == 0


def test_a_watch_in_which_nothing_answered_fails(watched: Path, outlet: Server, vigie_run: Runner) -> None:
    outlet.scripts["/feed"] = answer(b"", status="500 Fault")
    ran = vigie_run("watch", "--once")
    assert (ran.code, "1 source asked, 1 failed." in ran.out) == (1, True)
    assert "(answer 500)" in vigie_run("source", "list").out
    assert "réponse 500" in vigie_run("--lang", "fr", "source", "list").out


def test_what_a_server_closes_to_robots_is_left_alone_unless_one_says_otherwise(
    watched: Path, outlet: Server, vigie_run: Runner
) -> None:
    outlet.scripts["/robots.txt"] = answer(b"User-agent: *\nDisallow: /1\n", "Content-Type: text/plain")
    ran = vigie_run("watch", "--once")
    assert "1 not to be had" in ran.out
    assert "does not allow robots" in ran.out
    assert not [request for request in outlet.heard if request.startswith(b"GET /1 ")]


def test_a_request_to_end_is_followed_at_once(
    watched: Path, outlet: Server, vigie_run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vigie.flow.watching._sleep", lambda desk: os.kill(os.getpid(), signal.SIGTERM))
    before = signal.getsignal(signal.SIGTERM)
    ran = vigie_run("watch")
    assert ran.code == 0
    assert ran.err == "Stopped; the next vigie watch goes on from here.\n"
    assert "1 article read" in ran.out
    assert signal.getsignal(signal.SIGTERM) is before
