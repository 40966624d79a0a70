"""What the pages show is what Vigie prints, and the "add a ..." pages are recipes that work."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.screens import ON_SAMPLES, RECIPES, SCREEN, of_lines, of_table, on_samples, ran, recipe

MEND = "mend the pages with: python tests/docs/screens.py"


@pytest.mark.parametrize("page", RECIPES, ids=lambda page: page.stem)
def test_a_recipe_prints_what_it_shows(page: Path, tmp_path: Path) -> None:
    screens = list(recipe(page.read_text("utf-8"), tmp_path))
    assert [screen.shown for screen in screens] == [screen.printed for screen in screens], MEND
    assert "clm_" not in screens[0].printed
    assert "clm_" in screens[-1].printed, "the recipe makes no claim"
    assert ran("vigie packs check --packs my-packs", tmp_path).code == 0


@pytest.mark.parametrize("page", ON_SAMPLES, ids=lambda page: page.stem)
def test_a_screen_on_the_samples_is_as_printed(page: Path, tmp_path: Path) -> None:
    screens = list(on_samples(page.read_text("utf-8"), tmp_path))
    assert screens
    assert [screen.shown for screen in screens] == [screen.printed for screen in screens], MEND
    assert all("clm_" in screen.command + screen.printed for screen in screens)


def test_every_screen_of_every_page_is_held() -> None:
    pages = [page for page in ON_SAMPLES[0].parent.glob("docs/*.md") if SCREEN.search(page.read_text("utf-8"))]
    assert set(pages) <= {*RECIPES, *ON_SAMPLES}


def test_a_claim_no_longer_made_is_seen() -> None:
    gone, kept = f"clm_{0:020x}", f"clm_{1:020x}"
    table = of_table(f"claim  kind\n{kept}  use\n", [gone, kept])
    assert table == f"claim  kind\n{gone} is no longer made: choose another\n{kept}  use\n"
    lines = of_lines(f'Warning: x\n{{"id": "{kept}", "kind": "use"}}\n', [kept])
    assert lines == f'{{"id": "{kept}",\n "kind": "use"}}\n'
