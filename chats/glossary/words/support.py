"""Words about extra help for one child."""

from chats.glossary.term import Term
from chats.languages.words import mark_p

SUPPORT = (
    Term(
        slug="special-education",
        word=mark_p("term", "special education"),
        meaning=mark_p(
            "term meaning",
            "Teaching and help made for one child who has a disability. It costs the family nothing.",
        ),
        also=("special ed", "SPED", "special education services"),
    ),
    Term(
        slug="iep",
        word=mark_p("term", "IEP"),
        meaning=mark_p(
            "term meaning",
            "A written plan for a child who gets special education. You help to make it, and it is for your "
            "child alone.",
        ),
        also=("I.E.P.", "individualized education program", "individualized education plan"),
    ),
    Term(
        slug="evaluation",
        word=mark_p("term", "evaluation"),
        meaning=mark_p(
            "term meaning",
            "A careful look at how a child learns and what help the child needs, with tests and talks.",
        ),
        also=("special education evaluation", "educational evaluation"),
        unlike=("teacher evaluation", "program evaluation", "course evaluation"),
    ),
    Term(
        slug="504-plan",
        word=mark_p("term", "504 plan"),
        meaning=mark_p(
            "term meaning",
            "A written plan of changes that help a child with a health problem or disability take part in "
            "school.",
        ),
        also=("section 504 plan", "section 504", "504 meeting", "504 team"),
    ),
    Term(
        slug="accommodation",
        word=mark_p("term", "accommodation"),
        meaning=mark_p(
            "term meaning",
            "A change that helps a child learn or take a test, such as more time or a quiet room.",
        ),
        also=("testing accommodation",),
    ),
    Term(
        slug="speech-therapy",
        word=mark_p("term", "speech therapy"),
        meaning=mark_p(
            "term meaning",
            "Lessons with a specialist that help a child speak clearly and understand what others say.",
        ),
        also=(
            "speech-language therapy",
            "speech therapist",
            "speech-language pathologist",
            "speech and language therapy",
            "SLP",
        ),
    ),
    Term(
        slug="screening",
        word=mark_p("term", "screening"),
        meaning=mark_p(
            "term meaning",
            "A quick check, for example of hearing, sight or reading. It shows whether a child may need "
            "more help.",
        ),
        unlike=("film screening", "movie screening"),
    ),
    Term(
        slug="gifted",
        word=mark_p("term", "gifted"),
        meaning=mark_p(
            "term meaning",
            "A word schools use for children who learn some things much faster or more deeply than others "
            "their age.",
        ),
        also=("gifted and talented", "highly capable", "GATE", "TAG program", "advanced learner"),
    ),
    Term(
        slug="temporary-housing",
        word=mark_p("term", "temporary housing"),
        meaning=mark_p(
            "term meaning",
            "Living in a shelter, a motel, a car or with other people because a family has no home of its "
            "own. Children then have special rights at school.",
        ),
        also=(
            "homeless",
            "homelessness",
            "unhoused",
            "unstable housing",
            "McKinney-Vento",
            "McKinney-Vento Act",
        ),
    ),
)
