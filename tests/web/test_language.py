"""The language of a request: a switch wins and is remembered, then the person's, then the browser's."""

import pytest

from chats.languages.registry import listed
from tests.pages import CheckingClient

LOST = "/r/" + "A" * 22


@pytest.mark.parametrize("tag", [one.tag for one in listed()])
def test_a_stranger_is_spoken_to_in_the_language_of_their_browser(client: CheckingClient, tag: str):
    page = client.get(LOST, headers={"Accept-Language": tag})
    assert page.tree.get("lang") == tag


def test_a_switch_wins_over_the_browser(client: CheckingClient):
    page = client.get(LOST, query_string={"lang": "so"}, headers={"Accept-Language": "es"})
    assert page.tree.get("lang") == "so"


def test_an_unknown_switch_changes_nothing(client: CheckingClient):
    assert (
        client.get(LOST, query_string={"lang": "xx"}, headers={"Accept-Language": "es"}).tree.get("lang")
        == "es"
    )


def test_a_switch_is_remembered_on_the_device(client: CheckingClient):
    client.get("/sign-in", query_string={"lang": "es"})
    assert client.get("/sign-in").tree.get("lang") == "es"


@pytest.mark.parametrize("header", ["", "*", "q=1", "en;q=abc", "x" * 5000, ",,,;;;", "zz-ZZ"])
def test_a_strange_header_is_no_error(client: CheckingClient, header: str):
    assert client.get("/sign-in", headers={"Accept-Language": header}).tree.get("lang") == "en"
