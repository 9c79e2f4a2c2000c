"""The door takes mail for our addresses and for nobody else, over real SMTP, and never sends anything."""

import smtplib
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from time import monotonic, sleep
from typing import NoReturn

import pytest
from sqlalchemy.exc import OperationalError

from chats.mailroom import door
from chats.mailroom.actions import Incoming, Taken
from chats.mailroom.parts import LARGEST, READ
from tests.mailroom.doors import OTHER, OURS, Behind, opened, taken
from tests.mailroom.shapes import FAMILY, answer

MAIL = answer("1").replace(b"\n", b"\r\n")
GREETED = ("MAIL FROM:<somebody@canary.example>", f"RCPT TO:<{OURS}>")


@pytest.fixture
def behind() -> Iterator[Behind]:
    with opened() as found:
        yield found


def out_of_reach(_anything: object) -> NoReturn:
    raise OperationalError("SELECT", {}, ConnectionError())


def brought(behind: Behind, mail: bytes = MAIL, *to: str, sender: str = FAMILY) -> smtplib.SMTP:
    with behind.line() as line:
        line.sendmail(sender, list(to) or [OURS], mail)
        return line


def refused(behind: Behind, mail: bytes = MAIL) -> tuple[int, bytes]:
    with pytest.raises(smtplib.SMTPDataError) as refusal:
        brought(behind, mail)
    said = refusal.value.smtp_error
    return refusal.value.smtp_code, said if isinstance(said, bytes) else said.encode()


def test_a_mail_is_handed_over_with_its_envelope(behind: Behind) -> None:
    brought(behind)
    assert behind.brought == [Incoming(MAIL, FAMILY, OURS)]


def test_several_mails_come_over_one_connection(behind: Behind) -> None:
    with behind.line() as line:
        for _ in range(30):
            line.sendmail(FAMILY, [OURS], MAIL)
    assert len(behind.brought) == 30


def test_a_mail_for_two_of_ours_is_handed_over_for_each(behind: Behind) -> None:
    brought(behind, MAIL, OURS, OTHER)
    assert [one.recipient for one in behind.brought] == [OURS, OTHER]


def test_of_two_addresses_the_unknown_one_is_refused_and_the_other_taken(behind: Behind) -> None:
    with behind.line() as line:
        refusals = line.sendmail(FAMILY, ["nobody@reply.school.example", OURS], MAIL)
    assert {address: code for address, (code, _) in refusals.items()} == {"nobody@reply.school.example": 550}
    assert [one.recipient for one in behind.brought] == [OURS]


@pytest.mark.parametrize(
    "address", ["nobody@reply.school.example", "postmaster@reply.school.example", "a@else.example", "nobody"]
)
def test_an_unknown_address_is_refused_before_its_mail_comes(behind: Behind, address: str) -> None:
    assert behind.says(GREETED[0], f"RCPT TO:<{address}>", "DATA")[1:] == [550, 503]


def test_a_report_from_nobody_is_taken(behind: Behind) -> None:
    brought(behind, MAIL, OURS, sender="")
    assert behind.brought[0].sender.strip("<>") == ""


def test_nobody_is_asked_for_a_password_and_nobody_is_told_who_is_here(behind: Behind) -> None:
    with behind.line() as line:
        line.ehlo("mx.canary.example")
        assert not {"auth", "vrfy", "expn"} & set(line.esmtp_features)
        assert line.docmd("VRFY", OURS)[0] == 252
        assert line.docmd("EXPN", OURS)[0] in (500, 502)


def test_while_the_database_is_out_of_reach_addresses_are_asked_for_again_later() -> None:
    with opened(knows=out_of_reach) as behind:
        assert behind.says(*GREETED) == [250, 451]


def test_while_the_database_is_out_of_reach_mails_are_brought_again_later() -> None:
    with opened(take=out_of_reach) as behind:
        assert refused(behind)[0] == 451


def test_a_mistake_of_ours_loses_no_mail_and_tells_nobody_anything() -> None:
    def stumble(mail: Incoming) -> NoReturn:
        raise ZeroDivisionError(mail.content)

    with opened(take=stumble) as behind:
        code, said = refused(behind)
    assert (code, b"Zero" in said) == (451, False)


def test_where_one_of_two_could_not_be_taken_both_are_brought_again() -> None:
    def half(mail: Incoming) -> Taken:
        return Taken.ANSWER if mail.recipient == OURS else out_of_reach(mail)

    with opened(take=half) as behind, pytest.raises(smtplib.SMTPDataError) as refusal:
        brought(behind, MAIL, OURS, OTHER)
    assert refusal.value.smtp_code == 451


@pytest.mark.parametrize(("found", "code"), [(Taken.UNREADABLE, 554), (Taken.UNKNOWN, 550)])
def test_what_cannot_be_taken_is_refused_while_the_other_server_still_has_it(found: Taken, code: int) -> None:
    with opened(take=lambda _mail: found) as behind:
        assert refused(behind)[0] == code


@pytest.mark.parametrize("found", [one for one in Taken if one not in (Taken.UNREADABLE, Taken.UNKNOWN)])
def test_everything_else_is_taken(found: Taken) -> None:
    with opened(take=lambda _mail: found) as behind:
        brought(behind)
    assert len(behind.brought) == 1


def test_a_mail_that_says_how_large_it_is_is_refused_at_once(behind: Behind) -> None:
    assert behind.says(f"MAIL FROM:<{FAMILY}> SIZE={LARGEST + 1}") == [552]


def test_of_a_mail_with_pictures_as_much_is_kept_as_is_read(behind: Behind) -> None:
    brought(behind, MAIL + b"A" * 70 + b"\r\n" + (b"B" * 70 + b"\r\n") * 45_000)
    assert READ <= len(behind.brought[0].content) < READ + 100_000
    assert behind.brought[0].content.startswith(MAIL)


def test_a_mail_larger_than_anybody_may_send_is_refused_when_it_has_come(behind: Behind) -> None:
    with behind.line() as line:
        line.ehlo("mx.canary.example")
        codes = [line.docmd(command)[0] for command in (*GREETED, "DATA")]
        for _ in range(LARGEST // 1_000_000 + 2):
            line.send(b"B" * 999_998 + b"\r\n")
        assert (codes, line.docmd(".")[0]) == ([250, 250, 354], 552)
        assert line.sendmail(FAMILY, [OURS], MAIL) == {}
    assert len(behind.brought) == 1


def test_a_line_of_any_length_and_a_dot_at_its_beginning_come_as_they_were_sent(behind: Behind) -> None:
    words = MAIL + b".\r\n..x\r\n" + b"C" * 300_000 + b"\r\n. \r\n"
    brought(behind, words)
    assert behind.brought[0].content == words


def test_only_a_dot_between_two_whole_line_ends_ends_a_mail(behind: Behind) -> None:
    with behind.line() as line:
        line.ehlo("mx.canary.example")
        codes = [line.docmd(command)[0] for command in (*GREETED, "DATA")]
        line.send(MAIL + b"a\n.\nMAIL FROM:<x@canary.example>\r\nb\r.\r\r\n.\r\n")
        assert (codes, line.getreply()[0]) == ([250, 250, 354], 250)
    assert behind.brought[0].content == MAIL + b"a\n.\nMAIL FROM:<x@canary.example>\r\nb\r.\r\r\n"


def test_whoever_comes_while_too_many_are_there_is_told_to_come_again(behind: Behind) -> None:
    with ExitStack() as held:
        lines = [held.enter_context(closing(behind.line())) for _ in range(door.MOST_CONNECTIONS)]
        with pytest.raises(smtplib.SMTPConnectError) as refusal:
            behind.line()
        lines.pop().close()
        sleep(0.1)
        behind.line().close()
    assert refusal.value.smtp_code == 421


def test_a_mail_names_at_most_so_many_addresses(behind: Behind) -> None:
    codes = behind.says(GREETED[0], *[GREETED[1]] * (door.MOST_RECIPIENTS + 1))
    assert codes == [250] * (door.MOST_RECIPIENTS + 1) + [452]


def test_a_mail_that_breaks_off_in_the_middle_is_not_taken(behind: Behind) -> None:
    with closing(behind.line()) as line:
        line.ehlo("mx.canary.example")
        assert [line.docmd(command)[0] for command in (*GREETED, "DATA")] == [250, 250, 354]
        line.send(MAIL)
    sleep(0.1)
    brought(behind)
    assert len(behind.brought) == 1


@pytest.mark.parametrize(
    "said", [b"\0\xff\r\n", b"A" * 200_000 + b"\r\n", b"\r\n" * 50, b"GET / HTTP/1.1\r\n\r\n"]
)
def test_nonsense_is_answered_and_harms_nobody(behind: Behind, said: bytes) -> None:
    with socket.create_connection(("127.0.0.1", behind.port), 10) as strange:
        strange.sendall(said)
        assert strange.recv(100).startswith(b"220")
    brought(behind)
    assert len(behind.brought) == 1


def test_whoever_is_bringing_a_mail_may_finish_when_the_mailroom_stops() -> None:
    may_go_on = threading.Event()

    def slowly(mail: Incoming) -> Taken:
        may_go_on.wait(10)
        return taken(mail)

    with opened(take=slowly) as behind, closing(behind.line()) as line:
        line.ehlo("mx.canary.example")
        codes = [line.docmd(command)[0] for command in (*GREETED, "DATA")]
        line.send(MAIL + b".\r\n")
        sleep(0.2)
        behind.told.set()
        sleep(0.3)
        may_go_on.set()
        assert (codes, line.getreply()[0]) == ([250, 250, 354], 250)


def test_whoever_is_only_there_is_told_to_come_again_when_the_mailroom_stops(behind: Behind) -> None:
    began = monotonic()
    with closing(behind.line()) as line:
        behind.told.set()
        assert line.getreply()[0] == 421
    assert monotonic() - began < 5


def test_the_door_says_nothing_about_whoever_came(behind: Behind, capfd: pytest.CaptureFixture[str]) -> None:
    brought(behind)
    behind.says("XYZZY somebody@canary.example", "MAIL FROM:<>", "RCPT TO:<nobody@canary.example>")
    said = "".join(capfd.readouterr())
    assert "canary" not in said
