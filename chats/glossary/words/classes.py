"""Words about classes, grades and the years of school."""

from chats.glossary.term import Term
from chats.languages.words import mark_p

CLASSES = (
    Term(
        slug="kindergarten",
        word=mark_p("term", "kindergarten"),
        meaning=mark_p(
            "term meaning",
            "The first year of school, for children who are about five years old.",
        ),
    ),
    Term(
        slug="elementary-school",
        word=mark_p("term", "elementary school"),
        meaning=mark_p(
            "term meaning",
            "The first years of school, for children from about five to eleven years old.",
        ),
        also=("primary school", "grade school"),
    ),
    Term(
        slug="middle-school",
        word=mark_p("term", "middle school"),
        meaning=mark_p(
            "term meaning",
            "The years of school after that of young children, for students from about eleven to fourteen "
            "years old.",
        ),
        also=("junior high", "junior high school"),
    ),
    Term(
        slug="high-school",
        word=mark_p("term", "high school"),
        meaning=mark_p(
            "term meaning",
            "The last four years of school, for students from about fourteen to eighteen years old.",
        ),
    ),
    Term(
        slug="grade-level",
        word=mark_p("term", "grade level"),
        meaning=mark_p(
            "term meaning",
            "What students in a certain year of school are expected to know and do.",
        ),
        also=("grade-level standard",),
    ),
    Term(
        slug="curriculum",
        word=mark_p("term", "curriculum"),
        meaning=mark_p("term meaning", "What students are taught in a school year."),
        also=("curricula",),
    ),
    Term(
        slug="elective",
        word=mark_p("term", "elective"),
        meaning=mark_p(
            "term meaning",
            "A class that a student may choose, such as art, music or a language.",
        ),
        also=("elective class",),
        unlike=("elective surgery",),
    ),
    Term(
        slug="homework",
        word=mark_p("term", "homework"),
        meaning=mark_p("term meaning", "School work that a student does at home."),
    ),
    Term(
        slug="school-device",
        word=mark_p("term", "school device"),
        meaning=mark_p("term meaning", "A computer or tablet that the school lends to your child."),
        also=("school laptop", "school tablet", "school computer", "Chromebook"),
    ),
    Term(
        slug="report-card",
        word=mark_p("term", "report card"),
        meaning=mark_p("term meaning", "A paper or web page that shows your child’s grades."),
        also=("progress report", "grade report"),
    ),
    Term(
        slug="family-teacher-conference",
        word=mark_p("term", "family-teacher conference"),
        meaning=mark_p(
            "term meaning",
            "A short meeting where you and a teacher talk about how your child is doing. You may ask for an "
            "interpreter.",
        ),
        also=(
            "parent-teacher conference",
            "parent-teacher meeting",
            "family-teacher meeting",
            "teacher conference",
        ),
    ),
    Term(
        slug="standardized-test",
        word=mark_p("term", "standardized test"),
        meaning=mark_p(
            "term meaning",
            "A test that many students take in the same way, so that schools can compare the results.",
        ),
        also=("standardized testing", "standardised test", "state test", "state testing", "state assessment"),
    ),
    Term(
        slug="gpa",
        word=mark_p("term", "GPA"),
        meaning=mark_p(
            "term meaning",
            "One number for all of a student’s grades together. Colleges often ask for it.",
        ),
        also=("G.P.A.", "grade point average"),
    ),
    Term(
        slug="credits",
        word=mark_p("term", "credits"),
        meaning=mark_p(
            "term meaning",
            "Points a student earns by passing classes. A certain number is needed to finish high school.",
        ),
        also=("credit", "course credit", "high school credit"),
        unlike=("credit card", "credit union", "tax credit"),
    ),
    Term(
        slug="transcript",
        word=mark_p("term", "transcript"),
        meaning=mark_p("term meaning", "The official list of a high school student’s classes and grades."),
        also=("school transcript",),
        unlike=(
            "transcript of the meeting",
            "meeting transcript",
            "video transcript",
            "transcript of the recording",
        ),
    ),
    Term(
        slug="graduation",
        word=mark_p("term", "graduation"),
        meaning=mark_p(
            "term meaning",
            "Finishing high school, after passing everything that is needed. Many schools hold a "
            "celebration.",
        ),
        also=("graduate", "graduating", "graduated"),
    ),
)
