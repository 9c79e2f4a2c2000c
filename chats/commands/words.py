"""``chats languages``."""

import click

from chats.commands import exchanging
from chats.languages import registry
from chats.translating.standing import standings


@click.group()
def languages() -> None:
    """The languages families read."""


languages.add_command(exchanging.export)
languages.add_command(exchanging.take)


@languages.command()
def status() -> None:
    """How far each listed language's family catalogue is, who reviewed it, and which texts are too long."""
    for one in standings():
        row, words = registry.language(one.tag), one.status
        told = f"{words.translated:4}/{words.total:<4} {one.drafted:4} drafted {words.reviewed:4} reviewed"
        by = f" by {', '.join(words.reviewers)}" if words.reviewers else ""
        over = f"  {one.over_budget} texts too long" if one.over_budget else ""
        click.echo(f"{one.tag:8} {row.english:22} {told}{by}{over}  {words.state}")
