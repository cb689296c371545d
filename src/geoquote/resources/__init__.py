"""Word lists and gazetteers as package data: a file each, with what it is and where from at its head."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any


def text(name: str) -> str:
    """Give a resource file's whole text."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


@cache
def lines(name: str) -> tuple[str, ...]:
    """Give a word list's entries: one a line, without comments (#) and empty lines."""
    stripped = (line.strip() for line in text(name).splitlines())
    return tuple(line for line in stripped if line and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """Give a word list as a set."""
    return frozenset(lines(name))


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Give a table's rows by column name; comment lines (#) before and between are left out."""
    return tuple(csv.DictReader(lines(name)))


@cache
def data(name: str) -> Any:
    """Give a JSON file's content; callers must not change it."""
    return json.loads(text(name))
