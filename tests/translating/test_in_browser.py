"""The page of one text says while somebody types what it says on save."""

from dataclasses import asdict, dataclass

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from chats.languages.segments import segments
from tests.factories import Make
from tests.pages import CheckingClient
from tests.translating.conftest import Desk, seated

PROBES = [
    "", "a" * 160, "a" * 161, "€" * 80, "€" * 81, "a" * 152 + "€" * 5, "ñ" * 160, "á" * 70, "á" * 71,
    "ب" * 135, "🙂" * 36, "ሰላም " * 30,
]  # fmt: skip


@dataclass(frozen=True)
class Open:
    """A text's page, and what the browser complains about."""

    page: Page
    complaints: list[str]


@pytest.fixture
def desk(client: CheckingClient, make: Make) -> Desk:
    """A liaison whose browser is not the client."""
    return seated(client, make)


@pytest.fixture
def opened(site: str, browser: BrowserContext, make: Make, desk: Desk) -> Open:
    """The summary of a chat, to be put into Spanish."""
    chat = desk.chat(summary="Your report card of March 9. Call (206) 555-0142.")
    token = make.session(make.staff_member())[1]
    browser.add_cookies([{"name": "chats", "value": token, "url": site}])
    page, complaints = browser.new_page(), list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{site}/desk/translations/es/{chat.summary_id}")
    return Open(page, complaints)


@pytest.mark.browser
@pytest.mark.commits
def test_what_is_still_missing_is_ticked_off_as_it_is_typed(opened: Open) -> None:
    kept = opened.page.locator("#keeps .tag")
    expect(kept).to_have_text(["is missing", "is missing"])
    opened.page.fill("#body", "La boleta del ٩ de marzo.")
    expect(kept).to_have_text(["is there", "is missing"])
    opened.page.fill("#body", "La boleta del 9 de marzo. Llame al 206-555-0142.")
    expect(kept).to_have_text(["is there", "is there"])
    assert opened.complaints == []


@pytest.mark.browser
@pytest.mark.commits
def test_a_school_word_is_looked_for_as_it_is_typed(opened: Open) -> None:
    word = opened.page.locator("[data-term] .tag")
    opened.page.fill("#body", "Las notas del 9 de marzo")
    expect(word).to_have_text("not found")
    opened.page.fill("#body", "Las BOLETAS de calificaciones del 9 de marzo")
    expect(word).to_have_text("is there")


@pytest.mark.browser
@pytest.mark.commits
def test_the_characters_are_counted_as_they_are_typed(opened: Open) -> None:
    opened.page.fill("#body", "Nueve 🙂")
    expect(opened.page.locator("#meter")).to_have_text("7 of 600 characters")


@pytest.mark.browser
@pytest.mark.commits
def test_the_browser_counts_segments_as_we_do(opened: Open) -> None:
    count = "async (probes) => probes.map((await import('/static/translating.js')).segments)"
    assert opened.page.evaluate(count, PROBES) == [asdict(segments(words)) for words in PROBES]


@pytest.mark.browser
@pytest.mark.commits
@pytest.mark.parametrize("wide", [360, 1280])
def test_nothing_sticks_out_of_the_page(opened: Open, wide: int) -> None:
    opened.page.set_viewport_size({"width": wide, "height": 900})
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= wide
