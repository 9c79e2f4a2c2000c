"""An interpreter's offer, own page and calendar. Opening any of them changes nothing."""

from hashlib import sha256

from flask import Response, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access import links
from chats.access.actors import Guest, Purpose
from chats.access.links import DeadLink
from chats.access.routes import open_to
from chats.calendars.entries import feed as feed_of
from chats.calendars.entries import publish
from chats.calendars.links import google_link
from chats.interpreters import actions, queries, wording
from chats.interpreters.forms import OfferForm, OwnForm
from chats.interpreters.views.blueprint import bp
from chats.languages.words import _, spoken_tag


def _switched() -> str | None:
    """Keeps a language chosen on the page where a device takes no cookie. Nothing else is ever in a query."""
    return spoken_tag() if request.args.get("lang") else None


# --- one offer ---


def _offer(by: Guest) -> queries.OfferView:
    g.settle_language(by.language)
    view = queries.offer_view(by.subject_id, clock.now())
    if view is None:
        raise DeadLink("unknown", by.language, by.purpose)
    return view


def _offer_page(token: str, by: Guest, refusal: str = "") -> ResponseReturnValue:
    view = _offer(by)
    own = view.taken
    home = queries.links_of(Purpose.INTERPRETER, [view.interpreter.id]).get(view.interpreter.id)
    page = render_template(
        "interpreters/offer.html", view=view, words=wording, token=token, refusal=refusal,
        google=google_link(wording.entry_of(own, **_keys(own.path))) if own else None,
        home=links.path_of(home) if own and home else None, switched=_switched(),
    )  # fmt: skip
    return page, 422 if refusal else 200


def _keys(path: str) -> dict[str, str]:
    """What makes an entry this interpreter's own: the page it leads to, and who asks."""
    return {"link": g.settings.public_url + path, "organizer_mail": g.settings.mail_from}


@bp.get("/o/<token>")
@open_to(Purpose.OFFER)
def offer(token: str, by: Guest) -> ResponseReturnValue:
    """Language, day, time, place, how long; two buttons. Opening it answers nothing."""
    return _offer_page(token, by)


@bp.post("/o/<token>")
@open_to(Purpose.OFFER)
def answer(token: str, by: Guest) -> ResponseReturnValue:
    """One of the two buttons."""
    _offer(by)
    form = OfferForm()
    if not form.sent():
        return _offer_page(token, by, refusal=" ".join(map(str, form.answer.errors)))
    answered = actions.accept if form.answer.data == "yes" else actions.decline
    try:
        answered(by.subject_id, by=by, now=clock.now())
    except actions.CannotTake as refusal:
        return _offer_page(token, by, refusal=wording.standing_said(refusal.standing))
    return redirect(url_for(".offer", token=token, lang=_switched()), 303)


@bp.get("/o/<token>/calendar.ics")
@open_to(Purpose.OFFER)
def calendar(token: str, by: Guest) -> ResponseReturnValue:
    """The assignment to keep in a calendar; while it is not theirs, the offer, which says what is to do."""
    own = _offer(by).taken
    if own is None:
        return redirect(url_for(".offer", token=token), 303)
    entry = wording.entry_of(own, **_keys(own.path))
    return Response(publish(entry, clock.now()), mimetype="text/calendar")


# --- their own page and calendar ---


def _own_page(token: str, by: Guest, refusal: str = "") -> ResponseReturnValue:
    g.settle_language(by.language)
    now, own = clock.now(), queries.interpreter(by.subject_id)
    if own is None:
        raise DeadLink("unknown", by.language, by.purpose)
    kept = queries.own_assignments(own.id, now - queries.KEPT_ON_PAGE)
    standing = [one for one in kept if one.assignment.ended_at is None]
    coming = [one for one in standing if one.assignment.ends_at > now]
    feed_link = queries.links_of(Purpose.FEED, [own.id]).get(own.id)
    page = render_template(
        "interpreters/home.html", own=own, coming=coming, words=wording, token=token, now=now,
        refusal=refusal,
        past=[one for one in reversed(standing) if one.assignment.ends_at <= now],
        families=queries.families_to_meet(one.assignment for one in coming),
        offers=queries.offers_answerable(now, [own.id]), switched=_switched(),
        feed=g.settings.public_url + links.path_of(feed_link) if feed_link else None,
    )  # fmt: skip
    return page, 422 if refusal else 200


@bp.get("/i/<token>")
@open_to(Purpose.INTERPRETER)
def home(token: str, by: Guest) -> ResponseReturnValue:
    """What waits for an answer, what is to come and whom they will meet; their calendar's address."""
    return _own_page(token, by)


@bp.post("/i/<token>")
@open_to(Purpose.INTERPRETER)
def act(token: str, by: Guest) -> ResponseReturnValue:
    """Give an assignment back, or switch the calendar's address off or renew it."""
    g.settle_language(by.language)
    form = OwnForm()
    if not form.sent():
        return _own_page(token, by, refusal=" ".join(map(str, form.act.errors)))
    try:
        if form.act.data == "withdraw":
            actions.withdraw(form.assignment.data or 0, by=by, now=clock.now())
        elif form.act.data != "keep":
            actions.switch_feed(on=form.act.data == "feed-new", by=by, now=clock.now())
    except actions.HasBegun:
        return _own_page(token, by, refusal=_("The meeting has begun. Please call the school right away."))
    except actions.NotTheirs:
        abort(404)
    return redirect(url_for(".home", token=token, lang=_switched()), 303)


@bp.get("/cal/<token>.ics")
@open_to(Purpose.FEED)
def feed(token: str, by: Guest) -> ResponseReturnValue:
    """The calendar that an interpreter's phone reads by itself. It names no family and invites nobody."""
    own = queries.interpreter(by.subject_id)
    if own is None:
        raise DeadLink("unknown", by.language, by.purpose)
    kept = queries.own_assignments(own.id, clock.now() - queries.KEPT_IN_FEED)
    g.settle_language(own.language)
    entries = [wording.entry_of(one, **_keys(one.path)) for one in kept]
    body = feed_of(_("Interpreting"), entries, spoken_tag(), own.zone)
    shown = Response(body, mimetype="text/calendar")
    shown.headers["Cache-Control"] = "private, max-age=900"
    shown.set_etag(sha256(body).hexdigest())
    return shown.make_conditional(request)
