"""Sign-in and sign-out pages."""

from flask import Blueprint, Response, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Staff
from chats.access.routes import everyone, open_to, staff
from chats.accounts import actions, queries
from chats.accounts.forms import SignInForm
from chats.languages.words import _s

bp = Blueprint("accounts", __name__)


def cookie_name() -> str:
    """``__Host-`` binds the cookie to our host; browsers want https for it."""
    return "__Host-chats" if g.settings.secure else "chats"


def staff_of_request() -> Staff | None:
    """The signed-in member of staff, if any; sets the language of their screens."""
    token = request.cookies.get(cookie_name())
    by = queries.staff_of_session(token, clock.now()) if token else None
    if by is not None:
        actions.note_seen(by=by, now=clock.now())
        g.settle_staff_language(by.language)
    return by


def _safe_next() -> str:
    """Where to go after signing in: a path of ours, nothing else."""
    wanted = request.args.get("next", "")
    return wanted if wanted.startswith("/") and not wanted.startswith(("//", "/\\")) else url_for("desk.today")


def _signed_in(token: str) -> Response:
    answer = redirect(_safe_next(), 303)
    assert isinstance(answer, Response)
    answer.set_cookie(cookie_name(), token, httponly=True, samesite="Lax", secure=g.settings.secure, path="/")
    return answer


@bp.route("/sign-in", methods=["GET", "POST"])
@open_to(everyone)
def sign_in() -> ResponseReturnValue:
    """The sign-in page. A wrong password and an unknown address look alike."""
    g.settle_staff_language(g.language.tag)
    form = SignInForm()
    if form.sent():
        try:
            token = actions.sign_in(
                form.mail.data or "", form.password.data or "", source=request.remote_addr or "", now=clock.now()
            )
            return _signed_in(token)
        except actions.WrongSignIn:
            form.refuse("password", _s("Mail address and password do not fit together. Please try again."))
        except actions.TooManyTries:
            form.refuse("password", _s("Too many tries. Please wait 15 minutes, then try again."))
    return render_template("accounts/sign_in.html", form=form), 422 if request.method == "POST" else 200


@bp.post("/sign-out")
@open_to(*staff)
def sign_out(by: Staff) -> ResponseReturnValue:
    """End the session on the server; the cookie is worth nothing afterwards."""
    actions.sign_out(by=by, now=clock.now())
    answer = redirect(url_for(".sign_in"), 303)
    answer.delete_cookie(cookie_name())
    return answer
