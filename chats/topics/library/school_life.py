"""Library topics about how a school day and a school year go."""

from chats.glossary import terms
from chats.languages.words import mark_p
from chats.topics.library.topic import Topic

SCHOOL_LIFE = (
    Topic(
        slug="first-weeks",
        title=mark_p("topic title", "Your first weeks at a new school"),
        summary=mark_p(
            "topic summary",
            "Much is new when a child comes to a new school, and every question is welcome. We will explain "
            "a school day step by step, and show you who can help.",
        ),
        questions=(
            mark_p("topic question", "What should my child bring on the first day?"),
            mark_p("topic question", "Who at school speaks our language?"),
            mark_p("topic question", "How can my child make friends here?"),
        ),
        terms=terms("liaison", "newcomer-program"),
    ),
    Topic(
        slug="enrollment",
        title=mark_p("topic title", "Enrolling in school, and school forms"),
        summary=mark_p(
            "topic summary",
            "How to sign your child up for school, which papers to bring and what the forms ask. Bring any "
            "form that you do not understand, and we will read it together.",
        ),
        questions=(
            mark_p("topic question", "Which papers do we need, and which may the school not ask for?"),
            mark_p("topic question", "What if we do not have one of them?"),
            mark_p("topic question", "Who can help us fill out forms in our language?"),
        ),
        terms=terms("enrollment", "proof-of-address", "home-language-survey"),
    ),
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
        terms=terms("early-release", "snow-day"),
    ),
    Topic(
        slug="attendance",
        title=mark_p("topic title", "Attendance and missed days"),
        summary=mark_p(
            "topic summary",
            "Children learn more when they come to school every day, and sometimes a family needs help with "
            "that. We will talk about what to do when your child is sick, late or away.",
        ),
        questions=(
            mark_p("topic question", "How do I tell the school, in my language, that my child cannot come?"),
            mark_p("topic question", "What happens when my child misses many days?"),
            mark_p("topic question", "May we travel to see our family during the school year?"),
        ),
        terms=terms("attendance", "unexcused-absence", "tardy"),
    ),
    Topic(
        slug="getting-to-school",
        title=mark_p("topic title", "Getting to school and home again"),
        summary=mark_p(
            "topic summary",
            "How children come to school and get home safely, on foot, by car or by bus. We will talk about "
            "sign-up for the bus, pick-up after school and what to do when plans change.",
        ),
        questions=(
            mark_p("topic question", "Who may ride the school bus, and how do I sign my child up?"),
            mark_p("topic question", "What must I do when somebody else picks up my child?"),
            mark_p("topic question", "Is it safe for my child to walk alone?"),
        ),
        terms=terms("emergency-contact"),
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
        terms=terms("free-or-reduced-price-meals"),
    ),
    Topic(
        slug="costs",
        title=mark_p("topic title", "School costs and help with paying"),
        summary=mark_p(
            "topic summary",
            "Public school is free, but supplies, trips and activities may cost money. We will talk about "
            "what you have to pay, what you do not, and where to get help in private.",
        ),
        questions=(
            mark_p("topic question", "Which costs do we have to pay?"),
            mark_p("topic question", "How do I ask for help with paying, and who will know?"),
            mark_p("topic question", "Where can we get school supplies at no cost?"),
        ),
        terms=terms("field-trip", "permission-slip"),
    ),
    Topic(
        slug="dress-code",
        title=mark_p("topic title", "What to wear to school"),
        summary=mark_p(
            "topic summary",
            "What children wear to school, to sports class and on cold days. We will also talk about "
            "clothes that your faith asks for, and where to get clothes at no cost.",
        ),
        questions=(
            mark_p("topic question", "Does my child need a uniform or special clothes?"),
            mark_p("topic question", "May my child wear a head covering at school?"),
            mark_p("topic question", "Where can we get a warm coat or shoes at no cost?"),
        ),
        terms=terms(),
    ),
    Topic(
        slug="special-days",
        title=mark_p("topic title", "Special days and religious holidays"),
        summary=mark_p(
            "topic summary",
            "Families here keep many different holidays, and the school would like to know about yours. We "
            "will talk about days off for your faith, prayer, fasting and the special days of the school.",
        ),
        questions=(
            mark_p("topic question", "May my child stay home on our holy days?"),
            mark_p(
                "topic question",
                "What can my child do at school during a fast, or at the time of prayer?",
            ),
            mark_p("topic question", "What if we do not want our child to take part in a party?"),
        ),
        terms=terms("unexcused-absence"),
    ),
)
