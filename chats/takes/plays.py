"""Which notices a take is played for. Pure."""

INVITATION, CHANGED, CANCELLED = "invitation", "changed", "cancelled"
PLAYED_FOR = {
    INVITATION: (INVITATION, "reminder-1d", "reminder-2h"),
    CHANGED: (CHANGED,),
    CANCELLED: (CANCELLED,),
}
"""By what was read: the kinds of notices that say it. A reminder says what the invitation said."""
READ_FOR = {kind: read for read, kinds in PLAYED_FOR.items() for kind in kinds}


def readable(revision: int, *, cancelled: bool) -> tuple[str, ...]:
    """What can be read aloud of a meeting as it stands now."""
    if cancelled:
        return (CANCELLED,)
    return (INVITATION, CHANGED) if revision else (INVITATION,)
