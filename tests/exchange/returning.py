"""A translator's file for what people wrote: made, sent, confirmed."""

from dataclasses import replace
from io import BytesIO

from chats.db import db, within
from chats.exchange import formats, written
from chats.exchange.formats import Format, Unit
from chats.languages.registry import language
from chats.texts.models import Translation
from chats.texts.states import State
from chats.translating import queries
from tests.factories import NOW
from tests.pages import Page, offered
from tests.translating.conftest import Desk

FILES = "/desk/translations/es/files"
TITLE, SUMMARY = "La boleta de calificaciones", "La leemos juntos el 9 de marzo. Traiga sus preguntas."
ANA = "Ana Ruiz, Puente Traducciones"


def units(desk: Desk) -> list[Unit]:
    with within(desk.by.district_id):
        return written.units_of(queries.units_for(desk.by, "es", NOW))


def returned(desk: Desk, *bodies: str, chosen: Format = Format.XLIFF, state: State = State.DRAFT) -> bytes:
    """The file as a translator gives it back: the stamps are those it left with."""
    handed = formats.read(formats.write(units(desk), language("es"), chosen)).rows
    given = [
        replace(unit, forms=(body,), state=state) for unit, body in zip(units(desk), bodies, strict=False)
    ]
    content = formats.write(given, language("es"), chosen)
    for unit, read in zip(given, handed, strict=False):
        content = content.replace(unit.stamp.encode(), read.stamp.encode())
    return content


def fields_of(page: Page) -> dict[str, str]:
    """What the form that is sent to the page's own address holds, boxes and buttons untouched."""
    (form,) = [one for one in page.all("form") if one.get("action") == page.path]
    return dict(offered(form))


def send(desk: Desk, content: bytes, path: str = FILES) -> Page:
    fields: dict[str, object] = {**fields_of(desk.client.get(path)), "file": (BytesIO(content), "back")}
    return desk.client.post(path, fields)


def shown(desk: Desk, content: bytes) -> Page:
    return desk.client.follow(send(desk, content))


def confirm(desk: Desk, page: Page, trust: str = "none", reviewer: str = "", **more: str) -> Page:
    return desk.client.post(page.path, fields_of(page) | {"trust": trust, "reviewer": reviewer} | more)


def kept() -> list[tuple[str, State]]:
    rows = db.session.query(Translation).order_by(Translation.text_id)
    return [(row.body, row.state) for row in rows]
