"""Slots are filled once; nothing that a person wrote opens one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.delivery.rendering import UnfilledSlot, fill_text, html_body, literal, text_body


def test_a_guardian_called_like_a_slot_stays_just_that() -> None:
    assert fill_text("{{name}}: {{link}}", {"name": "{{link}}", "link": "L"}, "en") == "{{link}}: L"


def test_a_slot_without_a_value_is_an_error() -> None:
    with pytest.raises(UnfilledSlot):
        fill_text("{{link}}", {}, "en")


def test_a_name_cannot_become_html() -> None:
    assert bytes(html_body("<b>{{name}}</b>", {"name": "<script>"})) == b"<b>&lt;script&gt;</b>"


def test_a_latin_name_keeps_its_order_inside_arabic() -> None:
    assert fill_text("{{name}}", {"name": "José"}, "ar") == "\u2068José\u2069"


def test_nothing_touches_a_link() -> None:
    assert fill_text("{{link}}", {"link": "https://x.example"}, "ar") == "https://x.example"


def test_a_mail_says_what_the_text_says() -> None:
    template, slots = "{{name}}:\n{{braces}}a}}\n{{link}}\n", {"name": "José", "link": "https://x.example"}
    said = fill_text(template, slots, "ar").replace("\n", "\r\n").encode()
    assert bytes(text_body(template, slots, "ar")) == said


@given(st.text())
def test_what_people_wrote_comes_out_as_they_wrote_it(words: str) -> None:
    assert fill_text(literal(words), {}, "en") == words
