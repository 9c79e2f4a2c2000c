"""What publishing would mean: who hears, in which language, and who needs a call."""

from hypothesis import given
from hypothesis import strategies as st

from chats.compose.outlook import Person, Ready, asked, outlook
from chats.delivery.letter import Channel
from chats.families.households import Because, Reach

READY = {"es": Ready.UNCHECKED, "en": Ready.CHECKED}


def person(
    family_id: int, language: str, channel: Channel = Channel.TEXT, spoken: str | None = None
) -> Person:
    because = Because.LANDLINE if channel is Channel.CALL else None
    return Person(
        family_id, "陳 美玲", "美玲", spoken or language, language, Reach(channel, 1, language, because), True
    )


def test_a_family_of_two_languages_stands_in_both_lines_and_once_in_the_whole() -> None:
    found = outlook([person(1, "es"), person(1, "en")], READY)
    assert (found.families, [row.tag for row in found.rows]) == (1, ["en", "es"])


def test_a_language_without_words_is_called_and_never_written_to_in_english() -> None:
    found = outlook([person(1, "so")], READY)
    assert [one.reach.because for one in found.to_call] == [Because.NO_WORDS]
    assert found.written_in == ()


def test_where_the_district_lets_no_unchecked_text_out_a_person_calls() -> None:
    found = outlook([person(1, "es"), person(2, "es", Channel.MAIL)], READY, {(Channel.TEXT, "es")})
    assert (found.people(Channel.MAIL), found.people(Channel.CALL)) == (1, 1)


def test_a_family_with_only_a_landline_is_named() -> None:
    assert [one.family_id for one in outlook([person(4, "es", Channel.CALL)], READY).to_call] == [4]


def test_a_family_is_asked_about_interpreting_by_what_it_speaks() -> None:
    (family,) = asked([person(1, "en", spoken="ase")])
    assert [one.language for one in family.guardians] == ["ase"]


@given(
    st.lists(
        st.builds(person, st.integers(1, 9), st.sampled_from(["es", "en", "so"]), st.sampled_from(Channel))
    )
)
def test_everybody_is_reached_in_exactly_one_way(people: list[Person]) -> None:
    found = outlook(people, READY)
    assert sum(found.people(channel) for channel in Channel) == len(people)
