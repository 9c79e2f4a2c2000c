"""What a family may expect, how it asks, and what it does when that does not happen. Pure.

Plain words for Title VI of the Civil Rights Act and the Equal Educational Opportunities Act: a school tells
parents, in a language that they understand, what it tells others, by trained people, and at no cost.
"""

from collections.abc import Collection
from dataclasses import dataclass

from chats.languages.placeholders import slots_of
from chats.languages.words import _, mark, mark_p

CIVIL_RIGHTS = "+18004213481"
"""Office for Civil Rights, U.S. Department of Education."""


@dataclass(frozen=True)
class Part:
    """A heading and what stands under it. ``steps``: one after the other, so they are numbered."""

    heading: str
    lines: tuple[str, ...]
    steps: bool = False
    context: str | None = None
    """Under which the lines are translated."""

    def said(self, slots: Collection[str]) -> list[str]:
        """The lines whose slots can be filled: nobody is told to call a number that we lack."""
        return [line for line in self.lines if set(slots_of(line)) <= set(slots)]


def title() -> str:
    """What the page is called, and links to it."""
    # Translators: the title of a page, a link, and a word on a card. "Help" with languages, at school.
    return _("Help in your language")


def promise() -> str:
    """What stands above all of it."""
    return _("You have the right to understand the school, and to be understood. You pay nothing for it.")


RIGHTS = Part(
    # Translators: a heading. What the law gives a family.
    mark_p("help heading", "Your rights"),
    (
        mark(
            "When the school talks with you about your child, it must find you an interpreter: in person, by "
            "phone or by video. You pay nothing."
        ),
        mark("Important papers must come in your language, or an interpreter reads them to you."),
        mark("It does not matter how well you speak English. You decide whether you want an interpreter."),
        mark(
            "An interpreter is a trained adult, says everything that is said, and keeps it private. Children "
            "must not interpret."
        ),
        mark("The school does not ask about immigration status when you want an interpreter."),
        mark(
            "This is true for every language, also for sign languages and for languages that few people "
            "speak."
        ),
    ),
)
ASKING = Part(
    mark_p("help heading", "How to ask for an interpreter"),
    (
        # Translators: "this page" is open on their phone; the card is a printed one.
        mark("Show the school this page, or your card."),
        mark("Or call the school district: %(phone)s"),
        # Translators: %(words)s is short English to read aloud, such as “Interpreter, please. Somali.”
        mark("On the phone or at the door, say in English: %(words)s"),
        mark(
            "For a meeting, please ask a few days before. Then the right interpreter has time to come. You "
            "may also ask on the same day."
        ),
    ),
    steps=True,
)
PHONE = Part(
    mark_p("help heading", "What happens on the phone"),
    (
        mark("Please do not hang up. You may hear English or music while the school calls an interpreter."),
        mark(
            "Then you are three on the phone: you, the school and the interpreter. Speak to the school. Stop "
            "after a few sentences, so that the interpreter can speak."
        ),
        mark("You do not understand the interpreter? Say so, and ask for another one."),
        # Translators: %(words)s is a whole English sentence with its point.
        mark("The school calls, and you do not understand? Say in English: %(words)s Then wait."),
    ),
)
PAPERS = Part(
    mark_p("help heading", "What you must get in your language"),
    (
        # Translators: a list of subjects, in papers and in talks. Short, as a list.
        mark_p("in your language", "Enrolling your child in school"),
        mark_p("in your language", "Report cards, and how your child is doing"),
        mark_p("in your language", "Talks with teachers"),
        mark_p("in your language", "Special education: tests, meetings and plans (IEP)"),
        mark_p("in your language", "Help for children who are learning English"),
        mark_p("in your language", "Rules, suspension and other discipline"),
        mark_p("in your language", "Forms that ask for your permission or signature"),
        mark_p("in your language", "Health, safety, emergencies, and days without school"),
        mark_p("in your language", "Classes and programs that your child may join"),
        mark_p("in your language", "Your rights, and how to complain"),
    ),
    context="in your language",
)
MISSING = Part(
    # Translators: "it" is all that stands above: finding an interpreter, giving papers in your language.
    mark_p("help heading", "If the school does not do it"),
    (
        mark("Ask again. Ask for the principal, and show this page."),
        mark("Call the school district and ask for whoever is responsible for interpreting: %(phone)s"),
        mark("You may complain to the school district, in your language, by phone or in writing."),
        # Translators: say the office's name in your language only; the English one stands beside the number.
        mark(
            "You may also complain to the Office for Civil Rights of the U.S. Department of Education: "
            "%(civil_rights)s. Ask for an interpreter there too."
        ),
        mark("Nobody may punish you or your child because you ask or complain."),
    ),
    steps=True,
)
PARTS = (RIGHTS, ASKING, PHONE, PAPERS, MISSING)


def signing() -> str:
    """What stands under the list of papers."""
    return _("Do not sign what you do not understand. Ask for it in your language first.")


def without_phone() -> str:
    """Where we know no number."""
    return _("Ask at your child’s school. Whoever works there must help you find an interpreter.")
