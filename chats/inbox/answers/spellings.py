"""What an entry holds, and what is said alike everywhere."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Spellings:
    """The words of one language."""

    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    call: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    stop_begins: tuple[str, ...] = ()
    """Beginnings that say stop whatever follows: "stop sending me these things"."""
    not_stop: tuple[str, ...] = ()
    """Beginnings that only look like it: "stop by"."""
    help: tuple[str, ...] = ()
    polite: tuple[str, ...] = ()
    """Words that change nothing: please, thank you, we."""


ANYWHERE = Spellings(
    yes=("1", "👍", "👌", "✅", "✔"),
    no=("2", "👎", "❌", "✖"),
    call=("3", "📞", "☎", "📱"),
    stop=("🛑",),
    polite=("🙏", "🙂", "😊", "😀", "❤", "☕", "🎉", "ok", "okay"),
)
"""Said alike in every language."""
