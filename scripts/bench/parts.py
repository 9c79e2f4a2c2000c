"""What a page makes a browser load beside itself."""

from html.parser import HTMLParser

_LOADING = frozenset(
    {"script", "img", "audio", "video", "source", "track", "iframe", "embed", "object", "input"}
)
_LINKS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"})


class _Parts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        address = None
        if tag in _LOADING:
            address = given.get("src") or given.get("data")
        elif tag == "link" and _LINKS & set((given.get("rel") or "").split()):
            address = given.get("href")
        if address and not address.startswith("data:"):
            self.addresses.add(address)


def loaded_by(page: str) -> set[str]:
    """The addresses a browser fetches to show the page; the page's own is not among them."""
    parts = _Parts()
    parts.feed(page)
    return parts.addresses
