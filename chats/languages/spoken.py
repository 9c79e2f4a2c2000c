# ruff: noqa: E501 -- a table: one language, one line
"""Languages we interpret but do not write yet: a family may choose any of them for a meeting.

``fallback`` is the written language most of its readers share, offered first and never assumed.
"""

from chats.languages.language import ONE_FORM, Language


def _spoken(
    tag: str,
    english: str,
    autonym: str,
    names: str = "",
    script: str = "Latn",
    fallback: str | None = None,
    aliases: str = "",
) -> Language:
    return Language(
        tag,
        english,
        autonym,
        script,
        names,
        None,
        ONE_FORM,
        written=False,
        fallback=fallback,
        aliases=aliases,
    )


def _signed(tag: str, english: str, autonym: str, names: str, fallback: str | None = None) -> Language:
    return Language(
        tag,
        english,
        autonym,
        "Latn",
        names,
        None,
        ONE_FORM,
        written=False,
        spoken=False,
        signed=True,
        fallback=fallback,
    )


# fmt: off
SIGNED = (
    _signed("ase", "American Sign Language", "American Sign Language", "ASL; Sign Language; Sign Languages; sgn", "en"),
    _signed("mfs", "Mexican Sign Language", "Lengua de Señas Mexicana", "LSM", "es"),
    _signed("gsm", "Guatemalan Sign Language", "Lengua de Señas de Guatemala", "LENSEGUA", "es"),
)

SPOKEN = (
    _spoken("cmn", "Mandarin", "普通话", "Mandarin Chinese; Putonghua; 國語; 国语; 普通話", "Hans", "zh-Hans"),
    _spoken("yue", "Cantonese", "廣東話", "Yue; Yue Chinese; 广东话; 粵語", "Hant", "zh-Hant", "zh-yue"),
    _spoken("nan", "Taiwanese Hokkien", "台語", "Hokkien; Min Nan; Taiwanese", "Hant", "zh-Hant"),
    _spoken("wuu", "Shanghainese", "上海话", "Wu; Wu Chinese", "Hans", "zh-Hans"),
    _spoken("hnj", "Hmong (Green)", "Moob Leeg", "Green Hmong; Hmong Njua; Mong Leng; Blue Hmong", fallback="hmn"),
    _spoken("mam", "Mam", "Qyol Mam", fallback="es"),
    _spoken("quc", "K'iche'", "Kʼicheʼ", "Quiche; Quiché; K'iche; Kiche", fallback="es"),
    _spoken("kjb", "Q'anjob'al", "Qʼanjobʼal", "Kanjobal; Q'anjobal; Qanjobal; Kanjobal Maya", fallback="es"),
    _spoken("kek", "Q'eqchi'", "Qʼeqchiʼ", "Kekchi; Qeqchi; K'ekchi", fallback="es"),
    _spoken("cak", "Kaqchikel", "Kaqchikel", "Cakchiquel", fallback="es"),
    _spoken("ixl", "Ixil", "Ixil", fallback="es"),
    _spoken("knj", "Akateko", "Akateko", "Acateco", fallback="es"),
    _spoken("jac", "Popti'", "Poptiʼ", "Jakaltek; Jacalteco", fallback="es"),
    _spoken("mxv", "Mixtec", "Tu'un savi", "Mixteco; mix; Metlatónoc Mixtec", fallback="es"),
    _spoken("trc", "Triqui", "Triqui", "Trique; trq", fallback="es"),
    _spoken("tlp", "Totonac", "Totonaco", fallback="es"),
    _spoken("nah", "Nahuatl", "Nāhuatl", "Náhuatl; Mexicano; nhn", fallback="es"),
    _spoken("yua", "Yucatec Maya", "Màaya tʼàan", "Maya; Mayan; Yucateco", fallback="es"),
    _spoken("cab", "Garifuna", "Garífuna", fallback="es"),
    _spoken("qu", "Quechua", "Runasimi", "que; Kichwa; Quichua", fallback="es", aliases="qug quz"),
    _spoken("ksw", "S'gaw Karen", "ကညီကျိၥ်", "Karen; Sgaw Karen; S'gaw; kar", "Mymr", aliases="kar"),
    _spoken("kyu", "Karenni", "ကယး", "Kayah; Red Karen; Western Kayah", "Mymr"),
    _spoken("cnh", "Chin (Hakha)", "Laiholh", "Chin; Hakha Chin; Hakha; Lai"),
    _spoken("ctd", "Chin (Tedim)", "Tedim", "Zomi; Tedim Chin; Tiddim"),
    _spoken("cfm", "Chin (Falam)", "Falam", "Falam Chin"),
    _spoken("rhg", "Rohingya", "Ruáingga"),
    _spoken("mh", "Marshallese", "Kajin M̧ajeļ", "mah; Ebon"),
    _spoken("chk", "Chuukese", "Chuuk", "Trukese; Chuukese"),
    _spoken("pon", "Pohnpeian", "Lokaiahn Pohnpei", "Ponapean"),
    _spoken("sm", "Samoan", "Gagana Sāmoa", "smo"),
    _spoken("to", "Tongan", "Lea fakatonga", "ton"),
    _spoken("ilo", "Ilocano", "Ilokano", "Iloko; Ilokano"),
    _spoken("ceb", "Cebuano", "Binisaya", "Visayan; Bisaya"),
    _spoken("id", "Indonesian", "Bahasa Indonesia", "ind", aliases="in"),
    _spoken("lo", "Lao", "ລາວ", "lao; Laotian", "Laoo"),
    _spoken("th", "Thai", "ไทย", "tha", "Thai"),
    _spoken("ja", "Japanese", "日本語", "jpn", "Jpan"),
    _spoken("pa", "Punjabi", "ਪੰਜਾਬੀ", "pan; Panjabi", "Guru"),
    _spoken("hi", "Hindi", "हिन्दी", "hin", "Deva"),
    _spoken("gu", "Gujarati", "ગુજરાતી", "guj", "Gujr"),
    _spoken("te", "Telugu", "తెలుగు", "tel", "Telu"),
    _spoken("ta", "Tamil", "தமிழ்", "tam", "Taml"),
    _spoken("pes", "Persian (Iran)", "فارسی", "Farsi; Persian; Iranian Persian", "Arab", "fa-AF", "fa-IR"),
    _spoken("haz", "Hazaragi", "هزارگی", "", "Arab", "fa-AF"),
    _spoken("uz", "Uzbek", "Oʻzbekcha", "uzb"),
    _spoken("tr", "Turkish", "Türkçe", "tur"),
    _spoken("kmr", "Kurdish (Kurmanji)", "Kurmancî", "Kurdish; Kurmanji; kur; Northern Kurdish", aliases="ku"),
    _spoken("ckb", "Kurdish (Sorani)", "سۆرانی", "Sorani; Central Kurdish", "Arab"),
    _spoken("aii", "Assyrian", "ܣܘܪܝܬ", "Assyrian Neo-Aramaic; syr; Sureth", "Syrc"),
    _spoken("cld", "Chaldean", "ܟܠܕܝܐ", "Chaldean Neo-Aramaic", "Syrc"),
    _spoken("hy", "Armenian", "Հայերեն", "hye; arm", "Armn"),
    _spoken("pl", "Polish", "Polski", "pol"),
    _spoken("ro", "Romanian", "Română", "ron; rum; Moldovan"),
    _spoken("sq", "Albanian", "Shqip", "sqi; alb"),
    _spoken("bs", "Bosnian", "Bosanski", "bos; Serbo-Croatian; Croatian; Serbian", aliases="hbs hr sr"),
    _spoken("de", "German", "Deutsch", "deu; ger; Plautdietsch"),
    _spoken("it", "Italian", "Italiano", "ita"),
    _spoken("he", "Hebrew", "עברית", "heb", "Hebr", aliases="iw"),
    _spoken("ymm", "Maay Maay", "Af-Maay", "Maay; Mai Mai; Maay Somali", fallback="so"),
    _spoken("om", "Oromo", "Afaan Oromoo", "orm; Afan Oromo; Oromifa", aliases="gaz hae"),
    _spoken("rw", "Kinyarwanda", "Ikinyarwanda", "kin; Rwanda"),
    _spoken("rn", "Kirundi", "Ikirundi", "run; Rundi"),
    _spoken("ln", "Lingala", "Lingála", "lin"),
    _spoken("wo", "Wolof", "Wolof", "wol", fallback="fr"),
    _spoken("ff", "Fulani", "Pulaar", "ful; Fula; Fulah; Pular", fallback="fr", aliases="fuc fuf"),
    _spoken("mnk", "Mandinka", "Mandinka", "Mandingo; Malinke", fallback="en"),
    _spoken("yo", "Yoruba", "Yorùbá", "yor"),
    _spoken("ig", "Igbo", "Igbo", "ibo"),
    _spoken("ha", "Hausa", "Hausa", "hau"),
    _spoken("nv", "Navajo", "Diné bizaad", "nav"),
    _spoken("esu", "Yup'ik", "Yugtun", "Yupik; Central Yup'ik", fallback="en"),
    _spoken("haw", "Hawaiian", "ʻŌlelo Hawaiʻi", ""),
)
# fmt: on
