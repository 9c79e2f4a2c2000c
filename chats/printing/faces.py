"""Which fonts draw which letters, and which Debian package brings one that is missing. Pure.

No letter leaves the printer with empty boxes: what a machine cannot draw is not printed, and we say why.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

NOTO, HAN = "fonts-noto-core", "fonts-noto-cjk"
_LATIN = ("Noto Sans", "DejaVu Sans")
_HAN = ("Noto Sans CJK SC", "Noto Sans CJK JP", "WenQuanYi Zen Hei", "Droid Sans Fallback")
# Droid has Chinese whole, of Korean only some syllables.
_HANGUL = ("Noto Sans CJK KR", *_HAN[:2], "NanumGothic", "UnDotum", "WenQuanYi Zen Hei")
_WESTERN = ("LATIN", "CYRILLIC", "GREEK", "MODIFIER", "COMBINING", "FEMININE", "MASCULINE", "MICRO")
_EASTERN = ("CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH")
_PICTURES_FROM = 0x2190


@dataclass(frozen=True)
class Face:
    """Fonts that draw a script, the best first; any of them will do."""

    families: tuple[str, ...]
    package: str


FACES = {
    **dict.fromkeys(_WESTERN, Face(_LATIN, NOTO)),
    **dict.fromkeys(_EASTERN, Face(_HAN, HAN)),
    "HANGUL": Face(_HANGUL, HAN),
    "ARABIC": Face(("Noto Naskh Arabic", "Noto Sans Arabic", "DejaVu Sans"), NOTO),
    "ETHIOPIC": Face(("Noto Sans Ethiopic", "Noto Serif Ethiopic"), NOTO),
    "PAHAWH": Face(("Noto Sans Pahawh Hmong",), NOTO),
    "NYIAKENG": Face(("Noto Serif Hmong Nyiakeng", "Noto Serif NP Hmong"), NOTO),
    "CANADIAN": Face(("Noto Sans CanAborig", "Noto Sans Canadian Aboriginal"), NOTO),
}
"""By the first word of a letter's name in Unicode."""
OWN = {
    "ur": ("Noto Nastaliq Urdu",),
    "zh-Hant": ("Noto Sans CJK TC",),
    "ko": ("Noto Sans CJK KR", "NanumGothic"),
}
"""Fonts that readers of a language are used to, before those of its script."""


def scripts(words: str) -> frozenset[str]:
    """The scripts of the letters in ``words``, by Unicode's own first word."""
    return frozenset(_script(sign) for sign in set(words)) - {""}


def face(script: str) -> Face:
    """The fonts of a script. One that is not in the table is drawn by the Noto font of its name."""
    named = script.title()
    return FACES.get(script) or Face((f"Noto Sans {named}", f"Noto Serif {named}"), NOTO)


def lacking(words: str, families: frozenset[str]) -> frozenset[str]:
    """The Debian packages whose fonts ``words`` need and ``families`` lack."""
    needed = (face(script) for script in scripts(words))
    return frozenset(one.package for one in needed if families.isdisjoint(one.families))


def families_for(words: str, tag: str, families: frozenset[str]) -> list[str]:
    """The fonts of this machine that draw ``words``, in the order in which they are to be tried."""
    # Latin first, so that numbers and links look alike in every letter.
    others = sorted(scripts(words) - {"LATIN"})
    wanted = (*_LATIN[:1], *OWN.get(tag, ()), *_each(face(script).families for script in others), *_LATIN)
    return [one for one in dict.fromkeys(wanted) if one in families]


def _each(many: Iterable[tuple[str, ...]]) -> Iterable[str]:
    for some in many:
        yield from some


def without_pictures(words: str) -> str:
    """``words`` without emoji and other pictures, which few fonts have and no printer needs."""
    return "".join(sign for sign in words if not _is_picture(sign)).strip()


@lru_cache(maxsize=4096)
def _is_picture(sign: str) -> bool:
    drawn = unicodedata.category(sign) in ("So", "Sk", "Cn") and ord(sign) >= _PICTURES_FROM
    return drawn or "\ufe00" <= sign <= "\ufe0f"


@lru_cache(maxsize=4096)
def _script(sign: str) -> str:
    if unicodedata.category(sign)[0] not in "LM":
        return ""
    return unicodedata.name(sign, "").partition(" ")[0].partition("-")[0]
