"""Sign-in and sign-out, and the accounts of a district's staff."""

from flask import Blueprint, Response, abort, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Guest, Purpose, Role, Staff
from chats.access.links import DeadLink
from chats.access.routes import everyone, open_to, staff
from chats.accounts import actions, entrance, queries
from chats.accounts.forms import (
    BeginForm,
    OwnForm,
    PasswordForm,
    PlainForm,
    SignInForm,
    StaffMemberForm,
    role_name,
)
from chats.accounts.permissions import GETS_DIGEST
from chats.languages.words import _s
from chats.schools import actions as schools
from chats.schools.queries import all_schools
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


@bp.route("/desk/staff", methods=["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def staff_list(by: Staff) -> ResponseReturnValue:
    """Everybody who works here, and room for one more."""
    form = StaffMemberForm()
    if form.sent():
        try:
            staff_id = actions.create_staff(
                by.district_id, str(form.name.data), str(form.mail.data), Role(form.role.data), password=None,
                schools=form.schools.data, speaks=form.speaks.data, language=str(form.language.data),
            )  # fmt: skip
            return _welcome_page(staff_id, by)
        except actions.MailTaken:
            form.refuse("mail", _s("There is an account with this mail address already."))
    page = render_template(
        "accounts/staff.html", form=form, members=queries.staff_of_district(), role_name=role_name,
        places=queries.schools_of_staff(), schools={one.id: one.name for one in all_schools()},
    )  # fmt: skip
    return page, 422 if request.method == "POST" else 200


def _welcome_page(staff_id: int, by: Staff) -> ResponseReturnValue:
    """The link to a password, shown once: it is kept nowhere."""
    try:
        path = actions.welcome(staff_id, by=by, now=clock.now())
    except actions.NotTheirs:
        abort(404)
    member = queries.staff_by_id({staff_id})[staff_id]
    return render_template("accounts/welcome.html", member=member, link=g.settings.public_url + path)


@bp.post("/desk/staff/<int:staff_id>/link")
@open_to(Role.ADMINISTRATOR)
def staff_link(staff_id: int, by: Staff) -> ResponseReturnValue:
    """A fresh link to a password, for a colleague who is new or forgot theirs."""
    if not PlainForm().sent():
        abort(403)
    return _welcome_page(staff_id, by)


@bp.post("/desk/staff/<int:staff_id>/left")
@open_to(Role.ADMINISTRATOR)
def staff_left(staff_id: int, by: Staff) -> ResponseReturnValue:
    """A colleague does not work here any more."""
    if not PlainForm().sent():
        abort(403)
    try:
        actions.part_with(staff_id, by=by, now=clock.now())
    except (actions.NotTheirs, actions.OwnAccount):
        abort(404)
    return redirect(url_for(".staff_list"), 303)


@bp.route("/desk/account", methods=["GET", "POST"])
@open_to(*staff)
def own(by: Staff) -> ResponseReturnValue:
    """One's own language, and whether one's day comes by mail."""
    member = queries.member(by.id)
    if member is None:
        abort(404)
    form = OwnForm(data={"language": member.language, "digest": member.digest})
    gets_mail = by.role in GETS_DIGEST
    if form.sent():
        digest = bool(form.digest.data) if gets_mail else member.digest
        actions.settle_own(str(form.language.data), digest=digest, by=by)
        return redirect(url_for(".own", done=1), 303)
    page = render_template("accounts/own.html", form=form, mail=member.mail, gets_mail=gets_mail)
    return page, 422 if request.method == "POST" else 200


@bp.route("/welcome/<token>", methods=["GET", "POST"])
@open_to(Purpose.PASSWORD)
def welcome(token: str, by: Guest) -> ResponseReturnValue:
    """Choose a password, once."""
    g.settle_staff_language(by.language or "en")
    form, member = PasswordForm(), queries.member(by.subject_id)
    if member is None:
        raise DeadLink("revoked", by.language, by.purpose)
    name, mail = member.name, member.mail
    if form.sent():
        actions.choose_password(str(form.password.data), by=by, now=clock.now())
        return redirect(url_for(".sign_in"), 303)
    page = render_template("accounts/choose_password.html", form=form, token=token, name=name, mail=mail)
    return page, 422 if request.method == "POST" else 200
