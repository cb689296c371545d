"""What trafilatura alone takes for the article of web pages: python -m bench.trafilatura_alone FOLDER.

Prints an array of {id, text}, as `geoquote text --json` does, so that the same scorer reads both.
"""

import json
import sys
from pathlib import Path

import trafilatura


def main() -> None:
    """Read the folder's pages and print what trafilatura makes of each, comments and tables left out."""
    pages = sorted(Path(sys.argv[1]).glob("*.html"))
    found = [{"id": page.name, "text": _body(page.read_bytes())} for page in pages]
    json.dump(found, sys.stdout, ensure_ascii=False)


def _body(page: bytes) -> str:
    return trafilatura.extract(page, include_comments=False, include_tables=False) or ""


if __name__ == "__main__":
    main()
