"""What a district does with words nobody has checked, on every channel: never, with a line, or as it is."""

import pytest

from chats.db import transaction, within
from chats.delivery.letter import Channel, Composed
from chats.languages.words import _, speaking
from chats.meetings.models import Meeting
from chats.notices.due import Notice
from chats.notices.press import Wish, press_for
from chats.schools.models import District
from chats.schools.policies import UnreviewedWords
from chats.texts import shelf
from chats.texts.states import State
from tests.factories import NOW, Make
from tests.notices.approving import approve

NEVER, LINE, YES = UnreviewedWords.NEVER, UnreviewedWords.WITH_LINE, UnreviewedWords.YES
BY_TEXT = (Channel.TEXT, Channel.WHATSAPP, Channel.VOICE)
BY_MAIL = (Channel.MAIL, Channel.PRINTED)
WRITTEN = [(channel, "written_by_text") for channel in BY_TEXT]
WRITTEN += [(channel, "written_by_mail") for channel in BY_MAIL]
SHIPPED = [(channel, rule.replace("written", "shipped")) for channel, rule in WRITTEN]
SAID = {
    Channel.TEXT: "Translated by computer, not checked yet. Questions: %(phone)s",
    Channel.WHATSAPP: "Translated by computer, not checked yet.",
}
"""What the line begins with; on other channels it is a sentence of its own."""


def decide(make: Make, **rules: UnreviewedWords) -> None:
    home_id = make.home.id
    with transaction() as session:
        home = session.get_one(District, home_id)
        for name, rule in rules.items():
            setattr(home, name, rule)


def letter(meeting: Meeting, channel: Channel) -> Composed | None:
    with within(meeting.district_id):
        return press_for(meeting).letter(Wish(Notice.INVITATION, channel, "es"))


def said(meeting: Meeting, channel: Channel) -> str:
    made = letter(meeting, channel)
    assert made is not None
    return made.text + (made.html or "")


def begins(channel: Channel) -> str:
    """How the line begins on a channel, in Spanish."""
    with speaking("es"):
        if channel in SAID:
            return _(SAID[channel], phone="").partition(".")[0]
        return _("A computer translated this. No person has checked it yet.").partition(".")[0]


@pytest.fixture
def written(make: Make) -> Meeting:
    """A chat in staff's own words, with a Spanish draft that nobody stands behind."""
    home_id = make.home.id
    with transaction() as session:
        texts = []
        for english, spanish in (("Winter", "El invierno"), ("Clothes and snow.", "Ropa y nieve.")):
            text = shelf.write(english, "en", district_id=home_id, author_id=None, now=NOW)
            shelf.translate(text, "es", spanish, State.DRAFT, reviewer_id=None, now=NOW)
            texts.append(text)
        session.flush()
        ids = [text.id for text in texts]
    return make.meeting(topic=None, title_id=ids[0], summary_id=ids[1])


@pytest.mark.parametrize(("channel", "rule"), SHIPPED)
def test_what_ships_goes_out_on_no_channel_where_the_district_says_never(
    make: Make, channel: Channel, rule: str
) -> None:
    approve("es")
    decide(make, **{rule: NEVER})
    assert letter(make.meeting(), channel) is None


@pytest.mark.parametrize(("channel", "rule"), SHIPPED)
def test_what_ships_says_so_where_the_district_wants_the_line(
    make: Make, channel: Channel, rule: str
) -> None:
    approve("es")
    decide(make, **{rule: LINE})
    assert begins(channel) in said(make.meeting(), channel)


@pytest.mark.parametrize(("channel", "rule"), [one for one in SHIPPED if one[0] is not Channel.WHATSAPP])
def test_what_ships_goes_out_as_it_is_where_the_district_says_yes(
    make: Make, channel: Channel, rule: str
) -> None:
    decide(make, **{rule: YES})
    assert begins(channel) not in said(make.meeting(), channel)


def test_a_template_of_whatsapp_says_so_whatever_the_district_says(make: Make) -> None:
    approve("es")
    decide(make, shipped_by_text=YES)
    assert begins(Channel.WHATSAPP) in said(make.meeting(), Channel.WHATSAPP)


@pytest.mark.parametrize(("channel", "rule"), WRITTEN)
def test_what_staff_wrote_goes_out_on_no_channel_where_the_district_says_never(
    make: Make, written: Meeting, channel: Channel, rule: str
) -> None:
    approve("es")
    decide(make, shipped_by_text=YES, shipped_by_mail=YES, **{rule: NEVER})
    assert letter(written, channel) is None


@pytest.mark.parametrize(("channel", "rule"), WRITTEN)
def test_what_staff_wrote_says_so_where_the_district_wants_the_line(
    make: Make, written: Meeting, channel: Channel, rule: str
) -> None:
    approve("es")
    decide(make, shipped_by_text=YES, shipped_by_mail=YES, **{rule: LINE})
    assert begins(channel) in said(written, channel)


@pytest.mark.parametrize(("channel", "rule"), [one for one in WRITTEN if one[0] is not Channel.WHATSAPP])
def test_what_staff_wrote_goes_out_as_it_is_where_the_district_says_yes(
    make: Make, written: Meeting, channel: Channel, rule: str
) -> None:
    decide(make, shipped_by_text=YES, shipped_by_mail=YES, **{rule: YES})
    assert begins(channel) not in said(written, channel)


@pytest.mark.parametrize("rule", ["shipped_by_text", "shipped_by_mail", "written_by_text", "written_by_mail"])
def test_what_a_person_reads_out_is_always_allowed(make: Make, written: Meeting, rule: str) -> None:
    decide(make, **{rule: NEVER})
    assert "El invierno" in said(written, Channel.CALL)


def test_unless_a_district_decides_shipped_words_carry_the_line_and_written_ones_wait(make: Make) -> None:
    home = make.home
    assert (home.shipped_by_mail, home.shipped_by_text) == (LINE, LINE)
    assert (home.written_by_mail, home.written_by_text) == (NEVER, NEVER)
