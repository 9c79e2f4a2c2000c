"""A device on the network: the same strict reading of pages, over real HTTP."""

from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx
from werkzeug.datastructures import Headers

from tests.faults import faults
from tests.pages import CheckingClient, Page


class LiveDevice(CheckingClient):
    """Opens pages of a running product, with cookies of its own, as a browser without JavaScript does."""

    def __init__(self, address: str, language: str = "en-US") -> None:
        self.public_url = address
        self.http = httpx.Client(base_url=address, headers={"Accept-Language": language}, timeout=60)

    def open(self, method: str, path: str, **how: Any) -> Page:
        """Send one request and return the page, checked."""
        if "query_string" in how:
            how["params"] = how.pop("query_string")
        if "data" in how and hasattr(how["data"], "to_dict"):
            how["data"] = how["data"].to_dict(flat=False)
        answer = self.http.request(method, urljoin(self.public_url, path), **how)
        page = Page(path, answer.status_code, Headers(list(answer.headers.items())), answer.content)
        if page.is_html:
            wrong = faults(page.tree, answer.headers.get("Content-Security-Policy", ""))
            assert not wrong, f"{path} ({page.status}): " + "; ".join(wrong)
        return page

    def link(self, url: str) -> str:
        """The path of a link as a message carries it, which must lead to this product."""
        assert url.startswith(self.public_url), f"the link leads elsewhere: {urlsplit(url).netloc}"
        return url.removeprefix(self.public_url)
