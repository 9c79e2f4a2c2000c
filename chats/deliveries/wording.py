"""How a send goes, in words and in a bar."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from chats.deliveries.failures import Failure
from chats.deliveries.figures import Rate
from chats.deliveries.holds import Hold
from chats.deliveries.progress import Place, Progress, Send, Stage
from chats.delivery.explaining import channel_name, notice_name, standing_words
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import SwitchScope
from chats.delivery.standings import Seen, Standing
from chats.languages import formats
from chats.languages.naming import named
from chats.languages.words import _s, _sn, spoken_tag

MARKS = {
    Stage.DELIVERED: "ok",
    Stage.SENT: "ok",
    Stage.YOURS: "warn",
    Stage.DOUBTFUL: "bad",
    Stage.FAILED: "bad",
    Stage.NOT_SENT: "small",
    Stage.WAITING: "",
}
"""The class of a figure's colour. Words say the same: colour alone says nothing."""
BAR = (Stage.DELIVERED, Stage.SENT, Stage.YOURS, Stage.DOUBTFUL, Stage.FAILED, Stage.NOT_SENT)


@dataclass(frozen=True)
class Piece:
    """A part of a bar: from where, how wide, in messages."""

    stage: str
    at: int
    wide: int


def bar(stages: Mapping[Stage, int]) -> list[Piece]:
    """The parts of a bar, from the start of the line. What waits is the empty rest."""
    found, at = [], 0
    for stage in BAR:
        wide = stages.get(stage, 0)
        if wide:
            found.append(Piece(stage.value, at, wide))
            at += wide
    return found


def stage_name(stage: Stage) -> str:
    """What stands over a column."""
    return {
        Stage.WAITING: _s("Waiting"),
        Stage.SENT: _s("Sent"),
        Stage.DELIVERED: _s("Delivered"),
        Stage.YOURS: _s("For a person"),
        Stage.DOUBTFUL: _s("In doubt"),
        Stage.FAILED: _s("Did not arrive"),
        Stage.NOT_SENT: _s("Not sent"),
    }[stage]


def figures(stages: Mapping[Stage, int]) -> list[tuple[str, str]]:
    """What became of the messages, each figure with its mark; only what there is."""
    counted = {stage: stages.get(stage, 0) for stage in Stage}
    said = {
        Stage.DELIVERED: _s("%(number)s delivered", number=counted[Stage.DELIVERED]),
        Stage.SENT: _s("%(number)s sent", number=counted[Stage.SENT]),
        Stage.WAITING: _s("%(number)s waiting", number=counted[Stage.WAITING]),
        Stage.YOURS: _s("%(number)s for a person to tell", number=counted[Stage.YOURS]),
        Stage.DOUBTFUL: _s("%(number)s in doubt", number=counted[Stage.DOUBTFUL]),
        Stage.FAILED: _s("%(number)s did not arrive", number=counted[Stage.FAILED]),
        Stage.NOT_SENT: _s("%(number)s not sent", number=counted[Stage.NOT_SENT]),
    }
    return [(MARKS[stage], words) for stage, words in said.items() if counted[stage]]


def handed_over(send: Send) -> str:
    """How many have left, of how many."""
    left = send.messages - send.waiting
    tag = spoken_tag()
    return _s("%(left)s of %(all)s", left=formats.number(left, tag), all=formats.number(send.messages, tag))


def moving(progress: Progress) -> str:
    """That messages are leaving right now; empty where none is."""
    if not progress.moving:
        return ""
    return _sn("%(n)s message is leaving now.", "%(n)s messages are leaving now.", progress.moving)


def columns(send: Send) -> list[Stage]:
    """The stages that need a column: those that any message of a send is at."""
    return [stage for stage in Stage if send.stages.get(stage)]


def by_language(send: Send) -> list[tuple[str, list[Place]]]:
    """The channels of each language, the largest language first."""
    return [(tag, list(held)) for tag, held in groupby(send.places, attrgetter("language"))]


def may_send_again(one: Failure) -> bool:
    """Whether sending it once more could help: not to an address that does not take it."""
    return one.still_useful and one.message.state in (
        MessageState.AMBIGUOUS,
        MessageState.FAILED_EXHAUSTED,
    )


def is_doubtful(one: Failure) -> bool:
    """Whether a person can say what nobody else knows: if it arrived."""
    return one.message.state is MessageState.AMBIGUOUS


def held(one: Hold) -> str:
    """What is stopped. Nothing of it is lost."""
    match one.scope:
        case SwitchScope.EVERYTHING:
            return _s("All messages are stopped, by whoever runs this machine. They are kept.")
        case SwitchScope.DISTRICT:
            return _s("All messages of the district are stopped. They are kept.")
        case SwitchScope.CHANNEL:
            return _s(
                "One channel is stopped: %(channel)s.", channel=channel_name(one.channel or Channel.MAIL)
            )
        case SwitchScope.SUBJECT:
            return _s("The messages of this chat are held.")


def done(what: str | None) -> str:
    """What was just done, for the top of the page; empty for anything else."""
    return {
        "again": _s("It is on its way once more."),
        "arrived": _s("Noted: they got it."),
        "lost": _s("Noted: it did not arrive. They are told in another way."),
        "held": _s("Nothing more leaves until you let it."),
        "released": _s("Messages leave again."),
        "lifted": _s("We may write to this address again."),
    }.get(what or "", "")


def of(one: Rate, stage: str) -> str:
    """How many are there; a dash for none, so that numbers are seen."""
    return formats.number(one.stages[Stage(stage)], spoken_tag()) if one.stages[Stage(stage)] else "–"


def share(part: int, whole: int) -> str:
    """A share in percent, rounded down: 100 % is all of them."""
    return f"{100 * part // whole}%" if whole else ""


def seconds(took: float | None) -> str:
    """How long something took."""
    if took is None:
        return "–"
    if took < 90:
        return _s("%(number)s seconds", number=formats.number(took, spoken_tag()))
    return formats.duration(round(took / 60), spoken_tag())


def month_name(first: date) -> str:
    """ "March 2026"."""
    return formats.month(first, spoken_tag())


def money(micros: int, currency: str) -> str:
    """An amount of money."""
    return formats.money(micros, currency, spoken_tag())


@dataclass(frozen=True)
class Approved:
    """How WhatsApp's templates stand in one language."""

    language: str
    wanted: int
    approved: int
    others: tuple[tuple[str, str], ...]
    """Why some are not used, and which; for no notice named, all."""


def templates(seen: tuple[Seen, ...]) -> list[Approved]:
    """By language, what may be sent and what keeps the rest."""
    found: dict[str, list[Seen]] = {}
    for one in seen:
        found.setdefault(one.language, []).append(one)
    made = [_approved(named(tag, spoken_tag()), theirs) for tag, theirs in found.items()]
    return sorted(made, key=lambda one: (-one.approved, one.language))


def _approved(language: str, theirs: list[Seen]) -> Approved:
    why: dict[Standing, list[str]] = {}
    for one in theirs:
        why.setdefault(one.standing, []).append(notice_name(one.kind))
    approved = len(why.pop(Standing.APPROVED, []))
    others = tuple(
        (standing_words(standing), "" if len(kinds) == len(theirs) else ", ".join(kinds))
        for standing, kinds in why.items()
    )
    return Approved(language, len(theirs), approved, others)


ASKED = ("stop", "told-liaison", "unsubscribed", "complained")


def was_asked(reason: str) -> bool:
    """Whether the family itself wanted no more."""
    return reason in ASKED


def stop_reason(reason: str) -> str:
    """Why an address is not written to."""
    return {
        "stop": _s("They asked us to stop."),
        "unsubscribed": _s("They unsubscribed."),
        "told-liaison": _s("They told a liaison that they want no more."),
        "bounced": _s("It does not exist, or takes nothing from us."),
        "complained": _s("They marked a mail of ours as unwanted."),
        "wrong-number": _s("It is not theirs."),
        "full": _s("The mailbox is full."),
    }.get(reason, reason)
