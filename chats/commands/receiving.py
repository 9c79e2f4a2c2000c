"""``chats mailroom``: mail that comes back."""

import os
import sys
from importlib import import_module

import click

_AT_ONCE = 1024 * 1024


@click.command()
@click.option("--take", is_flag=True, help="Take one mail from standard input, then end.")
@click.option("--sender", default="", help="With --take: the sender on its envelope; empty for none.")
@click.option("--socket", "number", type=int, help="A listening socket that is handed over, by its number.")
@click.argument("recipients", nargs=-1)
def mailroom(take: bool, sender: str, number: int | None, recipients: tuple[str, ...]) -> None:
    """Take the mail that comes in, until told to stop; or, with --take, one mail for RECIPIENTS."""
    if take:
        sys.exit(_take_piped(sender, recipients))
    import_module("chats.commands.mailroom").listen(number)


def _take_piped(sender: str, recipients: tuple[str, ...]) -> int:
    """Take a mail that a mail server pipes in. Returns how to end (sysexits.h).

    The server has said yes to it already: a no from here would make it write to the sender, who may be made
    up. So what is not ours ends here, and what may succeed later is given back for later, also while a newer
    version is just being put in place: that is why the rest is imported here.
    """
    content = sys.stdin.buffer.read(_AT_ONCE)
    while more := sys.stdin.buffer.read(_AT_ONCE):
        content = content if len(content) > 2 * _AT_ONCE else content + more
    try:
        import_module("chats.commands.mailroom").take(content, sender, recipients)
    except (Exception, SystemExit) as fault:
        click.echo(f"The mail could not be taken, so bring it again later: {type(fault).__name__}.", err=True)
        return os.EX_TEMPFAIL
    return os.EX_OK if recipients else os.EX_TEMPFAIL
