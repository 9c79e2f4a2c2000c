"""No English is left on an interpreter's page in another language, nor in their calendar."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from chats import clock
from chats.interpreters import actions
from chats.interpreters.models import Interpreter, Offer
from chats.invitations.models import PartStat
from chats.languages.pseudo import CLOSING, OPENING
from chats.languages.registry import pseudo_languages
from chats.languages.words import _, speaking
from tests.factories import NOW, Make
from tests.interpreters.booked import met, offer_path, paths, take
from tests.pages import CheckingClient

pytestmark = pytest.mark.usefixtures("inside")
NAMES = {
    "Lincoln",
    "School",
    "Oak",
    "Street",
    "Library",
    "Marisol",
    "Mai",
    "Yaj",
    "Vaaj",
    "Google",
}


def asked(make: Make) -> tuple[Interpreter, Offer]:
    """A Somali interpreter who reads a language made of English that the catalogue gave, and an offer."""
    school = make.school(name="Lincoln School", address="1 Oak Street", phone=make.number())
    meeting = make.meeting(school=school)
    met(make, meeting, "so", "Marisol", partstat=PartStat.ACCEPTED, party=1, seats_held=1)
    one = make.interpreter("so", language="en-XA", name="Mai Yaj Vaaj")
    actions.catch_up(NOW)
    return one, make.offer(make.need(make.meeting(school=school), "so"), one)


def english_in(text: str) -> set[str]:
    """Words that no catalogue gave and nobody is called."""
    outside = "".join(part.split(CLOSING)[-1] for part in text.split(OPENING))
    return {word for word in outside.split() if word.isascii() and word.isalpha()} - NAMES


@pytest.mark.parametrize("tag", ["en-XA", "ar-XB"])
def test_an_offer_and_a_page_of_their_own_hold_no_english(
    make: Make, client: CheckingClient, tag: str
) -> None:
    with pseudo_languages():
        one, offer = asked(make)
        shown = [f"{path}?lang={tag}" for path in (offer_path(offer), paths(one).home)]
        left = [english_in(client.get(path).text) for path in shown]
        left.append(english_in(client.post(shown[0], {}).text))
        take(offer)
        left += [english_in(client.get(path).text) for path in shown]
        with clock.stopped(NOW + timedelta(days=7, hours=1)):
            left += [english_in(client.get(path).text) for path in shown]
    assert left == [set()] * 7


def test_a_calendar_holds_no_english(make: Make, client: CheckingClient) -> None:
    with pseudo_languages():
        one, offer = asked(make)
        take(offer)
        calendar = Calendar.from_ical(client.get(paths(one).feed).body)
    (entry,) = calendar.walk("VEVENT")
    said = f"{calendar['NAME']} {entry['SUMMARY']} {entry['DESCRIPTION']}"
    assert english_in(said) == set()


@pytest.mark.parametrize(("tag", "said"), [("en", 0), ("so", 1)])
def test_words_that_nobody_checked_say_so_below_both_pages(
    make: Make, client: CheckingClient, tag: str, said: int
) -> None:
    with pseudo_languages():
        one, offer = asked(make)
    with speaking(tag):
        honest = _("A computer translated this. No person has checked it yet.")
    shown = [client.get(f"{path}?lang={tag}").text for path in (offer_path(offer), paths(one).home)]
    assert [text.count(honest) for text in shown] == [said, said]
