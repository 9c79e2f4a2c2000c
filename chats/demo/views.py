"""Pages of the demo: what each family got, phones that answer, and a clock that jumps."""

from pathlib import Path

from flask import Blueprint, Response, abort, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from chats import clock
from chats.access.routes import demo, open_to
from chats.accounts import actions as accounts
from chats.demo import calls, contents, handsets, mailbox, postman, queries
from chats.demo.whatsapp import PREFIX
from chats.languages.formats import phone as phone_number
from chats.languages.registry import language
from chats.languages.words import _s

bp = Blueprint("demo", __name__, url_prefix="/demo")
_LONGEST_TEXT = 1600


def _folder(name: str) -> Path:
    return Path(current_app.config["SETTINGS"].instance) / "demo" / name


@bp.before_request
def speak() -> None:
    """Demo pages are for whoever tries the product: English or Spanish."""
    g.settle_staff_language(g.language.tag)


@bp.context_processor
def shown_as() -> dict[str, object]:
    """How a number and a subject stand on these pages: as on the phone or in the mailbox of their reader."""
    return {
        "shown": lambda number: phone_number(number.removeprefix(PREFIX), g.language.tag),
        "direction": _direction,
    }


def _direction(tag: str) -> Markup:
    return Markup(' dir="{}"').format(language(tag).direction) if tag else Markup("")


@bp.get("/")
@open_to(demo)
def index() -> ResponseReturnValue:
    """How to be each person of the story."""
    return render_template("demo/index.html")


@bp.get("/phones")
@open_to(demo)
def phones() -> ResponseReturnValue:
    """Every phone that got a text or a call, the latest first."""
    numbers = [*dict.fromkeys([*handsets.numbers(_folder("phones")), *calls.numbers(_folder("phones"))])]
    return render_template("demo/phones.html", numbers=numbers, holders=_holders(numbers))


def _holders(numbers: list[str]) -> dict[str, queries.Holder]:
    """Whose each phone is, also where its number is one of WhatsApp."""
    known = queries.holders([number.removeprefix(PREFIX) for number in numbers])
    bare = {number: number.removeprefix(PREFIX) for number in numbers}
    return {number: known[bare[number]] for number in numbers if bare[number] in known}


@bp.route("/phones/<number>", methods=["GET", "POST"])
@open_to(demo)
def phone(number: str) -> ResponseReturnValue:
    """One phone: its texts and calls, and a line to answer with."""
    trouble = None
    if request.method == "POST":
        button = request.form.get("button", "")[:20]
        trouble = _reply(number, button or request.form.get("body", "").strip(), button)
        if trouble is None:
            return redirect(url_for(".phone", number=number), 303)
    return _shown(number, trouble)


def _shown(number: str, trouble: str | None) -> ResponseReturnValue:
    texts, rung = handsets.texts_of(_folder("phones"), number), calls.calls_of(_folder("phones"), number)
    if not texts and not rung:
        abort(404)
    holder, last = (
        _holders([number]).get(number),
        next((one for one in reversed(texts) if not one.inbound), None),
    )
    said = contents.said_by(_folder("phones"), last.sid) if last and number.startswith(PREFIX) else None
    page = render_template(
        "demo/phone.html", number=number, texts=texts, calls=rung, holder=holder, trouble=trouble,
        keys="123456789*0#", buttons=said.buttons if said else [],
    )  # fmt: skip
    return page, 422 if trouble else 200


@bp.post("/phones/<number>/calls/<sid>")
@open_to(demo)
def at_phone(number: str, sid: str) -> ResponseReturnValue:
    """Somebody picks up, presses a key or hangs up."""
    what, key = request.form.get("what", ""), request.form.get("key", "")
    try:
        calls.act(current_app.config["SETTINGS"].text_url or "", sid, "key" if key else what, key)
    except handsets.PhonesOff:
        return _shown(number, _s("The phone simulator did not take it. Is `make run` still running?"))
    return redirect(url_for(".phone", number=number), 303)


def _reply(number: str, body: str, button: str = "") -> str | None:
    """Let the phone answer; returns what went wrong, in words."""
    if not body or len(body) > _LONGEST_TEXT:
        return _s("A text has 1 to 1600 characters.")
    try:
        handsets.reply(current_app.config["SETTINGS"].text_url or "", number=number, body=body, button=button)
    except handsets.PhonesOff:
        return _s("The phone simulator did not take it. Is `make run` still running?")
    return None


@bp.get("/mail")
@open_to(demo)
def mail() -> ResponseReturnValue:
    """Every mail that was caught, the latest first."""
    found = mailbox.mails(_folder("mail"))
    return render_template("demo/mail.html", mails=found, holders=queries.holders([one.to for one in found]))


@bp.route("/mail/<key>", methods=["GET", "POST"])
@open_to(demo)
def letter(key: str) -> ResponseReturnValue:
    """One mail, as its reader sees it, and a line to answer with."""
    opened, trouble = _opened(key), None
    can_answer = bool(opened.mail.reply_to and current_app.config["SETTINGS"].mailroom)
    if request.method == "POST":
        trouble = _write_back(opened, request.form.get("body", "").strip()) if can_answer else abort(404)
        if trouble is None:
            return redirect(url_for(".mail"), 303)
    page = render_template("demo/letter.html", opened=opened, key=key, can_answer=can_answer, trouble=trouble)
    return page, 422 if trouble else 200


def _write_back(opened: mailbox.OpenedMail, words: str) -> str | None:
    """Let the reader of a mail answer; returns what went wrong, in words."""
    if not words or len(words) > _LONGEST_TEXT:
        return _s("An answer has 1 to 1600 characters.")
    try:
        written = postman.answer_to(opened, words, clock.now())
        at = current_app.config["SETTINGS"].mailroom
        postman.bring(written, at, sender=opened.mail.to, recipients=[opened.mail.reply_to])
    except postman.NotTaken:
        return _s("The mailroom did not take it. Is `make run` still running?")
    return None


@bp.get("/mail/<key>/html")
@open_to(demo)
def letter_html(key: str) -> ResponseReturnValue:
    """The HTML part alone, shut in: no script, no form, nothing from elsewhere."""
    # A link must open outside: our pages refuse to be framed.
    html = _opened(key).html.replace("<head>", '<head><base target="_blank">', 1)
    answer = Response(html, mimetype="text/html")
    answer.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; "
        "sandbox allow-popups allow-popups-to-escape-sandbox"
    )
    return answer


def _opened(key: str) -> mailbox.OpenedMail:
    try:
        return mailbox.open_mail(_folder("mail"), key)
    except mailbox.NoSuchMail:
        abort(404)


@bp.get("/interpreters")
@open_to(demo)
def interpreters() -> ResponseReturnValue:
    """The demo's interpreters, each with their phone."""
    return render_template("demo/interpreters.html", interpreters=queries.interpreters())


@bp.post("/clock")
@open_to(demo)
def jump() -> ResponseReturnValue:
    """Let the demo's clock jump forward; whoever is signed in stays so."""
    wanted, now = request.form.get("to"), clock.now()
    meeting = queries.next_meeting(now)
    found = (
        next((one for one in queries.jumps(meeting, now) if one.name == wanted), None) if meeting else None
    )
    if found is None:
        abort(422)
    accounts.carry_sessions(found.instant - now)
    clock.jump_to(found.instant)
    back = request.form.get("back", "")
    return redirect(back if back.startswith("/desk") else url_for("desk.today"), 303)


def bar() -> dict[str, object] | None:
    """What the demo's bar shows on staff pages; nothing outside the demo."""
    if not g.settings.demo:
        return None
    now = clock.now()
    meeting = queries.next_meeting(now)
    return {"now": now, "meeting": meeting, "jumps": queries.jumps(meeting, now) if meeting else []}
