"""The words that WhatsApp approves: in every language, by its rules, and as they were read in review.

``pytest --rewrite-expected tests/notices`` writes the files anew, and fails. A language is checked here from
when its file exists.
"""

import re
from pathlib import Path

import pytest

from chats.delivery.channels.contents import Approval, Content
from chats.delivery.letter import Channel
from chats.delivery.standings import Standing
from chats.languages.registry import listed
from chats.notices.due import Notice
from chats.notices.letters import compose
from chats.notices.letters.whatsapp import BY_WHATSAPP, CODES, Template, filled, template
from chats.notices.templates import Known, as_content, seen, wanted
from tests.notices.test_expected import facts

EXPECTED = Path(__file__).parent / "templates"
FILES = sorted(path.stem for path in EXPECTED.glob("*.txt"))
LANGUAGES = [row.tag for row in listed()]
SID = "HX" + "2" * 32
LONGEST = 1024
"""Letters that WhatsApp takes in a template."""


def every() -> list[Template]:
    return [template(notice, tag, unreviewed=tag != "en") for tag in LANGUAGES for notice in BY_WHATSAPP]


def standing_of(status: str, *bodies: str) -> Standing:
    """How the Spanish invitation stands with this word of WhatsApp's, in these words."""
    ours = next(one for one in wanted(["es"]) if one.notice is Notice.INVITATION)
    content = Content(SID, "", "es", bodies or (ours.body,))
    known = Known({SID: content}, {SID: Approval(status, "")})
    found = {(one.kind, one.language): one for one in seen({"invitation": {"es": SID}}, known)}
    return found["invitation", "es"].standing


@pytest.mark.parametrize("language", FILES)
def test_the_templates_are_those_that_were_reviewed(language: str, request: pytest.FixtureRequest) -> None:
    made = [template(notice, language, unreviewed=language != "en") for notice in BY_WHATSAPP]
    now = "".join(f"== {one.notice.value} ==\n{one.body}\n\n" for one in made)
    file = EXPECTED / f"{language}.txt"
    before = file.read_text(encoding="utf-8")
    if request.config.getoption("--rewrite-expected") and before != now:
        file.write_text(now, encoding="utf-8")
    assert before == now


def test_no_place_stands_first_or_last() -> None:
    assert [one.name for one in every() if re.search(r"^\W?\{\{|\}\}\W*$", one.body)] == []


def test_no_place_stands_alone_on_its_line() -> None:
    alone = re.compile(r"^\W*\{\{\d\}\}\W*$", re.MULTILINE)
    assert [one.name for one in every() if alone.search(one.body)] == []


def test_no_two_places_touch() -> None:
    assert [one.name for one in every() if re.search(r"\}\}\s*\{\{", one.body)] == []


def test_the_places_are_counted_from_one_and_each_has_a_sample() -> None:
    wrong = [
        one.name for one in every()
        if sorted(set(re.findall(r"\{\{(\d)\}\}", one.body)))
        != [str(number) for number in range(1, len(one.samples) + 1)]
    ]  # fmt: skip
    assert wrong == []


def test_each_fits_what_whatsapp_takes() -> None:
    assert [one.name for one in every() if len(one.body) > LONGEST] == []


def test_each_says_how_to_stop() -> None:
    endings = {one.language: one.body.splitlines()[-1] for one in every()}
    assert [one.name for one in every() if one.body.splitlines()[-1] != endings[one.language]] == []


def test_every_name_at_the_provider_is_one_that_whatsapp_takes_and_no_other_has() -> None:
    names = [one.name for one in every()]
    assert [name for name in names if not re.fullmatch("[a-z0-9_]{1,512}", name)] == []
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("notice", BY_WHATSAPP)
@pytest.mark.parametrize("language", FILES)
def test_what_is_sent_is_the_template_with_its_places_filled(language: str, notice: Notice) -> None:
    own = facts(language, notice)
    letter = compose(notice, Channel.WHATSAPP, own, facts("en", notice))
    body = template(notice, language, unreviewed=own.unreviewed).body
    assert letter.text == filled(body, letter.template_values)


@pytest.mark.parametrize("notice", BY_WHATSAPP)
def test_no_value_breaks_whatsapp_s_rules(notice: Notice) -> None:
    values = compose(notice, Channel.WHATSAPP, facts("es", notice), facts("en", notice)).template_values
    assert [value for value in values if not value.strip() or re.search(r"\n|\t| {4}", value)] == []


def test_an_answer_is_one_tap_on_a_button_that_means_the_same_in_every_language() -> None:
    (content,) = [as_content(one) for one in wanted(["es"]) if one.notice is Notice.INVITATION]
    actions = content["types"]["twilio/quick-reply"]["actions"]
    assert [(one["title"], one["id"]) for one in actions] == [("1", "1"), ("2", "2"), ("3", "3")]


def test_what_asks_nothing_has_no_buttons() -> None:
    (content,) = [as_content(one) for one in wanted(["es"]) if one.notice is Notice.CANCELLED]
    assert list(content["types"]) == ["twilio/text"]


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        ("approved", Standing.APPROVED), ("pending", Standing.PENDING), ("received", Standing.PENDING),
        ("rejected", Standing.REJECTED), ("paused", Standing.PAUSED), ("disabled", Standing.DISABLED),
        ("unsubmitted", Standing.UNSUBMITTED), ("something new", Standing.UNKNOWN),
    ],
)  # fmt: skip
def test_a_template_stands_as_whatsapp_says(status: str, standing: Standing) -> None:
    assert standing_of(status) is standing


def test_a_template_that_says_something_else_than_we_do_is_not_used() -> None:
    assert standing_of("approved", "🏫 {{1}} les invita a cenar: {{2}}.") is Standing.OTHER_WORDS


def test_a_template_that_the_settings_do_not_name_is_missing() -> None:
    found = {(one.kind, one.language): one.standing for one in seen({}, Known({}))}
    assert found["invitation", "es"] is Standing.UNLISTED


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - CODES.keys()))
def test_a_language_that_whatsapp_takes_no_templates_in_is_not_asked_for(language: str) -> None:
    found = {one.standing for one in seen({}, Known({})) if one.language == language}
    assert found == {Standing.NO_LANGUAGE}


def test_a_template_that_the_provider_does_not_know_is_not_used() -> None:
    found = {(one.kind, one.language): one.standing for one in seen({"invitation": {"es": SID}}, Known({}))}
    assert found["invitation", "es"] is Standing.UNKNOWN
