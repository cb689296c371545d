"""The commands shown in the documentation: found, run, and their output written anew.

    python -m docs.examples

A fenced `console` block holds commands behind "$ " and what each prints, messages on stderr too.  Tests run
them all.  In a `console sample` block the output depends on the trained network: it must succeed, but its
words are not compared.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from geoquote.store import Store

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
COLUMNS = {"README.md": "80", "usage.md": "100"}  # long options are cut short in the help of 80 columns
_BLOCK = re.compile(r"^```console(?P<sample> sample)?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (?P<command>.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """A command and what the page says that it prints."""

    page: str
    command: str
    output: str
    sample: bool

    def run(self) -> subprocess.CompletedProcess[str]:
        """Run the command in the checkout, as in a plain terminal of fixed width, with a store that is empty."""
        with TemporaryDirectory() as scratch:
            cache = Path(scratch) / "cache"
            (cache / "geoquote").mkdir(parents=True)
            with Store(cache / "geoquote" / "articles.sqlite"):
                pass  # that it is new would be said with every example
            return subprocess.run(
                ["bash", "-c", self.command],
                cwd=ROOT,
                env=_environment(COLUMNS.get(self.page, "80"))
                | {"TMPDIR": scratch, "XDG_CACHE_HOME": str(cache)},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                check=False,
            )


def examples(page: Path) -> Iterator[Example]:
    """Yield a page's examples in order."""
    for block in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        for found in _COMMAND.finditer(block["body"]):
            yield Example(page.name, found["command"], found["output"], sample=bool(block["sample"]))


def tidy(printed: str) -> str:
    """Return what a command printed without spaces at line ends and empty lines around it."""
    lines = [line.rstrip() for line in printed.splitlines()]
    return "\n".join(lines).strip("\n")


def refreshed(page: Path) -> str:
    """Return the page with every example run again.  Exits where one fails."""

    def block(old: re.Match[str]) -> str:
        def command(found: re.Match[str]) -> str:
            example = Example(page.name, found["command"], found["output"], sample=bool(old["sample"]))
            done = example.run()
            if done.returncode:
                sys.exit(f"{page.name}: {example.command!r} ends with code {done.returncode}:\n{done.stdout}")
            printed = tidy(done.stdout)
            return f"$ {example.command}\n" + (f"{printed}\n" if printed else "")

        return f"```console{old['sample'] or ''}\n{_COMMAND.sub(command, old['body'])}```"

    return _BLOCK.sub(block, page.read_text(encoding="utf-8"))


def _environment(columns: str) -> dict[str, str]:
    """Return a small environment: no colours, Unicode, our commands first, coverage where it is measured."""
    kept = {name: value for name, value in os.environ.items() if name.startswith(("HOME", "COVERAGE_"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return kept | {"PATH": path, "COLUMNS": columns, "LC_ALL": "C.UTF-8"}


def main() -> None:
    """Write the pages whose examples print something else by now."""
    for page in PAGES:
        new = refreshed(page)
        if new != page.read_text(encoding="utf-8"):
            page.write_text(new, encoding="utf-8")
            print(f"{page.name}: written anew")


if __name__ == "__main__":
    main()
