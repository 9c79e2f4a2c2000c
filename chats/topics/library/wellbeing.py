"""Library topics about health, feelings and being treated well."""

from chats.languages.words import mark_p
from chats.topics.library.topic import Term, Topic

WELLBEING = (
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
        terms=(
            Term(
                mark_p("term", "immunization record"),
                mark_p("term meaning", "The paper that lists the vaccines your child has had."),
            ),
        ),
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
        terms=(
            Term(
                mark_p("term", "mental health"),
                mark_p(
                    "term meaning",
                    "How we feel, think and get along with others. Everyone has it, and help can make it "
                    "better.",
                ),
            ),
        ),
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
        terms=(
            Term(
                mark_p("term", "bullying"),
                mark_p(
                    "term meaning",
                    "Hurting, shaming or scaring someone on purpose, again and again.",
                ),
            ),
            Term(
                mark_p("term", "bias"),
                mark_p(
                    "term meaning",
                    "Treating people worse because of who they are or where they come from.",
                ),
            ),
        ),
    ),
)
