"""The screens of the workbench that the pages show: the sample case in a real browser, in English.

Run as a script, this file takes every screen anew: ``python tests/docs/screens_web.py``.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from vigie.flow.case import case_packs, new_case, read_into
from vigie.flow.weaving import weave
from vigie.web.app import NAVIGATION, workbench
from vigie.web.desk import make_desk
from vigie.web.server import listen

ROOT = Path(__file__).parents[2]
SCREENS = ROOT / "docs" / "screens"
LARGEST = 150_000  # bytes of a screen
INSIDE = {  # pages behind a door: the list they are reached from, and what is clicked there
    "claim": ("/ledger?kind=transfer&supplier=KP", "tr[data-row] a[data-open]"),
    "figure": ("/figures", "tr[data-row] a[data-open]"),
    "document": ("/documents", "tr[data-row] a[data-open]"),
    "entity": ("/entities", "tr[data-row] a[data-open]"),
}
DARK = ("ledger", "claim", "figure")  # taken on a telephone in the dark as well


class Look(NamedTuple):
    """How a page is looked at."""

    width: int
    height: int
    light: str


DESK, TELEPHONE = Look(1440, 600, "light"), Look(390, 844, "dark")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which the sample case is served, read anew in ``folder``."""
    case = new_case(folder / "demo-case", sample=True)
    packs = case_packs(case)
    read_into(case, [str(ROOT / "samples")], packs)
    weave(case, packs)
    at = listen(0)
    server = uvicorn.Server(uvicorn.Config(workbench(make_desk(case, packs)), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [at]}, daemon=True)
    thread.start()
    yield "http://{}:{}".format(*at.getsockname())
    server.should_exit = True
    thread.join(5)


def take(browser: Browser, address: str, name: str, look: Look, file: Path) -> None:
    """Take the screen of the page ``name``."""
    context = browser.new_context(
        base_url=address,
        locale="en-GB",
        color_scheme=look.light,
        viewport={"width": look.width, "height": look.height},  # type: ignore[arg-type]
    )
    page = context.new_page()
    _open(page, name)
    page.wait_for_load_state("networkidle")
    for tenths in range(10, 3, -1):  # less of the page where it is too heavy
        size = {"x": 0, "y": 0, "width": look.width, "height": look.height * tenths // 10}
        page.screenshot(path=file, clip=size)  # type: ignore[arg-type]
        if file.stat().st_size <= LARGEST:
            break
    context.close()


def _open(page: Page, name: str) -> None:
    doors = {door.name: door.path for door in NAVIGATION}
    if name in doors:
        page.goto(doors[name])
        return
    path, link = INSIDE[name]
    page.goto(path)
    page.locator(link).first.click()
    page.wait_for_url(re.compile(r"/(claims|figures|documents|entities)/\w"))


def main() -> None:
    """Take every screen."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("the screens need chromium on the path: apt-get install chromium")
    os.environ["VIGIE_USER"] = "analyst"
    SCREENS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-lcd-text"]
        )
        for name in (*(door.name for door in NAVIGATION), *INSIDE):
            take(browser, address, name, DESK, SCREENS / f"{name}.png")
            if name in DARK:
                take(browser, address, name, TELEPHONE, SCREENS / f"{name}-telephone.png")
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
