"""How each language writes a day and a time, as a reader knows it: the names, their order, the signs between.

Typed here a second time on purpose, so that no mistake of ``chats.languages`` is read as right.
"""

_DAY, _YEAR, _MONTH = r"(?P<day>\d+)", r"(?P<year>\d{4})", r"(?P<month>\d+)"
# A word of letters alone; and one of a script that writes vowels as marks, or with a joiner inside.
_WORD, _MARKED = r"[^\W\d_]+", r"[^\s\d,،၊()]+"
_NAMED, _NAMED_MONTH = f"(?P<day_name>{_WORD})", f"(?P<month_name>{_WORD})"
_MARKED_NAME, _MARKED_MONTH = f"(?P<day_name>{_MARKED})", f"(?P<month_name>{_MARKED})"
_MONTH_FIRST = rf"{_NAMED}, {_NAMED_MONTH} {_DAY}(?:, {_YEAR})?"
_NUMBERS = rf"{_NAMED},? {_MONTH}/{_DAY}(?:/{_YEAR})?"
_CHINESE = rf"(?:{_YEAR}年)?{_MONTH}月{_DAY}日 ?(?:星期|周|週)(?P<day_name>.)"

DATES = {
    "en": _MONTH_FIRST,
    "es": rf"{_NAMED}, {_DAY} de {_NAMED_MONTH}(?: de {_YEAR})?",
    "ar": rf"{_NAMED}، {_DAY} {_NAMED_MONTH}(?: {_YEAR})?",
    "zh-Hans": _CHINESE,
    "zh-Hant": _CHINESE,
    "vi": rf"(?P<day_name>Thứ {_WORD}|Th \d|Chủ Nhật|CN), {_DAY} (?:tháng|thg) {_MONTH}(?:, {_YEAR})?",
    "pt-BR": rf"{_NAMED}(?:-feira)?\.?, {_DAY} de {_NAMED_MONTH}\.?(?: de {_YEAR})?",
    "ru": rf"{_NAMED}, {_DAY} {_NAMED_MONTH}\.?(?: {_YEAR} г\.)?",
    "ht": rf"{_NAMED} {_DAY} {_NAMED_MONTH}(?: {_YEAR})?",
    "hmn": _NUMBERS,
    "ur": rf"{_NAMED}، {_DAY} {_NAMED_MONTH}(?:، {_YEAR})?",
    "so": _MONTH_FIRST,
    "ko": rf"(?:{_YEAR}년 )?{_MONTH}월 {_DAY}일 \(?(?P<day_name>.)(?:요일|\))",
    "fil": _MONTH_FIRST,
    "fr": rf"{_NAMED}\.? {_DAY} {_NAMED_MONTH}\.?(?: {_YEAR})?",
    "uk": rf"{_NAMED}, {_DAY} {_NAMED_MONTH}\.?(?: {_YEAR} р\.)?",
    "fa-AF": rf"{_MARKED_NAME}،? {_DAY} {_NAMED_MONTH}(?: {_YEAR})?",
    "ps": rf"{_NAMED}(?:،| د {_YEAR} د) {_NAMED_MONTH} {_DAY}",
    "sw": rf"{_NAMED}, {_DAY} {_NAMED_MONTH}(?: {_YEAR})?",
    "am": _NUMBERS,
    "ti": _NUMBERS,
    "my": rf"(?:{_YEAR} )?{_MARKED_MONTH} {_DAY} {_MARKED_NAME}",
    "ne": rf"(?:{_YEAR} )?{_MARKED_MONTH} {_DAY}, {_MARKED_NAME}",
    "bn": rf"{_MARKED_NAME},? {_DAY} {_MARKED_MONTH}(?:, {_YEAR})?",
    "km": rf"{_MARKED_NAME} {_DAY} {_MARKED_MONTH}(?: {_YEAR})?",
}
"""A date with its year in a mail, without it in a text."""

_ENGLISH_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_DAYS = {
    "en": "mon tue wed thu fri sat sun",
    "es": "lun mar mié jue vie sáb dom",
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    "zh-Hans": "一 二 三 四 五 六 日",
    "zh-Hant": "一 二 三 四 五 六 日",
    "vi": "th(ứ.hai|.2) th(ứ.ba|.3) th(ứ.tư|.4) th(ứ.năm|.5) th(ứ.sáu|.6) th(ứ.bảy|.7) chủ.nhật|cn",
    "pt-BR": "seg ter qua qui sex sáb dom",
    "ru": "пн|пон вт ср чт|чет пт|пят сб|суб вс|вос",
    "ht": "lendi madi mèkredi jedi vandredi samdi dimanch",
    "hmn": _ENGLISH_DAYS,
    "ur": "پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار",
    "so": "is t ar kh j s ax",
    "ko": "월 화 수 목 금 토 일",
    "fil": "lun mar miy huw biy sab lin",
    "fr": "lun mar mer jeu ven sam dim",
    "uk": "пн|пон вт|вів ср|сер чт|чет пт|п.ят сб|суб нд|нед",
    "fa-AF": "دوشنبه سه.?شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه",
    "ps": "دونۍ درېنۍ څلرنۍ پينځنۍ جمعه اونۍ يونۍ",
    "sw": "jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili",
    "am": "ሰኞ ማክሰኞ ረቡዕ ሐሙስ ዓርብ ቅዳሜ እሑድ",
    "ti": "ሰኑይ ሰሉስ ረቡዕ ሓሙስ ዓርቢ ቀዳም ሰንበት",
    "my": "တနင်္လာ အင်္ဂါ ဗုဒ္ဓဟူး ကြာသပတေး သောကြာ စနေ တနင်္ဂနွေ",
    "ne": "सोम मङ्गल बुध बिहि शुक्र शनि आइत",
    "bn": "সোম মঙ্গল বুধ বৃহস্পতি শুক্র শনি রবি",
    "km": "ច័ន្ទ អង្គារ ពុធ ព្រហស្បតិ៍ សុក្រ សៅរ៍ អាទិត្យ",
}
DAYS = {tag: tuple(names.split()) for tag, names in _DAYS.items()}
"""How each weekday begins, Monday first."""

_MONTHS = {
    "en": "jan feb mar apr may jun jul aug sep oct nov dec",
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "pt-BR": "jan fev mar abr mai jun jul ago set out nov dez",
    "ru": "янв фев мар апр ма[яй] июн июл авг сен окт ноя дек",
    "ht": "janv fev mas avril me jen jiyè out sept okt nov des",
    "ur": "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "so": "ja f ma(?!a?y) ab maa?y ju lu ag|og se ok no di",
    "fil": "ene peb mar abr may hun hul ago set okt nob dis",
    "fr": "janv févr mars avr mai juin juil août sept oct nov déc",
    "uk": "січ лют бер квіт трав черв лип серп вер жовт лист груд",
    "fa-AF": "جنوری فبروری مارچ اپریل می جون جولای اگست سپتمبر اکتوبر نومبر دسمبر",
    "ps": "جنوري فبروري مارچ اپریل مۍ جون جولای اګست سېپتمبر اکتوبر نومبر دسمبر",
    "sw": "jan feb mac apr mei jun jul ago sep okt nov des",
    "my": "ဇန်နဝါရီ ဖေဖော်ဝါရီ မတ် ဧပြီ မေ ဇွန် ဇူလိုင် ဩဂုတ် စက်တင်ဘာ အောက်တိုဘာ နိုဝင်ဘာ ဒီဇင်ဘာ",
    "ne": "जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर",
    "bn": "জানু ফেব মার্চ এপ্রি মে জুন জুল আগ সেপ অক্টো নভে ডিসে",
    "km": "មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ",
}
MONTHS = {tag: tuple(names.split()) for tag, names in _MONTHS.items()}
"""How each month begins."""

_WESTERN = ("AM", "PM")
HALVES = dict.fromkeys(DATES, _WESTERN) | {
    "es": (r"a\.m\.?", r"p\.m\.?"),
    "ar": ("ص", "م"),
    "zh-Hans": ("上午", "下午"),
    "zh-Hant": ("午夜|凌晨|清晨|上午", "中午|下午|晚上"),
    "vi": ("SA", "CH"),
    "ko": ("오전", "오후"),
    "fa-AF": (r"ق\.ظ\.?", r"ب\.ظ\.?"),
    "my": ("သန်းခေါင်ယံ|သန်းခေါင်|နံနက်", "မွန်းတည့်|နေ့လယ်|ညနေ|ည"),
}
"""Before noon, and from noon on."""
HALF_FIRST = frozenset({"zh-Hans", "zh-Hant", "ko", "my"})
"""Where the half of the day stands before the hour."""
