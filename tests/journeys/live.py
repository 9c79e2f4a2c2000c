"""A device on the network: the same strict reading of pages, over real HTTP."""

from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx
from werkzeug.datastructures import Headers

from tests.faults import faults
from tests.pages import CheckingClient, Page, offered


class LiveDevice(CheckingClient):
    """Opens pages of a running product, with cookies of its own, as a browser without JavaScript does."""

    def __init__(self, address: str, language: str = "en-US") -> None:
        self.public_url = address
        self.headers = {"Accept-Language": language}
        self.cookies = httpx.Cookies()

    def open(self, method: str, path: str, **how: Any) -> Page:
        """Send one request and return the page, checked."""
        if "query_string" in how:
            how["params"] = how.pop("query_string")
        if "data" in how and hasattr(how["data"], "to_dict"):
            how["data"] = how["data"].to_dict(flat=False)
        how["headers"] = self.headers | how.pop("headers", {})
        with httpx.Client(cookies=self.cookies, timeout=60) as line:
            answer = line.request(method, urljoin(self.public_url, path), **how)
            self.cookies = line.cookies
        page = Page(path, answer.status_code, Headers(list(answer.headers.items())), answer.content)
        if page.is_html:
            wrong = faults(page.tree, answer.headers.get("Content-Security-Policy", ""))
            assert not wrong, f"{path} ({page.status}): " + "; ".join(wrong)
        return page

    def press(self, page: Page, button: str, **values: Any) -> Page:
        """Press the one button named ``name=value``, in whichever form it stands."""
        name, _, value = button.partition("=")
        (form,) = [
            one
            for one in page.all("form")
            if any(b.get("name") == name and b.get("value") == value for b in one.iter("button"))
        ]
        return self.post(form.get("action") or page.path, dict(offered(form)) | values | {name: value})

    def link(self, url: str) -> str:
        """The path of a link as a message carries it, which must lead to this product."""
        assert url.startswith(self.public_url), f"the link leads elsewhere: {urlsplit(url).netloc}"
        return url.removeprefix(self.public_url)
