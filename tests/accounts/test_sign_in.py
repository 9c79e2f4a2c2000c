"""Staff sign in with a password; a session lives on the server and dies there."""

from datetime import timedelta

import pytest

from chats import clock
from chats.access.actors import Role
from chats.accounts import actions, entrance, passwords, queries
from chats.accounts.actions import MailTaken, TooManyTries, WrongSignIn, create_staff
from chats.config import Settings
from tests.factories import CANARY_HOST, NOW, Make
from tests.pages import CheckingClient

MAIL, PASSWORD = f"lucia@{CANARY_HOST}", "correct horse battery"


@pytest.fixture
def lucia(make: Make) -> int:
    """A liaison with a password."""
    return create_staff(
        make.home.id, "Lucía", MAIL, Role.LIAISON, password=PASSWORD, schools=[make.first_school.id]
    )


def signed_in(client: CheckingClient, **typed: str) -> int:
    page = client.get("/sign-in")
    return client.send(page, "/sign-in", mail=MAIL, **({"password": PASSWORD} | typed)).status


def test_the_right_password_opens_the_desk(client: CheckingClient, lucia: int):
    signed_in(client)
    assert client.get("/desk").status == 200


def test_a_wrong_password_says_what_to_do_and_keeps_the_address(client: CheckingClient, lucia: int):
    page = client.send(client.get("/sign-in"), "/sign-in", mail=MAIL, password="wrong password!")
    assert page.status == 422
    assert "do not fit together" in page.text
    assert MAIL in page.body.decode()


def test_an_unknown_address_and_a_wrong_password_look_alike(client: CheckingClient, lucia: int):
    wrong = client.send(client.get("/sign-in"), "/sign-in", mail=MAIL, password="wrong password!")
    unknown = client.send(
        client.get("/sign-in"), "/sign-in", mail=f"nobody@{CANARY_HOST}", password="wrong password!"
    )
    assert wrong.text == unknown.text


def test_after_five_wrong_tries_even_the_right_password_waits(lucia: int):
    for _ in range(queries.TRIES_FREE):
        with pytest.raises(WrongSignIn):
            actions.sign_in(MAIL, "wrong password!", source="10.0.0.9", now=NOW)
    with pytest.raises(TooManyTries):
        actions.sign_in(MAIL, PASSWORD, source="10.0.0.9", now=NOW)
    assert actions.sign_in(MAIL, PASSWORD, source="10.0.0.9", now=NOW + timedelta(minutes=16))


def test_a_stranger_elsewhere_cannot_lock_somebody_out(lucia: int):
    for _ in range(queries.TRIES_FREE):
        with pytest.raises(WrongSignIn):
            actions.sign_in(MAIL, "wrong password!", source="10.0.0.9", now=NOW)
    assert actions.sign_in(MAIL, PASSWORD, source="10.0.0.8", now=NOW)


def test_guessing_from_many_places_is_slowed_too(lucia: int):
    for place in range(queries.TRIES_OF_MANY):
        with pytest.raises(WrongSignIn):
            actions.sign_in(MAIL, "wrong password!", source=f"10.0.1.{place}", now=NOW)
    with pytest.raises(TooManyTries):
        actions.sign_in(MAIL, PASSWORD, source="10.0.2.1", now=NOW)


def test_a_session_that_was_ended_does_not_come_back(client: CheckingClient, lucia: int):
    signed_in(client)
    cookie = client.raw.get_cookie("chats", domain="127.0.0.1")
    assert cookie is not None
    client.send(client.get("/desk"), "/sign-out")
    client.sign_in(cookie.value)
    assert client.get("/desk").location.startswith("/sign-in")


def test_an_idle_session_ends(client: CheckingClient, lucia: int):
    signed_in(client)
    with clock.stopped(NOW + timedelta(minutes=31)):
        assert client.get("/desk").status == 303


def test_a_used_session_lives_on_until_the_evening(client: CheckingClient, lucia: int):
    signed_in(client)
    for minutes in range(20, 12 * 60, 20):
        with clock.stopped(NOW + timedelta(minutes=minutes)):
            assert client.get("/desk").status == 200
    with clock.stopped(NOW + timedelta(hours=12, minutes=1)):
        assert client.get("/desk").status == 303


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(client: CheckingClient, lucia: int):
    answer = client.send(client.get("/sign-in"), "/sign-in", mail=MAIL, password=PASSWORD)
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1"]
)
def test_signing_in_never_leads_off_our_pages(client: CheckingClient, lucia: int, wanted: str):
    page = client.get("/sign-in", query_string={"next": wanted})
    assert client.send(page, "/sign-in", mail=MAIL, password=PASSWORD).location == "/desk"


def test_a_form_without_the_sessions_token_changes_nothing(client: CheckingClient, lucia: int, make: Make):
    signed_in(client)
    assert client.post("/sign-out", {"token": "forged"}).status == 403
    assert client.get("/desk").status == 200


def test_two_accounts_cannot_share_an_address(make: Make, lucia: int):
    with pytest.raises(MailTaken):
        create_staff(make.district().id, "Other", MAIL.upper(), Role.LIAISON, password=None)


def test_an_account_without_a_password_opens_to_none(make: Make):
    create_staff(make.home.id, "New", f"new@{CANARY_HOST}", Role.HOST, password=None)
    with pytest.raises(WrongSignIn):
        actions.sign_in(f"new@{CANARY_HOST}", "", source="10.0.0.9", now=NOW)


def test_the_same_password_is_never_stored_alike():
    assert passwords.hashed(PASSWORD) != passwords.hashed(PASSWORD)


def test_a_first_administrator_with_a_short_password_is_told_so(
    client: CheckingClient, settings: Settings
) -> None:
    path = f"/start/{entrance.code(settings.instance)}"
    typed = {"district": "Cedar Valley", "name": "Nadia", "mail": MAIL, "password": "short"}
    page = client.send(client.get(path), path, **typed)
    assert page.status == 422
    assert "12 to 128 characters" in page.text


def test_a_password_that_nobody_could_have_is_refused_before_it_is_tried(
    client: CheckingClient, lucia: int
) -> None:
    page = client.send(client.get("/sign-in"), "/sign-in", mail=MAIL, password="x" * 129)
    assert page.status == 422
