"""The page of a meeting's letters: for whom they are made, and what stands on them."""

from sqlalchemy import update

from chats.access.actors import Role
from chats.db import transaction
from chats.delivery.letter import Channel, MessageState
from chats.families.models import GradeBand
from chats.schools.models import District, School, UnreviewedWords
from tests.factories import Make
from tests.notices.telling import catch_up
from tests.pages import CheckingClient
from tests.printing.piles import MAIL, asked, letters, made, meeting_of, on_channel, pdf, states

# --- for whom ---


def test_a_family_that_no_message_reaches_gets_a_letter_with_its_own_link(
    make: Make, desk: CheckingClient, meeting_id: int
) -> None:
    invitation = asked(make, meeting_of(meeting_id), given_name="José", family_name="Ñúñez")
    path = make.reply_path(invitation)
    catch_up(make)
    made(desk, meeting_id)
    (page,) = pdf(desk, meeting_id)
    assert "Para la familia de José Ñúñez" in page
    assert f"{desk.public_url}{path}" in page


def test_a_family_that_has_its_invitation_by_mail_gets_no_letter_unless_everybody_does(
    make: Make, desk: CheckingClient, meeting_id: int
) -> None:
    asked(make, meeting_of(meeting_id), kinds=MAIL)
    catch_up(make)
    made(desk, meeting_id)
    none = len(on_channel(Channel.PRINTED))
    made(desk, meeting_id, "everyone")
    assert (none, states(Channel.PRINTED)) == (0, [MessageState.WITH_PERSON])


def test_two_guardians_who_read_the_same_language_share_a_page(
    make: Make, desk: CheckingClient, meeting_id: int
) -> None:
    asked(make, meeting_of(meeting_id), guardians=2)
    catch_up(make)
    made(desk, meeting_id)
    assert (len(on_channel(Channel.PRINTED)), len(pdf(desk, meeting_id))) == (2, 1)


def test_the_pile_is_sorted_by_grades_and_then_by_family_name(
    make: Make, desk: CheckingClient, meeting_id: int
) -> None:
    for band, name in ((GradeBand.G6_8, "Abdi"), (GradeBand.PK_2, "Ñúñez"), (GradeBand.PK_2, "Nasser")):
        asked(make, meeting_of(meeting_id), band=band, given_name="Ana", family_name=name)
    catch_up(make)
    made(desk, meeting_id)
    found = [
        next(name for name in ("Abdi", "Ñúñez", "Nasser") if name in one) for one in pdf(desk, meeting_id)
    ]
    assert found == ["Nasser", "Ñúñez", "Abdi"]


def test_a_guardian_who_does_not_read_is_to_be_called(
    make: Make, desk: CheckingClient, meeting_id: int
) -> None:
    asked(make, meeting_of(meeting_id), written_language=None)
    catch_up(make)
    assert "1 guardian does not read: please call." in desk.get(letters(meeting_id)).text


def test_a_language_without_words_is_to_be_called(make: Make, desk: CheckingClient, meeting_id: int) -> None:
    asked(make, meeting_of(meeting_id), written_language="pa", spoken_language="pa")
    assert "reads a language that we have no words in yet" in desk.get(letters(meeting_id)).text


def test_a_district_that_lets_no_unchecked_words_out_by_mail_prints_none(
    make: Make, desk: CheckingClient, meeting_id: int
) -> None:
    asked(make, meeting_of(meeting_id))
    with transaction() as session:
        session.execute(update(District).values(shipped_by_mail=UnreviewedWords.NEVER))
    assert "1 guardian gets no letter: nobody has checked the words" in desk.get(letters(meeting_id)).text


def test_the_page_counts_letters_by_grades_and_language(
    make: Make, desk: CheckingClient, meeting_id: int
) -> None:
    asked(make, meeting_of(meeting_id), written_language="so", band=GradeBand.G9_12)
    asked(make, meeting_of(meeting_id), written_language="so")
    asked(make, meeting_of(meeting_id))
    page = desk.get(letters(meeting_id)).text
    assert "Everybody: 3 letters" in page
    assert "2 Somali and 1 Spanish" in page
    assert "Grades 9 to 12: 1 letter" in page


def test_a_host_prints_no_letters(make: Make, client: CheckingClient, meeting_id: int) -> None:
    client.sign_in(make.session(make.staff_member(Role.HOST))[1])
    assert client.get(letters(meeting_id)).status == 403


def test_a_colleague_of_another_school_finds_nothing(
    make: Make, client: CheckingClient, meeting_id: int
) -> None:
    client.sign_in(make.session(make.staff_member(school=make.school()))[1])
    assert client.get(f"{letters(meeting_id)}.pdf").status == 404


# --- what stands on it ---


def test_the_words_say_that_nobody_has_checked_them_as_a_mail_would(
    make: Make, desk: CheckingClient, meeting_id: int
) -> None:
    asked(make, meeting_of(meeting_id))
    catch_up(make)
    made(desk, meeting_id)
    assert "Ninguna persona" in pdf(desk, meeting_id)[0]


def test_the_slip_names_the_schools_own_phone(make: Make, desk: CheckingClient, meeting_id: int) -> None:
    with transaction() as session:
        session.execute(update(School).values(phone="+12065550123"))
    asked(make, meeting_of(meeting_id))
    catch_up(make)
    made(desk, meeting_id)
    assert "(206) 555-0123" in pdf(desk, meeting_id)[0]


def test_no_live_link_is_stored(make: Make, desk: CheckingClient, meeting_id: int) -> None:
    token = make.reply_path(asked(make, meeting_of(meeting_id))).rsplit("/", 1)[1]
    catch_up(make)
    made(desk, meeting_id)
    (message,) = on_channel(Channel.PRINTED)
    assert token not in f"{message.slots} {message.letter.text} {message.letter.html}"


def test_nothing_to_print_leads_back_to_the_page(desk: CheckingClient, meeting_id: int) -> None:
    assert "There is nothing to print" in desk.follow(desk.get(f"{letters(meeting_id)}.pdf")).text
