"""The whole story in Chromium: a liaison at a desk with JavaScript, a family on a small phone in Arabic.

One story in order, on one running product. Whatever a page says to the console fails the step it was said in.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from chats import clock
from chats.topics.library import library_topic
from tests.journeys.conftest import Product
from tests.journeys.seen import (
    BEGINS,
    DESK_PAGES,
    HEAVIEST,
    LANGUAGES,
    LINK,
    ROSTER,
    SALMA,
    ZONE,
    Story,
    invitation,
    offers,
    slow_line,
    sound,
    too_wide,
    violations,
)

pytestmark = [pytest.mark.commits, pytest.mark.browser]


@pytest.fixture(scope="module")
def story(product: Product, chromium: Browser) -> Iterator[Story]:
    """The story, begun once for all its steps."""
    one = Story(product, chromium)
    yield one
    for page in one.desks.values():
        page.context.close()


@pytest.fixture(autouse=True)
def quiet(story: Story) -> Iterator[None]:
    """No page says anything to the console: no fault, nothing refused, nothing missing."""
    story.said.clear()
    yield
    assert not story.said


@pytest.fixture
def family(browser: BrowserContext, story: Story) -> Page:
    """A phone of 360 pixels that has never been here."""
    return story.watch(browser).new_page()


def test_1_the_roster_is_looked_at_then_applied(story: Story, tmp_path: Path):
    page = story.go(story.liaison, "/desk/roster")
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    page.locator("input[type=file]").set_input_files(tmp_path / "roster.csv")
    page.locator("main button").first.click()
    expect(page.locator("main")).to_contain_text("سلمى النجار")
    page.locator("main form[action*='/desk/roster/'] button.yes").click()
    page.wait_for_url("**/desk/roster?*")
    expect(page.get_by_role("status").or_(page.locator(".note")).first).to_be_visible()


def test_2_counts_and_letters_follow_what_is_typed_and_the_chat_is_published(story: Story):
    page = story.go(story.liaison, "/desk/chats/new")
    page.get_by_label("School", exact=True).select_option(label="Lincoln Elementary School")
    page.wait_for_load_state()
    expect(page.get_by_label("School", exact=True).locator("option:checked")).to_have_text(
        "Lincoln Elementary School"
    )
    expect(page.locator("main .bad")).to_have_count(0)
    page.get_by_label("Topic", exact=True).select_option(value="grades")
    expect(page.locator("#ready")).to_contain_text(str(len(LANGUAGES)))
    day = (clock.now().astimezone(ZONE) + timedelta(days=2)).date()
    page.get_by_label("Day", exact=True).fill(day.isoformat())
    page.get_by_label("From", exact=True).fill("18:00")
    page.get_by_label("Room and address", exact=True).fill("Library")
    expect(page.locator("#previews [lang=ar]").first).to_be_attached()
    rows = page.locator("#outlook tbody tr")
    everybody = rows.count()
    page.locator("[name=languages][value=ar]").check()
    expect(rows).to_have_count(1)
    assert everybody > 1
    expect(page.locator("#previews details")).to_have_count(1)
    page.get_by_role("button", name="Publish and send").click()
    page.wait_for_url(re.compile(r"/desk/chats/\d+"))
    story.chat = re.sub(r".*(/desk/chats/\d+).*", r"\1", page.url)


def test_3_the_invitation_is_on_the_phone_in_arabic(story: Story, family: Page):
    story.link = story.product.soon(lambda: invitation(story), "invitation to this chat")
    story.go(family, "/demo/phones")
    family.locator(f"a[href$='{SALMA.removeprefix('+')}']").click()
    link = family.locator(f".bubble[lang=ar] a[href$='{story.link}']")
    link.click()
    expect(family.locator("h1")).to_have_text(library_topic("grades").title_in("ar"))


def test_4_a_family_says_yes_with_one_tap_adds_what_it_needs_and_reads_another_language(
    story: Story, family: Page
):
    asked: list[str] = []
    family.on("request", lambda one: asked.append(one.url))
    story.go(family, story.link)
    assert len(asked) == 1
    assert family.locator("html").get_attribute("dir") == "rtl"
    assert too_wide(family) == 0
    family.locator("button[value=yes]").click()
    expect(family.get_by_role("status")).to_be_visible()
    family.locator("[name=party]").fill("3")
    family.locator("[name=interpreter]").check()
    family.locator("form[action*=details] button").click()
    expect(family.get_by_role("status")).to_contain_text("3")
    assert family.context.cookies() == []
    family.locator("#languages a[lang=so]").click()
    assert family.locator("html").get_attribute("lang") == "so"
    assert len(family.context.cookies()) == 1
    expect(story.go(story.liaison, f"{story.chat}/sheet").locator(".paper")).to_contain_text("سلمى النجار")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_4b_the_family_page_is_light_and_open_to_everybody_in_each_language(
    story: Story, family: Page, tag: str
):
    with httpx.stream(
        "GET", f"{story.product.address}{story.link}?lang={tag}", headers={"Accept-Encoding": "gzip"}
    ) as answer:
        weight = sum(len(part) for part in answer.iter_raw())
    assert weight <= HEAVIEST
    story.go(family, f"{story.link}?lang={tag}")
    assert family.locator("html").get_attribute("lang") == tag
    assert violations(family) == ""
    assert too_wide(family) == 0


def test_5_an_interpreter_says_yes_by_link_and_sees_their_page(story: Story, family: Page):
    story.product.soon(lambda: len(offers(story)) == 3, "offers for three meetings")
    for link in offers(story):
        family.goto(link)
        family.locator("button[value=yes]").click()
        expect(family.get_by_role("status")).to_be_visible()
        assert violations(family) == ""
    family.get_by_role("link", name="My page").click()
    expect(family.locator("section.card")).to_have_count(3)
    expect(story.go(story.liaison, f"{story.chat}/sheet").locator(".paper")).to_contain_text("Halima Nasser")


def test_6_the_day_before_families_are_reminded_and_told_when_it_moves(story: Story):
    before = len(story.product.texts(SALMA))
    story.jump("the day before")
    story.text(SALMA, "/r/", after=before)
    told = len(story.product.texts(SALMA))
    page = story.go(story.liaison, f"{story.chat}/edit")
    page.get_by_label("From", exact=True).fill("18:30")
    page.get_by_role("button", name="Save the change").click()
    page.wait_for_url(f"**{story.chat}")
    story.text(SALMA, "6:30", after=told)


def test_7_the_meeting_is_held_and_what_was_asked_is_noted(story: Story):
    story.jump("after the meeting")
    page = story.go(story.liaison, f"{story.chat}/attendance")
    page.get_by_label("سلمى النجار").fill("3")
    page.get_by_role("button", name="Save who came").click()
    page.wait_for_url(f"**{story.chat}")
    page = story.go(story.liaison, f"{story.chat}/notes")
    page.get_by_label("Question", exact=True).fill("Who explains the report card?")
    page.get_by_label("Answer", exact=True).fill("The teacher, any Friday.")
    page.get_by_label("Minute", exact=True).fill("0:04")
    page.get_by_role("button", name="Add it", exact=True).click()
    page.get_by_role("button", name="Let families read it").click()
    expect(page.locator("main")).to_contain_text("families read it")


def test_8_the_recording_is_uploaded_with_progress_and_a_tapped_question_begins_there(
    story: Story, family: Page, tmp_path: Path
):
    before = len(story.product.texts(SALMA))
    page = story.go(story.liaison, f"{story.chat}/recordings")
    page.get_by_label("Recording", exact=True).set_input_files(sound(tmp_path))
    page.locator("[name=told]").check()
    slow_line(page)
    page.get_by_role("button", name="Upload it").click()
    expect(page.locator("[data-progress] progress")).to_be_visible()
    expect(page.locator("[data-progress] progress")).not_to_have_js_property("value", 0)
    expect(page.locator("article.card")).to_be_visible(timeout=20_000)
    publish = page.get_by_role("button", name="Let families hear it")
    story.product.soon(lambda: page.reload() and publish.count(), "sound made by the worker")
    publish.click()
    expect(page.locator("main")).to_contain_text("families hear it")
    link = LINK.search(story.text(SALMA, "/w/", after=before))
    assert link
    family.goto(link[0])
    assert family.locator("html").get_attribute("lang") == "ar"
    assert violations(family) == ""
    family.locator(".heard h3 a").click()
    assert family.locator("audio").evaluate(BEGINS) == pytest.approx(4, abs=0.5)


def test_9_the_desk_names_what_needs_a_person_and_a_family_s_timeline_has_both_languages(story: Story):
    page = story.go(story.liaison, "/desk")
    expect(page.locator(".matters li").first).to_be_visible()
    page = story.go(story.liaison, "/desk/families")
    page.get_by_label("Name", exact=True).fill("سلمى")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="سلمى").click()
    told = page.locator("article .bubble")
    assert re.search("[\u0600-\u06ff]{3}", told.nth(0).inner_text())
    assert "Lincoln" in told.nth(1).inner_text()


@pytest.mark.parametrize("path", DESK_PAGES)
@pytest.mark.parametrize(("who", "tag"), [("amina", "en"), ("luis", "es")])
def test_staff_pages_are_open_to_everybody(story: Story, who: str, tag: str, path: str):
    page = story.go(story.desk(who, tag), path.format(chat=story.chat))
    assert page.locator("html").get_attribute("lang") == tag
    assert violations(page) == ""
    assert too_wide(page) == 0
