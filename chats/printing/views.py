"""Letters on paper: the page, the PDF, and that they were handed out."""

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Role, Staff
from chats.access.routes import open_to
from chats.invitations import actions as invitations
from chats.invitations.replies import MeetingBegun, MeetingCancelled, NoSeatLeft, Standing
from chats.languages.words import _s
from chats.printing import actions, showing, typesetting, wording
from chats.printing.forms import HandedOutForm, MakeForm, SlipForm
from chats.printing.wanted import Choice

bp = Blueprint("printing", __name__)
SERVING = (Role.LIAISON, Role.COORDINATOR, Role.ADMINISTRATOR)
"""Hosts serve no families: names and links are not theirs to print."""
OK, CONFLICT, UNFIT = 200, 409, 422


def _page(
    meeting_id: int, by: Staff, form: MakeForm | HandedOutForm | SlipForm, code: int = OK, **more: object
) -> ResponseReturnValue:
    one = showing.letters(
        by, meeting_id, site=g.settings.public_url, families=typesetting.families(), now=clock.now()
    )
    if one is None:
        abort(404)
    page = render_template(
        "printing/show.html", one=one, form=form if isinstance(form, MakeForm) else MakeForm(), sent=form,
        say=wording, others_made=code == CONFLICT, done=request.args.get("done"), choices=list(Choice),
        typed=form if isinstance(form, SlipForm) else SlipForm(),
        **more,
    )  # fmt: skip
    return page, code


@bp.get("/desk/chats/<int:meeting_id>/letters")
@open_to(*SERVING)
def show(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """How many letters for whom, by language and grade band; what waits to be handed out; what is old."""
    return _page(meeting_id, by, MakeForm())


@bp.post("/desk/chats/<int:meeting_id>/letters/make")
@open_to(*SERVING)
def make(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """Make the letters. The PDF is a step of its own, so that it can be opened again."""
    form = MakeForm()
    if not form.sent():
        return _page(meeting_id, by, form, UNFIT)
    try:
        made = actions.make(
            meeting_id, Choice(form.whom.data), families=typesetting.families(), by=by, now=clock.now()
        )
    except actions.NotTheirs:
        abort(404)
    return redirect(url_for(".show", meeting_id=meeting_id, done="made" if made else "none"), 303)


@bp.post("/desk/chats/<int:meeting_id>/letters/handed-out")
@open_to(*SERVING)
def hand_out(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """Write down that the letters went home."""
    form = HandedOutForm()
    if not form.sent():
        return _page(meeting_id, by, form, UNFIT)
    try:
        actions.hand_out(
            meeting_id, form.pages.data or 0, site=g.settings.public_url, families=typesetting.families(),
            by=by, now=clock.now(),
        )  # fmt: skip
    except actions.NotTheirs:
        abort(404)
    except actions.OthersMade:
        return _page(meeting_id, by, form, CONFLICT)
    return redirect(url_for(".show", meeting_id=meeting_id, done="handed-out"), 303)


@bp.post("/desk/chats/<int:meeting_id>/letters/slips")
@open_to(*SERVING)
def slip(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """Record the answer on a slip that came back."""
    form = SlipForm()
    invitation_id = form.family.data or 0
    if not form.sent() or form.answer is None:
        return _page(meeting_id, by, form, UNFIT, why=wording.unread(form.family.errors, form.party.errors))
    if not showing.may_come_back(by, meeting_id, invitation_id):
        abort(404)
    try:
        standing = invitations.reply(
            form.answer, form.party.data, by=by, now=clock.now(), invitation_id=invitation_id
        )
    except (NoSeatLeft, MeetingBegun, MeetingCancelled, invitations.NotInvited) as refusal:
        return _page(meeting_id, by, form, UNFIT, why=wording.refusal(refusal))
    done = "waits" if standing is Standing.WAITING else "answered"
    return redirect(url_for(".show", meeting_id=meeting_id, done=done), 303)


@bp.get("/desk/chats/<int:meeting_id>/letters.pdf")
@open_to(*SERVING)
def pdf(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """The letters that wait to be handed out, by grade band and name. Live links are in this answer alone."""
    part = max(request.args.get("part", 1, int), 1)
    sheets = showing.to_print(
        by, meeting_id, part, site=g.settings.public_url, families=typesetting.families(), now=clock.now()
    )
    if sheets is None:
        abort(404)
    if not sheets:
        return redirect(url_for(".show", meeting_id=meeting_id, done="none"), 303)
    try:
        made = typesetting.pdf(_s("Letters on paper"), sheets)
    except typesetting.CannotPrint:
        return redirect(url_for(".show", meeting_id=meeting_id, done="failed"), 303)
    head = {"Content-Disposition": f'inline; filename="letters-{meeting_id}-{part}.pdf"'}
    return made, OK, {"Content-Type": "application/pdf", **head}
