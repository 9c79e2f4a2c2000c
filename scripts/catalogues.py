"""Developer errand: bring the catalogues in step with the code, check them, hand them to translators.

.venv/bin/python scripts/catalogues.py update           merge new messages into every catalogue
.venv/bin/python scripts/catalogues.py check            say what is wrong; exit status 1 if anything is
.venv/bin/python scripts/catalogues.py export so        what Somali lacks, as JSON (--all: every message)
.venv/bin/python scripts/catalogues.py import so FILE   read it back; refuses faulty ones with their line
.venv/bin/python scripts/catalogues.py extract          write the templates (.pot) for other programs
"""

import argparse
import fcntl
import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from chats.languages import checks, pofiles, upkeep
from chats.languages.catalogues import TRANSLATIONS
from chats.languages.extraction import Source, Unreadable, extract
from chats.languages.registry import UnknownLanguage, language
from scripts.identifying import strangers


def main() -> int:
    """Run the errand named on the command line and return the exit status."""
    arguments = _parser().parse_args()
    try:
        # Several translators work at once; each reads a catalogue and writes it whole.
        TRANSLATIONS.mkdir(exist_ok=True)
        fcntl.flock(os.open(TRANSLATIONS, os.O_RDONLY), fcntl.LOCK_EX)
        return _ERRANDS[arguments.errand](extract(), arguments)
    except (Unreadable, UnknownLanguage, ValueError, OSError) as refusal:
        print(f"Nothing was written: {refusal}", file=sys.stderr)
        return 2


def _extract(sources: tuple[Source, ...], _arguments: argparse.Namespace) -> int:
    for domain in upkeep.DOMAINS:
        wanted = [source for source in sources if source.domain == domain]
        pofiles.template(TRANSLATIONS / f"{domain}.pot", wanted)
        print(f"{domain}: {len(wanted)} messages")
    return 0


def _update(sources: tuple[Source, ...], _arguments: argparse.Namespace) -> int:
    for line in upkeep.update(sources):
        print(line)
    return 0


def _check(sources: tuple[Source, ...], arguments: argparse.Namespace) -> int:
    faults = [fault for source in sources for fault in checks.faults_of_source(source)]
    asked = language(arguments.tag) if arguments.tag else None
    wanted = ((asked, domain) for domain in upkeep.domains_of(asked)) if asked else upkeep.catalogued()
    for row, domain in wanted:
        faults += upkeep.problems(sources, row, domain)
        faults += [f"{row.tag} {domain}: {fault}" for fault in strangers(upkeep.texts(row, domain), row)]
    print("\n".join(faults) if faults else "Every catalogue is complete and sound.")
    return 1 if faults else 0


def _export(sources: tuple[Source, ...], arguments: argparse.Namespace) -> int:
    items = upkeep.export(sources, language(arguments.tag), everything=arguments.all)
    print(json.dumps(items, ensure_ascii=False, indent=1))
    return 0


def _import(sources: tuple[Source, ...], arguments: argparse.Namespace) -> int:
    text = sys.stdin.read() if arguments.file == "-" else Path(arguments.file).read_text("utf-8")
    taken = upkeep.take(sources, language(arguments.tag), text)
    print("\n".join((*taken.refused, f"{taken.written} written, {len(taken.refused)} refused")))
    return 1 if taken.refused else 0


_ERRANDS = {"extract": _extract, "update": _update, "check": _check, "export": _export, "import": _import}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    errands = parser.add_subparsers(dest="errand", required=True)
    errands.add_parser("extract")
    errands.add_parser("update")
    errands.add_parser("check").add_argument("tag", nargs="?")
    export = errands.add_parser("export")
    export.add_argument("tag")
    export.add_argument("--all", action="store_true")
    take = errands.add_parser("import")
    take.add_argument("tag")
    take.add_argument("file")
    return parser


if __name__ == "__main__":
    sys.exit(main())
