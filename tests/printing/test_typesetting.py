"""The PDF: the words of every language on one page each, found again, with nothing private outside."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from chats.delivery.letter import Channel
from chats.families.households import GradeBand
from chats.languages.registry import listed
from chats.notices.due import Notice
from chats.notices.letters import Facts, compose
from chats.printing import typesetting
from chats.printing.sheets import Sheet, sheet
from chats.topics.library import library_topic
from tests.notices.test_expected import facts
from tests.printing.piles import pages_of

TAGS = [row.tag for row in listed()]
LINK = "https://chats.example.org/r/AAAAAAAAAAAAAAAAAAAAAA"
NAMES = ["José Ñúñez", "أمينة الحسن", "陳美玲", "Nguyễn Thị Hoa"]


def letter(tag: str, name: str = "José Ñúñez", notice: Notice = Notice.INVITATION, **more: object) -> Sheet:
    own: Facts = replace(facts(tag, notice), **more)  # type: ignore[arg-type]
    html = compose(notice, Channel.PRINTED, own, own).html or ""
    return sheet(html, {"family": name}, tag=tag, link=LINK, band=GradeBand.G3_5)


def words(text: str) -> set[str]:
    """What is on a page, whatever order a reader of PDFs gives right-to-left words in."""
    return set(text.replace("،", " ").replace(",", " ").split())


@pytest.mark.parametrize("tag", TAGS)
def test_a_letter_is_one_page_and_names_the_family(tag: str) -> None:
    (page,) = pages_of(typesetting.pdf("Letters", [letter(tag)]))
    assert {"José", "Ñúñez", LINK} <= words(page)


@pytest.mark.parametrize("tag", ["en", "es", "so", "hmn", "zh-Hans"])
def test_the_words_are_found_again(tag: str) -> None:
    (page,) = pages_of(typesetting.pdf("Letters", [letter(tag)]))
    title = library_topic("schedules-and-closures").title_in(tag)
    assert title.replace(" ", "") in page.replace(" ", "")


def test_arabic_words_are_found_again() -> None:
    (page,) = pages_of(typesetting.pdf("Letters", [letter("ar")]))
    assert {"أكتوبر", "21", "تبدأ"} <= words(page)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("tag", ["ar", "so"])
def test_a_name_of_any_script_stands_in_a_letter_of_any_language(tag: str, name: str) -> None:
    (page,) = pages_of(typesetting.pdf("Letters", [letter(tag, name)]))
    assert set(name) - {" "} <= set(page)


def test_every_letter_says_its_language_to_a_screen_reader() -> None:
    made = typesetting.pdf("Letters", [letter("so"), letter("ar")])
    tags = PdfReader(BytesIO(made)).trailer["/Root"]
    assert (tags["/MarkInfo"]["/Marked"], b"/Lang(so)" in made, b"/Lang(ar)" in made) == (True, True, True)


def test_nothing_of_what_it_is_about_stands_outside() -> None:
    assert letter("en", "Ana").parts[:3] == (
        ("from", "Lincoln School"),
        ("outside", "To the family of Ana"),
        ("title", "You are invited: School schedules and closures"),
    )


def test_a_long_summary_still_fits_on_one_page() -> None:
    wordy = letter("so", summary="Waxaan ka hadlaynaa jadwalka dugsiga. " * 60)
    assert len(pages_of(typesetting.pdf("Letters", [wordy, letter("so")]))) == 2


def test_a_sign_that_no_font_draws_is_refused_and_never_a_box() -> None:
    with pytest.raises(typesetting.CannotPrint) as refusal:
        typesetting.pdf("Letters", [letter("en", "\U000e0041nobody\U0010fffd")])
    assert "nobody" not in repr(refusal.value)


def test_what_staff_write_is_text_and_never_markup() -> None:
    (page,) = pages_of(typesetting.pdf("Letters", [letter("en", title='#panic("x") $1 *bold* {{link}} <b>')]))
    assert '#panic("x") $1 *bold* {{link}} <b>' in page
