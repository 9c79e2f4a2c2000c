"""The torture list says which test does what: each of them exists, and no number is left out."""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
PAGE = (TESTS.parent / "docs" / "reference" / "torture.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`([\w/]+\.py)::(test_\w+)`", PAGE)))
ITEMS = 36


def test_every_number_of_the_list_is_there() -> None:
    numbers = {int(number) for number in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)}
    assert sorted(set(range(1, ITEMS + 1)) - numbers) == []


@pytest.mark.parametrize(("path", "name"), NAMED, ids=lambda value: value)
def test_a_test_that_the_list_names_exists(path: str, name: str) -> None:
    written = ast.parse((TESTS / path).read_text(encoding="utf-8"))
    assert name in {node.name for node in written.body if isinstance(node, ast.FunctionDef)}


def test_every_test_of_the_shelf_is_on_the_list_by_its_file() -> None:
    shelf = {path.relative_to(TESTS).as_posix() for path in (TESTS / "delivery/torture").glob("test_*.py")}
    assert sorted(shelf - {path for path, _name in NAMED}) == []
