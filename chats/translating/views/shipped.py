"""How far the words that ship with the product are: what is complete, who checked it, what is too long."""

from flask import render_template
from flask.typing import ResponseReturnValue

from chats.access.actors import Staff
from chats.access.routes import open_to
from chats.translating import wording
from chats.translating.permissions import TRANSLATES
from chats.translating.standing import standings
from chats.translating.views.blueprint import bp


@bp.get("/desk/translations/shipped")
@open_to(*TRANSLATES)
def shipped(by: Staff) -> ResponseReturnValue:
    """Every language that families read, a row each."""
    return render_template("translating/shipped.html", standings=standings(), words=wording)
