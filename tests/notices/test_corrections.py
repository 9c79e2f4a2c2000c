"""What waits to be sent follows what a family or a liaison corrected meanwhile."""

from sqlalchemy import update

from chats.db import transaction
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message
from chats.families import actions as families
from chats.families.models import ContactKind, Guardian
from tests.factories import NOW, Make
from tests.notices.telling import MAIL, asked, catch_up, sent, written

FRESH = "+12065559999"


def waiting(make: Make, kinds: tuple[ContactKind, ...]) -> Guardian:
    """A guardian whose invitation is written and has not left."""
    family = make.family(guardians=0)
    guardian = make.guardian(family, written_language="en", kinds=kinds)
    make.invitation(make.meeting(), family)
    catch_up(make)
    return guardian


def test_a_corrected_language_is_the_language_of_what_waits(make: Make) -> None:
    guardian_id = waiting(make, MAIL).id
    families.correct_language(guardian_id, written="es", by=make.staff(), now=NOW)
    catch_up(make)
    [message] = written()
    assert (message.language, message.letter.language, message.state) == ("es", "es", MessageState.READY)


def test_a_corrected_language_is_also_that_of_what_a_provider_refused_for_now(make: Make) -> None:
    guardian_id = waiting(make, MAIL).id
    with transaction() as session:
        session.execute(update(Message).values(state=MessageState.RETRY_WAIT, attempts=1))
    families.correct_language(guardian_id, written="es", by=make.staff(), now=NOW)
    catch_up(make)
    assert [(message.language, message.state) for message in written()] == [("es", MessageState.READY)]


def test_a_corrected_address_is_where_what_waits_goes(make: Make) -> None:
    contact_id = waiting(make, (ContactKind.MOBILE,)).contacts[0].id
    families.correct_contact(contact_id, FRESH, consented=True, by=make.staff(), now=NOW)
    catch_up(make)
    assert [message.address for message in written()] == [FRESH]


def test_a_family_with_a_new_mobile_leaves_the_call_list(make: Make) -> None:
    guardian_id = waiting(make, ()).id
    families.add_contact(guardian_id, ContactKind.MOBILE, FRESH, consented=True, by=make.staff(), now=NOW)
    catch_up(make)
    standing = {message.channel: message.state for message in written()}
    assert standing == {Channel.CALL: MessageState.SUPERSEDED, Channel.TEXT: MessageState.READY}


def test_what_has_left_is_not_said_again(make: Make) -> None:
    invitation = asked(make)
    catch_up(make)
    sent()
    guardian_id = invitation.letters[0].guardian_id
    families.correct_language(guardian_id, written="es", by=make.staff(), now=NOW)
    assert catch_up(make) == 0
