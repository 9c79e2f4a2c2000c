"""The last seat is given once, however many ask for it at the same instant."""

from datetime import datetime
from threading import Barrier, Thread

import pytest
from flask import Flask
from sqlalchemy import func, select

from chats.access.actors import Guest, Purpose
from chats.db import across_districts, db, within
from chats.invitations import actions
from chats.invitations.actions import reply
from chats.invitations.models import Invitation, InvitedGuardian, PartStat
from chats.invitations.replies import Standing
from tests.factories import NOW, Make
from tests.invitations.crowds import crowd

YES = PartStat.ACCEPTED


def answer_all(app: Flask, guests: list[Guest], now: datetime) -> list[Standing]:
    """All at once, each in a thread and a connection of their own."""
    stood: list[Standing] = []
    together = Barrier(len(guests))

    def one(guest: Guest) -> None:
        with app.app_context(), within(guest.district_id):
            together.wait()
            stood.append(reply(YES, by=guest, now=now))

    threads = [Thread(target=one, args=(guest,)) for guest in guests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return stood


@pytest.mark.commits
def test_of_a_hundred_who_answer_at_once_exactly_as_many_are_seated_as_there_are_seats(
    app: Flask, make: Make
) -> None:
    crowd(make, 100)
    make.meeting(seats=3)
    with within(make.home.id):
        actions.invite_published(NOW)
    with across_districts():
        letters = db.session.scalars(select(InvitedGuardian)).all()
    guests = [Guest(one.district_id, one.link_id or 0, Purpose.REPLY, one.id, "ar") for one in letters]
    db.session.rollback()
    stood = answer_all(app, guests, NOW)
    assert db.session.scalar(select(func.sum(Invitation.seats_held))) == 3
    assert (stood.count(Standing.SEATED), stood.count(Standing.WAITING)) == (3, 97)
