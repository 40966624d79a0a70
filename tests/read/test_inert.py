from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from vigie.model.errors import ReadError
from vigie.read.inert import ATTRIBUTES, DROPPED, inert

HURTFUL = (
    '<script>x()</script>', '<p onclick="x()">a</p>', '<img src="http://a.example/x.png">',
    '<a href="javascript:x()">a</a>',
    '<meta http-equiv="refresh" content="0;url=http://a.example">', '<link rel="stylesheet" href="//a.example/x">',
    '<base href="http://a.example/">', '<iframe srcdoc="<script>x()</script>"></iframe>', '<svg onload="x()"></svg>',
    '<form action="http://a.example"><input name="a"></form>', '<div style="background:url(http://a.example/x)">a</div>',
    '<style>@import "http://a.example/x"; p { background: u\\72l(http://a.example/x) }</style>',
    '<style>p { background: url/**/(http://a.example/x) }</style>', '<object data="http://a.example"></object>',
    '<video src="http://a.example/x" poster="http://a.example/y"></video>', '<a ping="http://a.example" href="#">a</a>',
    '<img srcset="http://a.example/x 2x" src="data:image/svg+xml;base64,AAAA">', '<!-- <script>x()</script> -->',
    '<math><mi xlink:href="javascript:x()">a</mi></math>', '<body background="http://a.example/x"><p>a</p></body>',
)  # fmt: skip


def shown(*parts: str) -> str:
    page = "<html><head><title>T</title></head><body><p>Before.</p>" + "".join(parts) + "<p>After.</p></body></html>"
    return inert("page.html", page.encode()).decode()


@pytest.mark.parametrize("part", HURTFUL)
def test_nothing_runs_and_nothing_is_fetched_and_the_words_stay(part: str) -> None:
    page = shown(part)
    assert "Before." in page and "After." in page
    assert "a.example" not in page and "x()" not in page and "javascript" not in page


@given(st.lists(st.sampled_from(HURTFUL) | st.text("<>/=\"' abposnrc\\:(&#;)", max_size=30), max_size=8))
def test_whatever_the_page_is_only_what_is_named_stays(parts: list[str]) -> None:
    tree = lxml_html.document_fromstring(shown(*parts))
    for element in tree.iter():
        assert isinstance(element.tag, str) and element.tag not in DROPPED
        for name, value in element.attrib.items():
            assert name in ATTRIBUTES or ((name, element.tag) == ("src", "img") and value.startswith("data:image/"))


def test_a_picture_that_the_page_carries_stays() -> None:
    assert '<img src="data:image/png;base64,iVBORw0KGgo="' in shown('<img src="data:image/png;base64,iVBORw0KGgo=">')


def test_the_page_keeps_its_looks_and_its_letters() -> None:
    page = inert(
        "p.html", '<meta charset="euc-kr"><style>p { color: red }</style><p class="a">포탄</p>'.encode("euc-kr")
    )
    text = page.decode()
    assert "포탄" in text and "color: red" in text and 'class="a"' in text


def test_what_is_no_page_is_refused() -> None:
    with pytest.raises(ReadError):
        inert("p.html", b"")
