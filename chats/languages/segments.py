"""What a text message costs: its alphabet, and the segments a carrier bills (3GPP TS 23.038 and 23.040)."""

from dataclasses import dataclass

_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = "\f^{}\\[~]|€"
# Units each character takes: extended ones are sent as an escape and a character.
_GSM_UNITS = dict.fromkeys(_BASIC, 1) | dict.fromkeys(_EXTENDED, 2)

GSM_SINGLE, GSM_PART = 160, 153
UCS_SINGLE, UCS_PART = 70, 67

_FOLDED = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "ʼ": "'", "′": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"',
        "«": '"', "»": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...", "•": "-", "·": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200a": " ", "\t": " ", "\u00ad": "", "\u200b": "",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Segments:
    """``alphabet`` is GSM-7 or UCS-2; ``units`` are septets or 16-bit units; ``count`` what is billed."""

    alphabet: str
    units: int
    count: int


def segments(text: str) -> Segments:
    """Count ``text`` as it would be sent. A pair (``€``, an emoji) is never split between segments."""
    if all(letter in _GSM_UNITS for letter in text):
        return _counted("GSM-7", [_GSM_UNITS[letter] for letter in text], GSM_SINGLE, GSM_PART)
    units = [len(letter.encode("utf-16-le", "surrogatepass")) // 2 for letter in text]
    return _counted("UCS-2", units, UCS_SINGLE, UCS_PART)


def fold(text: str) -> str:
    """Return ``text`` with typographic quotes, dashes and spaces as their plain GSM-7 likeness.

    Letters are never changed: an accent belongs to a name. One curly quote would cost two segments more.
    """
    return text.translate(_FOLDED)


def _counted(alphabet: str, units: list[int], single: int, part: int) -> Segments:
    total = sum(units)
    if total <= single:
        return Segments(alphabet, total, 1 if total else 0)
    count, room = 1, part
    for width in units:
        if width > room:
            count, room = count + 1, part
        room -= width
    return Segments(alphabet, total, count)
