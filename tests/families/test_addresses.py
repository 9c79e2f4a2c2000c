"""How an address is shown."""

import pytest

from chats.families.addresses import masked
from chats.families.households import ContactKind


@pytest.mark.parametrize(
    ("kind", "address", "shown"),
    [
        (ContactKind.MOBILE, "+12065550150", "••• 0150"),
        (ContactKind.MAIL, "ana@canary.example", "a•••@canary.example"),
        (ContactKind.LANDLINE, "", ""),
    ],
)
def test_an_address_shows_enough_to_recognise_and_too_little_to_use(
    kind: ContactKind, address: str, shown: str
) -> None:
    assert masked(kind, address) == shown
