"""A text is understood only where every word of it is; stop comes before anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.inbox.answers import ANSWERS, ANYWHERE
from chats.inbox.reading import Meaning, kept_words, read
from chats.languages.registry import listed

ROWS = {"anywhere": ANYWHERE, **ANSWERS}
SPELLED = [
    (tag, meaning, spelling)
    for tag, row in ROWS.items()
    for meaning, spellings in (
        (Meaning.YES, row.yes),
        (Meaning.NO, row.no),
        (Meaning.CALL, row.call),
        (Meaning.STOP, row.stop),
        (Meaning.HELP, row.help),
    )
    for spelling in spellings
]


@pytest.mark.parametrize("text", ["1", "١", "۱", "१", "১", "၁", "១", "１", "1.", " 1 ", "1️⃣", "①", "1!"])
def test_a_one_is_yes_in_the_digits_of_every_script(text: str):
    assert read(text) is Meaning.YES


@pytest.mark.parametrize(("text", "meaning"), [("٢", Meaning.NO), ("３", Meaning.CALL), ("၃", Meaning.CALL)])
def test_two_is_no_and_three_is_please_call(text: str, meaning: Meaning):
    assert read(text) is meaning


@pytest.mark.parametrize("text", ["👍", "👍🏽", "👍👍", "✅", "👍 gracias", "✔️"])
def test_a_thumb_up_is_yes_whatever_its_colour(text: str):
    assert read(text, ["es"]) is Meaning.YES


@pytest.mark.parametrize("tag", ROWS)
def test_every_spelling_means_what_the_table_says(tag: str):
    of_theirs = [(meaning, spelling) for one, meaning, spelling in SPELLED if one == tag]
    assert [(read(spelling, [tag]), spelling) for _, spelling in of_theirs] == of_theirs


@pytest.mark.parametrize("tag", [row.tag for row in listed()])
def test_every_listed_language_says_all_five(tag: str):
    row = ANSWERS[tag]
    assert all((row.yes, row.no, row.call, row.stop, row.help))


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("SI, gracias!!", Meaning.YES),
        ("Sí, claro que sí.", Meaning.YES),
        ("yes we’ll be there", Meaning.YES),
        ("我们会来，谢谢！", Meaning.YES),
        ("نَعَم شكراً", Meaning.YES),
        ("haa, mahadsanid", Meaning.YES),
        ("We can't come, thanks", Meaning.NO),
        ("لا، شكرا", Meaning.NO),
        ("我们不能来", Meaning.NO),
        ("peb tsis tuaj", Meaning.NO),
        ("Llámenme por favor", Meaning.CALL),
        ("fadlan i soo wac", Meaning.CALL),
        ("请给我打电话", Meaning.CALL),
        ("Thov hu rau kuv", Meaning.CALL),
        ("Dạ có, cảm ơn cô", Meaning.YES),
        ("Xin gọi cho tôi", Meaning.CALL),
        ("ok wi mèsi", Meaning.YES),
        ("Obrigada, não podemos ir.", Meaning.NO),
        ("Да, спасибо!", Meaning.YES),
        ("ні, дякую", Meaning.NO),
        ("네, 감사합니다", Meaning.YES),
        ("참석 못 합니다 죄송합니다", Meaning.NO),
        ("Opo, salamat po", Meaning.YES),
        ("Pakitawagan po ninyo ako", Meaning.CALL),
        ("Oui merci !", Meaning.YES),
        ("j’accepte", Meaning.YES),
        ("جی ہاں، شکریہ", Meaning.YES),
        ("جي هاں", Meaning.YES),
        ("نخیر تشکر", Meaning.NO),
        ("لطفاً به من زنگ بزنید", Meaning.CALL),
        ("هو، مننه", Meaning.YES),
        ("مهربانی وکړئ زنګ ووهئ", Meaning.CALL),
        ("Ndiyo, asante", Meaning.YES),
        ("tafadhali nipigie simu", Meaning.CALL),
        ("አዎ፣ አመሰግናለሁ።", Meaning.YES),
        ("ዐዎ", Meaning.YES),
        ("በጃኹም ደውሉለይ", Meaning.CALL),
        ("ကျေးဇူးပြု၍ ဖုန်းဆက်ပါ။", Meaning.CALL),
        ("मलाई फोन गर्नुहोस्, धन्यवाद।", Meaning.CALL),
        ("জি, ধন্যবাদ", Meaning.YES),
        ("চাইলে", Meaning.UNCLEAR),
        ("សូមហៅមកខ្ញុំ", Meaning.CALL),
        ("我們會來，謝謝！", Meaning.YES),
        ("唔該打電話俾我", Meaning.CALL),
    ],
)
def test_courtesy_capitals_accents_and_points_change_nothing(text: str, meaning: Meaning):
    assert read(text) is meaning


@pytest.mark.parametrize(
    "text",
    [
        "sí pero tarde",
        "yes but late",
        "10",
        "1 2",
        "12",
        "1 person",
        "2 people",
        "OK",
        "ok gracias",
        "إن شاء الله",
        "不好",
        "可以吗",
        "",
        "   ",
        "?",
        "👍👎",
        "yes no",
        "don't call me",
        "no me llamen",
        "si puedo",
        "🤷",
        "1" * 1600,
    ],
)
def test_what_is_not_plain_is_for_a_person(text: str):
    assert read(text, ["es", "en"]) is Meaning.UNCLEAR


@pytest.mark.parametrize(
    "text",
    [
        "STOP",
        "ＳＴＯＰ",
        "stop\u00a0",
        "Stop.",
        "STOP please",
        "please stop texting me",
        "stop sending me this nonsense",
        "Unsubscribe",
        "no more messages",
        "do not text me",
        "no me manden más mensajes",
        "ALTO",
        "أوقفوا الرسائل من فضلكم",
        "توقف",
        "停止",
        "不要再发短信了",
        "退订",
        "jooji fariimaha",
        "ha ii soo dirin",
        "nres",
        "Dừng lại",
        "arrêtez les messages svp",
        "parem de mandar mensagens",
        "не пишите мне больше",
        "문자 그만 보내세요",
        "پیغامات نہ بھیجیں",
        "msinitumie ujumbe tena",
        "መልእክት አትላኩልኝ",
        "ကျေးဇူးပြု၍ စာမပို့ပါနဲ့",
        "កុំផ្ញើសារទៀត",
        "tsis txhob xa lus",
        "yes stop",
        "🛑",
        "\u202estop",
        "st\u200bop",
    ],
)
def test_stop_is_heard_in_every_language_and_before_anything_else(text: str):
    assert read(text, ["so"]) is Meaning.STOP


@pytest.mark.parametrize(
    "text",
    ["Can we stop by at 6?", "stop by later", "the bus stop is closed", "pare tarde", "Dung", "có, Dung"],
)
def test_what_only_looks_like_stop_stops_nothing(text: str):
    assert read(text, ["en"]) is not Meaning.STOP


def test_a_long_letter_that_begins_with_stop_is_read_by_a_person():
    letter = "Stop worrying, tell the teacher that my daughter is ill today so she stays at home"
    assert read(letter) is Meaning.UNCLEAR


def test_no_spelling_of_stop_means_something_else_in_another_language():
    stops = {spelling for _, meaning, spelling in SPELLED if meaning is Meaning.STOP}
    assert {spelling for spelling in stops if read(spelling) is not Meaning.STOP} == set()


def test_a_word_in_somebody_elses_language_counts_too():
    assert read("maya", ["es"]) is Meaning.NO


@given(st.text(max_size=200))
def test_any_text_at_all_is_read_as_something(text: str):
    assert read(text, ["es", "so"]) in Meaning


@given(st.text(max_size=300))
def test_what_is_kept_can_be_stored_and_is_no_longer_than_a_text(text: str):
    kept = kept_words(text * 10)
    assert len(kept) <= 1600
    assert kept.encode().decode() == kept
    assert "\0" not in kept
