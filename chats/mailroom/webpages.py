"""The words of an HTML mail, without the mail it quotes. Pure."""

from html.parser import HTMLParser

LONGEST = 200_000
"""Characters that are read: what people write stands at the beginning."""
_DEEPEST = 400
_LINES = frozenset(
    {"p", "div", "br", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "hr", "pre", "blockquote"}
)
_UNSEEN = frozenset({"style", "script", "head", "title", "template"})
_VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "wbr", "col", "area", "base"})
_QUOTES = ("gmail_quote", "gmail_attr", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote", "zmail_extra")
"""Classes that mail programs give to what they quote."""
_REST = (
    "divrplyfwdmsg",
    "appendonsend",
    "mail-editor-reference-message-container",
    "origbody",
    "isreplycontent",
)
"""Ids behind which everything is quoted: Outlook, QQ, NetEase."""


def words_of(html: str) -> str:
    """Return what a person wrote in an HTML mail, as lines. Never raises."""
    reader = _Reader()
    reader.feed(html[:LONGEST])
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = [""]
        self._open: list[str] = []
        self._hidden_from: int | None = None
        """How deep the element stands whose inside is not read."""
        self._over = False

    def text(self) -> str:
        """What was read so far."""
        lines = [" ".join(line.split()) for line in self._lines]
        return "\n".join(lines).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One element begins. The name of the method is the library's, as those below."""
        said = {name: (value or "").lower() for name, value in attrs}
        self._over = self._over or said.get("id", "").removeprefix("x_") in _REST
        if tag in _LINES:
            self._lines.append("")
        if tag in _VOID or len(self._open) >= _DEEPEST:
            return
        self._open.append(tag)
        quoted = tag == "blockquote" or any(name in said.get("class", "") for name in _QUOTES)
        if self._hidden_from is None and (quoted or tag in _UNSEEN):
            self._hidden_from = len(self._open)

    def handle_endtag(self, tag: str) -> None:
        """One element ends, and with it those inside that were left open."""
        if tag in _LINES:
            self._lines.append("")
        if tag not in self._open:
            return
        while self._open.pop() != tag:
            pass
        if self._hidden_from is not None and len(self._open) < self._hidden_from:
            self._hidden_from = None

    def handle_data(self, data: str) -> None:
        """Words between elements."""
        if not self._over and self._hidden_from is None:
            self._lines[-1] += data
