"""Words for the people and offices of a school."""

from chats.glossary.term import Term
from chats.languages.words import mark_p

PEOPLE = (
    Term(
        slug="liaison",
        word=mark_p("term", "liaison"),
        meaning=mark_p(
            "term meaning",
            "A person at school who helps families and teachers understand each other, often in your own "
            "language.",
        ),
        also=("family liaison", "parent liaison", "bilingual liaison", "cultural liaison"),
    ),
    Term(
        slug="principal",
        word=mark_p("term", "principal"),
        meaning=mark_p("term meaning", "The person who leads a school."),
        also=("school principal",),
        unlike=("principal reason", "principal cause"),
    ),
    Term(
        slug="school-counselor",
        word=mark_p("term", "school counselor"),
        meaning=mark_p(
            "term meaning",
            "A person at school who helps students with classes, plans and worries.",
        ),
        also=("counselor", "guidance counselor", "school counsellor", "counsellor"),
    ),
    Term(
        slug="social-worker",
        word=mark_p("term", "social worker"),
        meaning=mark_p(
            "term meaning",
            "A person who helps families with things outside class, such as food, housing, safety or "
            "sadness.",
        ),
        also=("school social worker",),
    ),
    Term(
        slug="school-nurse",
        word=mark_p("term", "school nurse"),
        meaning=mark_p(
            "term meaning",
            "The person at school who gives first aid and medicine, and looks after what children need to "
            "stay healthy.",
        ),
        also=("nurse",),
    ),
    Term(
        slug="paraeducator",
        word=mark_p("term", "paraeducator"),
        meaning=mark_p(
            "term meaning",
            "A person who helps the teacher in class, often with students who need more help.",
        ),
        also=(
            "paraprofessional",
            "teacher's aide",
            "teacher aide",
            "classroom aide",
            "instructional aide",
            "instructional assistant",
            "teaching assistant",
        ),
    ),
    Term(
        slug="school-district",
        word=mark_p("term", "school district"),
        meaning=mark_p("term meaning", "All the public schools of an area, which are run together."),
        also=("public school district",),
    ),
    Term(
        slug="superintendent",
        word=mark_p("term", "superintendent"),
        meaning=mark_p("term meaning", "The person who leads all the schools of an area."),
        also=("school superintendent",),
    ),
    Term(
        slug="school-board",
        word=mark_p("term", "school board"),
        meaning=mark_p(
            "term meaning",
            "A group of people, most often chosen by voters, who decide about the schools’ rules and money.",
        ),
        also=("board of education", "school committee"),
    ),
)
