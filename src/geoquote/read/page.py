"""What a web page states about itself: meta tags, JSON-LD, canonical address, heading."""

import json
import re
from collections.abc import Iterator
from typing import Any

from geoquote.document import Meta
from geoquote.read.decode import without_surrogates
from geoquote.read.flatten import parse
from geoquote.text.dates import find_date

_ARTICLES = re.compile(r"(Article|Posting|Report|Review)$")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "publishdate",
    "publish-date",
    "pubdate",
    "publication_date",
    "originalpublicationdate",
    "sailthru.date",
    "parsely-pub-date",
    "article.published",
    "cxenseparse:recs:publishtime",
)
_AUTHORS = (
    "author",
    "article:author_name",
    "byl",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
)
_BY = re.compile(r"^\s*by:?\s+", re.IGNORECASE)
_SITE_SUFFIX = re.compile(r"\s+[|–—\-»•:]+\s+[^|–—»•]{2,60}$")
_ADDRESS = re.compile(r"^(?:https?:)?//|^@|\.com\b", re.IGNORECASE)


def page_meta(html: str) -> Meta:
    """Return what the page says of itself; a part it does not state is None."""
    tree = parse(html)
    if tree is None:
        return Meta()
    tags = _meta_tags(tree)
    data = next(_articles(tree), {})
    return Meta(
        title=_title(tree, tags, data),
        byline=_byline(tags, data),
        published=_published(tree, tags, data),
        publisher=_clean(tags.get("og:site_name"))
        or _name(data.get("publisher"))
        or _clean(tags.get("application-name")),
        url=_url(tree, tags),
    )


def _meta_tags(tree: Any) -> dict[str, str]:
    tags: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = (node.get("content") or "").strip()
        if name and content:
            tags.setdefault(name.strip().lower(), content)
    return tags


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    for node in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            data = json.loads((node.text or "").strip(), strict=False)
        except (ValueError, RecursionError):
            continue  # Pages with broken JSON-LD mostly state the same in their meta tags.
        yield from (item for item in _objects(data) if _is_article(item))


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in data:
            yield from _objects(item)
    elif isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph"))


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLES.search(kind)
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _title(tree: Any, tags: dict[str, str], data: dict[str, Any]) -> str | None:
    """Prefer the heading as printed, where it is that of the article and not the site's name."""
    stated = _clean(tags.get("og:title")) or _name(data.get("headline")) or _clean(tags.get("twitter:title"))
    tab = _clean(tree.findtext(".//title"))
    if not stated and tab:
        stated = _SITE_SUFFIX.sub("", tab)
    headings = [_clean(node.text_content()) for node in tree.iter("h1")]
    words = _words(stated or "") | _words(tab or "")
    for heading in headings:
        shared = _words(heading or "") & words
        if heading and 2 * len(shared) > len(_words(heading)) and 3 * len(shared) > len(_words(stated or "")):
            return heading
    return _SITE_SUFFIX.sub("", stated) if stated and stated == tab else stated


def _byline(tags: dict[str, str], data: dict[str, Any]) -> str | None:
    named = _name(data.get("author")) or next((tags[name] for name in _AUTHORS if name in tags), None)
    byline = _BY.sub("", _clean(named) or "")
    return byline if byline and not _ADDRESS.search(byline) else None


def _published(tree: Any, tags: dict[str, str], data: dict[str, Any]) -> str | None:
    stated = [data.get("datePublished"), *(tags.get(name) for name in _PUBLISHED)]
    stated += tree.xpath('//*[@itemprop="datePublished"]/@datetime | //*[@itemprop="datePublished"]/@content')
    stated += tree.xpath("//time[@pubdate]/@datetime") or tree.xpath("//article//time/@datetime")[:1]
    dates = (find_date(value) for value in stated if isinstance(value, str))
    return next((date for date in dates if date), None)


def _url(tree: Any, tags: dict[str, str]) -> str | None:
    stated = [*tree.xpath('//link[@rel="canonical"]/@href'), tags.get("og:url")]
    return next((url for url in stated if url and url.startswith(("http://", "https://"))), None)


def _name(value: Any) -> str | None:
    """Return the name in a JSON-LD value: a text, an object with a name, or a list of either."""
    if isinstance(value, list):
        return ", ".join(name for item in value if (name := _name(item))) or None
    if isinstance(value, dict):
        value = value.get("name")
        return _name(value) if isinstance(value, list) else _name(value if isinstance(value, str) else None)
    return _clean(value) if isinstance(value, str) else None


def _clean(text: str | None) -> str | None:
    return " ".join(without_surrogates(text).replace("\0", " ").split()) or None if text else None


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
