"""A page as it was captured, for eyes only: nothing left in it runs, moves on, or asks the world for anything."""

from __future__ import annotations

import re
from typing import Any

from lxml import html as lxml_html  # type: ignore[import-untyped]
from lxml.etree import ParserError  # type: ignore[import-untyped]

from vigie.model.errors import ReadError
from vigie.read.html import page_text

# What stays is named, so that what nobody thought of goes. ``style`` elements stay, without their addresses.
ATTRIBUTES = frozenset((
    "class", "id", "lang", "dir", "title", "alt", "colspan", "rowspan", "width", "height", "align", "valign", "start",
    "datetime", "scope", "style", "cite", "abbr", "reversed", "value", "open", "hidden", "border", "cellpadding",
))  # fmt: skip
DROPPED = (
    "script", "noscript", "link", "meta", "base", "iframe", "frame", "frameset", "object", "embed", "applet",
    "template", "audio", "video", "source", "track", "portal", "svg", "math", "param", "dialog", "input", "button",
    "select", "textarea",
)  # fmt: skip
FUNCTIONS = frozenset((
    "rgb", "rgba", "hsl", "hsla", "calc", "min", "max", "clamp", "not", "is", "where", "nth-child", "nth-of-type",
    "lang",
))  # fmt: skip
_CALL = re.compile(r"@import[^;]*;?|([\w-]*)\s*\([^()]*\)?", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+")


def inert(path: str, data: bytes) -> bytes:
    """``data`` as a page in UTF-8 without scripts, frames, forms, links and whatever names an address; pictures that
    the page carries in itself stay. Raises ReadError when it is no page that can be read.
    """
    try:
        tree = lxml_html.document_fromstring(page_text(path, data, None))
    except (ParserError, ValueError) as error:
        raise ReadError(path, "is no HTML page that can be read") from error
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag.lower() in DROPPED:
            _drop(element)
        else:
            _strip(element)
    text: bytes = lxml_html.tostring(tree, encoding="utf-8", doctype="<!doctype html>")
    return text


def _drop(element: Any) -> None:
    """Take an element out with all that is in it; what follows it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def _strip(element: Any) -> None:
    for name, value in list(element.attrib.items()):
        if name == "src" and element.tag == "img" and _PICTURE.fullmatch(value):
            continue
        if name.lower() not in ATTRIBUTES:
            del element.attrib[name]
        elif name == "style":
            element.set(name, _plain(value))
    if element.tag == "style" and element.text:
        element.text = _plain(element.text)


def _plain(css: str) -> str:
    """Style without comments, escapes, imports, and functions that nobody named: an address has nowhere to stand."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.S).replace("\\", "")
    return _CALL.sub(lambda call: call[0] if (call[1] or "").lower() in FUNCTIONS else "", bare)
