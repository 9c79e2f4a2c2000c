"""The first page a family opens is in a language its phone asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.languages.negotiation import negotiate
from chats.languages.registry import listed


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("so-KE,so;q=0.9,en;q=0.8", "so"),
        ("en;q=0.5, ar;q=0.9", "ar"),
        ("fr, es-MX", "es"),
        ("mww", "hmn"),
        ("es;q=0, ar", "ar"),
        ("yue-HK, zh;q=0.5", "zh-Hans"),
        ("cmn, en", "zh-Hans"),
        ("hnj, en", "hmn"),
        ("quc, en", "es"),
        ("*", None),
        ("", None),
        (None, None),
        ("es;q=lots, so;q=.5", "so"),
        ("es;level=1", None),
    ],
)
def test_a_page_opens_in_the_language_the_browser_wants_most(header: str | None, tag: str | None) -> None:
    assert negotiate(header) == tag


def test_only_what_is_offered_is_chosen() -> None:
    assert negotiate("es, so;q=0.5", among=["en", "so"]) == "so"


def test_a_long_header_is_read_only_at_its_beginning() -> None:
    assert negotiate("xx," * 100 + "es") is None
    assert negotiate("es," + "xx-longest-subtag," * 20) == "es"


@given(st.text())
def test_any_header_gets_a_listed_language_or_none(header: str) -> None:
    assert negotiate(header) in {None, *(row.tag for row in listed())}
