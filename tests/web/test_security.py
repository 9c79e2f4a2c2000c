"""What every response carries, and what every request must satisfy."""

import pytest

from tests.factories import Make
from tests.pages import CheckingClient


def test_every_answer_carries_the_headers(client: CheckingClient):
    headers = client.get("/sign-in").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"


def test_a_foreign_host_name_is_refused(client: CheckingClient):
    client.public_url = "http://evil.example"
    assert client.get("/sign-in").status == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_a_form_sent_from_another_site_is_refused(client: CheckingClient, headers: dict[str, str]):
    assert client.post("/sign-in", {"mail": "a", "password": "b"}, headers=headers).status == 403


def test_a_body_of_ten_megabytes_is_refused_with_words(client: CheckingClient):
    page = client.post("/sign-in", {"mail": "x" * 10_000_000})
    assert page.status == 413
    assert "too large" in page.text


def test_a_family_page_sets_no_cookie(client: CheckingClient, make: Make):
    assert "Set-Cookie" not in client.get("/r/" + "A" * 22).headers


@pytest.mark.parametrize("number", [2**31, 2**63, 10**30])
def test_a_number_that_no_row_can_have_names_nothing(client: CheckingClient, make: Make, number: int) -> None:
    client.sign_in(make.session(make.staff_member())[1])
    assert client.get(f"/desk/chats/{number}").status == 404
