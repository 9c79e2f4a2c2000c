"""What becomes of a WhatsApp message, whatever the provider does: one test for each way it can go."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

import pytest

from chats.delivery.channels.outcomes import Ambiguous, Outcome, Permanent, Retryable
from chats.delivery.channels.whatsapp import WhatsApp, WhatsAppChannel
from tests.servers.http import HANG_UP, Answer, Behaviour, scripted_web_server

ACCOUNT, SID, TEMPLATE = "AC" + "0" * 32, "SM" + "1" * 32, "HX" + "2" * 32
TAKEN = Answer(201, {"sid": SID, "status": "queued"})
LINK = "https://chats.school.example/r/abc"
THEN = datetime(2026, 10, 14, 17, 0, tzinfo=UTC)


def message(**facts: Any) -> WhatsApp:
    facts = {
        "to": "+15105550123", "body": f"🏫 Lincoln les invita. {LINK}", "link": LINK, "valid_seconds": 90_000,
        "callback_url": "https://chats.school.example/hooks/text/status?message=u1",
    } | facts  # fmt: skip
    return WhatsApp(**facts)


APPROVED = message(template=TEMPLATE, values=("Lincoln “José Ñ.”", LINK))


@contextmanager
def channel(port: int) -> Iterator[WhatsAppChannel]:
    whatsapp = WhatsAppChannel(
        f"http://{ACCOUNT}:secret@127.0.0.1:{port}/", "+15105550100", timeout_seconds=0.5
    )
    try:
        yield whatsapp
    finally:
        whatsapp.close()


def sent(one: WhatsApp) -> dict[str, str]:
    with scripted_web_server(TAKEN) as server, channel(server.port) as whatsapp:
        assert whatsapp.send(one) == SID
    return server.requests[0].form


def outcome(*answers: Behaviour) -> Outcome:
    with scripted_web_server(*answers) as server, channel(server.port) as whatsapp:
        with pytest.raises(Outcome) as refusal:
            whatsapp.send(APPROVED)
        return refusal.value


def found(*listed: dict[str, object], one: WhatsApp = APPROVED) -> list[str]:
    known = Answer(200, {"messages": list(listed)})
    with scripted_web_server(known) as server, channel(server.port) as whatsapp:
        return whatsapp.find(one, THEN)


def there(sid: str, body: str | None) -> dict[str, object]:
    return {"sid": sid, "body": body, "date_created": format_datetime(THEN)}


def test_an_approved_template_is_named_and_its_places_are_filled() -> None:
    form = sent(APPROVED)
    assert (form["ContentSid"], json.loads(form["ContentVariables"])) == (
        TEMPLATE, {"1": "Lincoln “José Ñ.”", "2": LINK},
    )  # fmt: skip


def test_both_numbers_are_named_as_those_of_whatsapp() -> None:
    form = sent(APPROVED)
    assert (form["To"], form["From"]) == ("whatsapp:+15105550123", "whatsapp:+15105550100")


def test_a_template_carries_no_words_of_its_own() -> None:
    assert "Body" not in sent(APPROVED)


def test_an_answer_within_the_day_goes_in_free_words() -> None:
    form = sent(message(body="Gracias."))
    assert (form["Body"], "ContentSid" in form) == ("Gracias.", False)


def test_the_provider_holds_nothing_for_longer_than_its_queue_does() -> None:
    assert sent(APPROVED)["ValidityPeriod"] == "14400"


@pytest.mark.parametrize("value", ["", " ", "two\nlines", "a\ttab", "five     spaces"])
def test_a_place_takes_one_line_and_not_an_empty_one(value: str) -> None:
    with pytest.raises(ValueError, match="one line"):
        message(template=TEMPLATE, values=(value,))


def test_nothing_of_a_family_shows_in_what_a_log_may_hold() -> None:
    shown = repr(APPROVED)
    assert not [one for one in ("15105550123", "Lincoln", LINK, "u1") if one in shown]


@pytest.mark.parametrize("code", [21211, 21610, 63003, 63024])
def test_a_number_that_whatsapp_does_not_reach_is_not_tried_again(code: int) -> None:
    refusal = outcome(Answer(400, {"code": code}))
    assert isinstance(refusal, Permanent)
    assert (refusal.of, refusal.code) == ("address", f"400 {code}")


@pytest.mark.parametrize("code", [63016, 63032, 63041, 63049, 21655])
def test_a_message_that_whatsapp_does_not_let_through_strikes_no_number_off(code: int) -> None:
    refusal = outcome(Answer(400, {"code": code}))
    assert isinstance(refusal, Permanent)
    assert refusal.of == "message"


@pytest.mark.parametrize("answer", [Answer(429, {"code": 20429}), Answer(400, {"code": 63018})])
def test_a_sender_that_is_too_fast_is_asked_again(answer: Answer) -> None:
    assert isinstance(outcome(answer), Retryable)


@pytest.mark.parametrize("answer", [Answer(401, {"code": 20003}), Answer(403, {"code": 20403})])
def test_an_account_that_may_not_send_strikes_no_family_off(answer: Answer) -> None:
    refusal = outcome(answer)
    assert isinstance(refusal, Permanent)
    assert refusal.of == "provider"


@pytest.mark.parametrize("behaviour", [HANG_UP, Answer(500, {"code": 20500}), Answer(201, {})])
def test_without_a_readable_answer_it_may_have_been_sent(behaviour: Behaviour) -> None:
    assert isinstance(outcome(behaviour), Ambiguous)


def test_one_in_doubt_is_found_by_its_own_link() -> None:
    assert found(there("SM3", f"other words, {LINK}"), there("SM4", "Hola")) == ["SM3"]


def test_one_without_a_link_is_found_by_its_words() -> None:
    free = message(body="Gracias.", link=None)
    assert found(there("SM3", "Hola"), there("SM4", "Gracias."), one=free) == ["SM4"]


def test_words_that_the_provider_does_not_show_are_no_proof_that_it_was_not_sent() -> None:
    with pytest.raises(Retryable, match="does not show"):
        found(there("SM3", None))
