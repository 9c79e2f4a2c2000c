"""The administrator's page: how sending goes in the district, its switches, and who is not written to."""

from flask import abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Role, Staff
from chats.access.routes import open_to
from chats.deliveries import stops, wording
from chats.deliveries.district import sending
from chats.deliveries.forms import PlainForm, SwitchForm, WhyForm
from chats.deliveries.holds import holds
from chats.deliveries.views.blueprint import bp
from chats.delivery import actions as delivery
from chats.delivery import explaining
from chats.delivery.letter import Channel
from chats.schools.queries import district


def _page(
    by: Staff, form: SwitchForm, why: WhyForm | None = None, refused: int | None = None, code: int = 200
) -> ResponseReturnValue:
    now, home, price, each = clock.now(), district(), g.settings.text_price, g.settings.whatsapp_price
    prices = {Channel.TEXT: price.micros, Channel.WHATSAPP: each.micros}
    page = render_template(
        "deliveries/administration.html", here=sending(by, home.zone, prices, now), home=home, now=now,
        form=form, why=why, refused=refused, price=price, each=each, words=wording, say=explaining,
        done=request.args.get("done"), moved=code == 409,
    )  # fmt: skip
    return page, code


@bp.get("/desk/delivery")
@open_to(Role.ADMINISTRATOR)
def administration(by: Staff) -> ResponseReturnValue:
    """Rates, what is in doubt, addresses that are not written to, costs, providers, workers, switches."""
    return _page(by, SwitchForm())


@bp.post("/desk/delivery/switches")
@open_to(Role.ADMINISTRATOR)
def stop(by: Staff) -> ResponseReturnValue:
    """Stop everything that leaves by itself, or one channel, in the whole district."""
    form = SwitchForm()
    if not form.sent():
        return _page(by, form, code=422)
    delivery.hold(form.channel, why=str(form.why.data), by=by, now=clock.now())
    return redirect(url_for(".administration", done="held"), 303)


@bp.post("/desk/delivery/switches/<int:switch_id>")
@open_to(Role.ADMINISTRATOR)
def lift_switch(switch_id: int, by: Staff) -> ResponseReturnValue:
    """Let what was stopped leave again, as far as it is still of use."""
    if not any(one.switch_id == switch_id and one.may_lift for one in holds(by)):
        abort(404)
    if not PlainForm().sent():
        abort(403)
    delivery.release(switch_id, by=by, now=clock.now())
    return redirect(url_for(".administration", done="released"), 303)


@bp.post("/desk/delivery/suppressions/<int:suppression_id>")
@open_to(Role.ADMINISTRATOR)
def lift_suppression(suppression_id: int, by: Staff) -> ResponseReturnValue:
    """Write to an address again: a person says why."""
    if not stops.stands(suppression_id):
        abort(404)
    form = WhyForm()
    if not form.sent():
        return _page(by, SwitchForm(), form, suppression_id, 422)
    delivery.lift_suppression(suppression_id, why=str(form.why.data), by=by, now=clock.now())
    return redirect(url_for(".administration", done="lifted"), 303)
