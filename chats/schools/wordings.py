"""Says inside the caller's transaction that a district's own wording changed, as the outbox takes letters."""

import secrets

from chats.db import db, here
from chats.schools.models import District


def changed() -> None:
    """Whoever keeps the wording of the district we are within reads it anew from now on."""
    db.session.get_one(District, here(), with_for_update=True).own_wording = secrets.token_hex(8)
