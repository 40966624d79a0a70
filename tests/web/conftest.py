"""A case read from a few texts in four languages, one of them hostile; the workbench on it, as a client and in a
browser.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright
from starlette.testclient import TestClient

from vigie.flow.case import case_packs, new_case, read_into
from vigie.flow.weaving import weave
from vigie.packs.files import Packs
from vigie.store.case import Case
from vigie.web.app import workbench
from vigie.web.desk import Desk, make_desk
from vigie.web.server import listen

ADDRESS = "http://127.0.0.1"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-default-apps", "--disable-domain-reliability",
]  # fmt: skip
HOSTILE = (
    "<script>window.hurt=1</script><img src=x onerror=window.hurt=2> North Korea delivered 40 artillery shells "
    '\N{RIGHT-TO-LEFT OVERRIDE}to Russia\N{POP DIRECTIONAL FORMATTING} in March 2024, said the "><b>minister</b>.'
)
TRAP = """<!doctype html><html><head><title>Trap</title><meta http-equiv="refresh" content="0;url=http://a.example/">
<link rel="preconnect" href="http://b.example"><link rel="stylesheet" href="http://c.example/x.css">
<script>top.hurt = 4</script><base href="http://d.example/"></head><body onload="top.hurt = 5"><article>
<h1>Shells for Russia</h1><p>North Korea delivered 70 howitzers to Russia in May 2024, said the Pentagon. The guns were
seen on a train near the border, and the ministry of defence of Ukraine counted them one by one over several weeks.</p>
<p><img src="http://e.example/x.png" onerror="top.hurt = 6"><a href="http://f.example/">More on this story</a></p>
<iframe src="http://g.example/"></iframe>
<form action="http://h.example/"><input autofocus onfocus="top.hurt = 7"></form>
</article></body></html>"""
TEXTS = {
    "a.txt": "North Korea shipped at least 10,000 containers of artillery shells to Russia in 2023, "
    "said South Korea's National Intelligence Service.\n\nRussia denied that it had received any shells.",
    "b.txt": "Selon le renseignement sud-coréen, la Corée du Nord a livré plus de 10 000 conteneurs d'obus à la Russie "
    "en 2023.\n\nLa Pologne a commandé 180 chars K2 à la Corée du Sud en 2022.",
    "c.txt": "Северная Корея поставила России 150 баллистических ракет KN-23, сообщило Главное управление разведки.",
    "d.txt": "국방부는 북한이 러시아에 포탄 300만 발을 제공했다고 밝혔다.",
    "e.txt": HOSTILE,
    "f.html": TRAP,
}
MANIFEST = """file,language,publisher,dated,title
a.txt,en,Halden Wire,2024-01-10,Containers for Russia
b.txt,fr,Agence Mérivelle,2024-01-12,Des conteneurs pour la Russie
c.txt,ru,Вестник,2024-02-01,Ракеты
d.txt,ko,한빛일보,2024-02-03,포탄
f.html,en,Trap Post,2024-05-20,Shells for Russia
e.txt,en,"<b>Evil</b> \N{RIGHT-TO-LEFT OVERRIDE}Wire",2024-04-01,"</title><script>window.hurt=3</script>"
"""


@pytest.fixture(scope="session")
def packs(case: Case) -> Packs:
    """The packs of the case."""
    return case_packs(case)


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The case, read and woven."""
    texts = tmp_path_factory.mktemp("texts")
    for name, text in TEXTS.items():
        (texts / name).write_text(text, "utf-8")
    (texts / "manifest.csv").write_text(MANIFEST, "utf-8")
    made = new_case(tmp_path_factory.mktemp("cases") / "l'affaire")
    known = case_packs(made)
    read_into(made, [str(texts)], known)
    weave(made, known)
    return made


@pytest.fixture(scope="session")
def desk(case: Case, packs: Packs) -> Desk:
    """The case as it is served."""
    return make_desk(case, packs)


@pytest.fixture
def client(desk: Desk) -> TestClient:
    """A visitor who reads English."""
    return TestClient(workbench(desk), base_url=ADDRESS, headers={"accept-language": "en"})


@pytest.fixture(scope="session")
def address(desk: Desk) -> Iterator[str]:
    """Where the workbench is served to browsers."""
    at = listen(0)
    server = uvicorn.Server(uvicorn.Config(workbench(desk), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [at]}, daemon=True)
    thread.start()
    yield "http://{}:{}".format(*at.getsockname())
    server.should_exit = True
    thread.join(5)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    if CHROMIUM is None:
        pytest.skip("browser tests need chromium on the path: apt-get install chromium")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield found
        found.close()


class Watched:
    """A page, with every address it asked for and every complaint of the browser."""

    def __init__(self, page: Page) -> None:
        self.page, self.hosts, self.complaints = page, set[str](), list[str]()
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname or ""))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    context = browser.new_context(locale="en-GB", base_url=address, viewport={"width": 1440, "height": 900})
    yield Watched(context.new_page())
    context.close()
