"""What mail programs write by themselves, by language. One entry a language; nothing else is needed. Pure.

As the programs write it (iOS Mail, Gmail, Outlook, Yahoo, Samsung, QQ, NetEase). Capitals do not matter.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Phrases:
    """The words of one language."""

    sent_from: tuple[str, ...] = ()
    """How the line begins that a phone adds below a mail."""
    said_by: tuple[str, ...] = ()
    """The label before the writer's address, above a mail that is quoted: "From:"."""
    wrote: tuple[str, ...] = ()
    """The verb of the line above a mail that is quoted: "On Monday Ana wrote:"."""
    away: tuple[str, ...] = ()
    """How the subject of an answer begins that is made for somebody who is away."""


PHRASES: dict[str, Phrases] = {
    "en": Phrases(
        sent_from=(
            "sent from my ", "sent from mail", "sent from outlook", "sent from yahoo", "sent from aol",
            "sent from proton", "sent from samsung", "sent via ", "get outlook for ",
            "yahoo mail: search, organize",
        ),
        said_by=("from",),
        wrote=("wrote", "writes"),
        away=("automatic reply", "auto reply", "auto-reply", "autoreply", "auto response", "out of office",
              "out of the office", "on vacation"),
    ),
    "es": Phrases(
        sent_from=(
            "enviado desde ", "enviado de mi ", "enviado con ", "obtener outlook", "obtén outlook",
            "yahoo mail: busca, organiza",
        ),
        said_by=("de", "remitente"),
        wrote=("escribió", "escribio"),
        away=("respuesta automática", "respuesta automatica", "fuera de oficina", "fuera de la oficina"),
    ),
    "ar": Phrases(
        sent_from=(
            "أرسلت من", "أُرسلت من", "أُرسل من", "أرسل من", "تم الإرسال من", "مرسل من", "الحصول على outlook",
        ),
        said_by=("من",),
        wrote=("كتب", "كتبت", "بواسطة"),
        away=("رد تلقائي", "الرد التلقائي"),
    ),
    "zh": Phrases(
        sent_from=(
            "发自我的", "發自我的", "从我的", "從我的", "来自我的", "來自我的", "获取outlook", "获取 outlook",
            "取得 outlook",
        ),
        said_by=("发件人", "發件人", "寄件者", "寄件人"),
        wrote=("写道", "寫道", "写到"),
        away=("自动答复", "自动回复", "自动应答", "自動回覆", "自動回复"),
    ),
    "so": Phrases(
        sent_from=("laga soo diray", "ka soo diray"), said_by=("ka",), wrote=("ayaa qoray", "qoray"),
    ),
    "hmn": Phrases(sent_from=("xa los ntawm kuv", "xa ntawm kuv"), said_by=("ntawm",), wrote=("sau",)),
    "vi": Phrases(
        sent_from=("gửi từ", "được gửi từ", "đã gửi từ"), said_by=("từ", "người gửi"),
        wrote=("đã viết", "viết"), away=("trả lời tự động",),
    ),
    "pt": Phrases(
        sent_from=("enviado do meu", "enviado a partir"), said_by=("de", "remetente"), wrote=("escreveu",),
        away=("resposta automática", "resposta automatica"),
    ),
    "fr": Phrases(
        sent_from=("envoyé de mon", "envoyé depuis", "envoyé à partir"), said_by=("de", "expéditeur"),
        wrote=("a écrit",), away=("réponse automatique", "absence du bureau"),
    ),
    "ht": Phrases(sent_from=("voye nan ",), said_by=("soti nan",), wrote=("ekri",)),
    "ru": Phrases(
        sent_from=("отправлено с", "отправлено из"), said_by=("от",), wrote=("написал", "написала", "пишет"),
        away=("автоответ", "автоматический ответ"),
    ),
    "uk": Phrases(
        sent_from=("надіслано з",), said_by=("від",), wrote=("пише", "написав", "написала"),
        away=("автоматична відповідь",),
    ),
    "ko": Phrases(
        sent_from=("나의 iphone에서", "내 iphone에서", "나의 galaxy에서"), said_by=("보낸 사람", "보낸사람"),
        wrote=("작성", "님이 작성"), away=("자동 회신", "부재중"),
    ),
    "fil": Phrases(sent_from=("ipinadala mula sa",), said_by=("mula kay",), wrote=("sumulat", "isinulat ni")),
    "ur": Phrases(
        sent_from=("میرے iphone سے", "سے بھیجا گیا"), said_by=("منجانب", "از"), wrote=("نے لکھا",),
        away=("خودکار جواب",),
    ),
    "fa": Phrases(
        sent_from=("ارسال شده از", "فرستاده شده از"), said_by=("از", "فرستنده"), wrote=("نوشت", "نوشته است"),
        away=("پاسخ خودکار",),
    ),
    "ps": Phrases(sent_from=("له لوري لېږل شوی",), said_by=("له", "لېږونکی"), wrote=("ولیکل", "لیکلي"),
                  away=("اتومات ځواب",)),
    "sw": Phrases(
        sent_from=("imetumwa kutoka",), said_by=("kutoka", "kutoka kwa"), wrote=("aliandika", "ameandika"),
        away=("jibu la kiotomatiki", "jibu otomatiki"),
    ),
    "am": Phrases(
        sent_from=("ከእኔ iphone የተላከ", "የተላከው ከ"), said_by=("ከ", "ላኪ"), wrote=("ጽፏል", "ጻፈ", "ጽፈዋል"),
        away=("ራስ-ሰር ምላሽ", "አውቶማቲክ ምላሽ"),
    ),
    "ti": Phrases(sent_from=("ዝተላእከ ካብ",), said_by=("ካብ",), wrote=("ጽሒፉ", "ጽሒፋ", "ጽሒፎም")),
    "my": Phrases(
        sent_from=("ကျွန်ုပ်၏ iphone မှ", "မှ ပို့သည်"), said_by=("မှ", "ပေးပို့သူ"), wrote=("ရေးသားခဲ့သည်", "ရေးခဲ့သည်"),
        away=("အလိုအလျောက် ပြန်ကြားချက်",),
    ),
    "ne": Phrases(
        sent_from=("मेरो iphone बाट", "बाट पठाइएको"), said_by=("बाट", "प्रेषक"),
        wrote=("ले लेख्नुभयो", "लेख्नुभयो", "ले लेखे"),
        away=("स्वचालित जवाफ",),
    ),
    "bn": Phrases(
        sent_from=("আমার iphone থেকে", "থেকে পাঠানো"), said_by=("থেকে", "প্রেরক"), wrote=("লিখেছেন", "লিখেছে"),
        away=("স্বয়ংক্রিয় উত্তর",),
    ),
    "km": Phrases(
        sent_from=("ផ្ញើពី",), said_by=("ពី", "អ្នកផ្ញើ"), wrote=("បានសរសេរ",), away=("ការឆ្លើយតបស្វ័យប្រវត្តិ",),
    ),
    "de": Phrases(
        sent_from=("von meinem", "gesendet von", "gesendet mit"), said_by=("von",), wrote=("schrieb",),
        away=("automatische antwort", "abwesenheit"),
    ),
    "ja": Phrases(
        sent_from=("iphoneから送信",), said_by=("差出人",), wrote=("のメール", "書きました"),
        away=("自動応答",),
    ),
}  # fmt: skip
