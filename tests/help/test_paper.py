"""Cards and flyers on paper: each language in its own letters, from its own side, with its fonts inside."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from chats.help import paper
from chats.help.paper import Card, Flyer, NoFont, card_pdf, flyers_pdf
from chats.help.tongues import offered, tongues, written_for
from chats.languages import formats
from chats.languages.registry import language, listed
from chats.languages.words import _, speaking
from chats.printing.faces import OWN, face, scripts
from chats.topics.library import library_topic

TAGS = [row.tag for row in listed()]
CARD_TAGS = [row.tag for row in offered()]
EXACTLY = ("ur",)
"""Languages whose readers would not take the other fonts of their script for their own writing."""
PHONE, LINE = "+12065550142", "+18005550123"
STARTS, ENDS = datetime(2026, 10, 21, 18, tzinfo=UTC), datetime(2026, 10, 21, 19, 30, tzinfo=UTC)


def card(tag: str) -> Card:
    link = f"https://chats.example.org/help/1/{tag}"
    return Card(tongues(tag), written_for(tag, "en"), link, PHONE, LINE)


def flyer(tag: str) -> Flyer:
    topic = library_topic("schedules-and-closures")
    with speaking(tag):
        help_words = _("Help in your language")
    return Flyer(
        tag, "Lincoln School", "☕", topic.title_in(tag), topic.summary_in(tag),
        ((help_words, formats.when(STARTS, ENDS, tag)),), help_words, "", help_words,
        f"https://chats.example.org/help/1/{tag}",
    )  # fmt: skip


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """The fonts of a PDF, each with whether it lies in it."""
    found = {}
    for font in _fonts(PdfReader(BytesIO(pdf))):
        name = str(font["/BaseFont"]).rpartition("+")[2]
        found[name] = found.get(name, True) and bool(
            {"/FontFile", "/FontFile2", "/FontFile3"} & font["/FontDescriptor"].keys()
        )
    return found


def _fonts(reader: PdfReader) -> Iterator[Any]:
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            yield from (one.get_object() for one in font.get_object()["/DescendantFonts"])


def drawn_by(pdf: bytes) -> str:
    """The names of its fonts, as families are compared."""
    return " ".join(re.sub(r"[^a-z]", "", name.lower()) for name in fonts_of(pdf))


def expected(words: str, tag: str) -> list[tuple[str, ...]]:
    """For each script of the words, the families that may draw it, or those the language's readers know."""
    return [OWN[tag]] if tag in EXACTLY else [face(script).families for script in scripts(words)]


def undrawn(pdf: bytes, words: str, tag: str) -> list[tuple[str, ...]]:
    """The scripts whose families are not in the PDF."""
    drawn = drawn_by(pdf)
    return [
        families
        for families in expected(words, tag)
        if not any(family.lower().replace(" ", "") in drawn for family in families)
    ]


@pytest.mark.parametrize("large", [False, True], ids=["small", "large"])
@pytest.mark.parametrize("tag", CARD_TAGS)
def test_a_card_is_one_sheet_with_its_fonts_in_it_and_no_letter_missing(tag: str, large: bool) -> None:
    # A sign that no font draws is refused by the typesetter, so that a PDF there is has them all.
    made = card_pdf(card(tag), large=large)
    assert (len(PdfReader(BytesIO(made)).pages), set(fonts_of(made).values())) == (1, {True})


@pytest.mark.parametrize("tag", TAGS)
def test_a_card_is_drawn_in_the_letters_of_its_language(tag: str) -> None:
    with speaking(tag):
        words = _("I need an interpreter.")
    assert undrawn(card_pdf(card(tag), large=False), words, tag) == []


@pytest.mark.parametrize("tag", TAGS)
def test_a_flyer_is_one_page_drawn_in_the_letters_of_its_language(tag: str) -> None:
    made = flyers_pdf("Flyers", [flyer(tag)])
    assert (len(PdfReader(BytesIO(made)).pages), set(fonts_of(made).values())) == (1, {True})
    assert undrawn(made, library_topic("schedules-and-closures").title_in(tag), tag) == []


@pytest.mark.parametrize("tag", TAGS)
def test_paper_says_its_language_and_follows_its_direction(tag: str) -> None:
    said = card(tag).to_set(large=False)
    assert (said["dir"], said["lang"]) == (language(tag).direction, tag.partition("-")[0])
    assert f"/Lang({said['lang']}".encode() in card_pdf(card(tag), large=False)


@pytest.mark.parametrize("large", [False, True], ids=["small", "large"])
def test_a_card_asks_in_english_and_in_the_language_and_names_both_numbers(large: bool) -> None:
    (page,) = PdfReader(BytesIO(card_pdf(card("es"), large=large))).pages
    text = " ".join(page.extract_text().split())
    said = (
        "I need an interpreter.", "My language: Spanish", "Necesito un intérprete.", "Mi idioma: Español",
        "(800) 555-0123", "(206) 555-0142",
    )  # fmt: skip
    assert [words for words in said if words not in text] == []


def test_a_sheet_holds_ten_small_cards_or_two_large_ones() -> None:
    sheets = [card_pdf(card("so"), large=large) for large in (False, True)]
    asked = [PdfReader(BytesIO(made)).pages[0].extract_text().count("I need an") for made in sheets]
    assert asked == [10, 2]


def test_a_card_for_english_leaves_a_line_to_write_the_language_on() -> None:
    said = card("en").to_set(large=False)
    assert (said["english"]["name"], said["own"]["need"]) == ("", [])


def test_phones_read_from_the_left_in_a_language_that_does_not() -> None:
    (run,) = card("ar").to_set(large=False)["own"]["phone"]
    assert (run["dir"], run["runs"]) == ("ltr", ["(206) 555-0142"])


def test_a_card_of_a_district_without_numbers_names_none() -> None:
    said = replace(card("es"), phone=None, line=None).to_set(large=True)
    assert (said["own"]["phone"], said["own"]["district"], said["english"]["line"]) == ([], [], "")


def test_flyers_of_several_languages_are_a_page_each() -> None:
    pages = PdfReader(BytesIO(flyers_pdf("Flyers", [flyer("ar"), flyer("es")]))).pages
    assert [("ACCEDE" in page.extract_text(), "Lincoln School" in page.extract_text()) for page in pages] == [
        (False, True), (False, True),
    ]  # fmt: skip


def test_pictures_in_words_are_left_out() -> None:
    assert flyer("es").to_set()["kind"] == []


def test_what_a_machine_has_no_font_for_is_named_by_its_package() -> None:
    with pytest.raises(NoFont, match=r"^fonts-noto-core$"):
        flyers_pdf("Flyers", [replace(flyer("es"), title="𔐀")])


def test_a_card_is_set_once_for_everybody_who_speaks_a_language() -> None:
    card_pdf(card("so"), large=False)
    before = paper._made.cache_info().hits
    card_pdf(card("so"), large=False)
    assert paper._made.cache_info().hits == before + 1
