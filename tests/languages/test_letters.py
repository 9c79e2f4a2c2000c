"""Words in the wrong letters are noticed, even where they look the same."""

import pytest

from chats.languages.checks import faults
from chats.languages.extraction import Source
from chats.languages.letters import odd_catalogue
from chats.languages.pofiles import Entry
from chats.languages.registry import language

SCHOOL = Source("messages", None, "The school calls you.")


def said(tag: str, words: str, context: str | None = None) -> str:
    source = Source("messages", context, SCHOOL.text)
    return "; ".join(faults(source, Entry((words,)), language(tag)))


@pytest.mark.parametrize(
    ("tag", "words", "fault"),
    [
        ("fa-AF", "مكتب به شما زنگ می‌زند.", "ك"),
        ("fa-AF", "مکتب به شما زنگ مي‌زند.", "ي"),
        ("ur", "اسكول آپ کو فون کرے گا۔", "ك"),
        ("ur", "اسکول آپ کو فون کرتا ھے یہ۔ ښ", "ښ"),
        ("ur", "اسکول آپ کو فون کرتا ہے، ه۔", "ه"),
        ("ps", "ښوونځی تاسو ته زنگ وهي، كور.", "ك"),
        ("ar", "تتصل بكم المدرسة، گل.", "گ"),
        ("uk", "Школа вам звонит, вы это знаете.", "ы"),
        ("ru", "Школа дзвонить вам, її.", "ї"),
        ("am", "ትምህርት ቤቱ ይደውላል ቐ።", "ቐ"),
        ("bn", "স্কুল আপনাকে ফোন কৰে।", "ৰ"),
        ("ht", "Lekòl la ap rele nou, ça.", "ç"),
        ("hmn", "Lub tsev kawm ntawv hu rau koj ê.", "ê"),
        ("so", "Iskuulku wuu ku soo wacayaa ñ.", "ñ"),
        ("sw", "Shule inawapigia simu é.", "é"),
        ("fil", "Tatawag sa inyo ang paaralan à.", "à"),
        ("es", "La escuela le llamarà.", "à"),
        ("pt-BR", "A escola liga para você, ñ.", "ñ"),
        ("fr", "L’école vous appelle, ñ.", "ñ"),
        ("vi", "Trường gọi cho quý vị ñ.", "ñ"),
    ],
)
def test_a_letter_of_a_neighbouring_language_is_named(tag: str, words: str, fault: str) -> None:
    assert f"alphabet of its language: {fault}" in said(tag, words)


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("fa-AF", "مکتب به شما زنگ می‌زند."),
        ("ps", "ښوونځی تاسو ته زنګ وهي."),
        ("uk", "Вам телефонує школа, ім’я."),
        ("ti", "ቤት ትምህርቲ ይድውለልኩም ኣሎ፣ ቐልጢፍኩም መልሱ።"),
        ("fr", "L’école vous appelle\u00a0: œuvre."),
        ("vi", "Nhà trường gọi cho quý vị, xin đợi ở nhà."),
        ("km", "សាលា\u200bហៅ\u200bលោកអ្នក។"),
        ("ko", "학교에서 전화를 드립니다."),
    ],
)
def test_a_sound_sentence_of_each_kind_of_writing_passes(tag: str, words: str) -> None:
    assert said(tag, words) == ""


@pytest.mark.parametrize(
    ("tag", "words", "fault"),
    [
        ("so", "Iskuulka\u00a0ayaa ku soo wacaya.", "U+00A0"),
        ("es", "La escuela\u202fle llama.", "U+202F"),
        ("zh-Hans", "学校会给您\u3000打电话。", "U+3000"),
        ("ar", "المدرسة\u200b تتصل بكم.", "U+200B"),
        ("hmn", "Lub tsev kawm ntawv hu \ufefftuaj.", "U+FEFF"),
    ],
)
def test_a_space_that_looks_like_another_is_named(tag: str, words: str, fault: str) -> None:
    assert fault in said(tag, words)


def test_english_that_stands_in_a_translation_is_named() -> None:
    assert "English in part: the, you" in said("so", "Iskuulka ayaa ku soo wacaya. The school calls you.")


@pytest.mark.parametrize("words", ['“La escuela" le llama.', '"La escuela” le llama.'])
def test_straight_and_curly_quotes_are_not_mixed(words: str) -> None:
    assert "mixes straight and curly quotes" in said("es", words)


@pytest.mark.parametrize("words", ["“La escuela le llama.", "La escuela (le llama.", 'La "escuela le llama.'])
def test_a_quote_or_bracket_is_closed(words: str) -> None:
    assert "not closed" in said("es", words)


def test_a_button_is_short_enough_for_a_phone() -> None:
    wide = "La escuela le va a llamar por teléfono"
    assert "is 38 letters wide; there is room for 28" in said("es", wide, context="button")
    assert said("es", wide) == ""


def test_a_chinese_sign_is_as_wide_as_two_letters() -> None:
    assert "is 32 letters wide" in said("zh-Hant", "學校會打電話給您請您在家等候電話", context="button")


def test_a_whole_catalogue_without_a_language_own_letters_is_another_language() -> None:
    told = list(odd_catalogue(["Школа пишет вам о встрече. "] * 200, language("uk")))
    assert told == ["no message has the letters є і ї: is this Ukrainian?"]


def test_a_few_messages_need_not_have_every_letter() -> None:
    assert list(odd_catalogue(["Школа пише вам."], language("uk"))) == []


def test_one_catalogue_has_one_apostrophe() -> None:
    told = list(odd_catalogue(["ім’я", "п'ять"], language("uk")))
    assert told == ["some messages have the apostrophe ', others ’"]
