"""What the linters cannot keep: lengths, names, and who may commit or read the time."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOUSE = sorted(
    path for path in (ROOT / "chats").rglob("*.py") if "migrations" not in path.relative_to(ROOT).parts
)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_CONFTEST = 250, 40, 150
SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core", "tools"}
NOT_OURS = {"user", "participant", "client", "notification", "manager", "handler", "service", "data", "info"}
NOT_OURS |= {"process", "event"}
PURE = {
    "access.actors",
    "archive.captions",
    "delivery.letter",
    "delivery.retries",
    "desk.attention",
    "families.differences",
    "families.roster",
    "inbox.reading",
    "interpreters.answers",
    "interpreters.busy",
    "interpreters.matching",
    "interpreters.needs",
    "interpreters.steps",
    "interpreters.waves",
    "invitations.replies",
    "meetings.slots",
    "notices.due",
    "notices.letters",
    "questions.doors",
    "texts.placeholders",
    "texts.states",
}
"""Every module the house's plan marks with a star."""


FOREIGN = {
    "process_bind_param",  # SQLAlchemy calls it by this name
    "process_result_value",
    "process_formdata",  # WTForms
    "process_data",
    "handle_data",  # html.parser
    "handle_DATA",  # aiosmtpd
    "handle_RCPT",
    "smtp_DATA",
    "chats/mailroom/webpages.py: data",
    "get_extra_info",  # httpcore
    "chats/delivery/channels/transport.py: info",
    "chats/printing/sheets.py: data",
    "DATA",  # the verb of RFC 5321
    "ProviderEvent",  # the providers' own word for what they tell us
    "event_key",
    "event_id",
}
"""Names that others chose, each with its reason."""


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def names(path: Path) -> Iterator[str]:
    """The names this file gives: of modules, classes, functions, arguments and variables."""
    yield path.stem
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def words_of(name: str) -> set[str]:
    """The words of a name, in either spelling: ``MeetingChange`` and ``meeting_change``."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def test_a_file_fits_in_one_head() -> None:
    sizes = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in HOUSE + TESTS}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}


def test_a_function_fits_on_a_screen() -> None:
    sizes = {f"{named(path)}:{node.name}": lines(node) for path in HOUSE + TESTS for node in functions(path)}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}


def test_the_ground_of_the_tests_stays_small() -> None:
    conftest = (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8")
    assert len(conftest.splitlines()) < LONGEST_CONFTEST


def test_a_file_is_named_for_its_subject() -> None:
    assert [named(path) for path in HOUSE + TESTS if path.stem in SAY_NOTHING] == []


def test_names_are_the_words_of_the_field() -> None:
    borrowed = {
        f"{named(path)}: {name}"
        for path in HOUSE
        for name in set(names(path)) - FOREIGN
        if words_of(name) & NOT_OURS and f"{named(path)}: {name}" not in FOREIGN
    }
    assert sorted(borrowed) == []


def calls(path: Path, *verbs: str) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in verbs:
            yield f"{named(path)}:{node.lineno} .{node.func.attr}("


def test_only_the_database_module_commits() -> None:
    elsewhere = [path for path in HOUSE if path != ROOT / "chats" / "db.py"]
    assert [call for path in elsewhere for call in calls(path, "commit", "rollback")] == []


def test_only_the_clock_reads_the_time() -> None:
    elsewhere = [path for path in HOUSE if path != ROOT / "chats" / "clock.py"]
    assert [call for path in elsewhere for call in calls(path, "utcnow", "today")] == []
    reading = re.compile(r"\bdatetime\.now\(|\btime\.time\(|\bfunc\.now\(|CURRENT_TIMESTAMP")
    assert [named(path) for path in elsewhere if reading.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("name", ["now", "by"])
def test_actions_never_make_up_the_time_or_the_person(name: str) -> None:
    invented = [
        f"{named(path)}:{node.lineno}"
        for path in HOUSE
        if path.stem in ("actions", "queries", "permissions")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if (node.value.id, node.attr) in {("clock", "now"), ("g", name)}
    ]
    assert invented == []


def test_imports_stand_at_the_top() -> None:
    inside = {
        f"{named(path)}:{node.name}"
        for path in HOUSE + TESTS
        for node in functions(path)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    }
    assert inside == set()


def test_every_starred_module_is_kept_pure_by_a_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (pure,) = [contract for contract in contracts if contract["id"] == "pure"]
    assert {f"chats.*.{module.split('.')[1]}" for module in PURE} <= set(pure["source_modules"])
    assert {"chats.calendars", "chats.languages", "chats.*.permissions"} <= set(pure["source_modules"])


def test_a_pure_module_calls_itself_pure_by_importing_no_framework() -> None:
    paths = [ROOT / "chats" / f"{module.replace('.', '/')}.py" for module in sorted(PURE)]
    texts = {named(path): path.read_text(encoding="utf-8") for path in paths if path.exists()}
    framework = re.compile(
        r"^(from|import) (flask|sqlalchemy|wtforms|chats\.(db|clock|config))\b", re.MULTILINE
    )
    assert [name for name, text in texts.items() if framework.search(text)] == []


def test_no_contract_has_an_exception() -> None:
    assert "ignore_imports" not in (ROOT / "pyproject.toml").read_text()


def test_a_test_mirrors_the_module_it_speaks_of() -> None:
    features = {path.name for path in (ROOT / "chats").iterdir() if path.is_dir()}
    shelves = {path.relative_to(ROOT / "tests").parts[0] for path in TESTS if path.parent != ROOT / "tests"}
    ground = {"core", "house", "journeys", "servers", "simulation"}
    assert sorted(shelves - features - ground) == []


def test_no_test_is_skipped_or_pretends() -> None:
    pretence = re.compile(r"pytest\.(mark\.)?(skip|skipif|xfail|importorskip)\b|unittest\.mock|monkeypatch\b")
    others = [path for path in TESTS if path.name != Path(__file__).name]
    assert [named(path) for path in others if pretence.search(path.read_text(encoding="utf-8"))] == []
