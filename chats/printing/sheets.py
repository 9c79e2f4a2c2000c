"""A printed letter taken apart and filled in for one family, as the typesetter wants it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import segno

from chats.delivery.rendering import fill_text
from chats.families.households import GradeBand
from chats.languages.registry import language
from chats.printing.faces import families_for, without_pictures
from chats.printing.runs import runs

CODES = {
    GradeBand.PK_2: "PK–2", GradeBand.G3_5: "3–5", GradeBand.G6_8: "6–8", GradeBand.G9_12: "9–12",
}  # fmt: skip
"""On the outside, for whoever sorts the pile."""
REGIONS = {"zh-Hans": "CN", "zh-Hant": "TW", "pt-BR": "BR", "fa-AF": "AF"}
"""Where a language's letters or breaks differ by place."""
_KEPT = 200
_MASK = 3
"""Any pattern is valid; looking for the fairest takes ten times as long."""


@dataclass(frozen=True)
class Sheet:
    """One letter for one family."""

    tag: str
    model: str = field(repr=False)
    """The letter before it was filled in: the same for many families."""
    parts: tuple[tuple[str, str], ...] = field(repr=False)
    """Place and words, filled in."""
    link: str | None = field(repr=False)
    band: GradeBand | None = None

    @property
    def words(self) -> str:
        """Everything that is printed on it."""
        return "\n".join([*(said for _, said in self.parts), self.link or ""])

    def to_set(self, families: frozenset[str]) -> dict[str, Any]:
        """As the typesetter takes it. ``families``: the fonts of this machine."""
        row = language(self.tag)
        return {
            "lang": self.tag.partition("-")[0],
            "region": REGIONS.get(self.tag),
            "dir": row.direction,
            "fonts": families_for(self.words, self.tag, families),
            "code": CODES[self.band] if self.band else "",
            "parts": [[place, runs(said, row.direction)] for place, said in self.parts],
            "link": self.link,
            "square": None if self.link is None else square(self.link),
        }


def sheet(
    html: str, slots: Mapping[str, str], *, tag: str, link: str | None, band: GradeBand | None
) -> Sheet:
    """A letter of the outbox, filled in. Raises UnfilledSlot."""
    filled = {**slots, **({} if link is None else {"link": link})}
    parts = tuple((place, without_pictures(fill_text(said, filled, tag))) for place, said in apart(html))
    asks = any(place == "link" for place, _ in parts)
    return Sheet(tag, html, tuple(part for part in parts if part[0] != "link"), link if asks else None, band)


def square(link: str) -> str:
    """The link as a square that phones read, drawn as SVG."""
    made = segno.make(link, error="m", micro=False, mask=_MASK)
    drawn = BytesIO()
    made.save(drawn, kind="svg", border=0, xmldecl=False, svgns=True, omitsize=True)
    return drawn.getvalue().decode()


@lru_cache(maxsize=_KEPT)
def apart(html: str) -> tuple[tuple[str, str], ...]:
    """The places of a letter and what stands in each, slots still open."""
    reader = _Places()
    reader.feed(html)
    reader.close()
    return tuple((place, "".join(said)) for place, said in reader.found)


class _Places(HTMLParser):
    """Collects the text of every element that has a class."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, list[str]]] = []
        self._within: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        place = dict(attrs).get("class")
        if place is not None:
            self.found.append((place, []))
            self._within = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._within:
            self._within = None

    def handle_data(self, data: str) -> None:
        if self._within is not None:
            self.found[-1][1].append(data)
