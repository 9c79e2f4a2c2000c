"""The words in Jinja templates: the same names as in code, safe where the template escapes."""

from collections.abc import Callable

from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape

from chats.languages import words
from chats.languages.isolation import LEFT_TO_RIGHT

Words = Callable[..., str]


def template_words() -> dict[str, Words]:
    """The globals every Jinja environment of ours gets: ``_ _p _n _np _s _sp _sn bdi``.

    In an escaping template (.html) the message is trusted, its slots' values are escaped unless they are
    markup already; in a plain one (.txt) both are plain text.
    """
    shown = (words._, words._p, words._n, words._np, words._s, words._sp, words._sn)
    return {found.__name__: _escaping(found) for found in shown} | {"bdi": bdi}


def _escaping(found: Words) -> Words:
    @pass_eval_context
    def shown(context: EvalContext, /, *args: object, **slots: object) -> str:
        if not context.autoescape:
            return found(*args, **slots)
        return Markup(found(*args, **{name: escape(value) for name, value in slots.items()}))  # noqa: S704

    return shown


def bdi(value: object, kind: str = "name") -> Markup:
    """Return ``value`` in a ``<bdi>``, left to right for phones, links, addresses and codes (HTML only)."""
    if kind in LEFT_TO_RIGHT:
        return Markup('<bdi dir="ltr">{}</bdi>').format(value)
    return Markup("<bdi>{}</bdi>").format(value)
