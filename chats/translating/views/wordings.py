"""The district's own wording of what we ship: find a message, say it otherwise, or take ours again."""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Staff
from chats.access.routes import open_to
from chats.languages import registry
from chats.languages.isolation import UnfitText
from chats.languages.words import _s
from chats.schools.queries import district
from chats.translating import actions, queries, wording
from chats.translating.forms import ActForm, SearchForm, WordingForm
from chats.translating.permissions import REWORDS
from chats.translating.shipped import Shipped, message_at, shipped
from chats.translating.views.blueprint import bp

SHOWN_AT_MOST = 40


@bp.get("/desk/wording")
@open_to(*REWORDS)
def wordings(by: Staff) -> ResponseReturnValue:
    """The languages to choose from."""
    return render_template("translating/wordings.html", listed=registry.listed())


@bp.route("/desk/wording/<tag>", methods=["GET", "POST"])
@open_to(*REWORDS)
def search(tag: str, by: Staff) -> ResponseReturnValue:
    """What the district says in its own words in a language; and any message, by words of it."""
    target, form = _listed(tag), SearchForm()
    found: list[Shipped] | None = None
    if form.sent():
        found = [one for one in shipped(tag) if one.says(form.wanted.data or "")]
    own = {key: held[0] for key, held in queries.wordings(tag).items() if held[0].forms}
    refused = request.method == "POST" and found is None
    return render_template(
        "translating/search.html", target=target, form=form, found=found, own=own, words=wording,
        reworded=[one for one in shipped(tag) if one.source.key in own], most=SHOWN_AT_MOST,
    ), 422 if refused else 200  # fmt: skip


@bp.route("/desk/wording/<tag>/<message>", methods=["GET", "POST"])
@open_to(*REWORDS)
def message(tag: str, message: str, by: Staff) -> ResponseReturnValue:
    """One message: as we ship it, and in the district's own words."""
    target, one = _listed(tag), message_at(tag, message) or abort(404)
    history = queries.wording_of(tag, one.source.context, one.source.text)
    now = history[0].forms if history and history[0].forms else one.forms
    form = WordingForm(now, wording.form_labels(one, tag))
    if form.sent():
        try:
            actions.reword(tag, message, form.forms, by=by, now=clock.now())
        except actions.UnfitWording as refusal:
            form.refuse(
                "form0", " ".join(_s("It %(fault)s.", fault=fault.said()) for fault in refusal.faults)
            )
        except UnfitText:
            form.refuse("form0", _s("There is a character in it that cannot be kept. Please type it anew."))
        else:
            return redirect(url_for(".message", tag=tag, message=message), 303)
    return render_template(
        "translating/message.html", target=target, one=one, form=form, history=history, words=wording,
        act=ActForm(), zone=district().zone,
    ), 422 if request.method == "POST" else 200  # fmt: skip


@bp.post("/desk/wording/<tag>/<message>/restore")
@open_to(*REWORDS)
def restore(tag: str, message: str, by: Staff) -> ResponseReturnValue:
    """Say it in our words again."""
    _listed(tag)
    if message_at(tag, message) is None:
        abort(404)
    if not ActForm().sent():
        abort(403)
    actions.restore(tag, message, by=by, now=clock.now())
    return redirect(url_for(".message", tag=tag, message=message), 303)


def _listed(tag: str) -> registry.Language:
    return next((row for row in registry.listed() if row.tag == tag and not row.pseudo), None) or abort(404)
