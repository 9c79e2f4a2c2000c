"""Looking families up."""

import pytest

from chats.delivery.letter import Channel
from chats.families.directory import Entry, Person, Wanted, by_channel, found, languages
from chats.families.households import Reach

TEXT, CALL = Reach(Channel.TEXT, 1, "es"), Reach(Channel.CALL, 2, None)
NGUYEN = Entry(1, (Person("Thị Hương Nguyễn", "vi", "vi", CALL),), frozenset({1}))
NUNEZ = Entry(
    2, (Person("José Ñúñez", "es", "es", TEXT), Person("Amina", "so", None, CALL)), frozenset({1, 2})
)
ALL = [NUNEZ, NGUYEN]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Wanted(), [2, 1]),
        (Wanted("nguyen"), [1]),
        (Wanted("NUÑEZ jose"), [2]),
        (Wanted("jose amina"), []),
        (Wanted(school_id=2), [2]),
        (Wanted(language="so"), [2]),
        (Wanted(channel=Channel.CALL), [2, 1]),
        (Wanted("amina", channel=Channel.MAIL), []),
    ],
)
def test_families_are_found_by_parts_of_names_and_by_what_is_known(wanted: Wanted, ids: list[int]) -> None:
    assert [one.family_id for one in found(ALL, wanted)] == ids


def test_guardians_are_counted_by_channel() -> None:
    assert by_channel(ALL) == {"text": 1, "call": 2}


def test_only_languages_that_somebody_speaks_or_reads_are_offered() -> None:
    assert set(languages(ALL)) == {"es", "so", "vi"}
