"""What the product offers is written down: a setting, command or role that nobody documented fails here."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from chats.access.actors import Role
from chats.access.links import PATHS
from chats.app import TABLES
from chats.cli import main
from chats.config import SETTINGS, Setting
from chats.db import Base
from chats.delivery.letter import MessageState
from chats.inbox.letters import Reply
from chats.notices.due import Notice

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
DECISIONS = sorted((DOCS / "decisions").glob("0*.md"))
SCREEN = 60
"""Lines of a README that is read to its end."""
PARTS = ["Context", "Choice", "What we give up", "What would reopen it"]


def offered(group: click.Group) -> Iterator[tuple[str, click.Command]]:
    """The commands of a group, by name; some are imported only when they are asked for."""
    context = click.Context(group)
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        assert command is not None
        yield word, command


def commands(group: click.Group, name: str = "chats") -> Iterator[str]:
    """Every command as it is typed."""
    for word, command in offered(group):
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {word}")
        else:
            yield f"{name} {word}"


def options(group: click.Group) -> Iterator[str]:
    for _, command in offered(group):
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


def said_in(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def unless_set(setting: Setting) -> str:
    """What the reference says of a setting that nobody set."""
    if setting.default is None:
        return "must be set"
    return f"`{setting.default}`" if setting.default else "nothing"


def typed() -> str:
    """Everything that the documents tell people to type: code in a line, and blocks of it."""
    everything = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```", everything, re.MULTILINE | re.DOTALL)
    return "\n".join([*blocks, *re.findall(r"(?<!`)`([^`\n]+)`(?!`)", everything)])


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_a_setting_says_what_it_is_for_and_what_it_accepts(setting: Setting) -> None:
    row = f"| `{setting.name}` | {setting.purpose} | {setting.accepts} | "
    assert row + unless_set(setting) in said_in("settings.md")


@pytest.mark.parametrize("command", sorted(commands(main)))
def test_a_command_is_in_the_reference(command: str) -> None:
    assert f"`{command}" in (REFERENCE / "commands.md").read_text(encoding="utf-8")


def test_an_option_is_in_the_reference() -> None:
    page = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    assert [option for option in sorted(set(options(main))) if option not in page] == []


def test_a_command_explains_itself() -> None:
    silent = [name for name, command in offered(main) if not (command.help or "").strip()]
    assert silent == []


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_a_role_is_in_the_reference(role: str) -> None:
    assert role in reference()


@pytest.mark.parametrize("notice", [notice.value for notice in Notice])
def test_who_is_told_what_and_when_is_in_the_reference(notice: str) -> None:
    assert f"| `{notice}` |" in said_in("notices.md")


@pytest.mark.parametrize("kind", sorted({reply.kind for reply in Reply}))
def test_what_a_text_is_answered_with_is_in_the_reference(kind: str) -> None:
    assert f"| `{kind}` |" in said_in("notices.md")


@pytest.mark.parametrize("state", [state.value for state in MessageState])
def test_what_may_become_of_a_message_is_in_the_reference(state: str) -> None:
    assert f"`{state}`" in said_in("notices.md")


@pytest.mark.parametrize("table", sorted(Base.metadata.tables) if TABLES else [])
def test_what_is_kept_is_in_the_reference(table: str) -> None:
    assert f"| `{table}` |" in said_in("data.md")


@pytest.mark.parametrize("path", PATHS.values())
def test_what_a_link_opens_is_in_the_reference(path: str) -> None:
    assert f"| `{path.format('…')}` |" in said_in("roles.md")


def test_a_command_that_the_documents_name_exists() -> None:
    named = set(re.findall(r"(?:^|/)chats ([a-z]+(?: [a-z]+)?)", typed(), re.MULTILINE))
    known = {command.removeprefix("chats ") for command in commands(main)}
    assert sorted(named - known) == []


def targets() -> list[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    found = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    return found[1].split() if found else []


def test_every_make_target_explains_itself() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    silent = [t for t in targets() if not re.search(rf"^{t}:.*## ", makefile, re.MULTILINE)]
    assert silent == ["chromium"]


def test_a_make_target_that_the_documents_name_exists() -> None:
    named = set(re.findall(r"^ *(?:[A-Z]+=\S+ )?make ([a-z]+)\b", typed(), re.MULTILINE))
    assert sorted(named - set(targets())) == []


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_is_short_and_says_what_would_reopen_it(page: Path) -> None:
    said = page.read_text(encoding="utf-8")
    assert len(said.splitlines()) < 40
    assert re.findall(r"^\*\*([^*]+)\.\*\*", said, re.MULTILINE) == PARTS


def test_the_list_of_decisions_is_complete() -> None:
    listed = (DOCS / "decisions" / "index.md").read_text(encoding="utf-8")
    assert [page.name for page in DECISIONS if f"({page.name})" not in listed] == []


def test_the_readme_is_one_screen() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= SCREEN


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
