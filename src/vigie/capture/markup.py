"""XML and HTML of strangers as trees: no entity, nothing fetched, bounded in depth and time."""

from __future__ import annotations

import codecs
import re
from html.entities import html5
from typing import Any

from vigie.text.encoding import decode

# An element of lxml, which has no types of its own.
Element = Any

_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
_DECLARED = re.compile(rb"""\s{0,99}<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""", re.IGNORECASE)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_TEXT_CODEC = re.compile(r"ascii|utf-(?:8|16|32)|cp\d|iso8859|koi8|mac-|euc_|shift_jis|iso2022|gb|big5|johab|tis")
_NAME = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]{0,40})")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONG_TAG = re.compile(r"<([A-Za-z]\w*)[^<>]{8000,}>?")  # the parser compares each attribute with all before it
_HEAD_BYTES = 4096
_SPACE = re.compile(r"\s*")
_COMMENT_END, _INSTRUCTION_END = re.compile("-->"), re.compile(r"\?>")
_TYPE_END = re.compile(r"[^\[>]*(?:>|\[.*?\]\s*>)", re.DOTALL)


def characters(data: bytes, charset: str | None = None) -> str:
    """The text of ``data``: by its mark, as UTF-8, by ``charset`` or what it declares, else by its letters.

    Raises ValueError with a clause for the user when it is no text.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    head = data[:_HEAD_BYTES]
    declared = _DECLARED.match(head) or _META.search(head)
    for name in (charset, declared[1].decode() if declared else None):
        try:
            if name and _TEXT_CODEC.match(codecs.lookup(name).name):
                return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return decode(data).removeprefix("\ufeff")


def from_root(text: str) -> tuple[str, str]:
    """The name of the outermost element, in lower case, and ``text`` from there on; empty when there is none.

    What stands before, a document type with its entities among it, is left out: no entity is ever declared.
    """
    at = _past_space(text, 0)
    while text.startswith(("<?", "<!"), at):
        if text.startswith("<!--", at):
            at = _behind(text, _COMMENT_END, at)
        else:
            at = _behind(text, _INSTRUCTION_END if text[at + 1] == "?" else _TYPE_END, at)
        at = _past_space(text, at)
    found = _NAME.match(text, at)
    return (found[1].lower(), text[at:]) if found else ("", "")


def strict_tree(text: str) -> Element | None:
    """The tree of well-formed XML without prolog, None when it is not well-formed or nested beyond 256 elements."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(_CONTROLS.sub("", _without_names(text)).encode(), parser)
    except etree.XMLSyntaxError:
        return None


def page_tree(text: str) -> Element | None:
    """The tree of an HTML page, mended as a browser would, None when nothing is left of it."""
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    try:
        return html.document_fromstring(_LONG_TAG.sub(r"<\1>", _CONTROLS.sub("", text)).encode(), parser=parser)
    except etree.ParserError:
        return None


def without_long_tags(text: str) -> str:
    """``text`` with the attributes of endless tags left out."""
    return _LONG_TAG.sub(r"<\1>", text)


def _without_names(text: str) -> str:
    """Letters for the names that HTML has for them and XML has not (``&eacute;``)."""
    return _NAMED.sub(lambda found: found[0] if found[1] in _XML else html5.get(f"{found[1]};", found[0]), text)


def _past_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _behind(text: str, mark: re.Pattern[str], at: int) -> int:
    found = mark.search(text, at)
    return found.end() if found else len(text)
