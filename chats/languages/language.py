"""What the house knows of one language. CLDR is not asked: it lacks Hmong and has Haitian Creole wrong."""

from dataclasses import dataclass

RIGHT_TO_LEFT = frozenset({"Arab", "Hebr", "Thaa", "Rohg", "Nkoo", "Syrc"})


@dataclass(frozen=True)
class Plurals:
    """How many forms a counted message has, and gettext's C expression that picks one for ``n``."""

    count: int
    expression: str

    @property
    def header(self) -> str:
        """The value of a catalogue's ``Plural-Forms`` header."""
        return f"nplurals={self.count}; plural={self.expression};"


ONE_FORM = Plurals(1, "0")
ONE_IS_SINGULAR = Plurals(2, "(n != 1)")
ONE_AND_ZERO_ARE_SINGULAR = Plurals(2, "(n > 1)")
ARABIC = Plurals(
    6, "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5)"
)
SLAVIC = Plurals(3, "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)")
FILIPINO = Plurals(2, "(n!=1 && n!=2 && n!=3 && (n%10==4 || n%10==6 || n%10==9))")


@dataclass(frozen=True)
class Language:
    """One row of the registry.

    tag         BCP 47, as stored with people and in links
    autonym     the language's own name for itself, the one shown to families
    script      ISO 15924 code of what it is written in
    formats     the CLDR locale whose dates, numbers and lists are right for it in a US school; None when
                CLDR has none (then ``almanac.py`` may name its days, and dates are numeric otherwise)
    written     may be chosen for messages; a language without it is for interpreting only
    spoken      may be chosen for interpreting (``signed`` ones too); Chinese *scripts* are not spoken
    catalogue   every family-facing message exists in it; ``staff_catalogue`` likewise for staff pages
    fallback    the tag whose written words serve a reader of this one: Cantonese, for instance, is zh-Hant
    speech      the tag interpreters are matched on; the same as ``tag`` but for Chinese scripts
    gsm7        a plain text message in it normally fits the cheap GSM 03.38 alphabet
    latin_clock the time is written ``6:00 PM`` even where CLDR has own words, because speakers may count
                hours from six o'clock (Amharic, Tigrinya, Oromo, Swahili) or do not use CLDR's short form
                (Ukrainian пп, Nepali अपराह्न)
    numeric_dates  the month is a number because its name may be read in another calendar (Tigrinya)
    aliases     other language tags that mean this one, divided by spaces
    names       what rosters write besides tag, English name and autonym, divided by semicolons
    pseudo      not a language: a test's way to see English that leaked
    """

    tag: str
    english: str
    autonym: str
    script: str = "Latn"
    names: str = ""
    formats: str | None = None
    plurals: Plurals = ONE_IS_SINGULAR
    written: bool = True
    spoken: bool = True
    signed: bool = False
    catalogue: bool = False
    staff_catalogue: bool = False
    fallback: str | None = None
    speech: str = ""
    gsm7: bool = False
    latin_clock: bool = False
    numeric_dates: bool = False
    aliases: str = ""
    pseudo: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "speech", self.speech or self.tag)

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, for the ``dir`` attribute."""
        return "rtl" if self.script in RIGHT_TO_LEFT else "ltr"

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything a roster may write for it, tags apart."""
        own = [self.english, self.autonym, *self.names.split(";")]
        return tuple(name.strip() for name in own if name.strip())

    @property
    def folder(self) -> str:
        """The catalogue's folder name under ``translations/``: the tag with underscores."""
        return self.tag.replace("-", "_")
