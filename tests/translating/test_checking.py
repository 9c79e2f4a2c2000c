"""What must survive a translation, and what a translation must not hold."""

import pytest

from chats.translating.checking import Sort, What, Wrong, pieces, unsaid, wrongs

SOURCE = "Call (206) 555-0142 at 6:30 or write to help@oak.example, see https://oak.example/a?b=1."


def test_slots_links_addresses_phones_and_numbers_are_found() -> None:
    text = SOURCE + " %(name)s {meeting.start|time}"
    assert [one.sort for one in pieces(text)] == [
        Sort.PHONE, Sort.NUMBER, Sort.MAIL, Sort.LINK, Sort.SLOT, Sort.SLOT,
    ]  # fmt: skip
    assert [one.text for one in pieces(text)][3] == "https://oak.example/a?b=1"


@pytest.mark.parametrize(
    ("source", "body", "tag"),
    [
        (SOURCE, "Llame al 206-555-0142 a las 6:30: help@oak.example https://oak.example/a?b=1", "es"),
        ("We meet at 5 on Monday, all of us.", "نلتقي في ٥ يوم الاثنين نحن جميعا.", "ar"),
        ("With Ms. Johnson from Lincoln School", "مع Ms. Johnson من Lincoln School", "ar"),
        ("Zoom", "Zoom", "am"),
        ("2,000 books", "2.000 libros", "es"),
    ],
)
def test_a_good_translation_has_nothing_wrong(source: str, body: str, tag: str) -> None:
    assert wrongs(source, body, tag, 600) == ()


@pytest.mark.parametrize(
    ("source", "body", "wrong"),
    [
        ("Bring 2 pens.", "Traiga lápices.", [Wrong(What.LOST, "2")]),
        ("Bring pens.", "Traiga 2 lápices.", [Wrong(What.ADDED, "2")]),
        ("Bring 2 pens.", "Traiga 3 lápices.", [Wrong(What.LOST, "2"), Wrong(What.ADDED, "3")]),
        ("Dear %(name)s", "Estimada familia", [Wrong(What.LOST, "%(name)s")]),
        ("Come, {name}", "Vengan, {nombre}", [Wrong(What.LOST, "{name}"), Wrong(What.ADDED, "{nombre}")]),
        ("See https://a.example", "Vea https://b.example", [
            Wrong(What.LOST, "https://a.example"), Wrong(What.ADDED, "https://b.example"),
        ]),
        ("Call (206) 555-0142", "Llame al (206) 555-0143", [
            Wrong(What.LOST, "(206) 555-0142"), Wrong(What.ADDED, "(206) 555-0143"),
        ]),
        ("Come", "x" * 11, [Wrong(What.LONG, "10")]),
        ("Come", "Ven\u202egan", [Wrong(What.HIDDEN)]),
        ("Come", "Si\u0301", [Wrong(What.HIDDEN)]),
    ],
)  # fmt: skip
def test_what_was_lost_or_added_is_named(source: str, body: str, wrong: list[Wrong]) -> None:
    longest = 10 if body.startswith("xx") else 600
    assert list(wrongs(source, body, "es", longest)) == wrong


def test_words_of_another_language_are_noticed_by_their_script() -> None:
    (wrong,) = wrongs("Please come and bring a friend.", "Vengan y traigan a una amiga.", "am", 600)
    assert wrong.what is What.SCRIPT


@pytest.mark.parametrize(
    ("body", "slugs"),
    [
        ("Hablamos de la boleta de calificaciones y del enfermero.", ["school-nurse"]),
        ("Hablamos de las boletas de calificaciones y de la enfermera escolar.", []),
        ("Hablamos.", ["report-card", "school-nurse"]),
    ],
)
def test_a_school_word_that_the_translation_does_not_say_is_named(body: str, slugs: list[str]) -> None:
    found = unsaid("We talk about the report card and the school nurse.", "en", body, "es")
    assert [term.slug for term in found] == slugs
