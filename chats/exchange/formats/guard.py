"""Cells that no spreadsheet takes for a formula, and back again without loss (OWASP, CSV injection). Pure."""

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guarded(cell: str) -> str:
    """The cell with an apostrophe before it, if a spreadsheet could run it, or if it has one already."""
    return f"'{cell}" if _needs_one(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was; an apostrophe that a translator wrote before a word stays."""
    return cell[1:] if cell.startswith("'") and _needs_one(cell[1:]) else cell


def _needs_one(cell: str) -> bool:
    return cell.startswith(("'", *_STARTS)) or cell.lstrip().startswith(_STARTS)
