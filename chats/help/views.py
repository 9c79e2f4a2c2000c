"""Help in every language, for families and everybody else; and for staff, how to give it."""

from collections.abc import Callable

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from chats import clock
from chats.access.actors import Staff
from chats.access.routes import everyone, open_to, staff
from chats.help import cards, flyers, paper, queries, rights, tongues, wording
from chats.languages import catalogues, registry
from chats.languages.language import Language
from chats.languages.words import _s, spoken_tag
from chats.printing.typesetting import CannotPrint
from chats.schools.queries import district, districts
from chats.web.language import settle_as_named

bp = Blueprint("help", __name__)
OK, UNDRAWN = 200, 503
PDF = "application/pdf"


@bp.get("/help")
@open_to(everyone)
def front() -> ResponseReturnValue:
    """Whose help: asked only where one machine serves several districts."""
    found = districts()
    if len(found) == 1:
        return redirect(url_for(".index", district_id=found[0].id, lang=request.args.get("lang")), 303)
    return render_template("help/districts.html", districts=found, rights=rights)


@bp.get("/help/<int:district_id>")
@open_to(everyone)
def index(district_id: int) -> ResponseReturnValue:
    """Every language by its own name."""
    home = _district(district_id)
    return render_template("help/index.html", home=home, languages=tongues.offered(), rights=rights)


@bp.get("/help/<int:district_id>/<tag>")
@open_to(everyone)
def page(district_id: int, tag: str) -> ResponseReturnValue:
    """A family's rights, and a card to show, in the language they speak or in one that they may read."""
    home, known = _district(district_id), registry.resolve(tag)
    if known is None:
        abort(404)
    if known != tag:
        return redirect(url_for(".page", district_id=district_id, tag=known), 301)
    written = settle_as_named(tongues.written_for(tag, spoken_tag()))
    asked = tongues.tongues(tag)
    return render_template(
        "help/page.html", home=home, tag=tag, tongues=asked, cards=cards, rights=rights,
        checked=catalogues.status(written).state != catalogues.MACHINE_DRAFTED,
        switch_links=lambda: _others(district_id),
    )  # fmt: skip


@bp.get("/help/<int:district_id>/<tag>/cards.pdf")
@open_to(everyone)
def small_cards(district_id: int, tag: str) -> ResponseReturnValue:
    """Ten cards for wallets, to cut out."""
    return _cards(district_id, tag, large=False)


@bp.get("/help/<int:district_id>/<tag>/card.pdf")
@open_to(everyone)
def large_cards(district_id: int, tag: str) -> ResponseReturnValue:
    """Two cards of half a page."""
    return _cards(district_id, tag, large=True)


@bp.get("/desk/help")
@open_to(*staff)
def advice(by: Staff) -> ResponseReturnValue:
    """For staff: how to call the language line, work with an interpreter, and write to be translated."""
    return render_template(
        "help/advice.html", home=district(), say=wording, languages=tongues.offered(),
        failed=request.args.get("failed"),
    )  # fmt: skip


@bp.get("/desk/chats/<int:meeting_id>/flyers")
@open_to(*staff)
def meeting(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """Flyers and cards for one chat, by the languages of those who were asked."""
    one = queries.gathering(by, meeting_id, clock.now())
    if one is None:
        abort(404)
    return render_template(
        "help/meeting.html", one=one, say=wording, rows=wording.rows(one),
        title=wording.title_of(one.meeting), failed=request.args.get("failed"),
    )  # fmt: skip


@bp.get("/desk/chats/<int:meeting_id>/flyers.pdf")
@open_to(*staff)
def meeting_flyers(meeting_id: int, by: Staff) -> ResponseReturnValue:
    """One flyer, or one for each language that somebody who was asked reads."""
    one = queries.gathering(by, meeting_id, clock.now())
    if one is None:
        abort(404)
    only = request.args.get("language")
    tags = [
        row.tag for row in registry.listed() if row.tag == only or (only is None and one.readers[row.tag])
    ]
    made = [flyers.flyer(one, tag, _link(one.district.id, tag)) for tag in tags]
    pages = [page for page in made if page is not None]
    back = url_for(".meeting", meeting_id=meeting_id, failed="none" if not pages else "font")
    if not pages:
        return redirect(back, 303)
    return _pdf(
        lambda: paper.flyers_pdf(_s("Flyers"), pages), f"flyers-{meeting_id}", lambda: redirect(back, 303)
    )


def _district(district_id: int) -> queries.District:
    return queries.district_by_id(district_id) or abort(404)


def _link(district_id: int, tag: str) -> str:
    return str(g.settings.public_url) + url_for(".page", district_id=district_id, tag=tag)


def _others(district_id: int) -> list[tuple[Language, str]]:
    """The same help in each language that we write; the device remembers the choice."""
    return [
        (row, url_for(".page", district_id=district_id, tag=row.tag, lang=row.tag))
        for row in registry.listed()
    ]


def _cards(district_id: int, tag: str, *, large: bool) -> ResponseReturnValue:
    home = _district(district_id)
    if tag not in {row.tag for row in tongues.offered()}:
        abort(404)
    written = settle_as_named(tongues.written_for(tag, spoken_tag()))
    link = _link(district_id, tag)
    card = paper.Card(tongues.tongues(tag), written, link, home.phone, home.language_line)
    return _pdf(
        lambda: paper.card_pdf(card, large=large), f"{'card' if large else 'cards'}-{tag}",
        lambda: abort(UNDRAWN),
    )  # fmt: skip


def _pdf(
    make: Callable[[], bytes], name: str, otherwise: Callable[[], ResponseReturnValue]
) -> ResponseReturnValue:
    try:
        made = make()
    except (paper.NoFont, CannotPrint):
        return otherwise()
    return made, OK, {"Content-Type": PDF, "Content-Disposition": f'inline; filename="{name}.pdf"'}
