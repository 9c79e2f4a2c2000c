"""Words about languages, and about help with English."""

from chats.glossary.term import Term
from chats.languages.words import mark_p

LANGUAGE = (
    Term(
        slug="english-learner",
        word=mark_p("term", "English learner"),
        meaning=mark_p(
            "term meaning",
            "A student who speaks another language and gets help at school to learn English.",
        ),
        also=("English language learner", "multilingual learner", "emergent bilingual", "EL", "ELL", "MLL"),
    ),
    Term(
        slug="esl",
        word=mark_p("term", "ESL"),
        meaning=mark_p("term meaning", "Lessons in English for students who speak another language."),
        also=("E.S.L.", "ESOL", "ELD", "ENL", "English as a second language", "English language development"),
    ),
    Term(
        slug="home-language-survey",
        word=mark_p("term", "home language survey"),
        meaning=mark_p(
            "term meaning",
            "A form that asks which languages your family speaks. It helps the school see who may need help "
            "with English.",
        ),
        also=("language survey", "home language questionnaire"),
    ),
    Term(
        slug="dual-language-program",
        word=mark_p("term", "dual-language program"),
        meaning=mark_p(
            "term meaning",
            "Classes in which children learn in English and in one other language.",
        ),
        also=("dual language", "dual immersion", "two-way immersion", "bilingual program", "bilingual class"),
    ),
    Term(
        slug="newcomer-program",
        word=mark_p("term", "newcomer program"),
        meaning=mark_p(
            "term meaning",
            "Classes for students who are new to schools here. They learn English and how school works.",
        ),
        also=("newcomer class", "newcomer center", "newcomer school"),
    ),
    Term(
        slug="interpreter",
        word=mark_p("term", "interpreter"),
        meaning=mark_p(
            "term meaning",
            "A trained person who puts what people say or sign into another language, so that everyone "
            "understands.",
        ),
        also=("interpreting", "interpretation services", "oral interpretation"),
    ),
    Term(
        slug="translator",
        word=mark_p("term", "translator"),
        meaning=mark_p("term meaning", "A trained person who puts written words into another language."),
        also=("translation",),
    ),
    Term(
        slug="language-line",
        word=mark_p("term", "language line"),
        meaning=mark_p(
            "term meaning",
            "Interpreters by phone, in many languages. The call costs your family nothing.",
        ),
        also=(
            "interpreter line",
            "phone interpreter",
            "telephone interpreter",
            "phone interpreting",
            "telephone interpreting",
        ),
    ),
)
