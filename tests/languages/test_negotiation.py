"""The first page a family opens is in a language its phone asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.languages.negotiation import negotiate
from chats.languages.registry import listed, readable


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("so-KE,so;q=0.9,en;q=0.8", "so"),
        ("en;q=0.5, ar;q=0.9", "ar"),
        ("de, es-MX", "es"),
        ("mww", "hmn"),
        ("es;q=0, ar", "ar"),
        ("yue-HK, zh;q=0.5", "zh-Hant"),
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


ALIASES = {
    "zh": "zh-Hans", "zh-CN": "zh-Hans", "zh-SG": "zh-Hans", "zh-Hans-CN": "zh-Hans", "zh_CN": "zh-Hans",
    "zh-TW": "zh-Hant", "zh-HK": "zh-Hant", "zh-MO": "zh-Hant", "zh-Hant-HK": "zh-Hant", "ZH-hant": "zh-Hant",
    "zh-yue": "zh-Hant", "yue-Hant-HK": "zh-Hant", "nan": "zh-Hant", "cmn-Hans": "zh-Hans",
    "tl": "fil", "tl-PH": "fil", "fil-PH": "fil", "fa": "fa-AF", "fa-IR": "fa-AF", "prs": "fa-AF",
    "prs-AF": "fa-AF", "pt": "pt-BR", "pt-PT": "pt-BR", "pt-AO": "pt-BR", "mww": "hmn", "hnj": "hmn",
    "mww-Latn": "hmn", "swc": "sw", "swc-CD": "sw", "swh": "sw", "pbt": "ps", "es-419": "es", "ar-SD": "ar",
    "fr-HT": "fr", "ht-HT": "ht", "ti-ER": "ti", "so-KE": "so", "en-GB": "en", "wo": "fr", "mam": "es",
    "iw": None, "in": None, "no": None, "nb-NO": None, "de": None,
}  # fmt: skip
"""What phones ask for, and what we answer; None where the reader's next wish must do."""


@pytest.mark.parametrize("asked", ALIASES)
def test_what_a_phone_calls_a_language_is_understood(asked: str) -> None:
    every = [row.tag for row in readable()]
    assert negotiate(asked, every) == ALIASES[asked]


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("zh-HK, en;q=0.9", "zh-Hant"),
        ("no, iw;q=0.9, tl-PH;q=0.8", "fil"),
        ("en;q=0.3, fa;q=0.31", "fa-AF"),
        ("am;q=0.8, ti;q=0.8", "am"),
        ("uk;q=1.5, ru", "uk"),
        ("ru;q=0, uk;q=0.001", "uk"),
    ],
)
def test_wishes_are_weighed(header: str, tag: str) -> None:
    assert negotiate(header, [row.tag for row in readable()]) == tag


def test_only_the_first_twenty_wishes_are_read() -> None:
    assert negotiate("xx," * 19 + "es") == "es"
    assert negotiate("xx," * 20 + "es") is None


def test_only_what_is_offered_is_chosen() -> None:
    assert negotiate("es, so;q=0.5", among=["en", "so"]) == "so"


def test_a_long_header_is_read_only_at_its_beginning() -> None:
    assert negotiate("xx," * 100 + "es") is None
    assert negotiate("es," + "xx-longest-subtag," * 20) == "es"


@given(st.text())
def test_any_header_gets_a_listed_language_or_none(header: str) -> None:
    assert negotiate(header) in {None, *(row.tag for row in listed())}
