"""A program of its own: reads what to set from standard input, writes a PDF, and ends.

Typesetting takes memory that a process would keep, so it is done in one that ends; and what it cannot
draw makes it fail there, with a code and no words, since words are about families.
"""

import json
import sys
from pathlib import Path

import typst

UNPRINTABLE = 3


def main() -> int:
    """Do what standard input says: ``{"families": true}``, or a stack for the template that is named."""
    asked = json.load(sys.stdin.buffer)
    fonts = typst.Fonts(include_embedded_fonts=False)
    if "families" in asked:
        sys.stdout.buffer.write(json.dumps(fonts.families()).encode())
        return 0
    # PDF/UA: tagged, with the language of each letter; a sign that no font draws is an error, never a box.
    try:
        made = typst.compile(
            Path(sys.argv[1]).read_bytes(),
            font_paths=fonts,
            sys_inputs={"stack": json.dumps(asked)},
            pdf_standards=["ua-1"],
        )
    except typst.TypstError:
        return UNPRINTABLE
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
