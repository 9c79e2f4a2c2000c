"""Library topics about safety, and about being treated well."""

from chats.glossary import terms
from chats.languages.words import mark_p
from chats.topics.library.topic import Topic

SAFETY = (
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
        terms=terms("drill", "lockdown"),
    ),
    Topic(
        slug="emergencies",
        title=mark_p("topic title", "Emergencies, and how we reach you"),
        summary=mark_p(
            "topic summary",
            "In an emergency, the school must be able to reach you fast and in your language. We will check "
            "together how the school reaches you, and talk about what to do when a message comes.",
        ),
        questions=(
            mark_p("topic question", "How do I give the school my new phone number?"),
            mark_p("topic question", "Should I come to the school, or wait for a message?"),
            mark_p("topic question", "Where do I find my child if everyone has to leave the building?"),
        ),
        terms=terms("emergency-contact", "lockdown"),
    ),
    Topic(
        slug="bullying-and-bias",
        title=mark_p("topic title", "Bullying and bias"),
        summary=mark_p(
            "topic summary",
            "No child should be hurt or treated badly for their language, skin color, faith, body or where "
            "their family comes from. We will talk about what to do when it happens, and what the school "
            "must do.",
        ),
        questions=(
            mark_p("topic question", "What can I do when my child is bullied?"),
            mark_p("topic question", "Whom can I tell when an adult at school treats us unfairly?"),
            mark_p("topic question", "What happens after I report it?"),
        ),
        terms=terms("bullying", "bias", "harassment", "discrimination", "complaint"),
    ),
    Topic(
        slug="discipline",
        title=mark_p("topic title", "School rules and making things right"),
        summary=mark_p(
            "topic summary",
            "What the school expects of students, and what happens when a rule is broken. We will talk "
            "about how the school listens to everyone, how things are made right and what rights your "
            "family has.",
        ),
        questions=(
            mark_p("topic question", "Will the school call me, in my language, before it decides?"),
            mark_p("topic question", "What does it mean when my child is sent home?"),
            mark_p("topic question", "What can we do when we think a punishment is not fair?"),
        ),
        terms=terms("suspension", "expulsion", "restorative-practice"),
    ),
    Topic(
        slug="phones-and-social-media",
        title=mark_p("topic title", "Phones and social media"),
        summary=mark_p(
            "topic summary",
            "Phones help children stay close to friends and family, and they can also take away sleep and "
            "time to learn. We will talk about the school’s rules, and about what other families do at home.",
        ),
        questions=(
            mark_p("topic question", "May my child have a phone at school, and how can I reach my child?"),
            mark_p("topic question", "How do I know which apps are safe for my child’s age?"),
            mark_p("topic question", "What do I do when someone is cruel to my child online?"),
        ),
        terms=terms("bullying", "privacy"),
    ),
)
