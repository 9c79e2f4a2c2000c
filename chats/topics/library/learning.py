"""Library topics about classes and help with learning."""

from chats.languages.words import mark_p
from chats.topics.library.topic import Term, Topic

LEARNING = (
    Topic(
        slug="grades",
        title=mark_p("topic title", "Grades and how to follow them"),
        summary=mark_p(
            "topic summary",
            "What grades mean here, and how to see how your child is doing. We can look together at the "
            "website or app that shows them.",
        ),
        questions=(
            mark_p("topic question", "What do the letters and numbers on the report card mean?"),
            mark_p("topic question", "How can I see grades and missing work on my phone?"),
            mark_p("topic question", "Whom can I ask when my child is falling behind?"),
        ),
        terms=(
            Term(
                mark_p("term", "report card"),
                mark_p("term meaning", "A paper or web page that shows your child’s grades."),
            ),
        ),
    ),
    Topic(
        slug="devices-and-internet",
        title=mark_p("topic title", "School devices and the internet"),
        summary=mark_p(
            "topic summary",
            "How to use the school’s computer or tablet at home, and who helps when it does not work. We "
            "will also talk about low-cost internet and staying safe online.",
        ),
        questions=(
            mark_p("topic question", "What do I do when the computer or tablet breaks or is lost?"),
            mark_p("topic question", "Where can we get free or low-cost internet?"),
            mark_p("topic question", "How can I keep my child safe online?"),
        ),
        terms=(
            Term(
                mark_p("term", "school device"),
                mark_p("term meaning", "A computer or tablet that the school lends to your child."),
            ),
        ),
    ),
    Topic(
        slug="english-learners",
        title=mark_p("topic title", "Help with learning English"),
        summary=mark_p(
            "topic summary",
            "How the school helps children who are learning English, how it tests them and what you may "
            "choose. The language you speak at home is a strength, and we will talk about how to keep it "
            "growing.",
        ),
        questions=(
            mark_p("topic question", "How does the school decide what help my child gets?"),
            mark_p("topic question", "When will my child no longer need this help?"),
            mark_p("topic question", "Is it good for my child if we speak our own language at home?"),
        ),
        terms=(
            Term(
                mark_p("term", "English learner"),
                mark_p(
                    "term meaning",
                    "A student who speaks another language and gets help at school to learn English.",
                ),
            ),
            Term(
                mark_p("term", "ESL"),
                mark_p("term meaning", "Lessons in English for students who speak another language."),
            ),
        ),
    ),
    Topic(
        slug="special-education",
        title=mark_p("topic title", "Special education"),
        summary=mark_p(
            "topic summary",
            "Some children need extra help to learn, and the school gives it at no cost. We will talk about"
            " how to ask for it, what the plan for your child says and how you take part.",
        ),
        questions=(
            mark_p("topic question", "I think my child needs extra help to learn. How do I ask?"),
            mark_p("topic question", "What happens at the meeting about my child’s plan?"),
            mark_p("topic question", "May I say no, or ask for changes?"),
        ),
        terms=(
            Term(
                mark_p("term", "IEP"),
                mark_p(
                    "term meaning",
                    "A written plan for a child who gets special education. You help to make it, and it is "
                    "for your child alone.",
                ),
            ),
            Term(
                mark_p("term", "evaluation"),
                mark_p(
                    "term meaning",
                    "A careful look at how a child learns and what help the child needs, with tests and "
                    "talks.",
                ),
            ),
        ),
    ),
    Topic(
        slug="advanced-learning",
        title=mark_p("topic title", "Gifted and advanced classes"),
        summary=mark_p(
            "topic summary",
            "Children of every language can be ready for harder work. We will talk about how the school "
            "finds them, and how you can ask.",
        ),
        questions=(
            mark_p("topic question", "How does the school choose children for these classes?"),
            mark_p("topic question", "Can my child join while still learning English?"),
            mark_p("topic question", "What can I do when my child is bored at school?"),
        ),
        terms=(
            Term(
                mark_p("term", "gifted"),
                mark_p(
                    "term meaning",
                    "A word schools use for children who learn some things much faster or more deeply than "
                    "others their age.",
                ),
            ),
        ),
    ),
)
