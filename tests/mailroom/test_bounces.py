"""A mail server says what became of a mail, in whatever shape; only a dead address is taken for one."""

import pytest

from chats.mailroom.bounces import Bounce, Fate, fate_of
from chats.mailroom.reading import Machine, read
from tests.mailroom.shapes import FAMILY, MAILS, NOBODY, raw, report

REPORTS = {
    "exchange-old-unknown": Bounce(Fate.NO_SUCH_ADDRESS, "5.1.1"),
    "exchange-unknown": Bounce(Fate.NO_SUCH_ADDRESS, "5.1.10"),
    "exim-quota": Bounce(Fate.MAILBOX_FULL, "5.2.2"),
    "exim-unknown": Bounce(Fate.NO_SUCH_ADDRESS, "5.0.0"),
    "exim-warning": Bounce(Fate.DELAYED, "4.7.1"),
    "gmail-full": Bounce(Fate.MAILBOX_FULL, "5.2.2"),
    "gmail-unauthenticated": Bounce(Fate.REFUSED, "5.7.26"),
    "gmail-unknown": Bounce(Fate.NO_SUCH_ADDRESS, "5.1.1"),
    "postfix-delayed": Bounce(Fate.DELAYED, "4.4.1"),
    "postfix-delivered": Bounce(Fate.DELIVERED, "2.0.0"),
    "postfix-expired": Bounce(Fate.REFUSED, "4.4.1"),
    "postfix-unknown": Bounce(Fate.NO_SUCH_ADDRESS, "5.1.1"),
    "qmail-unknown": Bounce(Fate.NO_SUCH_ADDRESS, "5.1.1"),
    "qq-unknown": Bounce(Fate.NO_SUCH_ADDRESS, "5.1.1"),
    "sendmail-no-such-host": Bounce(Fate.NO_SUCH_ADDRESS, "5.1.2"),
    "yahoo-unknown": Bounce(Fate.NO_SUCH_ADDRESS, "5.0.0"),
}
OTHERS = {"bounce-without-a-code", "complaint-yahoo", "opened-receipt"}


def of_several(*groups: str) -> bytes:
    """A report about several recipients."""
    head = raw(
        "From: MAILER-DAEMON@mx.example", "Message-ID: <2@mx.example>",
        'Content-Type: multipart/report; report-type="delivery-status"; boundary="b"', "", "--b",
        "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.example", "", "",
    )  # fmt: skip
    return head + "\r\n\r\n".join(groups).encode() + b"\r\n--b--\r\n"


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_a_report_says_what_became_of_the_mail(name: str) -> None:
    assert read(report(name), NOBODY) == REPORTS[name]


def test_every_report_on_file_is_read_by_a_test() -> None:
    assert {path.stem for path in MAILS.iterdir()} == set(REPORTS) | OTHERS


@pytest.mark.parametrize("name", ["exim-unknown", "gmail-unknown", "postfix-unknown"])
def test_a_report_is_known_also_where_a_gateway_put_a_sender_on_its_envelope(name: str) -> None:
    assert read(report(name), FAMILY) == REPORTS[name]


def test_a_report_without_a_code_strikes_nobody_off() -> None:
    assert read(report("bounce-without-a-code"), NOBODY) is Machine.AUTOMATIC


def test_the_words_of_the_mail_that_came_back_are_no_report() -> None:
    words = report("exim-unknown").replace(b"550 No such user here", b"host is not there")
    returned = words.replace(b"si, no, o llamenme", b"550 5.1.1 no such user")
    assert read(returned, NOBODY) == Bounce(Fate.REFUSED, "5.0.0")


def test_of_several_recipients_the_worst_counts() -> None:
    found = of_several(
        "Final-Recipient: rfc822; a@canary.example\r\nAction: delivered\r\nStatus: 2.0.0",
        "Final-Recipient: rfc822; b@canary.example\r\nAction: failed\r\nStatus: 5.1.1",
        "Final-Recipient: rfc822; c@canary.example\r\nAction: delayed\r\nStatus: 4.2.2",
    )
    assert read(found, NOBODY) == Bounce(Fate.NO_SUCH_ADDRESS, "5.1.1")


def test_a_failure_without_its_action_is_a_failure() -> None:
    found = of_several("Final-Recipient: rfc822; a@canary.example\r\nStatus: 5.1.1")
    assert read(found, NOBODY) == Bounce(Fate.NO_SUCH_ADDRESS, "5.1.1")


def test_what_the_other_server_answered_counts_where_ours_knows_no_more_than_that_it_failed() -> None:
    found = of_several(
        "Final-Recipient: rfc822; a@canary.example\r\nAction: failed\r\nStatus: 5.0.0\r\n"
        "Diagnostic-Code: smtp; 550 5.2.1 The account is disabled"
    )
    assert read(found, NOBODY) == Bounce(Fate.NO_SUCH_ADDRESS, "5.2.1")


def test_a_reply_without_a_code_still_says_that_it_is_for_ever() -> None:
    found = of_several(
        "Final-Recipient: rfc822; a@canary.example\r\nAction: failed\r\nDiagnostic-Code: smtp; 550 no thanks"
    )
    assert read(found, NOBODY) == Bounce(Fate.REFUSED, "5.0.0")


def test_an_empty_report_says_nothing() -> None:
    assert read(of_several(""), NOBODY) is Machine.UNCLEAR_REPORT


@pytest.mark.parametrize(
    ("action", "code", "said", "fate"),
    [
        ("failed", "5.1.1", "", Fate.NO_SUCH_ADDRESS),
        ("failed", "5.1.6", "", Fate.NO_SUCH_ADDRESS),
        ("failed", "5.4.4", "", Fate.NO_SUCH_ADDRESS),
        ("failed", "5.7.1", "user unknown to our list of senders", Fate.REFUSED),
        ("failed", "5.0.0", "recipient address rejected", Fate.NO_SUCH_ADDRESS),
        ("failed", "4.1.1", "user unknown", Fate.REFUSED),
        ("failed", "5.2.2", "", Fate.MAILBOX_FULL),
        ("failed", "5.0.0", "the quota was exceeded", Fate.MAILBOX_FULL),
        ("failed", "5.3.4", "", Fate.REFUSED),
        ("failed", "", "", Fate.REFUSED),
        ("delayed", "5.1.1", "", Fate.DELAYED),
        ("relayed", "2.0.0", "", Fate.DELIVERED),
        ("expanded", "2.0.0", "", Fate.DELIVERED),
    ],
)
def test_only_an_address_that_reaches_nobody_now_or_later_is_dead(
    action: str, code: str, said: str, fate: Fate
) -> None:
    assert fate_of(action, code, said) is fate
