"""The pages hang together: all listed, no dead link, no command or make verb that does not exist."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from vigie.cli.main import program
from vigie.packs.messages import catalogue

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md"), *ROOT.glob("samples/*.md"), *ROOT.glob("tests/*/*/README.md")])
TOP = program(catalogue("en"))

FENCE = re.compile(r"^```.*?^```", re.S | re.M)
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"^(?:\$ )?(vigie(?: [^\n#]*)?)", re.M)
MAKE = re.compile(r"\bmake ([a-z]+)\b(?=`|  )")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def links(page: Path) -> list[str]:
    found = LINK.findall(FENCE.sub("", page.read_text("utf-8")))
    return [link for link in found if not re.match(r"[a-z]+:", link)]


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as the usual renderers make them."""
    heads = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text("utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def commands(page: Path) -> Iterator[list[str]]:
    """The commands of a page's code blocks, without their remarks; help pages only name them."""
    for fence in FENCE.findall(page.read_text("utf-8")):
        for command in COMMAND.findall(fence):
            yield shlex.split(command)[1:]


def unknown(arguments: list[str]) -> list[str]:
    """What ``vigie`` does not know among ``arguments``: verbs and options."""
    command: click.Command = TOP
    context = click.Context(TOP, info_name="vigie")
    strange = []
    for word in arguments:
        known = {option for parameter in command.get_params(context) for option in parameter.opts}
        if word.startswith("--"):
            strange += [word] if word.partition("=")[0] not in known else []
        elif isinstance(command, click.Group):
            child = command.get_command(context, word)
            if child is None:
                return [*strange, word]
            command, context = child, click.Context(child, context, info_name=word)
    return strange


def test_every_page_is_in_the_index() -> None:
    listed = {(DOCS / link).resolve() for link in links(DOCS / "index.md")}
    assert {page for page in DOCS.glob("*.md") if page.name != "index.md"} - listed == set()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_no_link_is_dead(page: Path) -> None:
    dead = []
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(link)
    assert dead == []


@pytest.mark.parametrize("page", [p for p in PAGES if p.name != "cli.md"], ids=name_of)
def test_every_command_exists(page: Path) -> None:
    assert [" ".join(words) for words in commands(page) if unknown(words)] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_make_verb_exists(page: Path) -> None:
    verbs = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert set(MAKE.findall(page.read_text("utf-8"))) - verbs == set()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_no_page_tells_where_it_was_written(page: Path) -> None:
    assert str(ROOT) not in page.read_text("utf-8")


def test_the_readme_shows_how_to_begin() -> None:
    shown = list(commands(ROOT / "README.md"))
    assert {"extract", "new", "read", "claims", "show", "unread", "packs"} <= {words[0] for words in shown}
    assert {"demo", "test"} <= set(MAKE.findall((ROOT / "README.md").read_text("utf-8")))
    assert links(ROOT / "README.md").count("docs/index.md") == 1


def test_the_rulers_measure(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One: two\n[a](x.md) [b](#one-two) [c](ftp:z)\n```\n$ vigie new x  # why\n```\n", "utf-8")
    assert links(page) == ["x.md", "#one-two"]
    assert anchors(page) == {"one-two"}
    assert list(commands(page)) == [["new", "x"]]
    assert unknown(["claims", "--kind", "use"]) == unknown(["packs", "show", "x"]) == []
    assert unknown(["claims", "--color"]) == ["--color"]
    assert unknown(["packs", "sing"]) == ["sing"]
    assert unknown(["sing"]) == ["sing"]
