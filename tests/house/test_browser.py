"""A page of ours in a real browser, in its own process, over a real port."""

import pytest
from playwright.sync_api import BrowserContext


@pytest.mark.browser
@pytest.mark.commits
def test_a_page_opens_on_a_phone_without_a_complaint(site: str, browser: BrowserContext) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    answer = page.goto(f"{site}/sign-in")
    assert answer is not None
    assert answer.status == 200
    assert page.locator("h1").count() == 1
    assert complaints == []
