"""From the arguments of a call to the files to read, each with its document id."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from geoquote.errors import InputError, MissingInput
from geoquote.read.kinds import kind_of, unknown_kind

STDIN = "-"
_SURROGATES = dict.fromkeys(range(55296, 57344), "�")


class Source(NamedTuple):
    """A file to read; `kind` is None where only its content can tell (standard input, a named pipe).

    Its name is a string: a folder of thousands is walked sooner than as many paths are made.
    """

    file: str
    shown: str
    id: str
    kind: str | None

    @property
    def path(self) -> Path:
        """The file's path."""
        return Path(self.file)


def find_sources(
    paths: Sequence[str], *, on_error: Callable[[InputError], None], on_skip: Callable[[str], None]
) -> list[Source]:
    """Return the sources under the arguments, each once, by id.

    The order of the arguments makes no difference.  Raises MissingInput or UnknownKind before anything is
    read.
    """
    found: dict[str, Source] = {}
    for argument in paths:
        sources = list(_under(argument, on_error, on_skip))
        relative = sources and argument != STDIN and not Path(argument).is_absolute()
        above = _inside(str(Path.cwd())) if relative else ""
        for source in sources:
            key = above + source.file
            known = found.get(key)
            # A file met under two arguments keeps the id of the outer one.
            if known is None or (-len(source.id), source.shown) < (-len(known.id), known.shown):
                found[key] = source
    return sorted(told_apart(found), key=lambda source: source.id)


def _under(
    argument: str, on_error: Callable[[InputError], None], on_skip: Callable[[str], None]
) -> Iterator[Source]:
    path, shown = Path(argument), _printable(argument)
    if argument == STDIN:
        yield Source(STDIN, STDIN, STDIN, None)
    elif path.is_dir():
        below = len(_inside(str(path)))
        for file in _walk(str(path), on_error):
            kind, name = kind_of(file), _printable(file)
            if kind:
                yield Source(file, name, _printable(file[below:]), kind)
            else:
                on_skip(name)
    elif path.is_fifo() or path.is_char_device():
        yield Source(str(path), shown, _printable(path.name), None)
    elif not path.exists():
        raise MissingInput(f"{shown}: no such file or folder; check the spelling")
    elif kind := kind_of(path.name):
        yield Source(str(path), shown, _printable(path.name), kind)
    else:
        raise unknown_kind(path, shown)


def _walk(folder: str, on_error: Callable[[InputError], None]) -> Iterator[str]:
    """Yield the files below a folder by name, without hidden files and linked folders."""
    try:
        with os.scandir(folder) as found:
            entries = sorted((e for e in found if not e.name.startswith(".")), key=lambda entry: entry.name)
    except OSError as error:
        on_error(
            InputError(f"{_printable(folder)}: cannot be opened ({error.strerror}); check its permissions")
        )
        return
    above = _inside(folder)
    for entry in entries:
        if not _is_folder(entry):
            yield above + entry.name
        elif not entry.is_symlink():
            yield from _walk(above + entry.name, on_error)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder or leads to one; a link that leads nowhere is a file, which its reader names."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _inside(folder: str) -> str:
    """Give what stands before the names of the files in a folder."""
    return "" if folder == "." else folder if folder.endswith("/") else f"{folder}/"


def told_apart(found: dict[str, Source]) -> list[Source]:
    """Put as many parent folders before equal ids as tell them apart; `found` goes by absolute path."""
    if len({source.id for source in found.values()}) == len(found):
        return list(found.values())
    parents = dict.fromkeys(found, 0)
    while True:
        named = {key: _with_parents(Path(key), source.id, parents[key]) for key, source in found.items()}
        groups = defaultdict(list)
        for key, name in named.items():
            groups[name].append(key)
        clashes = [key for group in groups.values() if len(group) > 1 for key in group]
        if not clashes:
            return [source._replace(id=named[key]) for key, source in found.items()]
        for key in clashes:
            parents[key] += 1


def _with_parents(path: Path, name: str, count: int) -> str:
    above = path.parts[: len(path.parts) - name.count("/") - 1] if count else ()
    return "/".join([*(_printable(part) for part in above[-count:] if part != path.anchor), name])


def _printable(name: str) -> str:
    """Replace the bytes of a file name that are no UTF-8, which no record could hold."""
    return name if name.isascii() else name.translate(_SURROGATES)
