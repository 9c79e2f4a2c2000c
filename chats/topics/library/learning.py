"""Library topics about classes, and about how a child is doing."""

from chats.glossary import terms
from chats.languages.words import mark_p
from chats.topics.library.topic import Topic

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
        terms=terms("report-card", "grade-level", "gpa"),
    ),
    Topic(
        slug="conferences",
        title=mark_p("topic title", "Report cards and family-teacher conferences"),
        summary=mark_p(
            "topic summary",
            "The school invites you to meet your child’s teachers, hear how your child is doing and ask "
            "questions. We will read a report card together, and plan what you want to ask.",
        ),
        questions=(
            mark_p("topic question", "What can I ask the teacher when there is little time?"),
            mark_p("topic question", "Will there be an interpreter for me?"),
            mark_p("topic question", "What if I cannot come at the time they give me?"),
        ),
        terms=terms("report-card", "family-teacher-conference"),
    ),
    Topic(
        slug="homework-and-reading",
        title=mark_p("topic title", "Homework and reading at home"),
        summary=mark_p(
            "topic summary",
            "You can help your child learn, even if you do not read English. Reading, singing and telling "
            "stories in your own language help your child at school too.",
        ),
        questions=(
            mark_p("topic question", "How much homework is normal, and who can help my child with it?"),
            mark_p("topic question", "How can I help when I do not understand the homework myself?"),
            mark_p("topic question", "Where can we get books in our language?"),
        ),
        terms=terms("homework"),
    ),
    Topic(
        slug="state-tests",
        title=mark_p("topic title", "State tests"),
        summary=mark_p(
            "topic summary",
            "Most students take tests that the state asks for, and children who are learning English take "
            "one more. We will talk about what the tests are for, and what the results mean for your child.",
        ),
        questions=(
            mark_p("topic question", "Do the tests change my child’s grades?"),
            mark_p("topic question", "Can my child have more time, or help in our language?"),
            mark_p("topic question", "How do I read the results that come home?"),
        ),
        terms=terms("standardized-test", "accommodation"),
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
        terms=terms("school-device"),
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
        terms=terms("english-learner", "esl"),
    ),
    Topic(
        slug="two-languages",
        title=mark_p("topic title", "Two languages at school and at home"),
        summary=mark_p(
            "topic summary",
            "Children can learn English well and keep the language of their family. We will talk about "
            "classes in two languages, and about what families can do at home.",
        ),
        questions=(
            mark_p("topic question", "Does the school teach in two languages, and how can my child join?"),
            mark_p("topic question", "What can I do when my child answers me only in English?"),
            mark_p("topic question", "Can my child earn credit for knowing our language?"),
        ),
        terms=terms("dual-language-program", "home-language-survey", "credits"),
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
        terms=terms("gifted"),
    ),
    Topic(
        slug="working-with-teachers",
        title=mark_p("topic title", "Working with your child’s teachers"),
        summary=mark_p(
            "topic summary",
            "You know your child best, and teachers want to hear from you. We will talk about how to reach "
            "a teacher in your language, and what to do when you do not agree.",
        ),
        questions=(
            mark_p("topic question", "How can I reach a teacher when I do not speak English?"),
            mark_p("topic question", "Is it polite here to ask questions, or to disagree?"),
            mark_p("topic question", "Whom can I talk to when the teacher does not answer?"),
        ),
        terms=terms("principal", "language-line", "curriculum"),
    ),
)
