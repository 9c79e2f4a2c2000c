"""What a mail looks like when it leaves."""

import email
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage
from email.policy import SMTP, default
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.delivery.channels.mime import Mail, UnfitMail, ascii_address

CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:اجتماع القهوة\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
).encode()
MAIL = Mail(
    message_id="<81.invitation@chats.school.example>",
    sender_name="Escuela Ñandú, Oakland",
    sender="school@school.example",
    to="amina@family.example",
    subject="دعوة إلى لقاء القهوة",
    language="ar",
    text="مرحبا أمينة،\n\nالثلاثاء",
    html="<p>مرحبا أمينة،</p>\n",
    calendar=CALENDAR,
    method="REQUEST",
    unsubscribe_url="https://chats.school.example/stop/abc",
    sent_at=datetime(2026, 9, 1, 16, 30, tzinfo=UTC),
)
# What people write: any script, no control characters, none of the separators that end a line.
LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])
WORDS = st.text(LETTERS, min_size=1, max_size=200).map(str.strip).filter(bool)
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\r\n\t"), max_size=2000)


def read(mail: Mail) -> EmailMessage:
    return email.message_from_bytes(mail.as_bytes(), policy=default)


def parts(message: EmailMessage) -> dict[str, Any]:
    return {
        part.get_content_type(): part.get_payload(decode=True)
        for part in message.walk()
        if not part.is_multipart()
    }


def changed(field: str, value: object) -> dict[str, Any]:
    return {field: value}


def canonical(text: str) -> bytes:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n").encode()


def shape(message: Any) -> object:
    kind = (message.get_content_type(), dict(message["Content-Type"].params) | {"boundary": None})
    if message.is_multipart():
        return kind, [shape(part) for part in message.iter_parts()]
    return kind, message["Content-Disposition"], message["Content-Transfer-Encoding"]


def built_by_the_library(mail: Mail) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message.set_content(mail.text, cte="base64")
    message.add_alternative(mail.html, subtype="html", cte="base64")
    message.add_alternative(
        CALENDAR.decode(), subtype="calendar", charset="utf-8", params={"method": mail.method}, cte="base64"
    )
    message.add_attachment(
        CALENDAR, "application", "ics", filename="invite.ics", params={"name": "invite.ics"}
    )
    return email.message_from_bytes(message.as_bytes(), policy=default)


def test_a_mail_has_the_layout_that_shows_reply_buttons() -> None:
    assert shape(read(MAIL)) == shape(built_by_the_library(MAIL))


def test_a_mail_without_a_meeting_has_text_and_html_only() -> None:
    message = read(replace(MAIL, calendar=None, method=None))
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]


@given(text=TEXTS, html=TEXTS)
def test_every_part_reads_back_as_it_was_written(text: str, html: str) -> None:
    assert parts(read(replace(MAIL, text=text, html=html))) == {
        "text/plain": canonical(text),
        "text/html": canonical(html),
        "text/calendar": CALENDAR,
        "application/ics": CALENDAR,
    }


@given(subject=WORDS)
def test_a_subject_in_any_script_reads_back(subject: str) -> None:
    assert read(replace(MAIL, subject=subject))["Subject"] == subject


@given(name=WORDS)
def test_a_school_named_in_any_script_is_named_as_the_sender_and_nothing_else_is(name: str) -> None:
    sender = read(replace(MAIL, sender_name=name))["From"].addresses
    assert [one.addr_spec for one in sender] == ["school@school.example"]
    # Runs of spaces read as one (RFC 5322, 3.2.2), and Python's reader adds some between long encoded words.
    assert "".join(sender[0].display_name.split()) == "".join(name.split())


@pytest.mark.parametrize(
    "name",
    ['Escuela "Ñandú", Oakland', "O'Neil (Lower) School; K-5", "مدرسة النور", "陳美玲", "Trường Nguyễn"],
)
def test_a_school_is_named_as_it_writes_itself(name: str) -> None:
    assert read(replace(MAIL, sender_name=name))["From"].addresses[0].display_name == name


@given(subject=WORDS, name=WORDS, text=TEXTS)
def test_a_mail_is_seven_bits_with_no_line_too_long_and_no_bare_line_end(
    subject: str, name: str, text: str
) -> None:
    written = replace(MAIL, subject=subject, sender_name=name, text=text).as_bytes()
    assert written.isascii()
    assert not {b"\r"[0], b"\n"[0]} & set(written.replace(b"\r\n", b""))
    assert max(map(len, written.split(b"\r\n"))) <= 78


@pytest.mark.parametrize("bad", ["\r", "\n", "\0", "\x0b", "\x85", "\u2028", "\ud800"])
@pytest.mark.parametrize(
    "field", ["sender_name", "sender", "to", "subject", "message_id", "language", "unsubscribe_url"]
)
def test_nothing_breaks_out_of_its_header(field: str, bad: str) -> None:
    with pytest.raises(UnfitMail) as refusal:
        replace(MAIL, **changed(field, f"{getattr(MAIL, field)}{bad}Bcc: all@school.example"))
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("to", "a@family.example, b@family.example"),
        ("to", "Amina <amina@family.example>"),
        ("to", "nobody"),
        ("to", "a" * 320 + "@family.example"),
        ("text", "cut\0off"),
        ("html", "half a letter \ud800"),
        ("message_id", "81"),
        ("language", "ar; x"),
        ("unsubscribe_url", "javascript:alert(1)"),
        ("sent_at", datetime(2026, 9, 1)),  # noqa: DTZ001 - a time without a zone is what is refused
        ("method", "request"),
        ("method", "CANCEL"),
        ("method", None),
        ("calendar", None),
    ],
)
def test_a_mail_that_would_go_wrong_is_refused_before_it_leaves(field: str, bad: object) -> None:
    with pytest.raises(UnfitMail) as refusal:
        replace(MAIL, **changed(field, bad))
    assert refusal.value.field in (field, "calendar")


def test_a_refusal_does_not_repeat_what_was_refused() -> None:
    with pytest.raises(UnfitMail) as refusal:
        replace(MAIL, to="amina@family.example\r\nBcc: x")
    assert "amina" not in str(refusal.value)


def test_a_mail_in_a_log_shows_its_message_id_only() -> None:
    assert repr(MAIL) == "Mail(message_id='<81.invitation@chats.school.example>')"


def test_the_same_mail_is_the_same_bytes_for_ever() -> None:
    assert replace(MAIL).as_bytes() == MAIL.as_bytes()


def test_machines_are_told_that_a_machine_wrote() -> None:
    message = read(MAIL)
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "OOF, AutoReply"


def test_a_mail_says_its_language_the_way_mail_does() -> None:
    assert read(replace(MAIL, language="zh_Hans"))["Content-Language"] == "zh-Hans"


def test_unsubscribing_takes_one_click() -> None:
    message = read(MAIL)
    assert message["List-Unsubscribe"] == "<https://chats.school.example/stop/abc>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_sign_in_code_offers_no_unsubscribing() -> None:
    assert read(replace(MAIL, unsubscribe_url=None))["List-Unsubscribe"] is None


def test_the_date_is_when_it_was_sent_wherever_that_was() -> None:
    at_home = MAIL.sent_at.astimezone(timezone(timedelta(hours=-7)))
    assert read(replace(MAIL, sent_at=at_home))["Date"].datetime == MAIL.sent_at


def test_a_domain_in_another_script_is_written_so_that_mail_servers_know_it() -> None:
    assert ascii_address("amina@bücher.example") == "amina@xn--bcher-kva.example"


@pytest.mark.parametrize("address", ["josé@family.example", "amina@bü..cher.example"])
def test_an_address_mail_servers_do_not_take_is_refused(address: str) -> None:
    with pytest.raises(UnfitMail):
        ascii_address(address)


def test_a_sender_without_a_name_is_just_the_address() -> None:
    assert read(replace(MAIL, sender_name=" "))["From"].addresses[0].display_name == ""
