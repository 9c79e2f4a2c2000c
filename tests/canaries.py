"""Names, numbers and addresses that tests give to people, and that no log may ever hold."""

import re

GUARDIANS = (
    ("José", "Ñúñez"),
    ("أمينة", "الحسن"),
    ("美玲", "陳"),
    ("Thị Hương", "Nguyễn"),
    ("Faadumo", "Cabdi"),
)
STAFF = ("Åsa Brønsted", "Siobhán O’Keeffe", "Zoë Ŵilliams", "Ngozi Adébáyọ̀")
INTERPRETERS = ("Xiuying Zhāng", "Çağla Ünal", "Mai Yaj Vaaj")
CANARY_HOST = "canary.example"
CANARY_NUMBERS = "1206555"
CANARIES = (*(n for pair in GUARDIANS for n in pair), *STAFF, *INTERPRETERS, CANARY_HOST, CANARY_NUMBERS)
LIVE_LINK = re.compile(r"/(?:r|o|i|w|cal|welcome)/[A-Za-z0-9_-]{22}")


def leaks(logged: str) -> list[str]:
    """What of a person, or which live link, stands in these logs."""
    return [canary for canary in CANARIES if canary in logged] + LIVE_LINK.findall(logged)
