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
    "template", "audio", "video", "source", "track", "portal", "svg", "math", "param", "dialog", "input", "button", "select", "textarea",
)  # fmt: skip
_ADDRESSES = re.compile(
    r"@import[^;]*;?|(?:url|image-set|image|src|expression)\s*\([^)]*\)?|-moz-binding|behavior", re.I
)
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
            element.set(name, _ADDRESSES.sub("", _unescaped(value)))
    if element.tag == "style" and element.text:
        element.text = _ADDRESSES.sub("", _unescaped(element.text))


def _unescaped(css: str) -> str:
    """Style without comments and without the backslashes that can hide a word in it."""
    return re.sub(r"/\*.*?\*/", "", css, flags=re.S).replace("\\", "")
