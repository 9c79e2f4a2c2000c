"""Kinds of columns: how a Python value is stored, alike on both databases."""

import enum
from datetime import UTC, date, datetime
from typing import Annotated, Any

from sqlalchemy import JSON, BigInteger, Date, DateTime, Enum, LargeBinary, String, Text, TypeDecorator
from sqlalchemy.orm import mapped_column


class NaiveInstant(ValueError):
    """An instant without a zone was about to be stored: nobody could say when it is."""


class UTCDateTime(TypeDecorator[datetime]):
    """An aware instant, stored in UTC on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise NaiveInstant
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


class WallTime(TypeDecorator[datetime]):
    """A wall-clock date and time without a zone, as people agreed on it."""

    impl = DateTime(timezone=False)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is not None and value.tzinfo is not None:
            raise NaiveInstant("a wall-clock time has no zone of its own")
        return value


def _by_value(kind: type[enum.Enum]) -> list[str]:
    return [str(member.value) for member in kind]


def _of_column(check: Any, _table: Any) -> str:
    # Two columns of one enum are two CHECKs, and PostgreSQL wants two names.
    return f"{next(iter(check.columns)).name}_" if check._type_bound else ""


Name = Annotated[str, mapped_column(String(200))]
"""A short text: a name, a title, a code (up to 200 characters)."""
Words = Annotated[str, mapped_column(Text)]
"""A longer text."""
Wall = Annotated[datetime, mapped_column(WallTime)]
"""A wall-clock time (naive)."""
Sealed = Annotated[bytes, mapped_column(LargeBinary)]
"""Bytes made by the keyring."""
Big = Annotated[int, mapped_column(BigInteger)]
"""A whole number that may pass two thousand million: bytes."""
Json = Annotated[dict[str, Any], mapped_column(JSON)]

TYPES: dict[Any, Any] = {
    datetime: UTCDateTime(),
    date: Date(),
    str: String(200),
    bytes: LargeBinary(),
    list[str]: JSON(),
    list[int]: JSON(),
    enum.Enum: Enum(
        enum.Enum, native_enum=False, create_constraint=True, length=40, values_callable=_by_value
    ),
}
"""The column that an annotation becomes."""
NAMES: dict[str, Any] = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "of_column": _of_column,
    "ck": "ck_%(table_name)s_%(of_column)s%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""How constraints are named, so that a migration can find them again."""
