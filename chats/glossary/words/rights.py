"""Words about health, about rights and about being treated well."""

from chats.glossary.term import Term
from chats.languages.words import mark_p

RIGHTS = (
    Term(
        slug="mental-health",
        word=mark_p("term", "mental health"),
        meaning=mark_p(
            "term meaning",
            "How we feel, think and get along with others. Everyone has it, and help can make it better.",
        ),
        also=("emotional health", "behavioral health", "mental wellness"),
    ),
    Term(
        slug="wellness",
        word=mark_p("term", "wellness"),
        meaning=mark_p("term meaning", "Feeling well in body and mind."),
        also=("wellbeing", "well-being"),
    ),
    Term(
        slug="immunization",
        word=mark_p("term", "immunization"),
        meaning=mark_p("term meaning", "A shot or drops that protect a child from an illness."),
        also=("immunisation", "vaccination", "vaccine", "immunized", "vaccinated"),
    ),
    Term(
        slug="immunization-record",
        word=mark_p("term", "immunization record"),
        meaning=mark_p("term meaning", "The paper that lists the vaccines your child has had."),
        also=(
            "immunisation record",
            "vaccination record",
            "vaccine record",
            "shot record",
            "vaccination card",
        ),
    ),
    Term(
        slug="consent",
        word=mark_p("term", "consent"),
        meaning=mark_p(
            "term meaning",
            "Your permission. The school asks for it before it does certain things, and you may say no.",
        ),
        also=("informed consent", "parental consent", "consent form"),
    ),
    Term(
        slug="student-records",
        word=mark_p("term", "student records"),
        meaning=mark_p(
            "term meaning",
            "What the school writes down and keeps about a child, such as grades, tests and health.",
        ),
        also=(
            "student record",
            "school record",
            "education record",
            "educational record",
            "cumulative file",
            "FERPA",
        ),
    ),
    Term(
        slug="privacy",
        word=mark_p("term", "privacy"),
        meaning=mark_p(
            "term meaning",
            "Keeping what the school knows about your family from people who do not need to know it.",
        ),
        also=("confidential", "confidentiality"),
    ),
    Term(
        slug="complaint",
        word=mark_p("term", "complaint"),
        meaning=mark_p(
            "term meaning",
            "Telling the school, most often in writing, that something is wrong or unfair. You must not be "
            "punished for it.",
        ),
        also=("grievance",),
    ),
    Term(
        slug="bullying",
        word=mark_p("term", "bullying"),
        meaning=mark_p("term meaning", "Hurting, shaming or scaring someone on purpose, again and again."),
        also=("bully", "bullied", "cyberbullying"),
    ),
    Term(
        slug="harassment",
        word=mark_p("term", "harassment"),
        meaning=mark_p(
            "term meaning",
            "Words or acts that hurt or scare a person, so that school no longer feels safe. Schools must "
            "stop it.",
        ),
        also=("harass", "harassed", "harassing", "sexual harassment"),
    ),
    Term(
        slug="bias",
        word=mark_p("term", "bias"),
        meaning=mark_p(
            "term meaning",
            "Treating people worse because of who they are or where they come from.",
        ),
        also=("biased", "prejudice"),
    ),
    Term(
        slug="discrimination",
        word=mark_p("term", "discrimination"),
        meaning=mark_p(
            "term meaning",
            "When a school treats a person worse because of race, language, faith, sex or disability. The "
            "law forbids it.",
        ),
        also=("discriminate", "discriminated", "discriminatory"),
    ),
    Term(
        slug="suspension",
        word=mark_p("term", "suspension"),
        meaning=mark_p(
            "term meaning",
            "When a student may not come to class or to school for some days, because the school says a "
            "rule was broken.",
        ),
        also=("suspended", "suspend", "in-school suspension", "out-of-school suspension"),
        unlike=("suspension bridge",),
    ),
    Term(
        slug="expulsion",
        word=mark_p("term", "expulsion"),
        meaning=mark_p(
            "term meaning",
            "When a student may not come back to school for a long time. The family has the right to be "
            "heard first.",
        ),
        also=("expelled", "expel"),
    ),
    Term(
        slug="restorative-practice",
        word=mark_p("term", "restorative practice"),
        meaning=mark_p(
            "term meaning",
            "A way to make things right after someone was hurt. The people involved talk, listen and agree "
            "on what to do.",
        ),
        also=("restorative justice", "restorative circle", "restorative conference", "restorative"),
    ),
)
