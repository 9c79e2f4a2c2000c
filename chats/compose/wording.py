"""How the compose page says what publishing would mean."""

from collections.abc import Iterable

from chats.compose.outlook import LanguageRow, Obstacle, Outlook, Person, Ready
from chats.compose.preview import Preview
from chats.delivery.letter import Channel
from chats.families.households import Because
from chats.interpreters.needs import Wanted
from chats.languages import registry
from chats.languages.naming import called
from chats.languages.words import _s, _sn, spoken_tag


def ready(line: LanguageRow) -> str:
    """How far the words are in one language."""
    return {
        Ready.CHECKED: _s("ready"),
        Ready.UNCHECKED: _s("ready, not yet checked by a person"),
        Ready.OWN: _s("yours"),
        Ready.TRANSLATED: _s("yours, translated and reviewed"),
        Ready.DRAFTED: _s("yours, a translation nobody reviewed yet"),
        Ready.OUTDATED: _s("yours, translated before you changed them"),
        Ready.MISSING: _s("none: call instead"),
    }[line.ready]


def translatable(one: Obstacle) -> bool:
    """Whether a translator can clear it away: letters go out in the languages listed only."""
    return any(row.tag == one.tag for row in registry.listed())


def obstacle(one: Obstacle) -> str:
    """What stands between a language and these words."""
    if not translatable(one):
        return _s("no letters go out in this language")
    return {
        Ready.DRAFTED: _s("there is a translation, but nobody reviewed it yet"),
        Ready.OUTDATED: _s("the translation was made before you changed the words"),
        Ready.MISSING: _s("nobody translated them yet"),
    }.get(one.ready, _s("nobody has checked this language’s words yet, and the district sends no such ones"))


def reached(line: LanguageRow) -> str:
    """By what way the people of one language are reached."""
    ways = (Channel.TEXT, Channel.WHATSAPP, Channel.MAIL, Channel.VOICE, Channel.CALL)
    texts, whatsapps, mails, rung, calls = (line.people(one) for one in ways)
    parts = [
        _s("%(number)s by text", number=texts) if texts else "",
        _s("%(number)s by WhatsApp", number=whatsapps) if whatsapps else "",
        _s("%(number)s by mail", number=mails) if mails else "",
        _s("%(number)s by automatic call", number=rung) if rung else "",
        _s("%(number)s to call", number=calls) if calls else "",
    ]
    return ", ".join(part for part in parts if part)


def outcome(meant: Outlook) -> str:
    """How many people a message reaches, and how."""
    by_whatsapp = meant.people(Channel.WHATSAPP)
    others = _outcome(meant)
    return f"{others} {_s('%(number)s by WhatsApp.', number=by_whatsapp)}" if by_whatsapp else others


def _outcome(meant: Outlook) -> str:
    if meant.people(Channel.VOICE):
        return _s(
            "%(texts)s people by text, %(mails)s by mail, %(calls)s by an automatic call.",
            texts=meant.people(Channel.TEXT),
            mails=meant.people(Channel.MAIL),
            calls=meant.people(Channel.VOICE),
        )
    return _s(
        "%(texts)s people by text, %(mails)s by mail.",
        texts=meant.people(Channel.TEXT),
        mails=meant.people(Channel.MAIL),
    )


def because(one: Person) -> str:
    """Why a person has to call."""
    reason = {
        Because.READS_NOTHING: _s("does not read messages"),
        Because.NO_WORDS: _s("no words in their language yet"),
        Because.LANDLINE: _s("has a landline only"),
        Because.NOTHING_LEFT: _s("no address that we may write to"),
    }[one.reach.because or Because.NOTHING_LEFT]
    missing = one.reach.contact_id is None
    return _s("%(reason)s; no number on file", reason=reason) if missing else reason


def needs(wanted: dict[str, Wanted]) -> list[str]:
    """Each language an interpreter is needed for, with the families behind it."""
    return [
        _sn("%(language)s (%(n)s family)", "%(language)s (%(n)s families)", one.families, language=_name(tag))
        for tag, one in sorted(wanted.items(), key=lambda row: -row[1].families)
    ]


def segments(one: Preview) -> str:
    """What the text costs: segments, alphabet, and roughly how much for everybody."""
    return _sn(
        "%(n)s segment, %(alphabet)s, about %(dollars)s for all",
        "%(n)s segments, %(alphabet)s, about %(dollars)s for all",
        one.segments.count,
        alphabet=one.segments.alphabet,
        dollars=dollars(one.cents),
    )


def by_whatsapp(one: Preview) -> int:
    """How many people read it on WhatsApp in this language."""
    return one.row.people(Channel.WHATSAPP)


def rung(one: Preview) -> int:
    """How many people a machine rings in this language."""
    return one.row.people(Channel.VOICE)


def cost(previews: list[Preview]) -> str:
    """Roughly what all texts cost; empty for none."""
    cents = sum(one.cents for one in previews)
    return dollars(cents) if cents else ""


def dollars(cents: float) -> str:
    """ "$1.15"; never less than a cent, for nothing is free."""
    return f"${max(round(cents), 1) / 100:,.2f}"


def languages_ready() -> int:
    """In how many languages the library's words ship."""
    return len(registry.listed())


def counted_twice(meant: Outlook) -> bool:
    """Whether a family stands in two lines."""
    return sum(line.families for line in meant.rows) > meant.families


def languages(tags: Iterable[str]) -> list[str]:
    """Languages as the member of staff calls them."""
    return sorted(_name(tag) for tag in tags)


def two_names(tag: str) -> bool:
    """Whether a language's own name needs its English one beside it."""
    row = registry.language(tag)
    return row.autonym != row.english and tag != spoken_tag()


def _name(tag: str) -> str:
    return called(tag, spoken_tag())
