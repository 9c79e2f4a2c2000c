"""A school's roster as a file: columns, template, and its bytes into rows and bad rows. Pure."""

from chats.families.roster.columns import COLUMNS, template
from chats.families.roster.faults import BadCell, Unfit, Unreadable
from chats.families.roster.mending import bad_rows_sheet
from chats.families.roster.rows import COLUMN_OF, Address, Reading, Row, Schools, parse
from chats.families.roster.sheet import Encoding

__all__ = [
    "COLUMNS",
    "COLUMN_OF",
    "Address",
    "BadCell",
    "Encoding",
    "Reading",
    "Row",
    "Schools",
    "Unfit",
    "Unreadable",
    "bad_rows_sheet",
    "parse",
    "template",
]
