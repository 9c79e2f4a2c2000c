"""``chats languages export`` and ``import``: the shipped messages, to a translator and back."""

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import click

from chats import clock
from chats.exchange import catalogue, formats
from chats.exchange.formats import LARGEST, Format, Unreadable
from chats.exchange.planning import CONFLICTS, Plan, Standing, Step, Trust
from chats.languages import upkeep
from chats.languages.catalogues import FAMILY, STAFF, TRANSLATIONS
from chats.languages.extraction import Source, extract
from chats.languages.isolation import UnfitText, plain
from chats.languages.language import Language
from chats.languages.registry import UnknownLanguage, language
from chats.languages.words import speaking
from chats.texts.states import State

_FORMATS = click.Choice([one.value for one in Format])
_FOLDER = click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=TRANSLATIONS,
    help="Where the catalogues are, if they are not the product's own.",
)


@click.command()
@click.argument("tag")
@click.option("--format", "chosen", type=_FORMATS, default="po", show_default=True)
@click.option("--staff", is_flag=True, help="The staff pages' words instead of the families'.")
@click.option("--unreviewed", is_flag=True, help="Only what nobody has reviewed.")
@_FOLDER
def export(tag: str, chosen: str, staff: bool, unreviewed: bool, folder: Path) -> None:
    """Print a catalogue as a file for a translator."""
    row, domain = _row(tag), STAFF if staff else FAMILY
    if domain not in upkeep.domains_of(row):
        raise click.ClickException(f"There are no such words to translate into {row.english}.")
    units = catalogue.units_of(_sources(), row, [domain], folder)
    wanted = [unit for unit in units if not unreviewed or unit.state is not State.REVIEWED]
    click.echo(formats.write(wanted, row, Format(chosen)), nl=False)


@click.command(name="import")
@click.argument("tag")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--reviewer", help="Who translated or checked the words. Without a name they are drafts.")
@click.option(
    "--checked",
    type=click.Choice([Trust.MARKED.value, Trust.EVERY.value]),
    default=Trust.MARKED.value,
    show_default=True,
    help="Which words the reviewer stands behind: those marked in the file, or every one in it.",
)
@click.option("--dry-run/--write", "dry", required=True, help="Show what it would change, or change it.")
@_FOLDER
def take(tag: str, file: Path, reviewer: str | None, checked: str, dry: bool, folder: Path) -> None:
    """Take a translator's file. Ends with 1 when some of it was not taken."""
    row, name = _row(tag), _name(reviewer)
    trust = Trust(checked) if name else Trust.NONE
    try:
        with _alone(folder), speaking("en"):
            sources = _sources()
            with file.open("rb") as stream:
                reading = formats.read(stream.read(LARGEST + 1))
            made = catalogue.planned(sources, row, reading, trust, folder)
            steps = made.to_write()
            if not dry:
                catalogue.write(sources, row, steps, name, clock.now().date(), folder)
            click.echo("\n".join(_lines(made, steps, dry)))
    except Unreadable as why:
        where = f"line {why.line}: " if why.line else ""
        raise click.ClickException(f"{where}{why.why} {why.instead} Nothing was changed.") from None
    sys.exit(1 if made.refused or made.of(*CONFLICTS) else 0)


@cache
def _sources() -> tuple[Source, ...]:
    """The code's messages: it does not change while a command runs."""
    return extract()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Several translators work at once; each reads a catalogue and writes it whole."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def _row(tag: str) -> Language:
    try:
        return language(tag)
    except UnknownLanguage as unknown:
        raise click.ClickException(f"{unknown}.") from None


def _name(reviewer: str | None) -> str:
    try:
        return plain(reviewer or "")
    except UnfitText:
        raise click.ClickException("The reviewer's name holds a hidden character.") from None


def _lines(made: Plan, steps: list[Step], dry: bool) -> Iterator[str]:
    for one in made.refused:
        yield f"line {one.line}: “{one.source}” {'; '.join(one.why)}"
    for step in made.of(*CONFLICTS):
        yield f"line {step.read.line}: “{step.unit.source}” was changed here since the file left, and stays"
        yield f"    here: {' | '.join(step.unit.forms)}"
        yield f"    file: {' | '.join(step.forms)}"
    counts, reviewed = made.counts, sum(step.becomes is State.REVIEWED for step in steps)
    yield (
        f"{'It would be' if dry else 'Done'}: {counts[Standing.NEW]} new, "
        f"{counts[Standing.CHANGED]} changed, "
        f"{counts[Standing.CHECKED]} checked, {counts[Standing.SAME]} as they are, "
        f"{len(made.of(*CONFLICTS))} changed on both sides, {len(made.refused)} refused; "
        f"{reviewed} reviewed."
    )
