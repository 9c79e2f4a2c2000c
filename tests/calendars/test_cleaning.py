"""Words and addresses: what is taken out before a calendar sees them, and what is kept."""

import pytest

from chats.calendars.cleaning import clean, mailto_uri, one_line, personal_name, web_uri


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one\ntwo\nthree\nfour\nfive"),
        ("nul\x00 bell\x07 delete\x7f c1\x9b", "nul bell delete c1"),
        ("\ufeffbom", "bom"),
        ("half \ud83d surrogate", "half  surrogate"),
        ("exe.\u202egnp", "exe.gnp"),
        ("a\tb", "a b"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩🏽\u200d👧", "👩🏽\u200d👧"),
        ("الساعة \u20686:00 PM\u2069", "الساعة \u20686:00 PM\u2069"),
        ("opened \u2067 for ever", "opened  for ever"),
        ("closed \u2069\u2067 first", "closed  first"),
        ("opened \u2067\nclosed \u2069 a line later", "opened \nclosed  a line later"),
    ],
)
def test_words_keep_what_readers_need_and_lose_what_misleads_them(written: str, kept: str) -> None:
    assert clean(written) == kept


def test_a_title_is_one_line() -> None:
    assert one_line("Coffee\nchat\r\n") == "Coffee chat"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('Ana "Anita" Ruiz', "Ana ”Anita” Ruiz"),
        ("^n\\Bui^", "nBui"),
        ("\u2068Amina\u2069", "Amina"),
        ("  Nguyễn\nHạnh ", "Nguyễn Hạnh"),
        ("O'Brien, Pat: 3;4", "O'Brien, Pat: 3;4"),
    ],
)
def test_a_name_has_no_sign_that_calendars_would_show_as_an_escape(written: str, kept: str) -> None:
    assert personal_name(written) == kept


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("https://meet.example.org/j/9?pwd=a,b;c%20d#e", "https://meet.example.org/j/9?pwd=a,b;c%20d#e"),
        ("https://meet.example.org/réunion", "https://meet.example.org/r%C3%A9union"),
        ("http://127.0.0.1:5000/{{x}}", "http://127.0.0.1:5000/%7B%7Bx%7D%7D"),
    ],
)
def test_a_link_is_written_in_ascii(link: str, written: str) -> None:
    assert web_uri(link) == written


@pytest.mark.parametrize(
    "link",
    [
        *("", "javascript:alert(1)", "https://", "https:///path", "//host/path", "zoom 123"),
        *(
            "https://a.example/\r\nX:1",
            " https://a.example/",
            "https://a.example/\u202e",
            "https://a.example/\ud800",
        ),
    ],
)
def test_what_is_no_link_is_refused(link: str) -> None:
    with pytest.raises(ValueError, match="a link"):
        web_uri(link)


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("rsvp+k3f9@chats.example.org", "mailto:rsvp+k3f9@chats.example.org"),
        ("o'brien@example.org", "mailto:o'brien@example.org"),
        ("a%b?c&d@example.org", "mailto:a%25b%3Fc%26d@example.org"),
        ("ñandú@example.org", "mailto:%C3%B1and%C3%BA@example.org"),
    ],
)
def test_an_address_is_written_as_replies_will_have_it(address: str, written: str) -> None:
    assert mailto_uri(address) == written


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nobody",
        "a@b@c",
        "Ana <a@example.org>",
        "a@example.org,b@example.org",
        "a@b\r\nX:1",
        "a\x00@b",
        '"a"@b',
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="a mail address"):
        mailto_uri(address)
