"""Words about how a school day and a school year go."""

from chats.glossary.term import Term
from chats.languages.words import mark_p

SCHOOL_DAYS = (
    Term(
        slug="enrollment",
        word=mark_p("term", "enrollment"),
        meaning=mark_p("term meaning", "Signing a child up for a school."),
        also=("enrolment", "enroll", "enrolled", "enrolling", "school registration"),
    ),
    Term(
        slug="proof-of-address",
        word=mark_p("term", "proof of address"),
        meaning=mark_p("term meaning", "A paper that shows where you live, such as a bill or a letter."),
        also=("proof of residence", "proof of residency", "address verification"),
    ),
    Term(
        slug="attendance",
        word=mark_p("term", "attendance"),
        meaning=mark_p("term meaning", "Being at school, and the list of who is there each day."),
    ),
    Term(
        slug="unexcused-absence",
        word=mark_p("term", "unexcused absence"),
        meaning=mark_p(
            "term meaning",
            "A missed school day that the school was given no reason for, or a reason it does not accept.",
        ),
        also=("unexcused", "truancy", "truant"),
    ),
    Term(
        slug="tardy",
        word=mark_p("term", "tardy"),
        meaning=mark_p("term meaning", "Late for school or for a class."),
        also=("tardiness",),
    ),
    Term(
        slug="early-release",
        word=mark_p("term", "early release"),
        meaning=mark_p("term meaning", "A day when school ends sooner than usual."),
        also=("early dismissal", "early-release day", "early-dismissal day", "half day", "minimum day"),
    ),
    Term(
        slug="snow-day",
        word=mark_p("term", "snow day"),
        meaning=mark_p("term meaning", "A day when school is closed because of the weather."),
        also=("weather closure", "school closure", "inclement weather day", "weather day"),
    ),
    Term(
        slug="emergency-contact",
        word=mark_p("term", "emergency contact"),
        meaning=mark_p("term meaning", "A person the school may call when it cannot reach you."),
        also=("emergency card", "emergency contact form"),
    ),
    Term(
        slug="drill",
        word=mark_p("term", "drill"),
        meaning=mark_p(
            "term meaning",
            "Practice for an emergency, such as a fire. Nothing bad has happened.",
        ),
        also=(
            "lockdown drill",
            "fire drill",
            "safety drill",
            "earthquake drill",
            "tornado drill",
            "evacuation drill",
        ),
        unlike=("drill down", "power drill"),
    ),
    Term(
        slug="lockdown",
        word=mark_p("term", "lockdown"),
        meaning=mark_p("term meaning", "Everyone stays inside with the doors locked until it is safe."),
    ),
    Term(
        slug="field-trip",
        word=mark_p("term", "field trip"),
        meaning=mark_p("term meaning", "A visit with the class to a place outside school, such as a museum."),
        also=("class trip", "school trip"),
    ),
    Term(
        slug="permission-slip",
        word=mark_p("term", "permission slip"),
        meaning=mark_p(
            "term meaning",
            "A paper that you sign so that your child may take part in something, such as a trip.",
        ),
        also=("permission form",),
    ),
    Term(
        slug="after-school-program",
        word=mark_p("term", "after-school program"),
        meaning=mark_p("term meaning", "Play, lessons or help with school work after classes end."),
        also=(
            "afterschool program",
            "after-school care",
            "after-school activity",
            "after-school club",
            "extended-day program",
        ),
    ),
    Term(
        slug="summer-school",
        word=mark_p("term", "summer school"),
        meaning=mark_p("term meaning", "Classes during the long break between two school years."),
        also=("summer program", "summer learning program"),
    ),
    Term(
        slug="free-or-reduced-price-meals",
        word=mark_p("term", "free or reduced-price meals"),
        meaning=mark_p(
            "term meaning",
            "School meals that cost nothing or less, depending on the school and on what your family earns.",
        ),
        also=(
            "free and reduced-price meals",
            "free or reduced meals",
            "free or reduced-price lunch",
            "free and reduced-price lunch",
            "free or reduced lunch",
            "free and reduced lunch",
            "reduced-price lunch",
            "reduced-price meals",
            "free lunch",
        ),
    ),
)
