"""Every route says who may open it."""

import pytest
from flask import Flask

from chats.access.actors import Purpose, Role
from chats.access.routes import Undeclared, check_declared, everyone, open_to, rule_of


def test_a_route_that_says_nothing_stops_the_app_from_starting():
    bare = Flask("bare")
    bare.view_functions["static"] = open_to(everyone)(bare.view_functions["static"])
    bare.add_url_rule("/secret", "secret", lambda: "")
    with pytest.raises(Undeclared, match="secret"):
        check_declared(bare)


@pytest.mark.parametrize(
    ("who", "rule"),
    [
        ((Role.COORDINATOR, Role.LIAISON), "staff:coordinator,liaison"),
        ((Purpose.REPLY,), "link:reply"),
        ((everyone,), "everyone"),
    ],
)
def test_a_rule_reads_as_a_word(who: tuple[Role, ...], rule: str):
    bare = Flask("bare")
    bare.add_url_rule("/page", "page", open_to(*who)(lambda **_kwargs: ""))
    assert str(rule_of(bare, "page")) == rule
