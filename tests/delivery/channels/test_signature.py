"""Only the text provider can tell us what became of a text, or what a family answered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.delivery.channels.signature import signature, signed_by

# The worked example in Twilio's documentation of webhook security.
URL = "https://mycompany.com/myapp.php?foo=1&bar=2"
PARAMS = {
    "CallSid": "CA1234567890ABCDE",
    "Caller": "+14158675309",
    "Digits": "1234",
    "From": "+14158675309",
    "To": "+18005551212",
}
TOKEN = "12345"
SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8="

FORMS = st.dictionaries(st.text(min_size=1, max_size=10), st.text(max_size=30), max_size=5)


def test_the_signature_is_the_one_the_provider_publishes_as_an_example() -> None:
    assert signature(URL, PARAMS, TOKEN) == SIGNATURE


@given(form=FORMS)
def test_what_the_provider_signed_is_believed(form: dict[str, str]) -> None:
    assert signed_by(TOKEN, signature(URL, form, TOKEN), URL, form)


@given(form=FORMS, other=FORMS)
def test_a_signature_holds_for_one_form_only(form: dict[str, str], other: dict[str, str]) -> None:
    run_together = ["".join(name + one[name] for name in sorted(one)) for one in (form, other)]
    alike = run_together[0] == run_together[1]
    assert signed_by(TOKEN, signature(URL, form, TOKEN), URL, other) == alike


@pytest.mark.parametrize(
    ("token", "claimed", "url"),
    [
        ("54321", SIGNATURE, URL),
        (TOKEN, None, URL),
        (TOKEN, "", URL),
        (TOKEN, "ñ", URL),
        (TOKEN, SIGNATURE.lower(), URL),
        (TOKEN, SIGNATURE, "https://mycompany.com:8443/myapp.php?foo=1&bar=2"),
        (TOKEN, SIGNATURE, "http://mycompany.com/myapp.php?foo=1&bar=2"),
        (TOKEN, SIGNATURE, "https://evil.example/myapp.php?foo=1&bar=2"),
        (TOKEN, SIGNATURE, "ftp://mycompany.com/myapp.php?foo=1&bar=2"),
    ],
)
def test_anything_else_is_not_believed(token: str, claimed: str | None, url: str) -> None:
    assert not signed_by(token, claimed, url, PARAMS)


def test_the_standard_port_may_be_written_or_left_out() -> None:
    with_port = "https://mycompany.com:443/myapp.php?foo=1&bar=2"
    assert signed_by(TOKEN, SIGNATURE, with_port, PARAMS)
    assert signed_by(TOKEN, signature(with_port, PARAMS, TOKEN), URL, PARAMS)
