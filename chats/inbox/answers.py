"""How people say yes, no, call me, stop and help in a text. One entry a language; nothing else is needed.

Written as people write them: capitals, accents, punctuation and the forms of digits do not matter, and words
that are only polite are skipped. What is not made of these words alone goes to a person, so a word that may
mean something else ("OK", "if God wills") is better left out.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Spellings:
    """The words of one language."""

    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    call: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    stop_begins: tuple[str, ...] = ()
    """Beginnings that say stop whatever follows: "stop sending me these things"."""
    not_stop: tuple[str, ...] = ()
    """Beginnings that only look like it: "stop by"."""
    help: tuple[str, ...] = ()
    polite: tuple[str, ...] = ()
    """Words that change nothing: please, thank you, we."""


ANYWHERE = Spellings(
    yes=("1", "👍", "👌", "✅", "✔"),
    no=("2", "👎", "❌", "✖"),
    call=("3", "📞", "☎", "📱"),
    stop=("🛑",),
    polite=("🙏", "🙂", "😊", "😀", "❤", "☕", "🎉"),
)
"""Said alike in every language."""

ANSWERS: dict[str, Spellings] = {
    "en": Spellings(
        yes=(
            "yes", "y", "yeah", "yep", "yup", "sure", "of course", "accept", "come", "coming", "attending",
            "be there", "see you there", "I'll come", "we'll come", "I'll be there", "we'll be there",
        ),
        no=(
            "no", "n", "nope", "decline", "can't", "cannot", "can't come", "cannot come", "not coming",
            "can't make it", "cannot make it", "won't come", "will not come", "not attending",
            "unable to come",
        ),
        call=("call", "call me", "call us", "call back", "callback", "phone", "phone me", "phone call"),
        stop=(
            "stop", "stopall", "stop all", "unsubscribe", "end", "quit", "cancel", "optout", "opt out",
            "revoke", "remove me", "stop texting", "stop texting me", "stop sending", "stop messages",
            "do not text me", "don't text me", "no texts", "no messages", "no more", "no more texts",
            "no more messages", "leave me alone",
        ),
        stop_begins=("stop", "unsubscribe", "do not text", "don't text", "no more texts", "no more messages"),
        not_stop=("stop by", "stop in", "stop at", "stop over"),
        help=("help", "info"),
        polite=(
            "please", "thanks", "thank you", "thx", "hello", "hi", "hey", "I", "we", "me", "us", "am", "are",
            "I'm", "we're", "will", "texts", "messages", "these", "to", "this", "number", "anymore", "now",
        ),
    ),
    "es": Spellings(
        yes=(
            "sí", "claro", "claro que sí", "por supuesto", "acepto", "asistiré", "asistiremos", "voy", "iré",
            "iremos", "vamos", "sí voy", "sí vamos", "ahí estaré", "ahí estaremos", "allí estaremos",
        ),
        no=(
            "no", "no puedo", "no podemos", "no puedo ir", "no podemos ir", "no voy", "no vamos", "no iré",
            "no iremos", "no asistiré", "no asistiremos", "no podré ir", "no podremos ir", "rechazo",
        ),
        call=(
            "llamar", "llamada", "llame", "llamen", "llámame", "llámeme", "llámenme", "llamarme",
            "me llaman", "me llama", "me pueden llamar", "pueden llamarme",
        ),
        stop=(
            "alto", "parar", "pare", "paren", "basta", "baja", "dar de baja", "darme de baja", "no más",
            "no más mensajes", "no más textos", "no mensajes", "no me escriban", "no me escriban más",
            "no me manden mensajes", "no me manden más mensajes", "no me envíen mensajes",
            "no me envíen más mensajes", "no quiero mensajes", "no quiero más mensajes",
            "dejen de escribirme", "deja de escribirme", "dejen de mandarme mensajes",
            "dejen de enviarme mensajes", "detener",
        ),
        stop_begins=(
            "no más mensajes", "no más textos", "dejen de mandar", "dejen de mandarme", "dejen de enviarme",
            "dejen de escribirme", "no me manden", "no me envíen", "no me escriban", "no quiero más mensajes",
        ),
        help=("ayuda", "información"),
        polite=(
            "por favor", "gracias", "muchas gracias", "hola", "buenos días", "buenas tardes",
            "buenas noches", "yo", "nosotros", "mensajes", "textos", "a", "este", "número",
        ),
    ),
    "ar": Spellings(
        yes=(
            "نعم", "أجل", "أيوه", "أيوة", "إي", "بالتأكيد", "طبعا", "موافق", "موافقة", "سأحضر", "سنحضر",
            "سوف أحضر", "سوف نحضر", "سآتي", "سنأتي",
        ),
        no=(
            "لا", "كلا", "لن أحضر", "لن نحضر", "لا أستطيع", "لا نستطيع", "لا أستطيع الحضور",
            "لا نستطيع الحضور", "لن أستطيع الحضور", "لن نستطيع الحضور", "لا يمكنني الحضور",
        ),
        call=(
            "اتصل", "اتصلوا", "اتصل بي", "اتصلوا بي", "اتصلوا بنا", "أرجو الاتصال", "الرجاء الاتصال",
            "الاتصال بي", "مكالمة", "هاتف", "كلموني",
        ),
        stop=(
            "توقف", "توقفوا", "قف", "إيقاف", "أوقف", "أوقفوا", "إيقاف الرسائل", "أوقفوا الرسائل",
            "إلغاء الاشتراك", "لا ترسلوا", "لا ترسلوا رسائل", "لا أريد رسائل", "كفى",
        ),
        stop_begins=("أوقفوا الرسائل", "توقفوا عن", "لا ترسلوا", "لا أريد رسائل"),
        help=("مساعدة", "ساعدوني"),
        polite=(
            "من فضلك", "من فضلكم", "لو سمحت", "لو سمحتم", "رجاء", "شكرا", "شكرا لكم", "شكرا جزيلا",
            "مرحبا", "السلام عليكم", "أنا", "نحن", "رسائل", "الرسائل",
        ),
    ),
    "zh-Hans": Spellings(
        yes=(
            "是", "是的", "好", "好的", "来", "会来", "能来", "要来", "参加", "会参加", "能参加", "去",
            "会去", "可以", "愿意",
        ),
        no=(
            "不", "否", "不来", "不能来", "不会来", "来不了", "不去", "不能去", "去不了", "不参加",
            "不能参加", "参加不了", "不行", "不可以", "没空", "没时间",
        ),
        call=("电话", "打电话", "给我打电话", "请致电", "致电", "来电", "回电", "联系我", "打给我"),
        stop=(
            "停", "停止", "停止发送", "停止短信", "退订", "取消订阅", "不要再发", "不要再发短信",
            "不要再发信息", "别再发", "别发", "不要发短信", "不要发信息",
        ),
        stop_begins=("停止发", "不要再发", "别再发", "退订"),
        help=("帮助", "求助"),
        polite=(
            "请", "谢谢", "谢谢您", "谢谢你", "您好", "你好", "老师", "我", "我们", "的", "了", "吧", "一定",
        ),
    ),
    "so": Spellings(
        yes=(
            "haa", "haah", "waan imanayaa", "waan imaanayaa", "waan imanaynaa", "waan imaanaynaa",
            "waan ogolahay", "waan oggolahay", "waan aqbalay",
        ),
        no=(
            "maya", "ma imanayo", "ma imaanayo", "ma imanayno", "ma imaanayno", "ma imaan karo",
            "ma imaan karno", "ma iman karo", "ma iman karno",
        ),
        call=("wac", "i wac", "soo wac", "i soo wac", "ii soo wac", "na soo wac", "telefoon", "la soo hadal"),
        stop=(
            "jooji", "joojiya", "joogso", "jooji fariimaha", "fariimaha jooji", "joojiya fariimaha",
            "ha ii soo dirin", "ha ii soo dirina", "ha ii dirin", "ha noo soo dirin",
        ),
        stop_begins=("jooji", "joojiya", "ha ii soo dirin", "ha ii soo dirina"),
        help=("caawi", "caawin", "caawimaad", "i caawi", "gargaar"),
        polite=(
            "fadlan", "mahadsanid", "waad mahadsan tahay", "waad mahadsantahay", "salaan", "asc",
            "fariimaha", "anigu", "annagu",
        ),
    ),
    "hmn": Spellings(
        yes=("yog", "tau", "tau kawg", "tuaj", "yuav tuaj", "mus", "yuav mus", "aws"),
        no=(
            "tsis", "tsis tuaj", "tsis tau", "tsis tuaj tau", "tuaj tsis tau", "tsis mus", "mus tsis tau",
            "tsis yog", "tsis yuav tuaj", "yuav tsis tuaj",
        ),
        call=("hu", "hu rau kuv", "hu rau peb", "hu tuaj", "hu xov tooj"),
        stop=(
            "nres", "tsum", "txhob xa", "tsis txhob xa", "tsis txhob xa ntawv", "txhob xa ntawv",
            "tsis txhob xa lus", "txhob xa lus",
        ),
        stop_begins=("tsis txhob xa", "txhob xa"),
        help=("pab", "pab kuv", "kev pab"),
        polite=("thov", "ua tsaug", "nyob zoo", "kuv", "peb", "os"),
    ),
}  # fmt: skip
