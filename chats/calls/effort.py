"""How long a call list takes. Pure."""

MINUTES_A_CALL = 3.5
"""Dialling, the script in two languages, an answer; where nobody answers it is less."""
STEP = 5


def minutes(families: int) -> int:
    """Return about how many minutes so many calls take, in steps of five."""
    return -(-round(families * MINUTES_A_CALL) // STEP) * STEP
