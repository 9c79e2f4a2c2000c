"""Translate what people wrote, and say in the district's own words what we ship."""

from chats.translating.actions.texts import (
    ChangedMeanwhile,
    NothingToTranslate,
    NotTheirs,
    SourceChanged,
    Unfit,
    ask_outside,
    keep_inside,
    take,
)
from chats.translating.actions.wording import UnfitWording, UnknownMessage, restore, reword

__all__ = [
    "ChangedMeanwhile",
    "NotTheirs",
    "NothingToTranslate",
    "SourceChanged",
    "Unfit",
    "UnfitWording",
    "UnknownMessage",
    "ask_outside",
    "keep_inside",
    "restore",
    "reword",
    "take",
]
