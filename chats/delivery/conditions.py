"""Conditions on a message that delivery puts into its own statements: nobody said stop, no switch is put."""

from sqlalchemy import ColumnElement, Select, and_, exists, not_, or_, select

from chats.delivery.letter import LAST_WORD
from chats.delivery.models import Message, Suppression, Switch, SwitchScope


def stops() -> Select[str]:
    """The reasons not to write to a message's address. The answer to a STOP still goes."""
    return select(Suppression.reason).where(
        Suppression.district_id == Message.district_id,
        Suppression.channel == Message.channel,
        Suppression.address_digest == Message.address_digest,
        Suppression.lifted_at.is_(None),
        or_(Message.kind != LAST_WORD, Suppression.reason != "stop"),
    )


def is_stopped() -> ColumnElement[bool]:
    """Whether its address is not to be written to."""
    return stops().correlate(Message).exists()


def is_held() -> ColumnElement[bool]:
    """Whether a switch holds it: for everything, its district, its channel there, or what it is about."""
    ours = or_(
        Switch.scope == SwitchScope.DISTRICT,
        and_(Switch.scope == SwitchScope.CHANNEL, Switch.channel == Message.channel),
        and_(
            Switch.scope == SwitchScope.SUBJECT,
            Switch.subject_kind == Message.subject_kind,
            Switch.subject_id == Message.subject_id,
        ),
    )
    either = or_(
        Switch.scope == SwitchScope.EVERYTHING, and_(Switch.district_id == Message.district_id, ours)
    )
    return exists().where(Switch.lifted_at.is_(None), either).correlate(Message)


def may_go(still_wanted: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a message may be handed over: wanted, at the revision of its meeting, and nobody stops it."""
    return and_(still_wanted, not_(is_stopped()), not_(is_held()))
