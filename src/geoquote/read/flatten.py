"""All the text of a page, one line a block: what is left where no article is found in it."""

import re
from typing import Any

from lxml import html as lxml_html
from lxml.etree import ParserError

_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "svg"})
_INLINE = re.compile(
    r"a|abbr|b|bdi|bdo|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr"
)


def parse(html: str) -> Any | None:
    """Return the page's tree, None where there is nothing to make one of."""
    try:
        # lxml refuses text that declares an encoding; it is decoded already.
        return lxml_html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", html))
    except (ParserError, ValueError):
        return None


def flat_lines(html: str) -> list[str]:
    """Return the text a reader of the page sees, a line for every block that holds some."""
    tree = parse(html)
    if tree is None:
        return []
    parts: list[str] = []
    # Without recursion, since pages may be nested to any depth.
    todo: list[Any] = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        if not isinstance(node.tag, str) or node.tag in _UNSEEN:
            continue
        edge = "" if _INLINE.fullmatch(node.tag) else "\n"
        children = [piece for child in node for piece in (child, _folded(child.tail))]
        todo += reversed([edge, _folded(node.text), *children, edge])
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return [line for line in lines if line]


def _folded(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
