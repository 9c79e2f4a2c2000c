"""What is sealed opens only where it was sealed."""

import pytest

from chats.keyring import CannotOpen, Keyring

OLD, NEW = "old" * 12, "new" * 12


def test_a_sealed_value_opens_in_its_place():
    ring = Keyring((NEW,))
    assert ring.open(ring.seal("أمينة", place="1|contact|a|address"), place="1|contact|a|address") == "أمينة"


def test_a_sealed_value_moved_to_another_row_does_not_open():
    ring = Keyring((NEW,))
    sealed = ring.seal("+12065550100", place="1|contact|a|address")
    with pytest.raises(CannotOpen):
        ring.open(sealed, place="1|contact|b|address")


def test_a_changed_byte_does_not_open():
    ring = Keyring((NEW,))
    sealed = bytearray(ring.seal("secret", place="p"))
    sealed[-1] ^= 1
    with pytest.raises(CannotOpen):
        ring.open(bytes(sealed), place="p")


def test_after_a_rotation_the_old_still_opens_and_the_new_seals():
    sealed = Keyring((OLD,)).seal("kept", place="p")
    rotated = Keyring((NEW, OLD))
    assert rotated.open(sealed, place="p") == "kept"
    assert Keyring((NEW,)).open(rotated.seal("fresh", place="p"), place="p") == "fresh"


def test_a_value_whose_key_is_gone_says_so():
    with pytest.raises(CannotOpen):
        Keyring((NEW,)).open(Keyring((OLD,)).seal("lost", place="p"), place="p")


def test_the_same_value_is_sealed_differently_each_time():
    ring = Keyring((NEW,))
    assert ring.seal("same", place="p") != ring.seal("same", place="p")


def test_a_digest_for_one_purpose_says_nothing_about_another():
    ring = Keyring((NEW,))
    assert ring.digest("link", b"x") != ring.digest("contact", b"x")


def test_links_outlive_a_rotation():
    assert Keyring((NEW, OLD)).derive("link") == Keyring((OLD,)).derive("link")
