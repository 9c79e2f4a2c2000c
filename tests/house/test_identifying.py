"""A catalogue in a neighbour's language, script or encoding is found out, though each of its words passes."""

import pytest

from chats.languages.language import Language
from chats.languages.registry import language
from chats.languages.upkeep import catalogued, texts
from scripts.identifying import strangers, zawgyi

CATALOGUES = list(catalogued())
# The same sentence, "thank you for coming", by Unicode and by the older font.
UNICODE, ZAWGYI = "ကျောင်းကို လာတဲ့အတွက် ကျေးဇူးတင်ပါတယ်", "ေက်ာင္းကို လာတဲ့အတြက္ ေက်းဇူးတင္ပါတယ္"


@pytest.mark.parametrize(
    ("row", "domain"), CATALOGUES, ids=[f"{row.tag}-{domain}" for row, domain in CATALOGUES]
)
def test_every_catalogue_reads_as_its_language(row: Language, domain: str) -> None:
    assert list(strangers(texts(row, domain), row)) == []


@pytest.mark.parametrize(
    ("tag", "passed_off"),
    [
        ("ht", "fr"), ("pt-BR", "es"), ("uk", "ru"), ("ru", "uk"), ("ur", "fa-AF"), ("ps", "fa-AF"),
        ("fa-AF", "ps"), ("ar", "ur"), ("ti", "am"), ("am", "ti"), ("fil", "es"), ("so", "sw"), ("hmn", "vi"),
        ("zh-Hant", "zh-Hans"), ("zh-Hans", "zh-Hant"),
    ],
)  # fmt: skip
def test_another_language_s_words_are_found_out(tag: str, passed_off: str) -> None:
    others = texts(language(passed_off), "messages")[:200]
    assert "reads as" in "".join(strangers(others, language(tag)))


@pytest.mark.parametrize(
    ("tag", "text"),
    [("zh-Hans", "請問您需要翻譯嗎？"), ("zh-Hant", "请问您需要翻译吗？"), ("zh-Hant", "請問您需要翻译嗎？")],
)
def test_one_sentence_in_the_other_chinese_script_is_found_out(tag: str, text: str) -> None:
    assert list(strangers([text], language(tag))) == [f"is not {language(tag).english} alone: “{text}”"]


def test_burmese_is_kept_in_unicode() -> None:
    assert (zawgyi(UNICODE) < 0.01, zawgyi(ZAWGYI) > 0.99) == (True, True)
    assert list(strangers([UNICODE, ZAWGYI], language("my"))) == [f"is Zawgyi, not Unicode: “{ZAWGYI}”"]


def test_a_text_without_burmese_letters_is_not_zawgyi() -> None:
    assert zawgyi("Lincoln School, 6:00 PM") == 0.0
