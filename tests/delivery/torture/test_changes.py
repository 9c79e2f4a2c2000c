"""Meetings that move or are called off while their mails are handed over (torture list, C29, C33)."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask import Flask

from chats.config import Settings
from tests.delivery.torture.families import (
    beating,
    called_off,
    family_by_mail,
    last_words,
    moved_an_hour,
    said,
    worker,
)
from tests.delivery.torture.ground import MORE
from tests.factories import NOW, Make
from tests.servers.smtp import Step, scripted_mail_server

pytestmark = pytest.mark.commits

Happens = Callable[[int, datetime], None]
NEWS = pytest.mark.parametrize(
    ("happens", "truth"),
    [(moved_an_hour, "20261021T110000"), (called_off, "off")],
    ids=["moved", "called off"],
)
STEPS = pytest.mark.parametrize("step", ["banner", "MAIL", "RCPT", "DATA", "end"])


def asked(make: Make, families: int) -> int:
    """A meeting a week from now at ten, to which so many families are asked."""
    [family_by_mail(make) for _ in range(families)]
    return make.meeting().id


@NEWS
@STEPS
def test_whatever_happens_while_a_mail_is_handed_over_the_last_word_is_the_truth(
    make: Make, settings: Settings, app: Flask, step: Step, happens: Happens, truth: str
) -> None:
    meeting = asked(make, families=1)
    with scripted_mail_server() as server:
        pause = server.stand_still_at(step)
        with beating(app, settings, server.url) as finish:
            pause.wait_for()
            happens(meeting, NOW)
            pause.end()
            finish()
        with worker(settings, server.url) as one:
            one.until_idle()
    assert last_words(server) == {truth}


@NEWS
def test_no_mail_that_was_not_in_hand_states_what_is_not_so_any_more(
    make: Make, settings: Settings, app: Flask, happens: Happens, truth: str
) -> None:
    meeting = asked(make, families=4)
    with scripted_mail_server() as server:
        pause = server.stand_still_at("end")
        with beating(app, settings, server.url) as finish:
            pause.wait_for()
            happens(meeting, NOW)
            pause.end()
            finish()
        with worker(settings, server.url) as one:
            one.until_idle()
    assert {word for _reader, word in said(server)[1:]} == {truth}


def at_a_school_of_its_own(make: Make) -> int:
    """A meeting to which two families are asked who are asked to no other."""
    school = make.school()
    [family_by_mail(make, school) for _ in range(2)]
    return make.meeting(school=school).id


def test_of_many_meetings_that_move_at_once_no_family_keeps_an_old_time(
    make: Make, settings: Settings, app: Flask
) -> None:
    many = 10 * MORE
    meetings = [at_a_school_of_its_own(make) for _ in range(many)]
    with scripted_mail_server() as server, worker(settings, server.url) as one:
        one.until_idle()
        pause = server.stand_still_at("end")
        moved_an_hour(meetings[0], NOW)
        with beating(app, settings, server.url) as finish:
            pause.wait_for()
            [moved_an_hour(meeting, NOW) for meeting in meetings[1:]]
            pause.end()
            finish()
        one.until_idle()
    assert len(server.mails) == 4 * many
    assert last_words(server) == {"20261021T110000"}
