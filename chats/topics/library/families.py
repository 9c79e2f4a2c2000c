"""Library topics about families’ rights, voice and free time."""

from chats.glossary import terms
from chats.languages.words import mark_p
from chats.topics.library.topic import Topic

FAMILIES = (
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
        terms=terms("interpreter", "translator"),
    ),
    Topic(
        slug="student-records",
        title=mark_p("topic title", "School records and your privacy"),
        summary=mark_p(
            "topic summary",
            "You may see what the school writes down about your child, and ask it to correct what is wrong. "
            "We will talk about what the school keeps, who may see it and when it needs your permission.",
        ),
        questions=(
            mark_p("topic question", "How can I see my child’s records in my language?"),
            mark_p("topic question", "Who else may see them?"),
            mark_p("topic question", "May I say no to photos of my child?"),
        ),
        terms=terms("student-records", "consent", "privacy"),
    ),
    Topic(
        slug="having-a-say",
        title=mark_p("topic title", "Family councils and how to be heard"),
        summary=mark_p(
            "topic summary",
            "Families help decide how a school is run, and what you know is needed. We will talk about the "
            "groups you can join, and how to speak there in your own language.",
        ),
        questions=(
            mark_p("topic question", "Which groups can I join, and how much time do they take?"),
            mark_p("topic question", "May I speak at a meeting in my own language?"),
            mark_p("topic question", "Who decides about the rules and money of our schools?"),
        ),
        terms=terms("school-district", "school-board", "superintendent"),
    ),
    Topic(
        slug="after-school",
        title=mark_p("topic title", "After-school and summer programs"),
        summary=mark_p(
            "topic summary",
            "After school and in summer, children can get help with homework, play and learn new things. We "
            "will talk about what there is, what it costs and how children get home.",
        ),
        questions=(
            mark_p("topic question", "How and when do I sign my child up?"),
            mark_p("topic question", "What if we cannot pay for it?"),
            mark_p("topic question", "Do the children get food and a ride home?"),
        ),
        terms=terms("after-school-program", "summer-school"),
    ),
    Topic(
        slug="sports-and-clubs",
        title=mark_p("topic title", "Sports and clubs"),
        summary=mark_p(
            "topic summary",
            "In sports, music, art and clubs, children make friends and find out what they love. We will "
            "talk about how to join, what it costs and which forms the school needs.",
        ),
        questions=(
            mark_p("topic question", "Which sports and clubs can my child join?"),
            mark_p("topic question", "Does my child need a health check first?"),
            mark_p("topic question", "Can my child play in clothes that fit our faith?"),
        ),
        terms=terms("permission-slip"),
    ),
    Topic(
        slug="adult-english",
        title=mark_p("topic title", "English classes for adults"),
        summary=mark_p(
            "topic summary",
            "Many parents want to learn English, or to finish school themselves. We will talk about free "
            "classes near you, classes with child care and ways to learn at home.",
        ),
        questions=(
            mark_p("topic question", "Are there classes that fit my work hours?"),
            mark_p("topic question", "What if I never learned to read and write?"),
            mark_p("topic question", "Who looks after my children while I am in class?"),
        ),
        terms=terms("esl"),
    ),
)
