"""Library topics about how a school day and a school year go."""

from chats.languages.words import mark_p
from chats.topics.library.topic import Term, Topic

SCHOOL_LIFE = (
    Topic(
        slug="schedules-and-closures",
        title=mark_p("topic title", "School schedules and closures"),
        summary=mark_p(
            "topic summary",
            "When school starts, ends or closes, and how you will hear about changes. We will talk about "
            "what works for your family and what does not.",
        ),
        questions=(
            mark_p("topic question", "How will I know, in my language, that school is closed?"),
            mark_p("topic question", "What can I do when the schedule changes and I have to work?"),
            mark_p("topic question", "Whom do I tell when my child is sick or will be late?"),
        ),
        terms=(
            Term(
                mark_p("term", "early release"),
                mark_p("term meaning", "A day when school ends sooner than usual."),
            ),
        ),
    ),
    Topic(
        slug="meals-and-buses",
        title=mark_p("topic title", "School meals and buses"),
        summary=mark_p(
            "topic summary",
            "How school meals and buses work, and what they cost. Bring your questions about food, bus "
            "stops and getting home safely.",
        ),
        questions=(
            mark_p("topic question", "How can my child get free or low-cost meals?"),
            mark_p(
                "topic question",
                "Can the school serve food that fits our faith or my child’s allergies?",
            ),
            mark_p("topic question", "What do we do when the bus is late or does not come?"),
        ),
        terms=(
            Term(
                mark_p("term", "free or reduced-price meals"),
                mark_p(
                    "term meaning",
                    "School meals that cost nothing or less, depending on the school and on what your "
                    "family earns.",
                ),
            ),
        ),
    ),
    Topic(
        slug="safety-at-school",
        title=mark_p("topic title", "Safety at school"),
        summary=mark_p(
            "topic summary",
            "How the school keeps children safe every day, and what happens in an emergency. You will hear "
            "how the school reaches you, and where to go for your child.",
        ),
        questions=(
            mark_p("topic question", "What are the safety drills, and how can I explain them to my child?"),
            mark_p("topic question", "How will the school tell me about an emergency in my language?"),
            mark_p("topic question", "Who may pick up my child, and what must they bring?"),
        ),
        terms=(
            Term(
                mark_p("term", "drill"),
                mark_p(
                    "term meaning",
                    "Practice for an emergency, such as a fire. Nothing bad has happened.",
                ),
            ),
            Term(
                mark_p("term", "lockdown"),
                mark_p("term meaning", "Everyone stays inside with the doors locked until it is safe."),
            ),
        ),
    ),
    Topic(
        slug="moving-to-the-next-school",
        title=mark_p("topic title", "Moving to middle school or high school"),
        summary=mark_p(
            "topic summary",
            "A new building, new teachers and new choices can feel like a lot. We will talk about what "
            "changes, what your child will need and how you can help.",
        ),
        questions=(
            mark_p("topic question", "What will be different in the new school?"),
            mark_p("topic question", "How are classes chosen, and who can help us?"),
            mark_p("topic question", "What does my child need to finish high school?"),
        ),
        terms=(
            Term(
                mark_p("term", "credits"),
                mark_p(
                    "term meaning",
                    "Points a student earns by passing classes. A certain number is needed to finish high "
                    "school.",
                ),
            ),
            Term(
                mark_p("term", "school counselor"),
                mark_p(
                    "term meaning",
                    "A person at school who helps students with classes, plans and worries.",
                ),
            ),
        ),
    ),
    Topic(
        slug="right-to-an-interpreter",
        title=mark_p("topic title", "Your right to an interpreter"),
        summary=mark_p(
            "topic summary",
            "You have the right to understand what the school tells you, with an interpreter who costs you "
            "nothing. We will show you how to ask for one, and what to do if nobody comes.",
        ),
        questions=(
            mark_p("topic question", "How do I ask for an interpreter for a meeting or a phone call?"),
            mark_p("topic question", "Can I get school papers in my language?"),
            mark_p("topic question", "Why should my child not interpret for me?"),
        ),
        terms=(
            Term(
                mark_p("term", "interpreter"),
                mark_p(
                    "term meaning",
                    "A trained person who puts what people say or sign into another language, so that "
                    "everyone understands.",
                ),
            ),
            Term(
                mark_p("term", "translator"),
                mark_p(
                    "term meaning",
                    "A trained person who puts written words into another language.",
                ),
            ),
        ),
    ),
)
