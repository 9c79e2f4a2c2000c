"""The demo's provider speaks WhatsApp as Twilio does, driven by the real channel."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from chats.delivery.channels.contents import Contents
from chats.delivery.channels.outcomes import Permanent
from chats.delivery.channels.whatsapp import WhatsApp, WhatsAppChannel
from chats.demo import contents
from chats.demo.handsets import numbers, reply, texts_of
from tests.demo.town import AMINA, SCHOOL, Town, town_in

HANDSET = f"whatsapp:{AMINA}"
MADE = {
    "friendly_name": "chats_invitation_es", "language": "es",
    "types": {"twilio/quick-reply": {
        "body": "🏫 {{1}} les invita: {{2}}.", "actions": [{"title": "1", "id": "1"}],
    }},
}  # fmt: skip


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with town_in(tmp_path / "phones") as town:
        yield town


def sent(town: Town, template: str | None, *values: str, body: str = "", to: str = AMINA) -> str:
    callback = f"http://127.0.0.1:{town.app.port}/hooks/text/status?message=u1"
    with closing(WhatsAppChannel(town.url, SCHOOL, timeout_seconds=2)) as channel:
        return channel.send(
            WhatsApp(
                to=to, body=body, template=template, values=values, callback_url=callback, valid_seconds=600
            )
        )


def template(town: Town, status: str = "approved") -> str:
    return contents.put(town.folder, MADE, status)


def statuses(town: Town, count: int) -> list[tuple[str, str | None]]:
    return [(one.form["MessageStatus"], one.form.get("ErrorCode")) for one in town.posted(count)[:count]]


def answered(town: Town, **how: str) -> dict[str, str]:
    """What the app is told when the phone answers."""
    told = len(town.posted(4))
    reply(town.url, number=HANDSET, **how)
    return town.posted(told + 1)[-1].form


def test_an_approved_template_stands_on_the_phone_with_its_places_filled(town: Town) -> None:
    sent(town, template(town), "Lincoln", "el lunes")
    assert town.bodies(HANDSET) == ["🏫 Lincoln les invita: el lunes."]


def test_the_app_is_told_that_it_was_read(town: Town) -> None:
    sent(town, template(town), "Lincoln", "el lunes")
    assert [status for status, _ in statuses(town, 4)] == ["queued", "sent", "delivered", "read"]


def test_it_is_a_phone_of_its_own_beside_the_one_for_texts(town: Town) -> None:
    town.text(AMINA)
    sent(town, template(town), "Lincoln", "el lunes")
    assert sorted(numbers(town.folder)) == [AMINA, HANDSET]


@pytest.mark.parametrize(
    ("status", "code"),
    [("pending", "63016"), ("rejected", "63040"), ("paused", "63041"), ("disabled", "63042")],
)
def test_a_template_that_is_not_approved_fails_later(town: Town, status: str, code: str) -> None:
    sent(town, template(town, status), "Lincoln", "el lunes")
    assert statuses(town, 2) == [("queued", None), ("failed", code)]
    assert town.bodies(HANDSET) == []


def test_free_words_fail_where_the_reader_has_not_written(town: Town) -> None:
    sent(town, None, body="Gracias.")
    assert statuses(town, 2) == [("queued", None), ("failed", "63016")]


def test_free_words_arrive_within_a_day_of_what_they_wrote(town: Town) -> None:
    sent(town, template(town), "Lincoln", "el lunes")
    answered(town, body="1")
    sent(town, None, body="Gracias.")
    assert town.bodies(HANDSET)[-1] == "Gracias."


def test_a_place_without_a_value_fails(town: Town) -> None:
    sent(town, template(town), "Lincoln")
    assert statuses(town, 2)[-1] == ("failed", "63028")


def test_a_template_that_nobody_made_is_refused_at_once(town: Town) -> None:
    with pytest.raises(Permanent) as refusal:
        sent(town, "HX" + "0" * 32, "Lincoln")
    assert (refusal.value.of, refusal.value.code) == ("message", "400 21655")


def test_a_number_that_is_not_on_whatsapp_is_reported_later(town: Town) -> None:
    sent(town, template(town), "Lincoln", "el lunes", to="+15005550030")
    assert statuses(town, 2)[-1] == ("undelivered", "63024")


def test_a_button_says_what_it_stands_for_and_on_which_message_it_stands(town: Town) -> None:
    sid = sent(town, template(town), "Lincoln", "el lunes")
    told = answered(town, body="1", button="1")
    assert (told["From"], told["ButtonPayload"], told["OriginalRepliedMessageSid"]) == (HANDSET, "1", sid)


def test_the_phone_shows_the_buttons_of_the_template(town: Town) -> None:
    sid = sent(town, template(town), "Lincoln", "el lunes")
    said = contents.said_by(town.folder, sid)
    assert said is not None
    assert said.buttons == ["1"]


def test_stop_by_whatsapp_leaves_texts_to_that_number_alone(town: Town) -> None:
    sent(town, template(town), "Lincoln", "el lunes")
    answered(town, body="STOP")
    town.text(AMINA)
    assert len(texts_of(town.folder, AMINA)) == 1


def test_its_templates_are_made_submitted_and_listed_over_the_content_api(town: Town) -> None:
    with closing(Contents(town.url)) as api:
        sid = api.make(MADE)
        before = api.approval(sid).status
        api.submit(sid, "chats_invitation_es", "UTILITY")
        assert (before, api.approval(sid).status) == ("unsubmitted", "approved")
        assert [(one.sid, one.bodies) for one in api.all()] == [(sid, ("🏫 {{1}} les invita: {{2}}.",))]
