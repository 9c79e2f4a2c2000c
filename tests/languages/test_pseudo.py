"""A page in nobody's language shows what was never translated."""

from hypothesis import given
from hypothesis import strategies as st

from chats.languages.placeholders import slots_of
from chats.languages.pseudo import pseudo


def test_letters_are_accented_and_slots_tags_and_links_are_not() -> None:
    assert pseudo('Hi %(name)s, <a href="x">see</a> https://a.org &amp;') == (
        '⟦Ĥî %(name)s, <a href="x">šéé</a> https://a.org &amp;⟧'
    )


@given(st.text("abc %()s<>name"))
def test_slots_stay_slots(text: str) -> None:
    assert slots_of(pseudo(text)) == slots_of(text)
