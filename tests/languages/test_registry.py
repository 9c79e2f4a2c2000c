"""Which languages there are, and how a roster's spelling finds one."""

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from chats.languages.catalogues import plural_rule
from chats.languages.registry import (
    Language,
    UnknownLanguage,
    choosable,
    find,
    interpreted,
    language,
    listed,
    pseudo_languages,
    readable,
    resolve,
)

CLDR_COUNTS = [row for row in readable() if row.formats is not None]


TWENTY_FIVE = "en es ar zh-Hans zh-Hant vi pt-BR ru ht hmn ur so ko fil fr uk fa-AF ps sw am ti my ne bn km"
SCRIPTS = {
    "ar": "Arab", "ur": "Arab", "fa-AF": "Arab", "ps": "Arab", "zh-Hans": "Hans", "zh-Hant": "Hant",
    "ru": "Cyrl", "uk": "Cyrl", "ko": "Kore", "am": "Ethi", "ti": "Ethi", "my": "Mymr", "ne": "Deva",
    "bn": "Beng", "km": "Khmr",
}  # fmt: skip


def test_the_first_twenty_five_can_be_chosen_for_messages() -> None:
    assert [row.tag for row in readable()] == TWENTY_FIVE.split()


def test_all_that_can_be_chosen_for_messages_have_words() -> None:
    assert listed() == readable()


@pytest.mark.parametrize("tag", TWENTY_FIVE.split())
def test_a_language_is_written_in_its_own_script(tag: str) -> None:
    assert language(tag).script == SCRIPTS.get(tag, "Latn")


def test_texts_in_languages_of_plain_letters_fit_the_cheap_alphabet() -> None:
    assert [row.tag for row in readable() if row.gsm7] == ["en", "ht", "hmn", "so", "fil", "sw"]


def test_more_than_twenty_five_languages_are_only_interpreted() -> None:
    assert len([row for row in choosable() if not row.written]) >= 25


INTERPRETED = "ase mam quc kjb ksw mh chk rhg om ln rw rn yue cmn pes lo hi pa ja ilo sm ckb kmr tr wo ff"


@pytest.mark.parametrize("tag", INTERPRETED.split())
def test_a_family_may_ask_for_an_interpreter_of_a_language_we_do_not_write(tag: str) -> None:
    assert language(tag) in interpreted()
    assert language(tag) not in readable()


def test_sign_languages_can_be_chosen_for_a_meeting() -> None:
    assert language("ase") in interpreted()
    assert language("ase").signed


def test_chinese_scripts_are_read_and_not_spoken_so_interpreters_are_matched_on_mandarin() -> None:
    assert language("zh-Hans") not in interpreted()
    assert language("zh-Hans").speech == "cmn"


def test_no_tag_stands_twice() -> None:
    tags = [row.tag.lower() for row in choosable()]
    assert len(tags) == len(set(tags))


def test_no_two_languages_claim_the_same_alias_or_spelling() -> None:
    claims = [
        claim
        for row in choosable()
        for claim in {name.casefold() for name in (*row.aliases.split(), *row.spellings)}
    ]
    assert sorted(claims) == sorted(set(claims))


@pytest.mark.parametrize("tag", ["ar", "ur", "fa-AF", "ps"])
def test_arabic_script_is_read_from_the_right(tag: str) -> None:
    assert language(tag).direction == "rtl"


@pytest.mark.parametrize("row", choosable(), ids=lambda row: row.tag)
def test_every_fallback_is_a_language_that_is_written(row: Language) -> None:
    assert row.fallback is None or language(row.fallback).written


@pytest.mark.parametrize("row", CLDR_COUNTS, ids=lambda row: row.tag)
def test_plural_forms_part_numbers_as_cldr_does(row: Language) -> None:
    cldr, ours = Locale.parse(row.formats or "").plural_form, plural_rule(row.plurals.expression)
    pairs = {(cldr(n), ours(n)) for n in range(1000)}
    assert len(pairs) == len({form for form, _ in pairs}) == row.plurals.count


@pytest.mark.parametrize(
    ("spelling", "tag"),
    [
        ("Spanish", "es"), ("español", "es"), ("ESPANOL", "es"), ("spa", "es"), ("ES", "es"), ("es-MX", "es"),
        ("Spanish; Castilian", "es"), (" somali ", "so"), ("Af Soomaali", "so"), ("العربية", "ar"),
        ("Simplified Chinese", "zh-Hans"), ("Chinese (Traditional)", "zh-Hant"), ("Mandarin", "cmn"),
        ("Hmong", "hmn"), ("mww", "hmn"), ("Green Hmong", "hnj"), ("Tagalog", "fil"), ("tl", "fil"),
        ("K'iche'", "quc"), ("Kʼicheʼ", "quc"), ("Quiché", "quc"), ("Q’anjob’al", "kjb"), ("ASL", "ase"),
        ("Dari", "fa-AF"), ("prs", "fa-AF"), ("Farsi", "pes"), ("Karen", "ksw"), ("한국어", "ko"),
        ("tiếng việt", "vi"), ("नेपाली", "ne"), ("Haitian; Haitian Creole", "ht"), ("Marshallese", "mh"),
    ],
)  # fmt: skip
def test_a_roster_may_spell_a_language_its_own_way(spelling: str, tag: str) -> None:
    found = find(spelling)
    assert found is not None
    assert found.tag == tag


@pytest.mark.parametrize("spelling", ["Chinese", "zh", "zho", "中文"])
def test_plain_chinese_must_be_asked_about(spelling: str) -> None:
    assert find(spelling) is None


@given(st.text())
def test_a_roster_may_hold_any_text_as_a_language(spelling: str) -> None:
    assert find(spelling) is None or find(spelling) in choosable()


@pytest.mark.parametrize("row", choosable(), ids=lambda row: row.tag)
def test_every_language_is_found_by_its_tag_its_name_and_its_own_name(row: Language) -> None:
    assert {find(row.english), find(row.autonym), language(resolve(row.tag) or "")} == {row}


@pytest.mark.parametrize(
    ("given", "tag"),
    [
        ("zh-TW", "zh-Hant"),
        ("zh_CN", "zh-Hans"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh", "zh-Hans"),
        ("pt-PT", "pt-BR"),
        ("fa", "fa-AF"),
        ("tl-PH", "fil"),
        ("iw", "he"),
        ("so-KE", "so"),
        ("ar-EG", "ar"),
        ("favicon", None),
        ("", None),
    ],
)
def test_a_tag_from_outside_becomes_ours(given: str, tag: str | None) -> None:
    assert resolve(given) == tag


def test_an_unknown_tag_is_refused() -> None:
    with pytest.raises(UnknownLanguage):
        language("xx")


def test_pseudo_languages_are_there_only_when_a_test_asks() -> None:
    with pseudo_languages():
        assert language("en-XA") in listed()
        assert resolve("ar-xb") == "ar-XB"
    assert resolve("ar-xb") == "ar"
    with pytest.raises(UnknownLanguage):
        language("en-XA")
