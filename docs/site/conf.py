"""The pages of docs/ as a static site (`make docs`). Everything is local: no font, script or counter of others."""

import re

project = "Vigie"
html_title = "Vigie"
language = "en"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
root_doc = "index"
exclude_patterns = ["site", "*.ipynb"]
myst_heading_anchors = 4
suppress_warnings = [
    "myst.xref_missing"
]  # links to files beside docs/ (samples, CONTRIBUTING): tests/docs/test_pages.py
html_theme = "furo"
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False


def setup(app):
    """The contents at the side: every page that the index links to, in its order."""
    app.connect("source-read", _with_contents)


def _with_contents(app, name, source):
    if name == "index":
        pages = re.findall(r"\]\(([\w-]+)\.md\)", source[0])
        source[0] += "\n".join(["", "```{toctree}", ":hidden:", "", *dict.fromkeys(pages), "```", ""])
