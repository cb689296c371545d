"""Control characters out of text that goes to a terminal.

An article or a file name is not to be trusted: escape sequences in it could recolour, overwrite or rename
what stands on the screen, and direction marks could turn words round.
"""

import re

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but for tab and line feed, delete, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks, overrides and isolates
    "\ud800-\udfff]"  # surrogates, which no terminal's encoding can hold
)


def without_controls(text: str) -> str:
    """Return the text without control characters; tabs and line feeds stay."""
    return _CONTROL.sub("", text)


def one_line(text: str) -> str:
    """Return the text without control characters and with its white space folded to single spaces."""
    # Folded again, since a control character may have stood alone between two blanks.
    return " ".join(without_controls(" ".join(text.split())).split())
