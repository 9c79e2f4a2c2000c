"""The demo's phones, driven by the real text channel, and posting to a real server that keeps what it got."""

import sys
from collections.abc import Iterator
from pathlib import Path
from socket import create_server

import httpx
import pytest

from chats.delivery.channels.outcomes import Ambiguous, Permanent, Retryable
from chats.delivery.channels.signature import signed_by
from chats.delivery.channels.text import Text, TextChannel
from chats.demo.handsets import PhonesOff, numbers, reply, texts_of
from tests.demo.town import ACCOUNT, AMINA, LINH, SCHOOL, TOKEN, Town, town_in
from tests.servers.processes import free_port, running


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with town_in(tmp_path / "phones") as town:
        yield town


def test_a_text_reaches_the_phone(town: Town) -> None:
    sid = town.text(AMINA, "مرحبا أمينة")
    (text,) = texts_of(town.folder, AMINA)
    assert (text.sid, text.sender, text.recipient) == (sid, SCHOOL, AMINA)
    assert (text.body, text.inbound) == ("مرحبا أمينة", False)


def test_the_app_is_told_in_order_what_became_of_a_text(town: Town) -> None:
    sid = town.text(AMINA)
    told = [(post.form["MessageSid"], post.form["MessageStatus"]) for post in town.posted(3)]
    assert told == [(sid, "queued"), (sid, "sent"), (sid, "delivered")]


def test_what_the_app_is_told_is_signed(town: Town) -> None:
    town.text(AMINA)
    post = town.posted(3)[0]
    url = f"http://127.0.0.1:{town.app.port}{post.path}"
    assert signed_by(TOKEN, post.headers["X-Twilio-Signature"], url, post.form)


def test_a_phone_that_is_off_is_reported_as_such(town: Town) -> None:
    town.text("+15005550030")
    last = town.posted(3)[2].form
    assert (last["MessageStatus"], last["ErrorCode"]) == ("undelivered", "30003")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("+15005550001", "400 21211"),
        ("+15005550002", "400 21612"),
        ("+15005550003", "400 21408"),
        ("+15005550004", "400 21610"),
        ("+15005550009", "400 21614"),
        ("12", "400 21211"),
    ],
)
def test_some_numbers_are_refused_for_trying_it_out(town: Town, number: str, code: str) -> None:
    with pytest.raises(Permanent) as refusal:
        town.text(number)
    assert (refusal.value.of, refusal.value.code) == ("address", code)
    assert numbers(town.folder) == []


def test_one_number_is_busy(town: Town) -> None:
    with pytest.raises(Retryable) as refusal:
        town.text("+15005550029")
    assert refusal.value.retry_after == 30


@pytest.mark.parametrize("number", ["+15005550050", "+15005550060"])
def test_some_numbers_take_a_text_without_saying_so(town: Town, number: str) -> None:
    with pytest.raises(Ambiguous):
        town.text(number, "once")
    assert town.bodies(number) == ["once"]


@pytest.mark.parametrize("sign_in", [f"{ACCOUNT}:wrong", f"AC{'1' * 32}:s%3Aecret"])
def test_a_stranger_cannot_send(town: Town, sign_in: str) -> None:
    channel = TextChannel(f"http://{sign_in}@{town.url.rpartition('@')[2]}", SCHOOL)
    with pytest.raises(Permanent) as refusal:
        channel.send(Text(to=AMINA, body="Hola", callback_url="http://x.example/", valid_seconds=60))
    channel.close()
    assert refusal.value.of == "provider"


@pytest.mark.parametrize("body", ["", "x" * 1601])
def test_a_text_without_words_or_with_too_many_is_refused(town: Town, body: str) -> None:
    with pytest.raises(Permanent) as refusal:
        town.text(AMINA, body)
    assert refusal.value.of == "message"


def test_a_phone_answers_the_number_that_texted_it(town: Town) -> None:
    town.text(AMINA)
    town.posted(3)
    reply(town.url, number=AMINA, body="1 👍")
    post = town.posted(4)[3]
    assert (post.path, post.form["From"], post.form["To"]) == ("/hooks/text", AMINA, SCHOOL)
    assert (post.form["Body"], post.form["NumSegments"]) == ("1 👍", "1")
    url = f"http://127.0.0.1:{town.app.port}/hooks/text"
    assert signed_by(TOKEN, post.headers["X-Twilio-Signature"], url, post.form)


def test_a_phone_shows_its_conversation_in_order(town: Town) -> None:
    town.text(AMINA, "¿Viene?")
    reply(town.url, number=AMINA, body="1")
    town.text(AMINA, "¡Gracias!")
    town.text(LINH, "Chào")
    assert town.bodies(AMINA) == ["¿Viene?", "1", "¡Gracias!"]


def test_the_phone_that_was_texted_last_comes_first(town: Town) -> None:
    town.text(AMINA)
    town.text(LINH)
    reply(town.url, number=AMINA, body="1")
    assert numbers(town.folder) == [AMINA, LINH]


def test_a_phone_that_nobody_texted_has_nobody_to_answer(town: Town) -> None:
    with pytest.raises(PhonesOff):
        reply(town.url, number=LINH, body="1")
    assert numbers(town.folder) == []


def test_a_phone_may_text_the_school_first(town: Town) -> None:
    reply(town.url, number=LINH, body="Hola", to=SCHOOL)
    assert town.posted(1)[0].form["From"] == LINH


def test_a_stranger_cannot_answer_for_a_family(town: Town) -> None:
    with pytest.raises(PhonesOff):
        reply(town.url.replace("s%3Aecret", "wrong"), number=AMINA, body="1", to=SCHOOL)
    assert numbers(town.folder) == []


def test_after_stop_the_provider_lets_nothing_through_until_start(town: Town) -> None:
    town.text(AMINA)
    reply(town.url, number=AMINA, body=" Stop ")
    with pytest.raises(Permanent) as refusal:
        town.text(AMINA)
    assert refusal.value.code == "400 21610"
    reply(town.url, number=AMINA, body="START")
    assert town.text(AMINA).startswith("SM")


def test_texts_to_a_number_can_be_looked_up(town: Town) -> None:
    sids = [town.text(AMINA), town.text(AMINA)]
    town.text(LINH)
    listed = httpx.get(f"{town.url}/2010-04-01/Accounts/{ACCOUNT}/Messages.json", params={"To": AMINA})
    assert [one["sid"] for one in listed.json()["messages"]] == sids[::-1]


def test_one_text_can_be_looked_up_by_its_name(town: Town) -> None:
    sid = town.text(AMINA, "Hola")
    base = f"{town.url}/2010-04-01/Accounts/{ACCOUNT}/Messages"
    assert httpx.get(f"{base}/{sid}.json").json()["body"] == "Hola"
    assert httpx.get(f"{base}/SM0.json").status_code == 404


@pytest.mark.parametrize(
    ("path", "content", "status"),
    [
        ("/simulator/reply", b"{broken", 400),
        ("/simulator/reply", b"[]", 400),
        ("/elsewhere", b"", 404),
        (f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json", b"\xff", 400),
        (f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json", b"Body=1", 400),
        (f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json", b"x" * 2_000_000, 413),
    ],
)
def test_what_cannot_be_read_is_refused(town: Town, path: str, content: bytes, status: int) -> None:
    assert httpx.post(f"{town.url}{path}", content=content).status_code == status


def test_phones_that_are_off_are_reported_to_the_page() -> None:
    with pytest.raises(PhonesOff):
        reply(f"http://a:b@127.0.0.1:{free_port()}", number=AMINA, body="1")


def test_nothing_is_lost_between_starts(tmp_path: Path) -> None:
    with town_in(tmp_path) as town:
        town.text(AMINA, "Hola")
    with town_in(tmp_path) as town:
        assert town.bodies(AMINA) == ["Hola"]


def test_the_phones_run_as_a_process_of_their_own_and_end_when_told(tmp_path: Path) -> None:
    door = create_server(("127.0.0.1", 0))
    url = f"http://{ACCOUNT}:s%3Aecret@127.0.0.1:{door.getsockname()[1]}"
    command = [sys.executable, "-m", "chats.demo.phones", str(tmp_path), "http://127.0.0.1:9/hooks/text"]
    with door, running(command, door=door, environ={"CHATS_TEXT_URL": url}) as process:
        channel = TextChannel(url, SCHOOL)
        channel.send(Text(to=AMINA, body="Hola", callback_url="http://127.0.0.1:9/", valid_seconds=60))
        channel.close()
    assert process.returncode == 0
    assert numbers(tmp_path) == [AMINA]
