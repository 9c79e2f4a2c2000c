"""The liaison's first page."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from chats.access.actors import Staff
from chats.access.routes import open_to, staff

bp = Blueprint("desk", __name__)


@bp.get("/desk")
@open_to(*staff)
def today(by: Staff) -> ResponseReturnValue:
    """What needs a person today."""
    return render_template("desk/today.html", by=by)
