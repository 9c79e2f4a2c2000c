"""How people say yes, no, call me, stop and help in a text. One entry a language; nothing else is needed.

Written as people write them: capitals, accents, punctuation and the forms of digits do not matter, and words
that are only polite are skipped. What is not made of these words alone goes to a person: a word that may mean
something else ("if God wills") is better left out, and one that goes with every answer ("OK") is only polite.
"""

from chats.inbox.answers import africa, americas, arabic_letters, asia, europe, south_asia
from chats.inbox.answers.spellings import ANYWHERE, Spellings

__all__ = ["ANSWERS", "ANYWHERE", "Spellings"]

ANSWERS: dict[str, Spellings] = {
    **americas.ROWS, **europe.ROWS, **arabic_letters.ROWS, **africa.ROWS, **asia.ROWS, **south_asia.ROWS,
}  # fmt: skip
