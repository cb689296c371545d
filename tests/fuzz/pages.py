"""Web pages: nests and broken tags, entities, stated facts of any shape, broken JSON-LD."""

import json
from typing import Any

from tests.fuzz import texts
from tests.fuzz.dice import Dice

TAGS = [
    "p", "div", "span", "b", "i", "q", "a", "li", "ul", "table", "tr", "td", "h1", "h2", "article", "section", "main",
    "blockquote", "br", "img", "script", "style", "template", "noscript", "svg", "math", "title", "head", "body",
    "html", "time", "figure", "figcaption", "form", "select", "textarea", "iframe", "xmp", "plaintext", "P",
    "x-y", "é",
]  # fmt: skip
ATTRIBUTES = [
    "", "", "", ' class="article-body"', " id=x", ' href="javascript:x"', " onclick='x'", " =", ' "', " a=b=c",
    ' style="display:none"', ' itemprop="datePublished" content="2024-13-45"', ' datetime="2024-06-20T25:00"',
    " hidden", " data-x='<p>'", " \x00", ' pubdate datetime="20240620"', ' rel="canonical" href="http://[x"',
]  # fmt: skip
ENTITIES = [
    "&amp;", "&lt;", "&quot;", "&ldquo;", "&rdquo;", "&#8220;", "&#x201D;", "&#0;", "&#x110000;", "&#xD800;", "&lol9;",
    "&#x1b;[31m", "&nosuch;", "&amp;amp;", "&", "&#", "&#x;", "&nbsp;", "&#128512;", "&#x85;", "&zwj;", "&rlm;", "&x;",
]  # fmt: skip
BROKEN = [
    "<", ">", "</", "<!--", "-->", "<![CDATA[", "]]>", "<?xml version='1.0' encoding='utf-16'?>", "<!DOCTYPE html>",
    "</p></div></body></html>", "<p", "<p><p><p>", "<a <b>", "<!-- -- >", "<%", "\x00", "<script>", "</script>",
    "<base href=//>", '<!DOCTYPE a [<!ENTITY lol "lol"><!ENTITY lol9 "&lol;&lol;&lol;">]>', "<meta charset=utf-7>",
    '<!ENTITY x SYSTEM "file:///etc/passwd">', *ENTITIES,
]  # fmt: skip
_META = ["og:title", "article:published_time", "author", "date", "og:site_name", "og:url", "twitter:title"]
_KEYS = ["@type", "@graph", "headline", "author", "name", "datePublished", "publisher", "x"]
_VALUES = [
    "NewsArticle",
    "2024-06-20",
    "@graph",
    "",
    "\x1b",
    "\ud800",
    "Tova Lindqvist",
    0,
    -1,
    1e300,
    None,
    True,
]
_FAULTS = ["", "", "", ",", "}", "<!--", "\x00"]
_ENDS = ["</{}>", "</{}>", "</{}>", "", "</{}></{}>", "</div></b>"]


def element(d: Dice, depth: int = 0) -> str:
    """Make an element that is closed, left open, closed twice or closed by another's end; or what is none."""
    if depth > 6 or d.chance(4):
        return d.pick(BROKEN) if d.chance(2) else texts.text(d)
    tag = d.pick(TAGS)
    inner = "".join(d.several(lambda d: element(d, depth + 1), 3))
    return f"<{tag}{d.pick(ATTRIBUTES)}>{inner}{d.pick(_ENDS).replace('{}', tag)}"


def deep(d: Dice) -> str:
    """Nest one tag some hundred times."""
    return f"<{d.pick(TAGS)}>" * d.pick([30, 300, 900]) + texts.text(d)


def value(d: Dice, depth: int = 0) -> Any:
    """Make a JSON value of any shape."""
    how = d.number(5) if depth < 5 else 0
    if how == 4:
        return d.several(lambda d: value(d, depth + 1), 3)
    if how == 5:
        return {d.pick(_KEYS): value(d, depth + 1) for _ in range(d.number(4))}
    return d.pick(_VALUES) if how < 3 else texts.text(d)


def head(d: Dice) -> str:
    """State something about the page, rightly or wrongly."""
    if d.chance(2):
        return f'<script type="application/ld+json">{json.dumps(value(d))}{d.pick(_FAULTS)}</script>'
    return f'<meta property="{d.pick(_META)}" content="{texts.text(d)}">'


def page(d: Dice) -> str:
    """Make a page: an article as pages have it, or nothing but nests and broken tags."""
    how = d.number(3)
    if how == 1:
        return "".join(d.several(element, 4))
    if how == 2:
        return deep(d) if d.chance(2) else d.joined(BROKEN, 12)
    title, stated = d.pick(texts.KINDS[:6])(d), "".join(d.several(head, 4))
    article = "".join(f"<p>{line}</p>" for line in texts.mixed(d).split("\n\n"))
    return (
        f"<html><head><title>{title}</title>{stated}</head>"
        f"<body><h1>{title}</h1><article>{article}</article>{element(d)}</body></html>"
    )
