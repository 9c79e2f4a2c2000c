"""English, and the languages most families bring from the Americas."""

from chats.inbox.answers.spellings import Spellings

ROWS: dict[str, Spellings] = {
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
            "please", "thanks", "thank you", "thx", "hello", "hi", "hey", "I", "we", "me", "us", "am",
            "are", "I'm", "we're", "will", "texts", "messages", "these", "to", "this", "number", "anymore",
            "now",
        ),
    ),
    "es": Spellings(
        yes=(
            "sí", "claro", "claro que sí", "por supuesto", "acepto", "asistiré", "asistiremos", "voy",
            "iré", "iremos", "vamos", "sí voy", "sí vamos", "ahí estaré", "ahí estaremos", "allí estaremos",
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
            "dejen de escribirme", "no me manden", "no me envíen", "no me escriban",
            "no quiero más mensajes",
        ),
        help=("ayuda", "información"),
        polite=(
            "por favor", "gracias", "muchas gracias", "hola", "buenos días", "buenas tardes",
            "buenas noches", "yo", "nosotros", "mensajes", "textos", "a", "este", "número",
        ),
    ),
    "pt-BR": Spellings(
        yes=(
            "sim", "claro", "com certeza", "aceito", "vou", "vou sim", "eu vou", "nós vamos", "vamos",
            "iremos", "irei", "estarei lá", "estaremos lá", "vou comparecer", "vamos comparecer",
            "confirmo", "confirmado",
        ),
        no=(
            "não", "n", "não vou", "não vamos", "não posso", "não podemos", "não posso ir",
            "não podemos ir", "não irei", "não iremos", "não poderei ir", "não poderemos ir",
            "não vou poder", "não vou poder ir", "não vamos poder ir", "não consigo ir", "recuso",
        ),
        call=(
            "ligar", "ligue", "liguem", "liga", "me liga", "me ligue", "me liguem", "ligue para mim",
            "liga para mim", "liga pra mim", "ligação", "telefone", "telefonar", "telefonem", "me chame",
        ),
        stop=(
            "parar", "pare", "parem", "chega", "sair", "cancelar", "cancelar inscrição", "descadastrar",
            "pare de enviar", "parem de enviar", "parem de mandar mensagens", "não quero mensagens",
            "não quero mais mensagens", "chega de mensagens", "sem mensagens", "não me mandem mensagens",
            "não me mandem mais mensagens", "não me enviem mensagens", "não me enviem mais mensagens",
        ),
        stop_begins=(
            "parem de mandar", "parem de enviar", "pare de mandar", "pare de enviar", "não me mandem",
            "não me enviem", "não quero mais mensagens", "chega de mensagens",
        ),
        help=("ajuda", "socorro", "informação"),
        polite=(
            "por favor", "obrigado", "obrigada", "muito obrigado", "muito obrigada", "olá", "oi", "bom dia",
            "boa tarde", "boa noite", "eu", "nós", "mensagens", "tá",
        ),
    ),
    "ht": Spellings(
        yes=(
            "wi", "wi m ap vini", "wi n ap vini", "m ap vini", "map vini", "mwen ap vini", "n ap vini",
            "nap vini", "nou ap vini", "m ap la", "map la", "n ap la", "nap la", "m dakò", "dakò",
            "mwen dakò", "m ap patisipe", "n ap patisipe", "se sa",
        ),
        no=(
            "non", "m pap vini", "mwen pap vini", "m p ap vini", "mwen p ap vini", "n pap vini",
            "nou pap vini", "nou p ap vini", "m pa ka vini", "mwen pa ka vini", "nou pa ka vini",
            "n pa ka vini", "m pa ka", "mwen pa ka", "nou pa ka", "m pa kapab", "mwen pa kapab",
            "nou pa kapab",
        ),
        call=(
            "rele", "rele m", "rele mwen", "rele nou", "telefòn", "telefone m", "telefone mwen", "apèl",
            "voye rele m",
        ),
        stop=(
            "sispann", "rete", "kanpe", "sispann voye", "sispann voye mesaj", "pa voye mesaj",
            "pa voye mesaj ankò", "pa ekri m ankò", "pa ekri mwen ankò", "m pa vle mesaj",
            "mwen pa vle mesaj", "mwen pa vle mesaj ankò", "m pa vle mesaj ankò", "dezabòne",
        ),
        stop_begins=("sispann voye", "pa voye mesaj", "pa ekri m", "pa ekri mwen"),
        help=("èd", "ede m", "ede mwen", "enfòmasyon"),
        polite=(
            "tanpri", "silvouplè", "souple", "mèsi", "mèsi anpil", "bonjou", "bonswa", "alo", "mwen", "nou",
            "wap", "mesaj", "yo",
        ),
    ),
}  # fmt: skip
