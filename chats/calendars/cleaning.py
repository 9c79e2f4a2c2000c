"""Words and addresses made fit for a calendar file: what breaks a line or lies to a reader is taken out."""

import re
from urllib.parse import quote, urlsplit

# RFC 3986: what a URI may hold unescaped, `%` included so that nothing is escaped twice.
_URI_SAFE = "%:/?#[]@!$&'()*+,;=-._~"
# RFC 6068: what an address may hold in a mailto URI. `+` stays, since clients compare it as it stands.
_MAILTO_SAFE = "@+!$'*-._~"

_PLAIN_URI = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9/_.-]*)?")
_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Controls, BOM, embeddings and overrides (which make "exe.txt" read "txt.exe"), and half surrogates.
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\u202a-\u202e\ud800-\udfff]")
_ISOLATES = re.compile("[\u2066-\u2069]")
_MAIL = re.compile(r'[^\s@"<>(),:;\\]+@[^\s@"<>(),:;\\]+')


def clean(text: str) -> str:
    """Return the text with line breaks as ``\\n`` and without controls, overrides and stray isolates."""
    if text.isascii() and text.isprintable():
        return text.strip()  # most are, and thousands are cleaned a second
    text = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
    lines = _UNFIT.sub("", text).split("\n")
    return "\n".join(line if _isolates_close(line) else _ISOLATES.sub("", line) for line in lines).strip()


def one_line(text: str) -> str:
    """Return the cleaned text on one line."""
    return " ".join(clean(text).split("\n"))


def personal_name(text: str) -> str:
    """Return a name fit for a CN parameter, which has no way to write a quotation mark.

    RFC 6868 writes it ``^'`` and Outlook and Google show just that, so a typographic one stands in.
    Carets and backslashes, which readers take for such escapes, and isolates are left out.
    """
    bare = _ISOLATES.sub("", one_line(text)).translate({ord("^"): None, ord("\\"): None})
    return bare.replace('"', "”").strip()


def web_uri(link: str) -> str:
    """Return an http(s) link in ASCII. Raises ValueError, without the link in it, for anything else."""
    if _PLAIN_URI.fullmatch(link):
        return link
    if any(c.isspace() or not c.isprintable() for c in link):
        raise ValueError("a link has no spaces or invisible signs in it")
    parts = urlsplit(ascii_link := quote(link, safe=_URI_SAFE))
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("a link begins with https:// and the name of a host")
    return ascii_link


def mailto_uri(address: str) -> str:
    """Return the address as a mailto URI. Raises ValueError, without the address in it, if it is not one."""
    if not _MAIL.fullmatch(address) or not address.isprintable():
        raise ValueError("a mail address looks like name@example.org")
    return "mailto:" + quote(address, safe=_MAILTO_SAFE)


def _isolates_close(line: str) -> bool:
    depth = 0
    for mark in _ISOLATES.findall(line):
        depth += -1 if mark == "\u2069" else 1
        if depth < 0:
            return False
    return depth == 0
