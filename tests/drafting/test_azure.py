"""Drafts over the provider's own HTTP, by its official client."""

from collections.abc import Iterator

import pytest

from chats.drafting import Drafter, NoDraft, Why, open_drafter
from chats.drafting.azure import AT_ONCE, CODES, AzureDrafter
from chats.languages.registry import listed
from tests.servers.http import Answer, scripted_web_server
from tests.servers.translator import Translator, translator


@pytest.fixture
def machine() -> Iterator[Translator]:
    """A provider that does as it should."""
    with translator() as running:
        yield running


@pytest.fixture
def drafter(machine: Translator) -> Drafter:
    """The client of that provider."""
    return AzureDrafter(machine.url)


def refusal_of(drafter: Drafter, target: str = "so", text: str = "Come at 6 to Oak Street School") -> Why:
    """Why there is no draft."""
    with pytest.raises(NoDraft) as refusal:
        drafter.draft([text], source="en", target=target, names=["Oak Street School"])
    return refusal.value.why


def test_each_text_has_its_draft_in_order(drafter: Drafter):
    assert drafter.draft(["Come", "Stay, all"], source="en", target="so") == ["жжжж", "жжжж, жжж"]


def test_names_slots_links_and_numbers_come_back_as_they_went(drafter: Drafter):
    text = "Ana: come to %(school)s at 6, see https://oak.example/now"
    (draft,) = drafter.draft([text], source="en", target="am", names=["Ana"])
    assert draft == "Ana: жжжж жж %(school)s жж 6, жжж https://oak.example/now"


def test_the_provider_is_told_both_languages_by_its_own_names(drafter: Drafter, machine: Translator):
    drafter.draft(["Come"], source="es", target="hmn")
    (asked,) = machine.asked[0]["inputs"]
    assert (asked["language"], asked["targets"][0]["language"]) == ("es", "mww")


def test_many_texts_go_in_a_few_requests(drafter: Drafter, machine: Translator):
    drafts = drafter.draft(["Come"] * (AT_ONCE + 1), source="en", target="so")
    assert (len(drafts), len(machine.asked)) == (AT_ONCE + 1, 2)


def test_every_language_we_write_is_offered():
    assert {row.tag for row in listed()} <= set(CODES)


def test_a_language_that_the_provider_does_not_know_is_not_asked_for(drafter: Drafter, machine: Translator):
    assert (refusal_of(drafter, "mam"), machine.asked) == (Why.NOT_OFFERED, [])


def test_a_draft_that_translated_a_name_is_refused():
    with translator(careless=True) as machine:
        assert refusal_of(AzureDrafter(machine.url)) is Why.LOST


def test_a_wrong_key_is_said_to_be_refused(machine: Translator):
    assert refusal_of(AzureDrafter(machine.url.replace("a-key", "another"))) is Why.REFUSED


@pytest.mark.parametrize(
    ("status", "why"), [(403, Why.REFUSED), (429, Why.BUSY), (503, Why.BUSY), (400, Why.NO_ANSWER)]
)
def test_a_refusal_says_why(machine: Translator, drafter: Drafter, status: int, why: Why):
    machine.refuses_with = status
    assert refusal_of(drafter) is why


@pytest.mark.parametrize("body", ["", "not json", "{}", '{"value": []}', '{"value": [{"translations": []}]}'])
def test_an_answer_that_cannot_be_read_is_no_draft(body: str):
    with scripted_web_server(Answer(200, body)) as server:
        assert refusal_of(AzureDrafter(f"http://global:k@127.0.0.1:{server.port}")) is Why.NO_ANSWER


def test_a_provider_that_hangs_up_is_no_draft():
    with scripted_web_server("hang up") as server:
        assert refusal_of(AzureDrafter(f"http://global:k@127.0.0.1:{server.port}")) is Why.NO_ANSWER


def test_a_provider_that_is_silent_is_left_after_a_while():
    with scripted_web_server("silence") as server:
        drafter = AzureDrafter(f"http://global:k@127.0.0.1:{server.port}", timeout_seconds=0.2)
        assert refusal_of(drafter) is Why.NO_ANSWER


def test_a_refusal_says_nothing_of_the_words(machine: Translator):
    machine.refuses_with = 400
    with pytest.raises(NoDraft) as refusal:
        AzureDrafter(machine.url).draft(["Amina's son"], source="en", target="so")
    assert "Amina" not in repr(refusal.value)


def test_without_a_setting_there_is_no_machine():
    assert open_drafter(None) is None


def test_the_setting_names_the_machine(machine: Translator):
    drafter = open_drafter(machine.url)
    assert drafter is not None
    assert drafter.draft(["Come"], source="en", target="so") == ["жжжж"]
