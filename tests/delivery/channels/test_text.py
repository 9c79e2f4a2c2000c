"""What becomes of a text, whatever the provider does: one test for each way it can go."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_server
from time import monotonic

import pytest

from chats.delivery.channels.outcomes import Ambiguous, Outcome, Permanent, Phase, Retryable
from chats.delivery.channels.text import Text, TextChannel
from tests.servers.certificates import self_signed
from tests.servers.http import DRIP, HANG_UP, SILENCE, Answer, Behaviour, scripted_web_server

ACCOUNT = "AC" + "0" * 32
SID = "SM" + "1" * 32
TAKEN = Answer(201, {"sid": SID, "status": "queued"})
TEXT = Text(
    to="+15105550123",
    body="Café & té: ¿viene? 1 = sí",
    callback_url="https://chats.school.example/hooks/text/status",
    valid_seconds=3600,
)


@contextmanager
def channel(
    port: int, *, sign_in: str = f"{ACCOUNT}:s%3Aecret", scheme: str = "http"
) -> Iterator[TextChannel]:
    text_channel = TextChannel(f"{scheme}://{sign_in}@127.0.0.1:{port}/", "+15105550100", timeout_seconds=0.5)
    try:
        yield text_channel
    finally:
        text_channel.close()


def outcome(*answers: Behaviour) -> Outcome:
    with scripted_web_server(*answers) as server, channel(server.port) as text_channel:
        with pytest.raises(Outcome) as refusal:
            text_channel.send(TEXT)
        return refusal.value


def test_a_text_is_handed_over_and_the_provider_names_it() -> None:
    with scripted_web_server(TAKEN) as server, channel(server.port) as text_channel:
        assert text_channel.send(TEXT) == SID
    asked = server.requests[0]
    assert (asked.method, asked.path) == ("POST", f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json")
    assert asked.form == {
        "To": "+15105550123",
        "From": "+15105550100",
        "Body": "Café & té: ¿viene? 1 = sí",
        "StatusCallback": "https://chats.school.example/hooks/text/status",
        "ValidityPeriod": "3600",
    }


def test_the_account_signs_in_with_its_token() -> None:
    with scripted_web_server(TAKEN) as server, channel(server.port, sign_in="AC1:s%3Aecret") as text_channel:
        text_channel.send(TEXT)
    assert server.requests[0].headers["Authorization"] == "Basic QUMxOnM6ZWNyZXQ="


def test_many_texts_share_one_connection() -> None:
    with scripted_web_server(TAKEN) as server, channel(server.port) as text_channel:
        sids = [text_channel.send(TEXT) for _ in range(5)]
    assert (sids, server.connections) == ([SID] * 5, 1)


def test_the_provider_never_holds_a_text_longer_than_it_is_able_to() -> None:
    long_useful = Text(to="+15105550123", body="Hola", callback_url="https://x.example/", valid_seconds=10**6)
    with scripted_web_server(TAKEN) as server, channel(server.port) as text_channel:
        text_channel.send(long_useful)
    assert server.requests[0].form["ValidityPeriod"] == "36000"


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"Retry-After": "30"}, 30),
        ({"Retry-After": "1000000000"}, 3600),
        ({"Retry-After": "-5"}, 0),
        ({"Retry-After": "Tue, 01 Sep 2099 16:30:00 GMT"}, 3600),
        ({"Retry-After": "Tue, 01 Sep 2009 16:30:00 GMT"}, 0),
        ({"Retry-After": "soon"}, None),
        ({}, None),
    ],
)
def test_a_provider_that_is_busy_is_asked_again_when_it_says(
    headers: dict[str, str], wait: int | None
) -> None:
    found = outcome(Answer(429, {"code": 20429}, headers))
    assert isinstance(found, Retryable)
    assert found.retry_after == wait


def test_a_full_queue_at_the_provider_is_not_the_familys_fault() -> None:
    assert isinstance(outcome(Answer(400, {"code": 21611})), Retryable)


@pytest.mark.parametrize("code", [21211, 21408, 21610, 21612, 21614])
def test_a_number_that_cannot_be_texted_is_not_tried_again(code: int) -> None:
    found = outcome(Answer(400, {"code": code, "message": "The number +15105550123 is wrong"}))
    assert isinstance(found, Permanent)
    assert (found.of, found.code) == ("address", f"400 {code}")


@pytest.mark.parametrize(
    "answer",
    [
        Answer(401, {"code": 20003}),
        Answer(403, "forbidden"),
        Answer(404, {"code": 20404}),
    ],
)
def test_an_account_that_is_refused_strikes_no_family_off_the_list(answer: Answer) -> None:
    found = outcome(answer)
    assert isinstance(found, Permanent)
    assert found.of == "provider"


@pytest.mark.parametrize("code", [21602, 21617])
def test_words_that_the_provider_does_not_take_are_no_fault_of_the_number(code: int) -> None:
    found = outcome(Answer(400, {"code": code}))
    assert isinstance(found, Permanent)
    assert found.of == "message"


@pytest.mark.parametrize(
    "answer",
    [
        Answer(400, {"code": 21212, "message": "bad From"}),
        Answer(400, {"code": [21211]}),
        Answer(400, "<html>"),
        Answer(307, "", {"Location": "https://elsewhere.example/"}),
        Answer(413, ""),
    ],
)
def test_a_request_that_is_not_understood_strikes_no_family_off_the_list(answer: Answer) -> None:
    found = outcome(answer)
    assert isinstance(found, Permanent)
    assert found.of == "request"


@pytest.mark.parametrize(
    "behaviour",
    [
        Answer(500, {"code": 20500}),
        Answer(503, "<html>"),
        Answer(408, ""),
        Answer(201, "{broken"),
        Answer(201, "[" * 20_000),
        Answer(201, {"status": "queued"}),
        Answer(201, {"sid": 81}),
        Answer(201, {"sid": "SM1\nX"}),
        Answer(201, [SID]),
        Answer(201, "<html>"),
        Answer(201, "x" * 1_000_000),
        HANG_UP,
        SILENCE,
        DRIP,
    ],
)
def test_whatever_goes_wrong_after_the_text_was_handed_over_leaves_it_open(behaviour: Behaviour) -> None:
    begun = monotonic()
    found = outcome(behaviour)
    assert isinstance(found, Ambiguous)
    assert found.phase is Phase.AWAIT_REPLY
    assert monotonic() - begun < 3


def test_a_provider_that_is_down_is_tried_again() -> None:
    with create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with channel(port) as text_channel, pytest.raises(Retryable) as refusal:
        text_channel.send(TEXT)
    assert refusal.value.phase is Phase.CONNECT


def test_a_provider_whose_name_is_not_found_is_tried_again() -> None:
    text_channel = TextChannel("http://AC1:secret@nowhere.invalid/", "+15105550100", timeout_seconds=2)
    with pytest.raises(Retryable):
        text_channel.send(TEXT)
    text_channel.close()


def test_a_provider_that_cannot_prove_itself_gets_nothing(tmp_path: Path) -> None:
    ours, _ = self_signed(tmp_path)
    with create_server(("127.0.0.1", 0)) as door:
        greeter = threading.Thread(target=_shake_hands, args=(door, ours), daemon=True)
        greeter.start()
        with (
            channel(door.getsockname()[1], scheme="https") as text_channel,
            pytest.raises(Retryable) as refusal,
        ):
            text_channel.send(TEXT)
        greeter.join(5)
    assert refusal.value.code == "ConnectError"


def _shake_hands(door: object, tls: ssl.SSLContext) -> None:
    peer, _ = door.accept()  # type: ignore[attr-defined]
    try:
        tls.wrap_socket(peer, server_side=True).close()
    except OSError:
        peer.close()


@pytest.mark.parametrize("failure", [HANG_UP, SILENCE, Answer(500, ""), Answer(400, {"code": 21610})])
def test_the_next_family_gets_its_text_after_any_failure(failure: Behaviour) -> None:
    with scripted_web_server(failure, TAKEN) as server, channel(server.port) as text_channel:
        with pytest.raises(Outcome):
            text_channel.send(TEXT)
        assert text_channel.send(TEXT) == SID


def test_no_outcome_repeats_a_number_that_the_provider_named() -> None:
    found = outcome(Answer(400, {"code": 21211, "message": "The number +15105550123 is wrong"}))
    assert "5105550123" not in f"{found} {found!r} {found.__cause__} {found.__context__}"


def test_a_text_in_a_log_shows_neither_number_nor_words() -> None:
    assert repr(TEXT) == "Text(valid_seconds=3600)"


@pytest.mark.parametrize(("body", "seconds"), [("Hola", 0), ("cut\0off", 60), ("half a letter \ud800", 60)])
def test_a_text_that_would_go_wrong_is_refused_before_it_leaves(body: str, seconds: int) -> None:
    with pytest.raises(ValueError, match="the text"):
        Text(to="+15105550123", body=body, callback_url="https://x.example/", valid_seconds=seconds)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a:b@h/",
        "http://h/",
        "http://a@h/",
        "http://a:b@h:port/",
        "http://a:b@h/?q",
        "http://a:b@/",
        "http://[",
    ],
)
def test_a_text_url_that_cannot_be_read_is_refused_with_what_is_accepted(url: str) -> None:
    with pytest.raises(ValueError, match="a text URL is http://ACCOUNT:TOKEN@host/"):
        TextChannel(url, "+15105550100")
