"""What must hold of a translation before a family sees it, and of the English it comes from."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from chats.languages.catalogues import plural_rule
from chats.languages.extraction import Source
from chats.languages.isolation import BIDI_CONTROLS
from chats.languages.language import Language
from chats.languages.letters import odd_letters, odd_quotes
from chats.languages.placeholders import SLOT, fill, slots_of
from chats.languages.pofiles import SAME, Entry
from chats.languages.words import _s, mark_s

SCRIPT_SHARE = 0.98
MOST_CELLS = {"button": 28, "choice": 28, "subject": 60}
"""By context, how wide words may be, unless the English is wider. A Chinese or Korean sign is two cells."""
# Stay as they are in every language: carriers' words, brands, units, kinds of file.
KEPT_WORDS = frozenset(
    {"STOP", "HELP", "START", "MB", "GB", "AM", "PM", "Zoom", "Google", "Apple", "Outlook", "Coffee", "Chats"}
    | {"PDF", "QR", "CSV", "URL", "ID", "IEP", "ESL", "GPA", "SMS", "MMS", "ASL", "UTF", "PIN"}
)
_URL = re.compile(r"https?://\S+|\b[\w.-]+@[\w.-]+\b")
_TAG = re.compile(r"</?[a-z][^<>]*>|&\w+;")
_WORD = re.compile(r"[A-Za-z]+")
_SCRIPT_NAMES = {
    "Latn": ("LATIN",), "Arab": ("ARABIC",), "Hans": ("CJK",), "Hant": ("CJK",), "Kore": ("HANGUL", "CJK"),
    "Cyrl": ("CYRILLIC",), "Ethi": ("ETHIOPIC",), "Mymr": ("MYANMAR",), "Deva": ("DEVANAGARI",),
    "Beng": ("BENGALI",), "Khmr": ("KHMER",), "Guru": ("GURMUKHI",), "Laoo": ("LAO",), "Thai": ("THAI",),
}  # fmt: skip
# Letters that are the same in every Latin or Arabic language: modifier apostrophes, the tatweel.
_ANY_SCRIPT = ("MODIFIER",)


class Fault(str):
    """What is wrong with a translation: itself in English for the command line, ``said`` in staff's words."""

    message: str
    slots: dict[str, object]
    form: int | None

    def __new__(cls, message: str, **slots: object) -> "Fault":
        fault = super().__new__(cls, fill(message, slots))
        fault.message, fault.slots, fault.form = message, slots, None
        return fault

    def of_form(self, index: int) -> "Fault":
        """The same, said of one form of a counted message."""
        fault = str.__new__(Fault, f"form {index} {self}")
        fault.message, fault.slots, fault.form = self.message, self.slots, index
        return fault

    def said(self) -> str:
        """In the language being spoken."""
        words = _s(self.message, **self.slots)
        if self.form is None:
            return words
        return _s("Form %(number)s: %(fault)s", number=self.form + 1, fault=words)


def faults_of_source(source: Source) -> Iterator[str]:
    """Say what is wrong with an English message."""
    for text in filter(None, (source.text, source.plural)):
        if text != " ".join(text.split(" ")).strip() or "  " in text:
            yield f"“{text}” has space at an end, or twice in a row"
        if "%" in SLOT.sub("", text):
            yield f"“{text}” has a per cent sign outside a slot: make the number with its sign one slot"
    if source.plural is not None:
        surplus = set(slots_of(source.text)) - set(slots_of(source.plural))
        if surplus:
            yield f"“{source.text}” has slots that its plural lacks: {', '.join(sorted(surplus))}"


def faults(source: Source, entry: Entry | None, row: Language) -> Iterator[Fault]:
    """Say, in words for the translator, what is wrong with a message's translation."""
    if entry is None or not any(entry.forms):
        yield Fault(mark_s("is not translated"))
        return
    count = row.plurals.count if source.plural is not None else 1
    if len(entry.forms) != count or not all(entry.forms):
        yield Fault(mark_s("needs %(count)s forms, all of them filled"), count=count)
        return
    for index, form in enumerate(entry.forms):
        found = _faults_of_form(source, form, index, row)
        yield from (one.of_form(index) if count > 1 else one for one in found)
    if SAME not in entry.comments and _is_english(source, entry):
        yield Fault(mark_s("is the English text; if that is meant, add the comment “%(same)s”"), same=SAME)


def counts_of(row: Language, index: int) -> tuple[int, ...]:
    """Numbers that take plural form ``index``: the first five, for translators."""
    rule = plural_rule(row.plurals.expression)
    return tuple(n for n in range(301) if rule(n) == index)[:5]


def _faults_of_form(source: Source, form: str, index: int, row: Language) -> Iterator[Fault]:
    yield from _faults_of_slots(source, form, index, row)
    originals = [source.text, source.plural or source.text]
    for what, message in (
        (_URL, mark_s("changed the links of the English")),
        (_TAG, mark_s("changed the tags of the English")),
    ):
        if Counter(what.findall(form)) not in [Counter(what.findall(text)) for text in originals]:
            yield Fault(message)
    if _digits(form) not in [_digits(text) for text in originals]:
        yield Fault(mark_s("changed, added or left out a digit"))
    if form.count("\n") not in [text.count("\n") for text in originals]:
        yield Fault(mark_s("has other line ends than the English"))
    if form != form.strip() or "  " in form:
        yield Fault(mark_s("has space at an end, or twice in a row"))
    yield from _faults_of_letters(form, row)
    room = max(MOST_CELLS.get(source.context or "", cells(form)), round(cells(source.text) * 1.1))
    if cells(form) > room:
        yield Fault(
            mark_s("is %(wide)s letters wide; there is room for %(most)s"), wide=cells(form), most=room
        )


def _faults_of_letters(form: str, row: Language) -> Iterator[Fault]:
    if form != unicodedata.normalize("NFC", form):
        yield Fault(mark_s("is not in normal form C"))
    if any(letter in BIDI_CONTROLS or unicodedata.category(letter) == "Cc" for letter in set(form) - {"\n"}):
        yield Fault(mark_s("holds a direction mark or control character"))
    for message, slots in (*odd_letters(bare(form), row), *odd_quotes(form)):
        yield Fault(message, **slots)
    share = script_share(form, row.script)
    if share < SCRIPT_SHARE:
        yield Fault(
            mark_s("has only %(share)s of its letters in the script %(script)s"),
            share=f"{share:.0%}", script=row.script,
        )  # fmt: skip


def cells(text: str) -> int:
    """How wide ``text`` is shown: in letters, where a Chinese or Korean sign counts two and a mark none."""
    seen = (one for one in text if unicodedata.category(one) not in ("Mn", "Me", "Cf"))
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in seen)


def _faults_of_slots(source: Source, form: str, index: int, row: Language) -> Iterator[Fault]:
    wanted, given = Counter(slots_of(source.plural or source.text)), Counter(slots_of(form))
    # "One family", "seat for two": a form for a single number may leave the number out.
    single = source.plural is not None and len(counts_of(row, index)) == 1
    optional = Counter({"n": 1} if single else {})
    missing, surplus = wanted - given - optional, given - wanted
    if missing:
        yield Fault(mark_s("lacks %(slots)s"), slots=_named(missing))
    if surplus:
        yield Fault(mark_s("has %(slots)s too many"), slots=_named(surplus))
    if "%" in SLOT.sub("", form):
        yield Fault(mark_s("has a per cent sign outside a slot"))


def _named(slots: Counter[str]) -> str:
    return ", ".join(f"%({name})s" for name in slots)


def bare(text: str) -> str:
    """Without what is the same in every language."""
    text = _TAG.sub(" ", _URL.sub(" ", SLOT.sub(" ", text)))
    return _WORD.sub(lambda word: " " if word.group() in KEPT_WORDS else word.group(), text)


def script_share(text: str, script: str) -> float:
    """How much of a text's letters are of a script; 1.0 for none, and for a script that we do not know."""
    names = _SCRIPT_NAMES.get(script)
    letters = [letter for letter in bare(text) if unicodedata.category(letter).startswith("L")]
    if names is None or not letters:
        return 1.0
    fitting = sum(unicodedata.name(letter, "").startswith((*names, *_ANY_SCRIPT)) for letter in letters)
    return fitting / len(letters)


def _is_english(source: Source, entry: Entry) -> bool:
    return any(
        form in (source.text, source.plural) and any(letter.isalpha() for letter in bare(form))
        for form in entry.forms
    )


def _digits(text: str) -> Counter[int]:
    """Digits of any script by their value, slots' names apart."""
    return Counter(unicodedata.digit(letter) for letter in SLOT.sub("", text) if letter.isdecimal())
