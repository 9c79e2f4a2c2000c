"""People's names, in the order their own script writes them. Pure."""

import re

# Han, kana and Hangul; a name in these scripts is written family name first and without a space.
_FAMILY_FIRST = re.compile(r"[々\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003134f·]+")


def full_name(given: str, family: str) -> str:
    """Both names as one: 秀英 and 张 are 张秀英; what another script writes keeps the roster's order."""
    if given and family and _FAMILY_FIRST.fullmatch(given) and _FAMILY_FIRST.fullmatch(family):
        return f"{family}{given}"
    return f"{given} {family}".strip()
