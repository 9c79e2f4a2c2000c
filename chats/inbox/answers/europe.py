"""Languages of Europe."""

from chats.inbox.answers.spellings import Spellings

ROWS: dict[str, Spellings] = {
    "fr": Spellings(
        yes=(
            "oui", "ouais", "bien sûr", "avec plaisir", "je viens", "nous venons", "on vient",
            "je viendrai", "nous viendrons", "on viendra", "je serai là", "nous serons là", "on sera là",
            "je participe", "nous participons", "j'accepte", "d'accord",
        ),
        no=(
            "non", "je ne viens pas", "nous ne venons pas", "on ne vient pas", "je ne viendrai pas",
            "nous ne viendrons pas", "je ne peux pas", "nous ne pouvons pas", "on ne peut pas",
            "je ne peux pas venir", "nous ne pouvons pas venir", "on ne peut pas venir",
            "je ne pourrai pas venir", "nous ne pourrons pas venir", "pas possible", "je peux pas",
        ),
        call=(
            "appel", "appeler", "appelez", "appelez-moi", "appelle-moi", "appelez-nous", "m'appeler",
            "rappelez-moi", "téléphone", "téléphonez-moi", "téléphoner",
        ),
        stop=(
            "arrêt", "arrêter", "arrêtez", "arrête", "désabonner", "désinscription", "désabonnez-moi",
            "arrêtez les messages", "plus de messages", "pas de messages", "ne m'écrivez plus",
            "ne m'envoyez plus de messages", "je ne veux plus de messages", "stop sms",
        ),
        stop_begins=(
            "arrêtez de m'envoyer", "arrêtez les messages", "ne m'envoyez plus", "ne m'écrivez plus",
            "plus de messages", "je ne veux plus de messages",
        ),
        help=("aide", "aidez-moi", "au secours", "information", "informations"),
        polite=(
            "s'il vous plaît", "s'il te plaît", "svp", "merci", "merci beaucoup", "merci bien", "bonjour",
            "bonsoir", "salut", "je", "nous", "moi", "messages",
        ),
    ),
    "ru": Spellings(
        yes=(
            "да", "ага", "конечно", "обязательно", "приду", "придём", "придем", "я приду", "мы придём",
            "будем", "буду", "мы будем", "я буду", "согласен", "согласна", "согласны", "хорошо приду",
            "да приду", "да придём", "da",
        ),
        no=(
            "нет", "не приду", "не придём", "не придем", "не могу", "не можем", "не смогу", "не сможем",
            "не смогу прийти", "не сможем прийти", "не могу прийти", "не можем прийти", "не буду",
            "не будем", "к сожалению нет", "net",
        ),
        call=(
            "звонок", "позвоните", "позвоните мне", "позвоните нам", "позвони", "позвони мне",
            "перезвоните", "перезвоните мне", "наберите меня", "звоните", "телефон",
        ),
        stop=(
            "стоп", "хватит", "прекратите", "прекратить", "остановить", "отписаться", "отпишите меня",
            "отписка", "не пишите", "не пишите мне", "больше не пишите", "не присылайте",
            "не присылайте сообщения", "больше не присылайте", "не надо сообщений", "без сообщений",
        ),
        stop_begins=(
            "стоп", "не пишите мне", "больше не пишите", "не присылайте", "больше не присылайте",
            "прекратите присылать", "хватит присылать", "хватит писать",
        ),
        help=("помощь", "помогите", "справка", "информация"),
        polite=(
            "пожалуйста", "спасибо", "большое спасибо", "спасибо большое", "благодарю", "здравствуйте",
            "привет", "добрый день", "добрый вечер", "доброе утро", "я", "мы", "сообщения", "мне",
        ),
    ),
    "uk": Spellings(
        yes=(
            "так", "авжеж", "звичайно", "звісно", "прийду", "прийдемо", "я прийду", "ми прийдемо", "буду",
            "будемо", "ми будемо", "згоден", "згодна", "згодні", "tak",
        ),
        no=(
            "ні", "не прийду", "не прийдемо", "не можу", "не можемо", "не зможу", "не зможемо",
            "не зможу прийти", "не зможемо прийти", "не можу прийти", "не буду", "не будемо", "на жаль ні",
        ),
        call=(
            "дзвінок", "подзвоніть", "подзвоніть мені", "подзвоніть нам", "зателефонуйте",
            "зателефонуйте мені", "зателефонуйте нам", "передзвоніть", "передзвоніть мені", "наберіть мене",
        ),
        stop=(
            "зупинити", "зупиніть", "припиніть", "досить", "годі", "відписатися", "відпишіть мене",
            "не пишіть", "не пишіть мені", "більше не пишіть", "не надсилайте", "не надсилайте повідомлень",
            "більше не надсилайте", "без повідомлень",
        ),
        stop_begins=(
            "не пишіть мені", "більше не пишіть", "не надсилайте", "більше не надсилайте",
            "припиніть надсилати",
        ),
        help=("допомога", "допоможіть", "довідка", "інформація"),
        polite=(
            "будь ласка", "дякую", "дуже дякую", "щиро дякую", "дякуємо", "вітаю", "привіт", "добрий день",
            "добрий вечір", "доброго дня", "ми", "я", "повідомлення", "мені",
        ),
    ),
}  # fmt: skip
