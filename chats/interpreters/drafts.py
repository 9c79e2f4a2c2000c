"""An interpreter before they are a row. Pure."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class NewInterpreter:
    """Somebody to be asked from now on. With neither mail nor mobile, only staff can ask them."""

    name: str = field(repr=False)
    languages: tuple[str, ...]
    """Tags they are qualified for."""
    agency: str | None
    """None for the district's own staff."""
    language: str
    """Of their messages and pages."""
    zone: str
    mail: str | None = field(repr=False)
    mobile: str | None = field(repr=False)
    """E.164."""
    remote_only: bool = False
