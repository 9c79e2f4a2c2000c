"""The demo's calls, rung by the real voice channel, read from and reported to a real server."""

from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import httpx
import pytest

from chats.delivery.channels.outcomes import Permanent
from chats.delivery.channels.signature import signed_by
from chats.delivery.channels.voice import Call, VoiceChannel
from chats.demo.calls import PhoneCall, act, calls_of, numbers
from chats.demo.handsets import PhonesOff
from chats.demo.switchboard import read
from tests.demo.town import ACCOUNT, AMINA, LINH, SCHOOL, TOKEN, Town, town_in
from tests.servers.http import Answer

ASKS = (
    '<Response><Gather action="{}"><Say language="es-US">¿Viene?</Say></Gather>'
    '<Gather action="{}"><Say language="es-US">¿Viene?</Say></Gather><Hangup/></Response>'
)
THANKS = "<Response><Say>Gracias</Say><Hangup/></Response>"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with town_in(tmp_path / "phones", Answer(200, THANKS)) as town:
        yield town


def ring(town: Town, to: str = AMINA) -> str:
    """Ring, as the app does; return the provider's name for the call."""
    page = f"http://127.0.0.1:{town.app.port}/hooks/voice/a"
    channel = VoiceChannel(town.url, SCHOOL, timeout_seconds=1)
    try:
        return channel.send(Call(to=to, page_url=page, status_url=f"{page}/status"))
    finally:
        channel.close()


def asking(town: Town) -> None:
    """The app's next page asks for a key."""
    key_url = f"http://127.0.0.1:{town.app.port}/hooks/voice/a/key"
    town.app.answers.insert(0, Answer(200, ASKS.format(key_url, key_url)))


def the_call(town: Town, number: str = AMINA) -> PhoneCall:
    return calls_of(town.folder, number)[-1]


def words(town: Town) -> list[str]:
    return [one.words for one in the_call(town).said]


def test_a_phone_rings_and_nothing_is_said_before_somebody_picks_up(town: Town) -> None:
    sid = ring(town)
    assert (the_call(town).sid, the_call(town).status, town.app.requests) == (sid, "ringing", [])


def test_what_is_said_is_fetched_when_somebody_picks_up(town: Town) -> None:
    asking(town)
    act(town.url, ring(town), "answer")
    post = town.app.requests[0]
    assert (post.path, post.form["AnsweredBy"], post.form["CallStatus"]) == (
        "/hooks/voice/a", "human", "in-progress",
    )  # fmt: skip
    assert (words(town), the_call(town).said[0].language) == (["¿Viene?"], "es-US")


def test_what_is_fetched_is_signed(town: Town) -> None:
    act(town.url, ring(town), "answer")
    post = town.app.requests[0]
    url = f"http://127.0.0.1:{town.app.port}{post.path}"
    assert signed_by(TOKEN, post.headers["X-Twilio-Signature"], url, post.form)


def test_a_key_goes_to_the_app_and_its_thanks_are_said(town: Town) -> None:
    asking(town)
    sid = ring(town)
    act(town.url, sid, "answer")
    act(town.url, sid, "key", "1")
    assert (town.app.requests[1].path, town.app.requests[1].form["Digits"]) == ("/hooks/voice/a/key", "1")
    assert words(town) == ["¿Viene?", "1", "Gracias"]


def test_how_a_call_ended_is_reported(town: Town) -> None:
    sid = ring(town)
    act(town.url, sid, "machine")
    last = town.app.requests[-1]
    assert (last.path, last.form["CallSid"], last.form["CallStatus"]) == (
        "/hooks/voice/a/status", sid, "completed",
    )  # fmt: skip
    assert town.app.requests[0].form["AnsweredBy"] == "machine_end_beep"


@pytest.mark.parametrize(("begins", "ends", "status"), [("answer", "hang-up", "completed")])
def test_hanging_up_ends_a_call(town: Town, begins: str, ends: str, status: str) -> None:
    asking(town)
    sid = ring(town)
    act(town.url, sid, begins)
    act(town.url, sid, ends)
    assert (the_call(town).status, town.app.requests[-1].form["CallStatus"]) == (status, status)


def test_whoever_does_not_pick_up_is_busy(town: Town) -> None:
    act(town.url, ring(town), "refuse")
    assert town.app.requests[-1].form["CallStatus"] == "busy"


def test_a_phone_that_nobody_takes_stops_ringing(tmp_path: Path) -> None:
    with town_in(tmp_path, Answer(204), rings_seconds=0.05) as town:
        ring(town)
        ends_at = monotonic() + 5
        while the_call(town).rings and monotonic() < ends_at:
            sleep(0.01)
        assert town.posted(1)[0].form["CallStatus"] == "no-answer"


@pytest.mark.parametrize("what", ["key", "hang-up"])
def test_nothing_can_be_done_with_a_phone_that_only_rings(town: Town, what: str) -> None:
    sid = ring(town)
    with pytest.raises(PhonesOff):
        act(town.url, sid, what, "1")


@pytest.mark.parametrize("sid", ["CA0", ""])
def test_a_call_that_never_was_cannot_be_taken(town: Town, sid: str) -> None:
    with pytest.raises(PhonesOff):
        act(town.url, sid, "answer")


def test_a_page_that_cannot_be_had_ends_the_call_without_a_word(tmp_path: Path) -> None:
    with town_in(tmp_path, Answer(403)) as town:
        act(town.url, ring(town), "answer")
        assert (the_call(town).said, the_call(town).status) == ((), "completed")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("+15005550001", "400 21217"),
        ("+15005550002", "400 21214"),
        ("+15005550003", "400 21215"),
        ("+15005550004", "400 21216"),
        ("12", "400 21211"),
    ],
)
def test_some_numbers_are_refused_for_trying_it_out(town: Town, number: str, code: str) -> None:
    with pytest.raises(Permanent) as refusal:
        ring(town, number)
    assert (refusal.value.of, refusal.value.code) == ("address", code)


def test_calls_can_be_looked_up(town: Town) -> None:
    sids = [ring(town), ring(town)]
    ring(town, LINH)
    base = f"{town.url}/2010-04-01/Accounts/{ACCOUNT}/Calls"
    listed = httpx.get(f"{base}.json", params={"To": AMINA}).json()["calls"]
    assert [one["sid"] for one in listed] == sids[::-1]
    assert httpx.get(f"{base}/{sids[0]}.json").json()["status"] == "ringing"
    assert httpx.get(f"{base}/CA0.json").status_code == 404


def test_the_phone_that_rang_last_comes_first(town: Town) -> None:
    ring(town)
    ring(town, LINH)
    assert numbers(town.folder) == [LINH, AMINA]


def test_a_recording_is_played() -> None:
    page = b'<Response><Gather action="/k"><Play>http://school.example/a</Play></Gather></Response>'
    assert [one.url for one in read(page)[0]] == ["http://school.example/a"]


@pytest.mark.parametrize("page", [b"", b"<broken", b"<Response/>"])
def test_a_page_without_words_says_nothing(page: bytes) -> None:
    assert read(page) == ([], "")
