"""From the arguments of a call to the files to read, each with its document id."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from geoquote.errors import InputError, MissingInput
from geoquote.read.kinds import kind_of, unknown_kind

STDIN = "-"
_SURROGATES = dict.fromkeys(range(55296, 57344), "�")


@dataclass(frozen=True)
class Source:
    """A file to read; `kind` is None where only its content can tell (standard input, a named pipe)."""

    path: Path
    shown: str
    id: str
    kind: str | None


def find_sources(
    paths: Sequence[str], *, on_error: Callable[[InputError], None], on_skip: Callable[[str], None]
) -> list[Source]:
    """Return the sources under the arguments, each once, by id.

    The order of the arguments makes no difference.  Raises MissingInput or UnknownKind before anything is
    read.
    """
    found: dict[Path, Source] = {}
    for argument in paths:
        for source in _under(argument, on_error, on_skip):
            key = source.path if source.shown == STDIN else source.path.absolute()
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
        yield Source(path, STDIN, STDIN, None)
    elif path.is_dir():
        for file in _walk(path, on_error):
            kind, name = kind_of(file), _printable(str(file))
            if kind:
                yield Source(file, name, _printable("/".join(file.parts[len(path.parts) :])), kind)
            else:
                on_skip(name)
    elif path.is_fifo() or path.is_char_device():
        yield Source(path, shown, _printable(path.name), None)
    elif not path.exists():
        raise MissingInput(f"{shown}: no such file or folder; check the spelling")
    elif kind := kind_of(path):
        yield Source(path, shown, _printable(path.name), kind)
    else:
        raise unknown_kind(path, shown)


def _walk(folder: Path, on_error: Callable[[InputError], None]) -> Iterator[Path]:
    """Yield the files below a folder by name, without hidden files and linked folders."""
    try:
        found = (entry for entry in folder.iterdir() if not entry.name.startswith("."))
        entries = sorted(found, key=lambda entry: entry.name)  # comparing whole paths takes ten times as long
    except OSError as error:
        on_error(
            InputError(
                f"{_printable(str(folder))}: cannot be opened ({error.strerror}); check its permissions"
            )
        )
        return
    for entry in entries:
        if not entry.is_dir():
            yield entry
        elif not entry.is_symlink():
            yield from _walk(entry, on_error)


def told_apart(found: dict[Path, Source]) -> list[Source]:
    """Put as many parent folders before equal ids as tell them apart; the order stays."""
    if len({source.id for source in found.values()}) == len(found):
        return list(found.values())
    parents = dict.fromkeys(found, 0)
    while True:
        named = {key: _with_parents(key, source.id, parents[key]) for key, source in found.items()}
        groups = defaultdict(list)
        for key, name in named.items():
            groups[name].append(key)
        clashes = [key for group in groups.values() if len(group) > 1 for key in group]
        if not clashes:
            return [replace(source, id=named[key]) for key, source in found.items()]
        for key in clashes:
            parents[key] += 1


def _with_parents(path: Path, name: str, count: int) -> str:
    above = path.parts[: len(path.parts) - name.count("/") - 1] if count else ()
    return "/".join([*(_printable(part) for part in above[-count:] if part != path.anchor), name])


def _printable(name: str) -> str:
    """Replace the bytes of a file name that are no UTF-8, which no record could hold."""
    return name.translate(_SURROGATES)
