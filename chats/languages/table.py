# ruff: noqa: E501 -- a table: one language, one line
"""The languages we write: one line each. To add one, write its line and its catalogue in ``translations/``.

Chosen by where English-learner families are (NCES Digest 204.27, and newer arrivals that it does not
count yet). Plural rules are CLDR's, not those of gettext tools, which have my, fa-AF, am and ti wrong.
A line without ``catalogue=True`` can be chosen for people already; its words are still to be written.
"""

from chats.languages.language import (
    ARABIC,
    FILIPINO,
    ONE_AND_ZERO_ARE_SINGULAR,
    ONE_FORM,
    ONE_IS_SINGULAR,
    SLAVIC,
    Language,
)

SOURCE = "en"

# fmt: off
WRITTEN = (
    Language("en", "English", "English", "Latn", "eng; Inglés", "en_US", ONE_IS_SINGULAR, catalogue=True, staff_catalogue=True, gsm7=True),
    Language("es", "Spanish", "Español", "Latn", "spa; Castilian; Spanish Castilian; Castellano", "es_US", ONE_IS_SINGULAR, catalogue=True, staff_catalogue=True),
    Language("ar", "Arabic", "العربية", "Arab", "ara; arb; عربي", "ar", ARABIC, catalogue=True),
    Language("zh-Hans", "Chinese (Simplified)", "简体中文", "Hans", "Simplified Chinese; 中文（简体）; 中文 (简体)", "zh_Hans", ONE_FORM, catalogue=True, spoken=False, speech="cmn", aliases="zh zh-CN zh-SG zh-MY"),
    Language("zh-Hant", "Chinese (Traditional)", "繁體中文", "Hant", "Traditional Chinese; 中文（繁體）; 中文 (繁體)", "zh_Hant", ONE_FORM, catalogue=True, spoken=False, speech="cmn", aliases="zh-TW zh-HK zh-MO"),
    Language("vi", "Vietnamese", "Tiếng Việt", "Latn", "vie; Viet", "vi", ONE_FORM, catalogue=True),
    Language("pt-BR", "Portuguese", "Português", "Latn", "por; Brazilian Portuguese; Portuguese (Brazil)", "pt_BR", ONE_AND_ZERO_ARE_SINGULAR, catalogue=True, aliases="pt"),
    Language("ru", "Russian", "Русский", "Cyrl", "rus", "ru", SLAVIC, catalogue=True),
    Language("ht", "Haitian Creole", "Kreyòl ayisyen", "Latn", "hat; Haitian; Creole; Kreyòl; Haitian Haitian Creole", None, ONE_AND_ZERO_ARE_SINGULAR, catalogue=True, gsm7=True),
    Language("hmn", "Hmong", "Hmoob", "Latn", "White Hmong; Hmong Daw; Hmong (White); Hmoob Dawb", None, ONE_FORM, catalogue=True, gsm7=True, aliases="mww"),
    Language("ur", "Urdu", "اردو", "Arab", "urd", "ur", ONE_IS_SINGULAR, catalogue=True, latin_clock=True),
    Language("so", "Somali", "Soomaali", "Latn", "som; Af-Soomaali; Af Soomaali; Soomaaliga", "so", ONE_IS_SINGULAR, catalogue=True, gsm7=True, latin_clock=True),
    Language("ko", "Korean", "한국어", "Kore", "kor", "ko", ONE_FORM, catalogue=True),
    Language("fil", "Filipino", "Filipino", "Latn", "Tagalog; Pilipino; tgl; Filipino Pilipino", "fil", FILIPINO, catalogue=True, gsm7=True, aliases="tl tgl"),
    Language("fr", "French", "Français", "Latn", "fra; fre", "fr", ONE_AND_ZERO_ARE_SINGULAR, catalogue=True),
    Language("uk", "Ukrainian", "Українська", "Cyrl", "ukr", "uk", SLAVIC, catalogue=True, latin_clock=True),
    Language("fa-AF", "Dari", "دری", "Arab", "Afghan Persian; Persian (Afghanistan); Farsi Dari", "fa_AF", ONE_AND_ZERO_ARE_SINGULAR, catalogue=True, aliases="prs fa fas per"),
    Language("ps", "Pashto", "پښتو", "Arab", "pus; Pashtu; Pushto", "ps", ONE_IS_SINGULAR, catalogue=True, latin_clock=True, aliases="pbt pbu pst"),
    Language("sw", "Swahili", "Kiswahili", "Latn", "swa; Swahili (Congo)", "sw", ONE_IS_SINGULAR, catalogue=True, gsm7=True, latin_clock=True, aliases="swh swc"),
    Language("am", "Amharic", "አማርኛ", "Ethi", "amh", "am", ONE_AND_ZERO_ARE_SINGULAR, catalogue=True, latin_clock=True, numeric_dates=True),
    Language("ti", "Tigrinya", "ትግርኛ", "Ethi", "tir; Tigrigna", "ti", ONE_AND_ZERO_ARE_SINGULAR, catalogue=True, latin_clock=True, numeric_dates=True),
    Language("my", "Burmese", "မြန်မာ", "Mymr", "mya; bur; Myanmar", "my", ONE_FORM, catalogue=True),
    Language("ne", "Nepali", "नेपाली", "Deva", "nep; npi", "ne", ONE_IS_SINGULAR, catalogue=True, latin_clock=True),
    Language("bn", "Bengali", "বাংলা", "Beng", "ben; Bangla", "bn", ONE_AND_ZERO_ARE_SINGULAR, catalogue=True),
    Language("km", "Khmer", "ខ្មែរ", "Khmr", "khm; Cambodian; Central Khmer", "km", ONE_FORM, catalogue=True),
)

# A test's way to see English that leaked: shown only inside ``pseudo_languages()``.
PSEUDO = (
    Language("en-XA", "Pseudo-English", "⟦Þšéûðö⟧", "Latn", "", "en_US", ONE_IS_SINGULAR, catalogue=True, staff_catalogue=True, pseudo=True),
    Language("ar-XB", "Pseudo-Arabic", "⟦Þšéûðö⟧", "Arab", "", "en_US", ONE_IS_SINGULAR, catalogue=True, staff_catalogue=True, pseudo=True),
)
# fmt: on
