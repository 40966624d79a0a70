from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.capture.canonical import canonical

PAGE = "https://example.org/a?id=3"


@pytest.mark.parametrize(
    "address",
    [
        "HTTPS://Example.ORG:443/a?id=3",
        "https://example.org./a?id=3#comments",
        "https://example.org/a?utm_source=x&id=3&UTM_Medium=y",
        "https://example.org/a?id=3&fbclid=abc",
        "https://user:secret@example.org/a?id=3",
        " https://example.org/a?id=3",
    ],
)
def test_addresses_of_one_page_have_one_form(address: str) -> None:
    assert canonical(address.lstrip()) == PAGE


@pytest.mark.parametrize(
    ("address", "one"),
    [
        ("https://example.org", "https://example.org/"),
        ("http://example.org:8080/A%2fb", "http://example.org:8080/A%2Fb"),
        ("https://example.org/?b=2&a=1", "https://example.org/?b=2&a=1"),
        ("https://example.org/#!/page/2", "https://example.org/#!/page/2"),
        ("http://[2001:DB8::1]/x", "http://[2001:db8::1]/x"),
        ("https://example.org/a?utm=1", "https://example.org/a?utm=1"),
    ],
)
def test_what_names_a_page_stays(address: str, one: str) -> None:
    assert canonical(address) == one


@pytest.mark.parametrize("path", ["a.txt", "-", "", "ftp://example.org/a", "http://", "https://[1", "http://a:x/"])
def test_what_is_no_address_has_none(path: str) -> None:
    assert canonical(path) is None


@given(st.text(max_size=30), st.text(max_size=20))
def test_the_one_form_of_the_one_form_is_itself(path: str, query: str) -> None:
    one = canonical(f"https://example.org/{path}?{query}")
    assert one is None or canonical(one) == one
