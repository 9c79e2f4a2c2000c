"""The topic library: words a family gets without anybody translating anything."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.glossary import GLOSSARY
from chats.languages.registry import SOURCE, listed
from chats.topics.library import LIBRARY, Topic, UnknownTopic, library_topic

LANGUAGES = [row.tag for row in listed()]
TRANSLATED = [tag for tag in LANGUAGES if tag != SOURCE]
TITLES = {topic.slug: topic.title for topic in LIBRARY}

SUBJECTS = (
    "schedules-and-closures",
    "grades",
    "devices-and-internet",
    "english-learners",
    "special-education",
    "504-plans",
    "advanced-learning",
    "safety-at-school",
    "emergencies",
    "getting-to-school",
    "meals-and-buses",
    "health-and-vaccines",
    "hearing-and-vision",
    "wellness",
    "preschool-and-child-care",
    "kindergarten",
    "moving-to-the-next-school",
    "graduation",
    "after-high-school",
    "bullying-and-bias",
    "discipline",
    "right-to-an-interpreter",
    "student-records",
    "having-a-say",
    "first-weeks",
    "enrollment",
    "attendance",
    "costs",
    "dress-code",
    "special-days",
    "conferences",
    "working-with-teachers",
    "homework-and-reading",
    "state-tests",
    "two-languages",
    "phones-and-social-media",
    "housing-and-foster-care",
    "after-school",
    "sports-and-clubs",
    "adult-english",
)
"""What families talk about with schools: a meeting keeps the slug, so none may go."""


def test_the_library_is_large_enough_for_three_school_years() -> None:
    assert len(LIBRARY) >= 36


@pytest.mark.parametrize("slug", SUBJECTS)
def test_every_subject_families_ask_about_has_a_topic(slug: str) -> None:
    assert library_topic(slug).slug == slug


def test_no_two_topics_have_one_slug() -> None:
    assert len(TITLES) == len(LIBRARY)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_topic_reads_in_every_language(tag: str) -> None:
    read = {one.slug: (one.title_in(tag), one.summary_in(tag), *one.questions_in(tag)) for one in LIBRARY}
    assert [slug for slug, words in read.items() if not all(words)] == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_no_topic_is_left_in_english(tag: str) -> None:
    # A title may be a borrowed word ("Special education"): the catalogue then says that it is meant.
    read = {one.slug: {one.summary_in(tag), *one.questions_in(tag)} for one in LIBRARY}
    assert [one.slug for one in LIBRARY if read[one.slug] & {one.summary, *one.questions}] == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_two_topics_have_one_title(tag: str) -> None:
    assert len({topic.title_in(tag) for topic in LIBRARY}) == len(LIBRARY)


@pytest.mark.parametrize("topic", LIBRARY, ids=lambda topic: topic.slug)
def test_a_summary_is_two_sentences(topic: Topic) -> None:
    assert len(re.findall(r"\.(?: |$)", topic.summary)) == 2


@pytest.mark.parametrize("topic", LIBRARY, ids=lambda topic: topic.slug)
def test_a_family_can_ask_each_starter_question(topic: Topic) -> None:
    assert [question[-1] for question in topic.questions] == ["?", "?", "?"]


@pytest.mark.parametrize("topic", LIBRARY, ids=lambda topic: topic.slug)
def test_a_title_fits_a_subject_line(topic: Topic) -> None:
    assert len(topic.title) <= 45


@pytest.mark.parametrize("topic", LIBRARY, ids=lambda topic: topic.slug)
def test_no_topic_speaks_of_where_a_family_stands_with_the_law(topic: Topic) -> None:
    said = " ".join((topic.title, topic.summary, *topic.questions))
    assert not re.search(r"immigra|migrant|citizen|visa\b|refugee|asylum|\bstatus", said, re.IGNORECASE)


@pytest.mark.parametrize("topic", LIBRARY, ids=lambda topic: topic.slug)
def test_a_topics_terms_are_the_glossarys(topic: Topic) -> None:
    assert set(topic.terms) <= set(GLOSSARY)


@given(slug=st.sampled_from(sorted(TITLES)))
def test_a_topic_is_found_by_its_slug(slug: str) -> None:
    assert library_topic(slug).title == TITLES[slug]


def test_an_unknown_slug_is_refused_by_name() -> None:
    with pytest.raises(UnknownTopic) as refusal:
        library_topic("car-parks")
    assert refusal.value.slug == "car-parks"
