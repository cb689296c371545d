"""Citations: what someone who copies a quote needs to say where it stands, as text, BibTeX and RIS.

A citation is parted where the quote goes in, so that the page holds an article's facts once.
"""

import re
from dataclasses import dataclass

from geoquote.filters import day
from geoquote.records import DocumentInfo, QuoteRecord, Speaker
from geoquote.text.controls import one_line
from geoquote.text.fold import fold_words

_TEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip
_URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
_AUTHORS = re.compile(r"\s*(?:,|;|&|\band\b)\s*")


@dataclass(frozen=True)
class Cited:
    """An article's citations in parts: text and RIS part where the quote goes, BibTeX where its key ends too."""

    plain: tuple[str, str]
    bibtex: tuple[str, str, str]
    ris: tuple[str, str]


def cited(document: DocumentInfo) -> Cited:
    """Give an article's citations; what it does not state is left out, and its file stands for a title."""
    return Cited(_plain(document), _bibtex(document), _ris(document))


def said(record: QuoteRecord) -> str:
    """Say who said what; words in no quotation marks are the article's own, and the citation says so."""
    how = "" if record.type == "direct" else ", as the article reports it"
    return one_line(f"{_who(record)}{how}: “{record.text}”")


def tex(text: str) -> str:
    """Escape text for BibTeX."""
    return text.translate(_TEX)


def authors(byline: str | None) -> list[str]:
    """Give the people of a byline one by one."""
    return [name for name in _AUTHORS.split(one_line(byline or "")) if name]


def _who(record: QuoteRecord) -> str:
    if not record.speakers:
        return record.source.text if record.source else "unnamed"
    return "; ".join(_named(speaker) for speaker in record.speakers)


def _named(speaker: Speaker) -> str:
    facts = ", ".join(filter(None, [speaker.role, speaker.affiliation]))
    return f"{speaker.name} ({facts})" if facts else speaker.name


def _title(document: DocumentInfo) -> str:
    return one_line(document.title or document.id)


def _plain(document: DocumentInfo) -> tuple[str, str]:
    published = day(document)
    facts = [
        ", ".join(authors(document.byline)),
        f"“{_title(document)}”",
        one_line(document.publisher or ""),
        f"{published.day} {published:%B %Y}" if published else "undated",
        one_line(document.url or ""),
    ]
    return "", f" In: {', '.join(filter(None, facts))}."


def _bibtex(document: DocumentInfo) -> tuple[str, str, str]:
    published = day(document)
    known = {
        "author": " and ".join(f"{{{tex(name)}}}" for name in authors(document.byline)),
        "title": f"{{{tex(_title(document))}}}",
        "journal": tex(one_line(document.publisher or "")),
        "year": str(published.year) if published else "",
        "date": published.isoformat() if published else "",
        "url": one_line(document.url or "").translate(_URL),
    }
    fields = "".join(f",\n  {name} = {{{value}}}" for name, value in known.items() if value)
    key = "-".join([*fold_words(_title(document))[:4], known["year"]]).strip("-") or "article"
    return f"@article{{{key}-", f"{fields},\n  note = {{", "}\n}\n"


def _ris(document: DocumentInfo) -> tuple[str, str]:
    published = day(document)
    known = [
        ("TY", "NEWS"),
        *(("AU", name) for name in authors(document.byline)),
        ("TI", _title(document)),
        ("T2", one_line(document.publisher or "")),
        ("PY", str(published.year) if published else ""),
        ("DA", f"{published:%Y/%m/%d}/" if published else ""),
        ("UR", one_line(document.url or "")),
    ]
    lines = "".join(f"{tag}  - {value}\n" for tag, value in known if value)
    return f"{lines}N1  - ", "\nER  - \n"
