"""Library topics about extra help, health and how a child feels."""

from chats.glossary import terms
from chats.languages.words import mark_p
from chats.topics.library.topic import Topic

SUPPORT = (
    Topic(
        slug="special-education",
        title=mark_p("topic title", "Special education"),
        summary=mark_p(
            "topic summary",
            "Some children need extra help to learn, and the school gives it at no cost. We will talk about "
            "how to ask for it, what the plan for your child says and how you take part.",
        ),
        questions=(
            mark_p("topic question", "I think my child needs extra help to learn. How do I ask?"),
            mark_p("topic question", "What happens at the meeting about my child’s plan?"),
            mark_p("topic question", "May I say no, or ask for changes?"),
        ),
        terms=terms("iep", "evaluation"),
    ),
    Topic(
        slug="504-plans",
        title=mark_p("topic title", "504 plans for health and learning needs"),
        summary=mark_p(
            "topic summary",
            "A child with a health problem or disability may need some changes to take part in school, and "
            "the school makes them at no cost. We will talk about who can have such a plan, and how to ask "
            "for one.",
        ),
        questions=(
            mark_p("topic question", "Which health or learning needs can the plan help with?"),
            mark_p("topic question", "How is it different from special education?"),
            mark_p("topic question", "What can I do when the plan is not followed?"),
        ),
        terms=terms("504-plan", "accommodation"),
    ),
    Topic(
        slug="health-and-vaccines",
        title=mark_p("topic title", "Health and vaccines"),
        summary=mark_p(
            "topic summary",
            "What vaccines and health papers the school asks for, and what the school nurse can do. We can "
            "tell you where care is free or costs little.",
        ),
        questions=(
            mark_p("topic question", "What vaccines does my child need, and where can we get them?"),
            mark_p("topic question", "How can my child take medicine at school?"),
            mark_p("topic question", "When should I keep my child at home?"),
        ),
        terms=terms("immunization-record", "school-nurse"),
    ),
    Topic(
        slug="hearing-and-vision",
        title=mark_p("topic title", "Hearing and vision checks"),
        summary=mark_p(
            "topic summary",
            "The school checks whether children hear and see well, because both matter for learning. We "
            "will talk about what happens at a check, and where to get glasses or hearing care at low cost.",
        ),
        questions=(
            mark_p("topic question", "What happens at the check, and does it cost anything?"),
            mark_p("topic question", "May I say no to a check?"),
            mark_p("topic question", "Where can we get glasses for little or no money?"),
        ),
        terms=terms("screening", "speech-therapy"),
    ),
    Topic(
        slug="wellness",
        title=mark_p("topic title", "Feeling well in body and mind"),
        summary=mark_p(
            "topic summary",
            "Worry, sadness, anger and too little sleep touch every family at times. We will share what "
            "helps, and who at school is there to listen.",
        ),
        questions=(
            mark_p("topic question", "How can I tell if my child is unhappy or only tired?"),
            mark_p("topic question", "Whom can my child talk to at school?"),
            mark_p("topic question", "Where can our family get help, and who will know about it?"),
        ),
        terms=terms("mental-health", "school-counselor", "social-worker"),
    ),
    Topic(
        slug="housing-and-foster-care",
        title=mark_p("topic title", "Help for children without a steady home"),
        summary=mark_p(
            "topic summary",
            "Children in a shelter, a motel, a car, a friend’s home or foster care may start school at "
            "once, and they may often stay in the school they know. We will talk about help with rides, "
            "meals and supplies, and about whom you can speak to in private.",
        ),
        questions=(
            mark_p(
                "topic question",
                "We are staying with friends for now. Can my child stay in the same school?",
            ),
            mark_p("topic question", "May my child start school before we have all the forms?"),
            mark_p("topic question", "Who at school can help us, and who else will know?"),
        ),
        terms=terms("temporary-housing"),
    ),
)
