"""Tells languages, Chinese scripts and Burmese encodings apart, with tools that only developers have.

pycld2 (Apache 2.0) knows all our languages from ten messages on, fewer from one; hanzidentifier (MIT) the two
Chinese scripts; myanmartools (Apache 2.0) Zawgyi, which shows as nonsense where Unicode is expected.
"""

import warnings
from collections.abc import Iterator, Sequence
from functools import cache

import hanzidentifier
import pycld2
from myanmartools import ZawgyiDetector

from chats.languages.checks import bare
from chats.languages.language import Language

TOGETHER = 10
"""Sentences read as one text: of a single one cld2 takes Filipino for Cebuano, French for Galician."""
SENTENCE = 20
"""Letters from which on a message is read as one: labels are half of them names and borrowed words."""
MOST_ZAWGYI, SURE_FROM = 0.05, 25
"""The likelihood from which a message is Zawgyi, and the letters it takes to tell."""
_CLD = {
    "zh-Hans": {"zh"}, "zh-Hant": {"zh-Hant"}, "pt-BR": {"pt"}, "fil": {"tl", "ceb"}, "fa-AF": {"fa"},
}  # fmt: skip
_KNOWN = frozenset(code for _name, code in pycld2.LANGUAGES)
_BREADTH = {"Hans": 3, "Hant": 3, "Kore": 2}
"""Letters of the alphabet to one sign."""
_HANZI = {
    "zh-Hans": {hanzidentifier.SIMPLIFIED, hanzidentifier.BOTH, hanzidentifier.UNKNOWN},
    "zh-Hant": {hanzidentifier.TRADITIONAL, hanzidentifier.BOTH, hanzidentifier.UNKNOWN},
}


def strangers(texts: Sequence[str], row: Language) -> Iterator[str]:
    """Say which of a catalogue's ``texts`` are in another language, script or encoding than ``row``'s."""
    wanted = _CLD.get(row.tag, {row.tag})
    # A language that cld2 does not know reads as any other.
    texts_to_tell = texts if wanted & _KNOWN else ()
    sentences = [
        text for text in map(bare, texts_to_tell) if len(text) * _BREADTH.get(row.script, 1) >= SENTENCE
    ]
    for start in range(0, len(sentences) - TOGETHER + 1, TOGETHER):
        together = sentences[start : start + TOGETHER]
        found = _language(" \n".join(together))
        if found not in wanted:
            yield f"reads as {found}, not as {row.english}: “{together[0]}” and the nine sentences after it"
    for text in texts:
        if row.tag in _HANZI and hanzidentifier.identify(text) not in _HANZI[row.tag]:
            yield f"is not {row.english} alone: “{text}”"
        if row.script == "Mymr" and len(text) >= SURE_FROM and zawgyi(text) > MOST_ZAWGYI:
            yield f"is Zawgyi, not Unicode: “{text}”"


def zawgyi(text: str) -> float:
    """How likely ``text`` is written in Zawgyi, from 0 to 1; 0 for a text without Burmese letters."""
    likely = _detector().get_zawgyi_probability(text)
    return likely if likely > 0 else 0.0


def _language(text: str) -> str:
    _sure, _length, found = pycld2.detect(text, isPlainText=True)
    return str(found[0][1])


@cache
def _detector() -> ZawgyiDetector:
    with warnings.catch_warnings():
        # It opens its table by a function that Python 3.11 and 3.12 call deprecated; 3.13 took that back.
        warnings.simplefilter("ignore", DeprecationWarning)
        return ZawgyiDetector()
