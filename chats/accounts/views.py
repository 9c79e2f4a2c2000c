"""Sign-in and sign-out pages."""

from flask import Blueprint, Response, abort, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Role, Staff
from chats.access.routes import everyone, open_to, staff
from chats.accounts import actions, entrance, queries
from chats.accounts.forms import BeginForm, SignInForm
from chats.languages.words import _s
from chats.schools import actions as schools
from chats.web.forms import StaffForm

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
    return (
        wanted if wanted.startswith("/") and not wanted.startswith(("//", "/\\")) else url_for("desk.today")
    )


def _signed_in(token: str) -> Response:
    answer = make_response(redirect(_safe_next(), 303))
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
                form.mail.data or "",
                form.password.data or "",
                source=request.remote_addr or "",
                now=clock.now(),
            )
            return _signed_in(token)
        except actions.WrongSignIn:
            form.refuse("password", _s("Mail address and password do not fit together. Please try again."))
        except actions.TooManyTries:
            form.refuse("password", _s("Too many tries. Please wait 15 minutes, then try again."))
    return render_template("accounts/sign_in.html", form=form), 422 if request.method == "POST" else 200


@bp.route("/start/<code>", methods=["GET", "POST"])
@open_to(everyone)
def begin(code: str) -> ResponseReturnValue:
    """The first-administrator step: works with the code from the terminal, until an administrator exists."""
    if queries.any_staff() or not entrance.fits(g.settings.instance, code):
        abort(404)
    g.settle_staff_language(g.language.tag)
    form = BeginForm()
    if form.sent():
        district_id = schools.found(str(form.district.data), str(form.zone.data))
        actions.create_staff(
            district_id,
            str(form.name.data),
            str(form.mail.data),
            Role.ADMINISTRATOR,
            password=form.password.data,
        )
        return redirect(url_for(".sign_in"), 303)
    return render_template("accounts/begin.html", form=form), 422 if request.method == "POST" else 200


@bp.post("/sign-out")
@open_to(*staff)
def sign_out(by: Staff) -> ResponseReturnValue:
    """End the session on the server; the cookie is worth nothing afterwards."""
    if not StaffForm().sent():
        abort(403)
    actions.sign_out(by=by, now=clock.now())
    answer = make_response(redirect(url_for(".sign_in"), 303))
    answer.delete_cookie(cookie_name())
    return answer
