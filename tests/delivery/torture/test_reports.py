"""What providers report, repeated, shuffled, strange or forged (torture list, B21 to B24)."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import permutations

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from chats.config import Settings
from chats.db import db, transaction
from chats.delivery import actions
from chats.delivery.actions import Told
from chats.delivery.channels.signature import signature
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message, ProviderEvent
from tests.delivery.sending import put
from tests.delivery.torture.ground import row
from tests.factories import NOW, Make

PATH = "/hooks/text/status"
FORM = {"MessageSid": "SM1", "MessageStatus": "delivered"}


@pytest.fixture
def provider(app: Flask, settings: Settings) -> Iterator[Settings]:
    """The app with two text providers in its settings."""
    first, second = "http://AC1:first@127.0.0.1:1", "http://AC2:second@127.0.0.1:1"
    app.config["SETTINGS"] = replace(settings, text_url=first, text_url_2=second)
    yield app.config["SETTINGS"]
    app.config["SETTINGS"] = settings


def accepted(make: Make, ref: str = "SM1") -> int:
    """A text that its provider took."""
    message = put(make, Channel.TEXT).id
    values = {
        "state": MessageState.ACCEPTED, "provider_ref": ref, "provider": "text", "accepted_at": NOW,
        "attempts": 1,
    }  # fmt: skip
    with transaction() as session:
        session.execute(update(Message).where(Message.id == message).values(values))
    return message


def report(app: Flask, settings: Settings, token: str, form: dict[str, str], path: str = PATH) -> int:
    """What the web answers to a report that is signed with this token."""
    headers = {"X-Twilio-Signature": signature(settings.public_url + path, form, token)}
    return app.test_client().post(path, base_url=settings.public_url, data=form, headers=headers).status_code


def told(message_id: int) -> tuple[str, str | None]:
    one = row(message_id)
    return one.state.value, one.receipt


def events() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count(ProviderEvent.id))) or 0


@pytest.mark.commits
def test_a_report_brought_fifty_times_at_once_is_one_row(make: Make, app: Flask, provider: Settings) -> None:
    message = accepted(make)

    def bring(_number: int) -> int:
        return report(app, provider, "first", FORM)

    with ThreadPoolExecutor(10) as threads:
        answers = set(threads.map(bring, range(50)))
    assert (answers, events()) == ({204}, 1)
    assert told(message) == ("accepted", "delivered")


def ends(make: Make, order: tuple[str, ...], ref: str) -> tuple[str, str | None]:
    """Where a text ends that is reported on in this order."""
    message = accepted(make, ref)
    [actions.receipt(Told("text", ref, status, f"{ref}:{status}"), NOW) for status in order]
    return told(message)


@pytest.mark.parametrize(
    ("statuses", "end"),
    [
        (("queued", "sent", "delivered", "read"), ("accepted", "read")),
        (("queued", "sent", "undelivered"), ("failed-permanent", "undelivered")),
        (("sent", "delivered", "failed"), ("failed-permanent", "failed")),
    ],
)
def test_in_whatever_order_reports_come_a_text_ends_the_same(
    make: Make, statuses: tuple[str, ...], end: tuple[str, str]
) -> None:
    orders = enumerate(permutations(statuses))
    assert {ends(make, order, f"SM{number}") for number, order in orders} == {end}


def test_a_report_on_a_name_that_nobody_knows_is_kept_and_changes_nothing(
    make: Make, app: Flask, provider: Settings
) -> None:
    message = accepted(make)
    assert report(app, provider, "first", FORM | {"MessageSid": "SM-unknown"}) == 204
    assert (told(message), events()) == (("accepted", None), 1)


def test_a_report_changes_no_message_of_another_district(make: Make, app: Flask, provider: Settings) -> None:
    here = accepted(make, "SM1")
    there = put(make, Channel.TEXT, district_id=make.district().id, key="invitation:invited:9:rev0:text").id
    assert report(app, provider, "first", FORM) == 204
    assert (told(here), told(there)) == (("accepted", "delivered"), ("ready", None))


@pytest.mark.parametrize("token", ["first", "second"])
def test_either_providers_own_signature_is_believed(
    make: Make, app: Flask, provider: Settings, token: str
) -> None:
    accepted(make)
    assert report(app, provider, token, FORM) == 204
    assert db.session.scalars(select(ProviderEvent.provider)).all() == [
        {"first": "text", "second": "text-2"}[token]
    ]


@pytest.mark.parametrize("token", ["", "third", "FIRST", "first "])
def test_no_other_signature_leaves_a_row(app: Flask, provider: Settings, token: str) -> None:
    assert (report(app, provider, token, FORM), events()) == (403, 0)


@pytest.mark.parametrize(
    "spelled",
    [
        "http://evil.example" + PATH,
        "https://127.0.0.1" + PATH,
        "http://127.0.0.1:1" + PATH,
        "http://localhost" + PATH,
        PATH,
        "",
    ],
)
def test_a_signature_for_another_address_is_not_ours(app: Flask, provider: Settings, spelled: str) -> None:
    claimed = {"X-Twilio-Signature": signature(spelled, FORM, "first")}
    answer = app.test_client().post(PATH, base_url=provider.public_url, data=FORM, headers=claimed)
    assert (answer.status_code, events()) == (403, 0)


def test_a_report_at_a_host_that_is_not_ours_is_refused(app: Flask, provider: Settings) -> None:
    claimed = {"X-Twilio-Signature": signature("http://evil.example" + PATH, FORM, "first")}
    answer = app.test_client().post(PATH, base_url="http://evil.example", data=FORM, headers=claimed)
    assert (answer.status_code, events()) == (400, 0)


def test_a_report_of_more_than_a_megabyte_is_not_read(app: Flask, provider: Settings) -> None:
    form = FORM | {"Body": "x" * 1_100_000}
    assert (report(app, provider, "first", form), events()) == (413, 0)


def test_a_report_just_below_a_megabyte_is_no_fault(make: Make, app: Flask, provider: Settings) -> None:
    message = accepted(make)
    assert report(app, provider, "first", FORM | {"Body": "x" * 400_000}) == 204
    assert told(message) == ("accepted", "delivered")


def test_a_report_that_says_the_text_went_keeps_it_from_going_again(make: Make) -> None:
    message = accepted(make)
    with transaction() as session:
        session.execute(update(Message).values(state=MessageState.READY, provider_ref=None))
    uid = row(message).uid
    actions.receipt(Told("text", "SM1", "sent", "SM1:sent", uid), NOW)
    assert told(message) == ("accepted", "sent")


def test_a_report_that_an_earlier_copy_failed_does_not_end_the_one_that_went_since(make: Make) -> None:
    message = accepted(make, "SM2")
    uid = row(message).uid
    actions.receipt(Told("text", "SM1", "undelivered", "SM1:undelivered", uid), NOW)
    actions.receipt(Told("text", "SM2", "delivered", "SM2:delivered", uid), NOW)
    assert told(message) == ("accepted", "delivered")
