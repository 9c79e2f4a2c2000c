"""Base64 of a mail's body, made from pieces that thousands of mails share.

Only the lines in which something differs from person to person are written anew. What stands between two
slots is the same but for the column it begins in, and there are 57 of those: each is written once and kept.
"""

import re
from base64 import encodebytes
from binascii import b2a_base64
from collections.abc import Sequence
from dataclasses import dataclass

_LINE = 57  # octets that become a line of 76 letters (RFC 2045, 6.8)
# Of a text only these are refused: an XML 1.0 control character or NUL makes mail programs cut it off.
_UNPRINTABLE = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class Shared:
    """Octets that many bodies have in common. Make one of each, and keep it."""

    __slots__ = ("_written", "is_printable", "octets")

    def __init__(self, octets: bytes) -> None:
        self.octets = octets
        self.is_printable = not _UNPRINTABLE.search(octets)
        self._written: dict[int, tuple[bytes, bytes]] = {}

    def written_from(self, start: int) -> tuple[bytes, bytes]:
        """Return the whole lines that begin ``start`` octets in, and the octets left over."""
        written = self._written.get(start)
        if written is None:
            end = len(self.octets) - (len(self.octets) - start) % _LINE
            written = self._written[start] = _lines(self.octets[start:end]), self.octets[end:]
        return written


Piece = Shared | bytes


@dataclass(frozen=True, slots=True)
class Body:
    """The content of one part of a mail, in pieces; nothing of it shows in its repr."""

    pieces: Sequence[Piece]

    def __repr__(self) -> str:
        return f"Body(<{len(self.pieces)} pieces>)"

    def __bytes__(self) -> bytes:
        return b"".join(one if isinstance(one, bytes) else one.octets for one in self.pieces)

    def is_printable(self) -> bool:
        """Whether no octet is a control character that cuts a text off."""
        return all(
            one.is_printable if isinstance(one, Shared) else not _UNPRINTABLE.search(one)
            for one in self.pieces
        )

    def holds(self, octets: bytes) -> bool:
        """Whether one of the pieces has these octets."""
        return any(octets in (one if isinstance(one, bytes) else one.octets) for one in self.pieces)

    def in_base64(self) -> bytes:
        """Return the lines as they go over the wire, each ended by CRLF."""
        lines: list[bytes] = []
        begun = b""  # octets of the line that is not whole yet
        for piece in self.pieces:
            octets = piece if isinstance(piece, bytes) else piece.octets
            wanted = -len(begun) % _LINE
            if len(octets) < wanted or isinstance(piece, bytes):
                begun += octets
                if len(begun) >= _LINE:
                    whole = len(begun) - len(begun) % _LINE
                    lines.append(_lines(begun[:whole]))
                    begun = begun[whole:]
            else:
                if wanted:
                    lines.append(b2a_base64(begun + octets[:wanted], newline=False) + b"\r\n")
                written, begun = piece.written_from(wanted)
                lines.append(written)
        if begun:
            lines.append(b2a_base64(begun, newline=False) + b"\r\n")
        return b"".join(lines)


def canonical(text: str) -> bytes:
    """Return a text with CRLF line ends, as RFC 2046 4.1.1 wants it before base64."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n").encode()


def _lines(octets: bytes) -> bytes:
    return encodebytes(octets).replace(b"\n", b"\r\n")
