"""What came in is a person's answer only where nothing says that a machine wrote it."""

from email.message import EmailMessage

import pytest

from chats.mailroom.reading import Answer, Complaint, Machine, message_id, read
from tests.mailroom.shapes import FAMILY, NOBODY, answer, raw, report

AUTOMATIC = {
    "a holiday notice (RFC 5230)": {"Auto_Submitted": "auto-replied"},
    "a holiday notice with a word of its own": {
        "Auto_Submitted": 'auto-replied; owner-email="a@canary.example"'
    },
    "a machine's mail": {"Auto_Submitted": "auto-generated"},
    "the old vacation program": {"Precedence": "bulk"},
    "an old autoresponder": {"Precedence": "auto_reply"},
    "gmail": {"Precedence": "bulk", "X_Autoreply": "yes"},
    "outlook": {"Subject": "Automatic reply: Lincoln", "X_Auto_Response_Suppress": "All"},
    "outlook in Spanish": {"Subject": "Respuesta automática: Lincoln"},
    "outlook in Chinese": {"Subject": "自动答复: Lincoln"},
    "outlook in Arabic": {"Subject": "رد تلقائي: Lincoln"},
    "outlook in Vietnamese": {"Subject": "Trả lời tự động: Lincoln"},
    "exchange's rules": {"X_MS_Exchange_Inbox_Rules_Loop": "a@canary.example"},
    "a mailing list": {"List_Id": "<parents.canary.example>"},
    "an advertisement": {"List_Unsubscribe": "<https://canary.example/stop>"},
    "somebody who is nobody": {"From": "No Reply <no-reply@canary.example>"},
    "a daemon": {"From": "MAILER-DAEMON@canary.example"},
    "a mail that came back by itself": {"Return_Path": "<>"},
    "an autoresponder's own mark": {"X_Autorespond": "Lincoln"},
}


@pytest.mark.parametrize("what", sorted(AUTOMATIC))
def test_a_machines_answer_is_no_answer(what: str) -> None:
    assert read(answer("yes", **AUTOMATIC[what]), FAMILY) is Machine.AUTOMATIC


@pytest.mark.parametrize("sender", ["", "<>", "MAILER-DAEMON"])
def test_whoever_has_no_sender_is_not_answered(sender: str) -> None:
    assert read(answer("yes"), sender) is Machine.AUTOMATIC


@pytest.mark.parametrize("headers", [{}, {"Auto_Submitted": "no"}, {"Precedence": "first-class"}])
def test_a_persons_answer_is_an_answer(headers: dict[str, str]) -> None:
    assert read(answer("yes", **headers), FAMILY) == Answer("yes")


def test_a_receipt_that_a_mail_was_opened_is_no_answer() -> None:
    assert read(report("opened-receipt"), FAMILY) is Machine.AUTOMATIC


def test_a_calendars_answer_is_noted_for_a_later_day() -> None:
    mail = EmailMessage()
    mail["From"] = FAMILY
    mail.set_content("Accepted")
    mail.add_alternative(
        "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR", subtype="calendar", params={"method": "REPLY"}
    )
    assert read(mail.as_bytes(), FAMILY) is Machine.CALENDAR


def test_a_complaint_names_the_addresses_of_the_mail_it_is_about() -> None:
    found = read(report("complaint-yahoo"), "feedback@arf.mail.yahoo.example")
    assert isinstance(found, Complaint)
    assert {"b-aaaa@reply.school.example", "r-aaaa@reply.school.example"} <= set(found.addresses)


def both(plain: str, html: str) -> bytes:
    mail = EmailMessage()
    mail["From"] = FAMILY
    mail.set_content(plain)
    mail.add_alternative(html, subtype="html")
    return mail.as_bytes()


def test_of_plain_words_and_a_web_page_the_plain_words_are_read() -> None:
    assert read(both("1", "<p>2</p>"), FAMILY) == Answer("1")


def test_where_the_plain_words_are_empty_the_web_page_is_read() -> None:
    assert read(both("  ", "<p>1</p>"), FAMILY) == Answer("1")


def test_a_mail_of_a_web_page_alone_is_read() -> None:
    assert read(answer("<div dir=rtl>نعم</div>", kind="html"), FAMILY) == Answer("نعم")


def enclosing(kind: str, **more: str) -> bytes:
    mail = EmailMessage()
    mail["From"] = FAMILY
    mail.set_content("1")
    maintype, subtype = kind.split("/")
    mail.add_attachment(b"x", maintype=maintype, subtype=subtype, filename="familia.x", **more)
    return mail.as_bytes()


def test_enclosed_files_are_left_out_and_only_said_to_be_there() -> None:
    assert read(enclosing("image/jpeg"), FAMILY) == Answer("1", ("image/jpeg",))


def test_words_in_an_enclosed_file_are_not_the_answer() -> None:
    assert read(enclosing("text/plain"), FAMILY) == Answer("1", ("text/plain",))


def test_a_picture_in_somebodys_signature_is_no_file() -> None:
    assert read(enclosing("image/png", cid="<logo>", disposition="inline"), FAMILY) == Answer("1")


def test_an_enclosed_mail_is_not_read() -> None:
    mail, other = EmailMessage(), EmailMessage()
    mail["From"] = FAMILY
    other.set_content("2")
    mail.set_content("1")
    mail.add_attachment(other)
    assert read(mail.as_bytes(), FAMILY) == Answer("1", ("message/rfc822",))


def test_where_too_much_would_be_left_out_a_person_sees_all_of_it() -> None:
    assert read(answer("> yes\n> we come"), FAMILY) == Answer("> yes\n> we come")


def test_a_very_long_answer_is_cut() -> None:
    found = read(answer("sí " * 20_000), FAMILY)
    assert isinstance(found, Answer)
    assert len(found.words) == 8000


@pytest.mark.parametrize("name", ["<1@phone.example>", ""])
def test_a_mail_has_the_name_that_its_sender_gave_it(name: str) -> None:
    assert message_id(raw(*([f"Message-ID: {name}"] if name else []), "", "yes")) == name


def test_a_report_without_sense_is_not_taken_for_an_answer() -> None:
    strange = raw("From: a@canary.example", "Content-Type: multipart/report; boundary=b", "", "--b--")
    assert read(strange, NOBODY) is Machine.UNCLEAR_REPORT
