"""Asking from the family's page, answering at the desk."""

import pytest
from sqlalchemy import select

from chats.db import db
from chats.meetings.models import Meeting
from chats.questions.models import Question
from tests.factories import Make
from tests.pages import CheckingClient

WORDS = "Will anybody ask for our papers?"


def english_path(make: Make, meeting: Meeting) -> str:
    family = make.family(guardians=0)
    make.guardian(family, spoken_language="en", written_language="en")
    return make.reply_path(make.invitation(meeting, family))


def test_a_question_goes_from_the_page_to_the_desk_and_its_answer_back(
    make: Make, client: CheckingClient
) -> None:
    member = make.staff_member()
    path = english_path(make, make.meeting(author_id=member.id))
    sent = client.send(client.get(path), "/question", words=WORDS, door="open")
    assert (sent.status, sent.location) == (303, f"{path}/question")
    assert "Your question arrived." in client.follow(sent).text
    client.sign_in(make.session(member)[1])
    queue = client.get("/desk/questions")
    assert WORDS in queue.text
    answered = client.send(queue, "/desk/questions", words="Tidak. Nobody will.")
    assert answered.status == 303
    assert "Tidak. Nobody will." in client.get(f"{path}/question").text


def test_a_forwardable_link_never_shows_the_answer_to_what_was_asked_of_the_liaison_alone(
    make: Make, client: CheckingClient
) -> None:
    member = make.staff_member()
    path = english_path(make, make.meeting(author_id=member.id))
    client.send(client.get(path), "/question", words=WORDS, door="liaison")
    client.sign_in(make.session(member)[1])
    client.send(client.get("/desk/questions"), "/desk/questions", words="Tidak. Nobody will.")
    text = client.get(f"{path}/question").text
    assert "Tidak" not in text
    assert "Your liaison will call you with the answer." in text


def test_the_page_says_in_plain_words_who_will_read_a_question(make: Make, client: CheckingClient) -> None:
    member = make.staff_member(name="Åsa Brønsted")
    text = client.get(english_path(make, make.meeting(author_id=member.id)) + "/question").text
    assert "Only my liaison. Nobody else at the school." in text
    assert "Your liaison: Åsa Brønsted" in text
    assert "It may be answered for all at the meeting, without your name." in text


@pytest.mark.parametrize(
    ("sent", "said", "kept"),
    [
        ({"words": "", "door": "open"}, "Please write your question.", None),
        ({"words": "   ", "door": "open"}, "Please write your question.", "   "),
        ({"words": "Why?", "door": "window"}, "Please choose who may read it.", "Why?"),
        ({"words": "Why?"}, "Please choose who may read it.", "Why?"),
        ({"words": "x" * 2001, "door": "open"}, "This is too long.", "x" * 2001),
        ({"words": "Why?\x00", "door": "open"}, "There was a hidden character", "Why?"),
    ],
)
def test_a_question_that_cannot_be_sent_is_explained_and_kept(
    make: Make, client: CheckingClient, sent: dict[str, str], said: str, kept: str | None
) -> None:
    refused = client.post(english_path(make, make.meeting()) + "/question", sent)
    assert refused.status == 422
    assert said in refused.text
    assert [one.text for one in refused.all("textarea")] == [kept]
    assert db.session.scalars(select(Question)).all() == []


def test_an_empty_answer_is_refused(make: Make, client: CheckingClient) -> None:
    member = make.staff_member()
    path = english_path(make, make.meeting(author_id=member.id))
    client.post(f"{path}/question", {"words": WORDS, "door": "liaison"})
    client.sign_in(make.session(member)[1])
    refused = client.send(client.get("/desk/questions"), "/desk/questions", words="")
    assert refused.status == 422
    assert "Please write the answer first." in refused.text


def test_an_answer_to_a_question_that_is_not_theirs_is_a_page_that_is_not_here(
    make: Make, client: CheckingClient
) -> None:
    path = english_path(make, make.meeting(author_id=make.staff_member().id))
    client.post(f"{path}/question", {"words": WORDS, "door": "liaison"})
    question_id = db.session.scalars(select(Question.id)).one()
    other = make.staff_member()
    open_one = english_path(make, make.meeting(author_id=other.id))
    client.post(f"{open_one}/question", {"words": "Mine?", "door": "liaison"})
    client.sign_in(make.session(other)[1])
    page = client.get("/desk/questions")
    assert WORDS not in page.text
    stolen = client.send(page, "/desk/questions", words="Answer", question=str(question_id))
    assert stolen.status == 404
    assert db.session.scalars(select(Question.answered_at)).all() == [None, None]


def test_an_empty_queue_says_what_will_stand_there(make: Make, client: CheckingClient) -> None:
    client.sign_in(make.session(make.staff_member())[1])
    assert "No question waits for you." in client.get("/desk/questions").text


def test_two_guardians_do_not_see_each_others_answers(make: Make, client: CheckingClient) -> None:
    meeting = make.meeting()
    one, other = english_path(make, meeting), english_path(make, meeting)
    client.post(f"{one}/question", {"words": WORDS, "door": "open"})
    assert "Your question arrived." not in client.get(f"{other}/question").text
