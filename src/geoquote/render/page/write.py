"""The page as one file: template, style, script and data put together under a policy that lets nothing else in."""

import json
import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.metadata import version

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from geoquote.records import DocumentInfo
from geoquote.render.page.data import Json, page_data
from geoquote.render.page.matrix import matrix
from geoquote.render.page.network import network
from geoquote.render.page.timeline import timeline
from geoquote.render.sheet import Corpus
from geoquote.text.controls import one_line

KINDS = {
    "PERSON": "a person",
    "ORG": "a body",
    "GPE": "a state or place",
    "NORP": "a people or party",
    "TREATY": "a treaty",
}
_FOLDER = "templates"
_UNSAFE = re.compile("[<>&\u2028\u2029]")


@dataclass(frozen=True)
class Listed:
    """A document in a list to choose from."""

    id: str
    name: str


def page_html(corpus: Corpus, *, title: str = "Who said what", left_out: str | None = None) -> str:
    """Write the page; `left_out` is a warning shown at its top."""
    style, script = _style(), _script()
    data = page_data(corpus)
    return (
        _environment()
        .get_template("report.html")
        .render(
            title=title,
            version=version("geoquote"),
            policy=_policy(style, script),
            style=Markup(style),
            script=Markup(script),
            data=Markup(json_text(data)),
            counts=_counts(data),
            left_out=left_out,
            documents=[_listed(sheet.document) for sheet in corpus.sheets],
            types=data["types"],
            kinds=KINDS,
            pictures=[p for p in (timeline(corpus), matrix(corpus), network(corpus)) if p],
        )
    )


def json_text(data: Json) -> str:
    """Write JSON that no HTML parser takes for markup, whatever stands in its texts."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _policy(style: str, script: str) -> str:
    """Allow this style, this script and pictures inside the page; no connection of any kind."""
    return "; ".join([
        "default-src 'none'",
        f"style-src '{_hash(style)}'",
        f"script-src '{_hash(script)}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ])  # fmt: skip


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _counts(data: Json) -> str:
    quotes, documents = len(data["quotes"]), len(data["documents"])
    people = len({speaker["who"] for quote in data["quotes"] for speaker in quote["speakers"]})
    counted = ((quotes, "quote"), (people, "speaker"), (documents, "document"))
    return ", ".join(f"{n:,} {word}{'' if n == 1 else 's'}" for n, word in counted)


def _fit(value: object) -> object:
    """Make a text that goes into the template one line without control characters; markup of ours is left."""
    return one_line(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _listed(document: DocumentInfo) -> Listed:
    own = one_line(document.id)
    title = one_line(document.title or "")
    return Listed(own, f"{title} ({own})" if title else own)


def _style() -> str:
    return _file("report.css")


@cache
def _script() -> str:
    """Give the script: its files in the order of their names, closed off from the page's global names."""
    folder = resources.files("geoquote.render") / _FOLDER
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".js"))
    return "\n".join(['"use strict";', "(() => {", *(_file(name) for name in names), "})();"])


@cache
def _file(name: str) -> str:
    return (resources.files("geoquote.render") / _FOLDER / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=PackageLoader("geoquote.render", _FOLDER),
        finalize=_fit,
        trim_blocks=True,
        lstrip_blocks=True,
    )
