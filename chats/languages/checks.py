"""What must hold of a translation before a family sees it, and of the English it comes from."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from chats.languages.catalogues import plural_rule
from chats.languages.extraction import Source
from chats.languages.isolation import BIDI_CONTROLS
from chats.languages.language import Language
from chats.languages.placeholders import SLOT, slots_of
from chats.languages.pofiles import SAME, Entry

SCRIPT_SHARE = 0.98
# Stay as they are in every language: carriers' words, brands, units, kinds of file.
KEPT_WORDS = frozenset(
    {"STOP", "HELP", "START", "MB", "GB", "AM", "PM", "Zoom", "Google", "Apple", "Outlook", "Coffee", "Chats"}
    | {"PDF", "QR", "CSV", "URL", "ID", "IEP", "ESL", "SMS", "MMS", "ASL", "UTF", "PIN"}
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


def faults(source: Source, entry: Entry | None, row: Language) -> Iterator[str]:
    """Say, in words for the translator, what is wrong with a message's translation."""
    if entry is None or not any(entry.forms):
        yield "is not translated"
        return
    count = row.plurals.count if source.plural is not None else 1
    if len(entry.forms) != count or not all(entry.forms):
        yield f"needs {count} forms, all of them filled"
        return
    for index, form in enumerate(entry.forms):
        named = f"form {index} " if count > 1 else ""
        yield from (f"{named}{fault}" for fault in _faults_of_form(source, form, index, row))
    if SAME not in entry.comments and _is_english(source, entry):
        yield f"is the English text; if that is meant, add the comment “{SAME}”"


def counts_of(row: Language, index: int) -> tuple[int, ...]:
    """Numbers that take plural form ``index``: the first five, for translators."""
    rule = plural_rule(row.plurals.expression)
    return tuple(n for n in range(301) if rule(n) == index)[:5]


def _faults_of_form(source: Source, form: str, index: int, row: Language) -> Iterator[str]:
    yield from _faults_of_slots(source, form, index, row)
    originals = [source.text, source.plural or source.text]
    for name, what in (("links", _URL), ("tags", _TAG)):
        if Counter(what.findall(form)) not in [Counter(what.findall(text)) for text in originals]:
            yield f"changed the {name} of the English"
    if _digits(form) not in [_digits(text) for text in originals]:
        yield "changed, added or left out a digit"
    if form.count("\n") not in [text.count("\n") for text in originals]:
        yield "has other line ends than the English"
    if form != form.strip() or "  " in form:
        yield "has space at an end, or twice in a row"
    if form != unicodedata.normalize("NFC", form):
        yield "is not in normal form C"
    if any(letter in BIDI_CONTROLS or unicodedata.category(letter) == "Cc" for letter in set(form) - {"\n"}):
        yield "holds a direction mark or control character"
    share = _script_share(form, row.script)
    if share < SCRIPT_SHARE:
        yield f"has only {share:.0%} of its letters in the script {row.script}"


def _faults_of_slots(source: Source, form: str, index: int, row: Language) -> Iterator[str]:
    wanted, given = Counter(slots_of(source.plural or source.text)), Counter(slots_of(form))
    # "One family", "seat for two": a form for a single number may leave the number out.
    single = source.plural is not None and len(counts_of(row, index)) == 1
    optional = Counter({"n": 1} if single else {})
    missing, surplus = wanted - given - optional, given - wanted
    if missing:
        yield f"lacks %({')s, %('.join(missing)})s"
    if surplus:
        yield f"has %({')s, %('.join(surplus)})s too many"
    if "%" in SLOT.sub("", form):
        yield "has a per cent sign outside a slot"


def _bare(text: str) -> str:
    """Without what is the same in every language."""
    text = _TAG.sub(" ", _URL.sub(" ", SLOT.sub(" ", text)))
    return _WORD.sub(lambda word: " " if word.group() in KEPT_WORDS else word.group(), text)


def _script_share(text: str, script: str) -> float:
    names = _SCRIPT_NAMES.get(script)
    letters = [letter for letter in _bare(text) if unicodedata.category(letter).startswith("L")]
    if names is None or not letters:
        return 1.0
    fitting = sum(unicodedata.name(letter, "").startswith((*names, *_ANY_SCRIPT)) for letter in letters)
    return fitting / len(letters)


def _is_english(source: Source, entry: Entry) -> bool:
    return any(
        form in (source.text, source.plural) and any(letter.isalpha() for letter in _bare(form))
        for form in entry.forms
    )


def _digits(text: str) -> Counter[int]:
    """Digits of any script by their value, slots' names apart."""
    return Counter(unicodedata.digit(letter) for letter in SLOT.sub("", text) if letter.isdecimal())
