"""What the people of the story do in a browser, and what is looked at on every page."""

import re
import subprocess
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
from axe_playwright_python.sync_playwright import Axe
from imageio_ffmpeg import get_ffmpeg_exe
from playwright.sync_api import Browser, BrowserContext, Page

from chats.languages.registry import listed
from chats.topics.library import library_topic
from tests.journeys.conftest import PASSWORD, Product

SALMA, HALIMA = "+12065550160", "+15415550131"

ROSTER = f"""family_id,schools,grades,guardian_id,given_name,family_name,spoken_language,mobile,consent
B-1,Lincoln Elementary School,2,B-11,سلمى,النجار,Arabic,{SALMA},yes
B-2,Lincoln Elementary School,4,B-21,Idil,Warfaa,Somali,+12065550161,yes
"""
ZONE = ZoneInfo("America/Los_Angeles")
LINK = re.compile(r"http://[^/\s]+(/[row]/\S+)")
LANGUAGES = [one.tag for one in listed()]
HEAVIEST = 6_000
"""Bytes of a family page with its style, as they come over the line."""
DESK_PAGES = ("/desk", "/desk/chats/new", "{chat}", "/demo/phones")


class Story:
    """Two members of staff at their desks, and what they and the families have come to."""

    def __init__(self, product: Product, chromium: Browser) -> None:
        self.product = product
        self.chromium = chromium
        self.said: list[str] = []
        self.chat = ""
        self.link = ""
        self.desks: dict[str, Page] = {}

    def watch(self, context: BrowserContext) -> BrowserContext:
        """Keep whatever its pages say to the console, a refused style or script included."""
        context.on("console", lambda one: self.said.append(f"{one.type}: {one.text}"))
        context.on("weberror", lambda one: self.said.append(f"fault: {one.error}"))
        context.set_default_timeout(20_000)
        return context

    def desk(self, name: str, language: str) -> Page:
        """The desk of a member of staff, signed in once."""
        if name not in self.desks:
            sized = {"width": 1280, "height": 800}
            context = self.watch(self.chromium.new_context(viewport=sized, locale=f"{language}-US"))  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(f"{self.product.address}/sign-in")
            page.locator("[name=mail]").fill(f"{name}@cedar-valley.example")
            page.locator("[name=password]").fill(PASSWORD)
            page.locator("main button").click()
            page.wait_for_url("**/desk")
            self.desks[name] = page
        return self.desks[name]

    @property
    def liaison(self) -> Page:
        """Amina's desk, in English."""
        return self.desk("amina", "en")

    def go(self, page: Page, path: str) -> Page:
        page.goto(f"{self.product.address}{path}")
        return page

    def text(self, number: str, holding: str, after: int = 0) -> str:
        """Wait for a text to a phone and return it."""

        def look() -> str | None:
            return next((one for one in self.product.texts(number)[after:] if holding in one), None)

        return self.product.soon(look, f"text with {holding}")

    def jump(self, label: str) -> None:
        self.go(self.liaison, self.chat).locator(".demo-bar").get_by_role("button", name=label).click()


def violations(page: Page) -> str:
    """What axe finds wrong with a page; empty when all is well."""
    found = Axe().run(page)
    return found.generate_report() if found.violations_count else ""


def too_wide(page: Page) -> int:
    """Pixels by which a page is wider than its screen."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return int(wide)


def invitation(story: Story) -> str | None:
    """The link of the text that asks Salma to this chat; her school has another one to come."""
    found = [LINK.search(text) for text in story.product.texts(SALMA)]
    title = library_topic("grades").title_in("ar")
    return next((one[1] for one in found if one and title in httpx.get(one[0]).text), None)


def offers(story: Story) -> list[str]:
    found = [LINK.search(text) for text in story.product.texts(HALIMA)]
    return [one[0] for one in found if one and one[1].startswith("/o/")]


BEGINS = """sound => new Promise((tell, fail) => {
  sound.muted = true;
  sound.addEventListener("playing", () => tell(sound.currentTime), { once: true });
  sound.addEventListener("error", () => fail(sound.error.message), { once: true });
  sound.play();
})"""


def slow_line(page: Page) -> None:
    """Half a megabyte a second upwards, so that there is progress to be seen."""
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    speeds = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 500_000}
    line.send("Network.emulateNetworkConditions", speeds)


def sound(folder: Path) -> Path:
    """Ten seconds of sound, about a megabyte."""
    path = folder / "talk.wav"
    tone = ["-f", "lavfi", "-i", "sine=frequency=300:duration=10:sample_rate=48000"]
    subprocess.run([get_ffmpeg_exe(), "-v", "error", *tone, str(path)], check=True, stdin=subprocess.DEVNULL)
    return path
