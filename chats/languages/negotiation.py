"""Choosing a page's language from what a browser asks for (RFC 9110, 12.5.4; RFC 4647, lookup)."""

from collections.abc import Collection, Iterator

from chats.languages.registry import language, listed, resolve

__all__ = ["negotiate", "resolve"]

LONGEST_HEADER = 200
MOST_ITEMS = 20


def negotiate(accept_language: str | None, among: Collection[str] | None = None) -> str | None:
    """Return the best tag of ``among`` (by default the listed ones) for this header, or None.

    Only the first 200 characters and 20 items are read. A language we do not write is served by its
    ``fallback`` (Cantonese by Traditional Chinese) before the reader's next choice is looked at.
    """
    offered = {row.tag for row in listed()} if among is None else set(among)
    for asked in _wishes(accept_language or ""):
        tag = resolve(asked)
        if tag in offered:
            return tag
        if tag is not None and language(tag).fallback in offered:
            return language(tag).fallback
    return None


def _wishes(header: str) -> Iterator[str]:
    """The tags asked for, most wanted first; those with weight 0 or a broken weight are left out."""
    cut = header[:LONGEST_HEADER]
    if len(header) > LONGEST_HEADER:
        cut = cut.rpartition(",")[0]
    weighed = []
    for item in cut.split(",")[:MOST_ITEMS]:
        tag, _, parameter = item.partition(";")
        weight = _weight(parameter)
        if tag.strip() not in {"", "*"} and weight > 0:
            weighed.append((weight, tag.strip()))
    return (tag for _, tag in sorted(weighed, key=lambda pair: -pair[0]))


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if not parameter.strip():
        return 1.0
    if name.strip().lower() != "q" or not value.strip().replace(".", "", 1).isdecimal():
        return 0.0
    return min(float(value), 1.0)
