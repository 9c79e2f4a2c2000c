"""Library topics about each next step, from the first school to a first job."""

from chats.glossary import terms
from chats.languages.words import mark_p
from chats.topics.library.topic import Topic

NEXT_STEPS = (
    Topic(
        slug="preschool-and-child-care",
        title=mark_p("topic title", "Preschool and child care"),
        summary=mark_p(
            "topic summary",
            "Young children learn by playing with others, and some programs cost nothing. We will talk "
            "about what there is near you, who may join and how to find care while you work.",
        ),
        questions=(
            mark_p("topic question", "At what age can my child start?"),
            mark_p("topic question", "How can we get preschool or child care for little or no money?"),
            mark_p("topic question", "Will they respect our language, our food and our faith?"),
        ),
        terms=terms(),
    ),
    Topic(
        slug="kindergarten",
        title=mark_p("topic title", "Starting kindergarten"),
        summary=mark_p(
            "topic summary",
            "Kindergarten is the first year of school, and families are a child’s first teachers. We will "
            "talk about when to sign up, what a day is like and how to get ready together.",
        ),
        questions=(
            mark_p("topic question", "How old must my child be to start?"),
            mark_p("topic question", "What if my child does not speak English yet?"),
            mark_p("topic question", "How can I help my child on the first day?"),
        ),
        terms=terms("kindergarten", "elementary-school"),
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
        terms=terms("credits", "school-counselor", "middle-school", "high-school"),
    ),
    Topic(
        slug="graduation",
        title=mark_p("topic title", "Credits and finishing high school"),
        summary=mark_p(
            "topic summary",
            "To finish high school, a student has to pass certain classes and meet a few other rules. We "
            "will look at what your child already has, and at what is still needed.",
        ),
        questions=(
            mark_p("topic question", "Do classes from a school in another country count?"),
            mark_p("topic question", "What can my child do after failing a class?"),
            mark_p("topic question", "Until what age may my child go to high school?"),
        ),
        terms=terms("credits", "transcript", "elective", "graduation"),
    ),
    Topic(
        slug="after-high-school",
        title=mark_p("topic title", "After high school: college and jobs"),
        summary=mark_p(
            "topic summary",
            "There are many good ways to go on after high school, such as college, job training or work. We "
            "will talk about how to choose, when to start and how to pay for it.",
        ),
        questions=(
            mark_p("topic question", "What should my child do now to be ready for college?"),
            mark_p("topic question", "Can my child learn a job and earn money at the same time?"),
            mark_p("topic question", "How can we get money for college that we do not have to pay back?"),
        ),
        terms=terms("transcript", "gpa", "school-counselor"),
    ),
)
