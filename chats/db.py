"""The database: one base class, one way to commit, one guard between districts.

SQLite always runs in WAL, and a writer opens with BEGIN IMMEDIATE: with a plain BEGIN, a read that becomes
a write fails at once under concurrency, and the driver's own default loses updates.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    Connection,
    Engine,
    Executable,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    UniqueConstraint,
    bindparam,
    event,
)
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    ORMExecuteState,
    Session,
    declared_attr,
    mapped_column,
    registry,
    with_loader_criteria,
)
from sqlalchemy.schema import SchemaItem

from chats.columns import NAMES, TYPES
from chats.columns import Big as Big
from chats.columns import Json as Json
from chats.columns import NaiveInstant as NaiveInstant
from chats.columns import Name as Name
from chats.columns import Sealed as Sealed
from chats.columns import UTCDateTime as UTCDateTime
from chats.columns import Wall as Wall
from chats.columns import WallTime as WallTime
from chats.columns import Words as Words


class Base(DeclarativeBase):
    """The base of every model."""

    registry = registry(type_annotation_map=TYPES, metadata=MetaData(naming_convention=NAMES))


class Districted:
    """A row of one district. Nothing crosses it: references carry the district with them."""

    id: Mapped[int] = mapped_column(Integer, primary_key=True)

    @declared_attr
    def district_id(cls) -> Mapped[int]:
        return mapped_column(ForeignKey("district.id"), index=True)


def within_district(table: str, *more: SchemaItem, **columns: str) -> tuple[SchemaItem, ...]:
    """``__table_args__`` of a districted table.

    Makes (district_id, id) unique, so that others can refer to it, and for each ``column="table"`` a foreign
    key that carries the district: a reference across districts cannot be stored.
    """
    keys = [
        ForeignKeyConstraint(["district_id", column], [f"{target}.district_id", f"{target}.id"])
        for column, target in columns.items()
    ]
    return (UniqueConstraint("district_id", "id", name=f"uq_{table}_district_id_id"), *keys, *more)


db = SQLAlchemy(model_class=Base)


class NoDistrict(RuntimeError):
    """Rows of a district were asked for without saying which one."""


class TransactionInside(RuntimeError):
    """A transaction was opened inside another: an action must not call another action."""


Statement = TypeVar("Statement", bound=Executable)
_EVERYWHERE = -1
_scope: ContextVar[int | None] = ContextVar("district", default=None)
_noted: ContextVar[dict[str, Any] | None] = ContextVar("noted of the district", default=None)


@contextmanager
def within(district_id: int) -> Iterator[None]:
    """Every query in this block sees the rows of one district only."""
    token = _scope.set(district_id)
    noted = _noted.set(None if district_id == _EVERYWHERE else {})
    try:
        yield
    finally:
        _noted.reset(noted)
        _scope.reset(token)


def here() -> int:
    """The district of the ``within`` we are in. Raises NoDistrict outside one, and across districts."""
    wanted = _scope.get()
    if wanted is None or wanted == _EVERYWHERE:
        raise NoDistrict
    return wanted


def noted_here() -> dict[str, Any] | None:
    """What was read once for the ``within`` we are in, by name, gone at its end; None where there is no one
    district.
    """
    return _noted.get()


@contextmanager
def across_districts() -> Iterator[None]:
    """For the worker's sweeps and for looking up a secret: queries in this block see every district."""
    with within(_EVERYWHERE):
        yield


@contextmanager
def transaction() -> Iterator[Session]:
    """The one way to write: all of the block, or nothing.

    Ends the read that came before (so hand over ids, never rows) and takes SQLite's write lock first.
    Raises TransactionInside when one is already open.
    """
    session = db.session()
    if session.info.get("writing"):
        raise TransactionInside
    session.rollback()
    session.connection(execution_options={"chats_writes": True})
    session.info["writing"] = True
    try:
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info["writing"] = False


def read_anew() -> None:
    """End the read that a fault broke off: PostgreSQL answers nothing more in it."""
    db.session.rollback()


def _guard_districts(state: ORMExecuteState) -> None:
    wanted = _scope.get()
    if wanted == _EVERYWHERE:
        return
    guarded = _guarded.get(state.statement)
    if guarded is None:
        if not any(issubclass(mapper.class_, Districted) for mapper in state.all_mappers):
            return
        guarded = state.statement.options(_OWN_ROWS)
        if state.execution_options.get("chats_kept"):
            _guarded[state.statement] = guarded
    if wanted is None:
        raise NoDistrict
    state.statement = guarded


# One condition for all statements: a new one takes SQLAlchemy a millisecond, and this one asks for the
# district each time it runs.
_DISTRICT = bindparam("district_of_scope", callable_=here, type_=Integer())
_OWN_ROWS = with_loader_criteria(Districted, lambda cls: cls.district_id == _DISTRICT, include_aliases=True)
_guarded: WeakKeyDictionary[Executable, Executable] = WeakKeyDictionary()
"""Statements that are made once, each with the guard built in."""


def kept(statement: Statement) -> Statement:
    """The same, said to be made once and run many times: its guarded form is then made once too."""
    return statement.execution_options(chats_kept=True)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, below
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("chats_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def prepare(engine: Engine) -> None:
    """Give an engine this house's rules for its kind of database."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)


POOL = {"pool_size": 20, "max_overflow": 30}
"""Connections of one process. PostgreSQL takes 100 of all processes together, unless it is told otherwise."""
QUIET = {"hide_parameters": True}
"""A statement that fails says nothing of the people it was about."""


def set_up(app: Flask, url: str) -> None:
    """Bind the database to the app."""
    options: dict[str, Any] = {"pool_pre_ping": True, **POOL, **QUIET}
    if url.startswith("sqlite:///"):
        path = Path(url.removeprefix("sqlite:///")).resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        url, options = f"sqlite:///{path}", {"connect_args": {"timeout": 30}, **POOL, **QUIET}
    app.config |= {"SQLALCHEMY_DATABASE_URI": url, "SQLALCHEMY_ENGINE_OPTIONS": options}
    db.init_app(app)
    with app.app_context():
        prepare(db.engine)
    if not event.contains(db.session, "do_orm_execute", _guard_districts):
        event.listen(db.session, "do_orm_execute", _guard_districts)
