"""Folders of made-up articles as they lie on a disk: text files and web pages, and the same as text alone."""

import html
from dataclasses import dataclass
from pathlib import Path

from bench.articles import article

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/about">About us</a></nav>
<main><article><h1>{title}</h1><p class="byline">{byline}</p><time>{date}</time>
{body}
</article></main>
<footer><p>All rights reserved</p></footer></body></html>
"""


@dataclass(frozen=True)
class Folders:
    """So many articles, `mixed` as text and pages by turns and `plain` all as text, and the words they have."""

    mixed: Path
    plain: Path
    count: int
    words: int


def write_folders(root: Path, *, count: int, words: int, seed: int = 1, plain: bool = True) -> Folders:
    """Write the articles; their words are counted in the text, parted by white space, whatever the form."""
    found = Folders(root / "mixed", root / "plain", count, 0)
    total = 0
    for folder in (found.mixed, found.plain):
        folder.mkdir(parents=True)
    for number in range(count):
        text = article(number, seed=seed, words=words)
        total += len(text.split())
        if number % 2:
            (found.mixed / f"{number:06}.html").write_text(page(text), encoding="utf-8")
        else:
            (found.mixed / f"{number:06}.txt").write_text(text, encoding="utf-8")
        if plain:
            (found.plain / f"{number:06}.txt").write_text(text, encoding="utf-8")
    return Folders(found.mixed, found.plain, count, total)


def page(text: str) -> str:
    """Give an article as a web page with a menu and a footer."""
    title, byline, date, *paragraphs = html.escape(text.strip()).split("\n\n")
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return _PAGE.format(title=title, byline=byline, date=date, body=body)
