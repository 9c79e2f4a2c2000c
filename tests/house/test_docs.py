"""What the product offers is written down: a setting, command or role that nobody documented fails here."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from chats.access.actors import Role
from chats.cli import main
from chats.config import SETTINGS, Setting

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def commands(group: click.Group, name: str = "chats") -> Iterator[str]:
    """Every command as it is typed."""
    for word, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {word}")
        else:
            yield f"{name} {word}"


def options(group: click.Group) -> Iterator[str]:
    for command in group.commands.values():
        if isinstance(command, click.Group):
            yield from options(command)
        else:
            yield from (
                longest
                for parameter in command.params
                if isinstance(parameter, click.Option)
                for longest in [max(parameter.opts, key=len)]
                if longest != "--help"
            )


def reference() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in sorted(REFERENCE.glob("*.md")))


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_a_setting_says_what_it_is_for_and_what_it_accepts(setting: Setting) -> None:
    page = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    assert f"`{setting.name}`" in page


@pytest.mark.parametrize("command", sorted(commands(main)))
def test_a_command_is_in_the_reference(command: str) -> None:
    assert f"`{command}" in (REFERENCE / "commands.md").read_text(encoding="utf-8")


def test_an_option_is_in_the_reference() -> None:
    page = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    assert [option for option in sorted(set(options(main))) if option not in page] == []


def test_a_command_explains_itself() -> None:
    silent = [name for name, command in main.commands.items() if not (command.help or "").strip()]
    assert silent == []


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_a_role_is_in_the_reference(role: str) -> None:
    assert role in reference()


def test_every_make_target_explains_itself() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert targets is not None
    silent = [t for t in targets[1].split() if not re.search(rf"^{t}:.*## ", makefile, re.MULTILINE)]
    assert silent == ["chromium"]


def test_the_readme_says_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {"make run", "make test"} <= set(re.findall(r"make \w+", readme))


def test_no_link_in_the_documents_leads_nowhere() -> None:
    dead = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in PAGES
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
        if not re.match(r"[a-z]+:", target) and not (page.parent / target).exists()
    ]
    assert dead == []


def test_the_lock_files_name_no_registry() -> None:
    locks = [ROOT / "requirements.lock", ROOT / "requirements-dev.lock"]
    assert [lock.name for lock in locks if re.search(r"https?:|--index-url", lock.read_text())] == []
