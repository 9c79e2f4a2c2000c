"""What becomes of a call, whatever the provider does: one test for each way it can go."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from socket import create_server

import pytest

from chats.delivery.channels.outcomes import Ambiguous, Outcome, Permanent, Phase, Retryable
from chats.delivery.channels.voice import Call, VoiceChannel
from tests.servers.http import HANG_UP, SILENCE, Answer, Behaviour, scripted_web_server

ACCOUNT = "AC" + "0" * 32
SID = "CA" + "1" * 32
RINGS = Answer(201, {"sid": SID, "status": "queued"})
PAGE = "https://chats.school.example/hooks/voice/aaaa"
CALL = Call(to="+15105550123", page_url=PAGE, status_url=f"{PAGE}/status")
THEN = datetime(2026, 10, 14, 17, 0, tzinfo=UTC)


@contextmanager
def channel(port: int) -> Iterator[VoiceChannel]:
    url = f"http://{ACCOUNT}:s%3Aecret@127.0.0.1:{port}/"
    voice_channel = VoiceChannel(url, "+15105550100", timeout_seconds=0.5)
    try:
        yield voice_channel
    finally:
        voice_channel.close()


def outcome(*answers: Behaviour) -> Outcome:
    with scripted_web_server(*answers) as server, channel(server.port) as voice_channel:
        with pytest.raises(Outcome) as refusal:
            voice_channel.send(CALL)
        return refusal.value


def made(sid: str, at: datetime) -> dict[str, object]:
    return {"sid": sid, "date_created": format_datetime(at)}


def test_a_phone_is_rung_and_the_provider_names_the_call() -> None:
    with scripted_web_server(RINGS) as server, channel(server.port) as voice_channel:
        assert voice_channel.send(CALL) == SID
    asked = server.requests[0]
    assert (asked.method, asked.path) == ("POST", f"/2010-04-01/Accounts/{ACCOUNT}/Calls.json")
    assert asked.form == {
        "To": "+15105550123",
        "From": "+15105550100",
        "Url": PAGE,
        "StatusCallback": f"{PAGE}/status",
        "StatusCallbackEvent": "completed",
        "Timeout": "30",
        "TimeLimit": "300",
        "MachineDetection": "DetectMessageEnd",
    }


@pytest.mark.parametrize("code", [21211, 21214, 21215, 21216, 21217, 13223, 13224, 13225])
def test_a_number_that_cannot_be_rung_is_not_tried_again(code: int) -> None:
    found = outcome(Answer(400, {"code": code, "message": "The number +15105550123 is wrong"}))
    assert isinstance(found, Permanent)
    assert (found.of, found.code) == ("address", f"400 {code}")


@pytest.mark.parametrize("answer", [Answer(429, {"code": 20429}), Answer(400, {"code": 10004})])
def test_a_provider_that_makes_too_many_calls_already_is_asked_again(answer: Answer) -> None:
    assert isinstance(outcome(answer), Retryable)


@pytest.mark.parametrize("answer", [Answer(401, {"code": 20003}), Answer(404, {"code": 20404})])
def test_an_account_that_may_not_call_strikes_no_family_off_the_list(answer: Answer) -> None:
    found = outcome(answer)
    assert isinstance(found, Permanent)
    assert found.of == "provider"


def test_a_number_of_ours_that_may_not_call_strikes_no_family_off_the_list() -> None:
    found = outcome(Answer(400, {"code": 21210}))
    assert isinstance(found, Permanent)
    assert found.of == "request"


@pytest.mark.parametrize("behaviour", [Answer(500, {"code": 20500}), Answer(201, "<html>"), HANG_UP, SILENCE])
def test_whatever_goes_wrong_after_it_was_asked_leaves_open_whether_the_phone_rang(
    behaviour: Behaviour,
) -> None:
    found = outcome(behaviour)
    assert isinstance(found, Ambiguous)
    assert found.phase is Phase.AWAIT_REPLY


def test_a_provider_that_is_down_is_tried_again() -> None:
    with create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with channel(port) as voice_channel, pytest.raises(Retryable) as refusal:
        voice_channel.send(CALL)
    assert refusal.value.phase is Phase.CONNECT


def test_calls_to_the_same_number_are_found_again_but_not_older_ones() -> None:
    older = THEN.replace(hour=16)
    known = Answer(200, {"calls": [made("CA2", THEN), made("CA1", older), made("", THEN), 7]})
    with scripted_web_server(known) as server, channel(server.port) as voice_channel:
        assert voice_channel.find(CALL, THEN) == ["CA2"]
    assert server.requests[0].path.partition("?")[2] == "To=%2B15105550123&From=%2B15105550100&PageSize=50"


@pytest.mark.parametrize("behaviour", [Answer(500, ""), Answer(200, {"messages": []}), HANG_UP])
def test_a_provider_that_cannot_be_asked_proves_nothing(behaviour: Behaviour) -> None:
    with (
        scripted_web_server(behaviour) as server,
        channel(server.port) as voice_channel,
        pytest.raises(Retryable),
    ):
        voice_channel.find(CALL, THEN)


def test_a_call_in_a_log_shows_neither_number_nor_page() -> None:
    assert repr(CALL) == "Call()"
