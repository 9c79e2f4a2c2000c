"""``chats templates``: the words that WhatsApp must approve before families may get them."""

import json
import sys
from pathlib import Path

import click
from flask import current_app

from chats import clock
from chats.accepts import Templates
from chats.commands.inside import in_app
from chats.config import Settings
from chats.delivery.channels.contents import Contents, NoAnswer
from chats.delivery.standings import Standing
from chats.languages.registry import listed
from chats.notices import templates as ours
from chats.notices.letters.whatsapp import CODES, Template
from chats.worker.asking import ask_about_templates

_LANGUAGES = click.option("--language", "languages", multiple=True, help="Only this one; may be repeated.")


@click.group()
def templates() -> None:
    """WhatsApp: the words that it must approve beforehand, and how far it did."""


@templates.command(name="list")
@_LANGUAGES
@click.option("--json", "as_json", is_flag=True, help="As the provider's Content API takes them.")
def show(languages: tuple[str, ...], as_json: bool) -> None:
    """Print every template that must be submitted, with its exact words."""
    wanted = ours.wanted(_known(languages))
    if as_json:
        click.echo(json.dumps([ours.as_content(one) for one in wanted], ensure_ascii=False, indent=1))
        return
    for one in wanted:
        click.echo("\n".join(_printed(one)))


def _printed(one: Template) -> list[str]:
    code = CODES.get(one.language)
    places = [f"  {{{{{number}}}}} such as: {sample}" for number, sample in enumerate(one.samples, 1)]
    return [
        f"{one.notice.value} {one.language}  {one.name}",
        f"  language at WhatsApp: {code}" if code else "  WhatsApp takes no templates in this language",
        *(f"  | {line}" for line in one.body.splitlines()),
        *places,
        *(["  buttons: 1, 2, 3"] if one.has_buttons else []),
        "",
    ]


@templates.command()
@in_app
def status() -> None:
    """Ask the provider how each template stands. Ends with 1 when some are not approved."""
    settings = _settings()
    if settings.whatsapp_from is None:
        raise click.ClickException("CHATS_WHATSAPP_FROM is not set, so nothing goes by WhatsApp.")
    seen = ask_about_templates(settings, clock.now())
    if seen is None:
        raise click.ClickException("The provider did not say how the templates stand. Nothing was changed.")
    for one in seen:
        click.echo(f"{one.standing.value:12} {one.language:8} {one.kind:16} {one.sid or ''}".rstrip())
    possible = [one for one in seen if one.standing is not Standing.NO_LANGUAGE]
    sys.exit(0 if all(one.standing is Standing.APPROVED for one in possible) else 1)


@templates.command()
@_LANGUAGES
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@in_app
def submit(file: Path, languages: tuple[str, ...]) -> None:
    """Make the templates that FILE does not list at the provider, submit them, and list them in FILE.

    FILE is for CHATS_WHATSAPP_TEMPLATES. It is written after each, so that none is made twice.
    """
    settings = _settings()
    if settings.text_url is None:
        raise click.ClickException("CHATS_TEXT_URL is not set: there is no provider to submit to.")
    held: dict[str, dict[str, str]] = {kind: dict(names) for kind, names in _held(file).items()}
    contents = Contents(settings.text_url)
    try:
        for one in ours.wanted(_known(languages)):
            if one.language in CODES and one.language not in held.get(one.notice.value, {}):
                sid = contents.make(ours.as_content(one))
                held.setdefault(one.notice.value, {})[one.language] = sid
                file.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")
                contents.submit(sid, one.name, ours.CATEGORY)
                click.echo(f"submitted {one.language} {one.notice.value} {sid}")
    except NoAnswer as why:
        raise click.ClickException(f"The provider did not take it: {why}. FILE lists what it took.") from None
    finally:
        contents.close()


def _held(file: Path) -> Templates:
    if not file.exists():
        return {}
    try:
        held: Templates = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        raise click.ClickException(f"{file} is no file of templates. Nothing was submitted.") from None
    return held


def _known(languages: tuple[str, ...]) -> list[str] | None:
    tags = [row.tag for row in listed()]
    strange = [tag for tag in languages if tag not in tags]
    if strange:
        raise click.ClickException(f"We have no words in {', '.join(strange)}. Listed: {', '.join(tags)}.")
    return list(languages) or None


def _settings() -> Settings:
    settings: Settings = current_app.config["SETTINGS"]
    return settings
