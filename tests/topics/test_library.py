"""The topic library: words a family gets without anybody translating anything."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.languages.registry import SOURCE, listed
from chats.topics.library import LIBRARY, Topic, UnknownTopic, library_topic

LANGUAGES = [row.tag for row in listed()]
TRANSLATED = [tag for tag in LANGUAGES if tag != SOURCE]
TITLES = {topic.slug: topic.title for topic in LIBRARY}


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("topic", LIBRARY, ids=lambda topic: topic.slug)
def test_every_topic_reads_in_every_language(topic: Topic, tag: str) -> None:
    words = [topic.title_in(tag), topic.summary_in(tag), *topic.questions_in(tag)]
    words += [text for term in topic.terms for text in (term.word_in(tag), term.meaning_in(tag))]
    assert all(words)


@pytest.mark.parametrize("tag", TRANSLATED)
@pytest.mark.parametrize("topic", LIBRARY, ids=lambda topic: topic.slug)
def test_no_topic_is_left_in_english(topic: Topic, tag: str) -> None:
    read = {topic.title_in(tag), topic.summary_in(tag), *topic.questions_in(tag)}
    assert not read & {topic.title, topic.summary, *topic.questions}


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


@given(slug=st.sampled_from(sorted(TITLES)))
def test_a_topic_is_found_by_its_slug(slug: str) -> None:
    assert library_topic(slug).title == TITLES[slug]


def test_an_unknown_slug_is_refused_by_name() -> None:
    with pytest.raises(UnknownTopic) as refusal:
        library_topic("car-parks")
    assert refusal.value.slug == "car-parks"
