"""The terminal that tables are drawn on, and the text that may go there."""

from typing import TextIO

from rich.console import Console
from rich.text import Text

from geoquote.records import DocumentInfo
from geoquote.text.controls import one_line

UNDATED = "undated"


class PipeConsole(Console):
    """A console that leaves a closed pipe to the program: rich's own would end it with an error's code."""

    def on_broken_pipe(self) -> None:
        """Hand the error on."""
        raise BrokenPipeError


def open_console(stream: TextIO, *, color: bool = True, width: int | None = None) -> Console:
    """Give a console on `stream`; it obeys NO_COLOR, TERM=dumb and COLUMNS, and reads no markup."""
    return PipeConsole(
        file=stream, no_color=None if color else True, width=width, highlight=False, markup=False, emoji=False
    )


def plain(text: str, style: str = "") -> Text:
    """Give text from an article as it may be shown: no markup, no control characters, single spaces."""
    return Text(one_line(text), style=style)


def heading(document: DocumentInfo) -> Text:
    """Give the lines above what was found in a document: which one, of when, by whom, called what."""
    facts = [document.published or UNDATED, *filter(None, [document.publisher])]
    text = Text.assemble(plain(document.id, "bold"), " · ", plain(" · ".join(facts)))
    return text.append("\n").append(plain(document.title, "italic")) if document.title else text
