"""A family's name is escaped in a page and left as it is in a text."""

import pytest
from jinja2 import Environment, select_autoescape

from chats.languages.templates import template_words
from chats.languages.words import speaking

NAME = '<b>"Amina" & co</b>'


@pytest.fixture
def environment() -> Environment:
    found = Environment(autoescape=select_autoescape(["html"], default_for_string=True))
    found.globals |= template_words()
    return found


def shown(environment: Environment, source: str, *, escaping: bool = True) -> str:
    overlaid = environment.overlay(autoescape=escaping)
    with speaking("en"):
        return overlaid.from_string(source).render(name=NAME, n=2)


def test_a_value_is_escaped_on_a_page_and_the_message_is_trusted(environment: Environment) -> None:
    page = shown(environment, "{{ _('Hi %(name)s &amp; all', name=name) }}")
    assert page == "Hi &lt;b&gt;&#34;Amina&#34; &amp; co&lt;/b&gt; &amp; all"


def test_markup_in_a_slot_stays_markup(environment: Environment) -> None:
    page = shown(environment, "{{ _p('greeting', 'Hi %(name)s', name=bdi(name)) }}")
    assert page == "Hi <bdi>&lt;b&gt;&#34;Amina&#34; &amp; co&lt;/b&gt;</bdi>"


def test_a_text_letter_holds_the_name_as_it_is(environment: Environment) -> None:
    assert shown(environment, "{{ _('Hi %(name)s', name=name) }}", escaping=False) == f"Hi {NAME}"


def test_templates_count(environment: Environment) -> None:
    assert shown(environment, "{{ _n('%(n)s hour', '%(n)s hours', n) }}") == "2 hours"
    assert shown(environment, "{{ _np('c', '%(n)s hour', '%(n)s hours', 1) }}") == "1 hour"


def test_staff_words_are_there_too(environment: Environment) -> None:
    assert shown(environment, "{{ _s('A') }}{{ _sp('c', 'B') }}{{ _sn('C', 'Cs', 2) }}") == "ABCs"


def test_a_phone_reads_from_the_left(environment: Environment) -> None:
    assert shown(environment, "{{ bdi('555', 'phone') }}") == '<bdi dir="ltr">555</bdi>'
