"""A mail that was written to harm us is taken apart within bounds, or not at all."""

from time import perf_counter

import pytest

from chats.mailroom.parts import Unreadable
from chats.mailroom.reading import Answer, Machine, read
from tests.mailroom.shapes import FAMILY, answer, raw

HEAD = ("From: a@canary.example", "Message-ID: <1@phone.example>")
MANY = 300_000
LONG = {
    "a line that never ends": raw(*HEAD, "", "a" * 1_900_000),
    "a million lines": raw(*HEAD, "", "") + b"\r\n" * 900_000,
    "quotation marks": raw(*HEAD, "", "") + b"> \r\n" * 500_000,
    "who wrote, over and over": raw(*HEAD, "", "") + b"2026 a wrote:\r\n" * 100_000,
    "addresses without end": raw(*HEAD, "", "") + b"a@" * 900_000 + b" wrote:",
    "dashes": raw(*HEAD, "", "") + b"-" * 1_900_000,
    "elements in each other": raw(*HEAD, "Content-Type: text/html", "", "") + b"<div>" * MANY,
    "elements that never close": raw(*HEAD, "Content-Type: text/html", "", "") + b"<a b='" * MANY,
    "opening brackets": raw(*HEAD, "Content-Type: text/html", "", "") + b"<" * 1_900_000,
    "a header in a million lines": raw(*HEAD, "Subject: a", "") + b" b\r\n" * MANY + b"\r\nyes",
    "headers without end": raw(*HEAD, "") + b"X-A: b\r\n" * 200_000 + b"\r\nyes",
    "words in every charset": raw(*HEAD, "") + b"Subject: " + b"=?utf-8?q?a?= " * 140_000 + b"\r\n\r\nyes",
    "parts without end": raw(*HEAD, "Content-Type: multipart/mixed; boundary=b", "", "")
    + b"--b\r\n\r\n" * 250_000,
    "reports without end": raw(
        *HEAD, "Content-Type: multipart/report; boundary=b", "", "--b",
        "Content-Type: message/delivery-status", "", "",
    ) + b"Final-Recipient: rfc822; a\r\nStatus: 5.1.1\r\n\r\n" * 40_000,
}  # fmt: skip
DEEP = {
    "a thousand parts in each other": raw(
        *HEAD, "Content-Type: multipart/mixed; boundary=b", "",
        *["--b\r\nContent-Type: multipart/mixed; boundary=b\r\n"] * 1000,
    ),
    "a thousand mails in each other": raw(*HEAD, *["Content-Type: message/rfc822\r\n"] * 1000),
    "a kind with a million words": raw(*HEAD, "Content-Type: text/plain" + "; " * 900_000, "", "yes"),
    "a name in a slow charset": raw(
        *HEAD, "Content-Disposition: attachment; filename*=punycode''" + "a-" * 200_000, "", "yes"
    ),
}  # fmt: skip
STRANGE = {
    "nothing": (b"", ""),
    "no headers": (b"yes", "yes"),
    "no headers and a line": (b"\r\nyes", "yes"),
    "only headers": (raw(*HEAD), ""),
    "zero octets": (raw(*HEAD, "", b"y\0e\0s"), "y\0e\0s"),
    "a charset nobody knows": (raw(*HEAD, "Content-Type: text/plain; charset=klingon", "", "sí"), "sí"),
    "a charset that is no charset": (
        raw(*HEAD, "Content-Type: text/plain; charset=zlib_codec", "", "1"),
        "1",
    ),
    "octets that are no letters": (raw(*HEAD, "", b"\xff\xfe1"), "\ufffd\ufffd1"),
    "half of a letter": (raw(*HEAD, "Content-Type: text/plain; charset=utf-16", "", b"1\x001"), "1\ufffd"),
    "a header with octets": (raw(*HEAD, b"Subject: \xff\xfe", "", "yes"), "yes"),
    "base64 that is none": (raw(*HEAD, "Content-Transfer-Encoding: base64", "", "!!!!"), ""),
    "a boundary that never comes": (
        raw(*HEAD, "Content-Type: multipart/mixed; boundary=x", "", "yes"),
        "yes",
    ),
    "no boundary": (raw(*HEAD, "Content-Type: multipart/mixed", "", "yes"), "yes"),
}


def seconds(mail: bytes) -> float:
    began = perf_counter()
    read(mail, FAMILY)
    return perf_counter() - began


@pytest.mark.parametrize("name", sorted(LONG))
def test_a_long_mail_is_read_in_a_moment(name: str) -> None:
    assert (
        seconds(LONG[name]) < 20
    )  # two seconds at the most; a busy machine takes longer, and minutes were meant


@pytest.mark.parametrize("name", sorted(DEEP))
def test_a_mail_that_goes_too_deep_is_not_read(name: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(DEEP[name], FAMILY)
    assert refusal.value.why in ("too-deep", "too-long")


@pytest.mark.parametrize("name", sorted(STRANGE))
def test_a_strange_mail_is_read_as_far_as_it_can_be(name: str) -> None:
    mail, said = STRANGE[name]
    assert read(mail, FAMILY) == Answer(said)


def test_of_a_mail_with_three_megabytes_of_pictures_the_words_are_read() -> None:
    head = raw(
        *HEAD, "Content-Type: multipart/mixed; boundary=b", "", "--b", "Content-Type: text/plain", "", "yes",
        "--b", 'Content-Type: image/jpeg; name="a.jpg"', "Content-Transfer-Encoding: base64", "", "",
    )  # fmt: skip
    found = read(head + b"AAAA" * 800_000 + b"\r\n--b--\r\n", FAMILY)
    assert found == Answer("yes", ("image/jpeg",))


@pytest.mark.parametrize(
    ("charset", "said"),
    [
        ("iso-8859-1", "sí"),
        ("gb2312", "是的"),
        ("big5", "是"),
        ("windows-1256", "نعم"),
        ("utf-16", "haa"),
        ("koi8-r", "да"),
    ],
)
def test_words_are_read_in_the_charsets_of_mail(charset: str, said: str) -> None:
    mail = raw(*HEAD, f"Content-Type: text/plain; charset={charset}", "", said.encode(charset))
    assert read(mail, FAMILY) == Answer(said)


def test_a_mail_is_never_shown_by_what_went_wrong_with_it() -> None:
    with pytest.raises(Unreadable) as refusal:
        read(DEEP["a thousand parts in each other"], FAMILY)
    assert "canary" not in f"{refusal.value!r}{refusal.value}"
    assert refusal.value.__cause__ is None


def test_what_was_read_does_not_show_in_its_repr() -> None:
    assert "secret" not in repr(read(answer("secret"), FAMILY))
    assert read(answer("x", Precedence="bulk"), FAMILY) is Machine.AUTOMATIC
