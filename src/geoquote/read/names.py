"""The names by which the columns of a table, or the keys of a JSON row, are known."""

from collections.abc import Mapping

NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "maintext"),
    "id": ("id", "doc_id", "article_id", "uuid"),
    "title": ("title", "headline"),
    "byline": ("byline", "author", "authors"),
    "published": (
        "published",
        "date",
        "published_at",
        "date_published",
        "publish_date",
        "publication_date",
        "pubdate",
    ),
    "publisher": ("publisher", "publication", "outlet", "source", "sitename", "site"),
    "url": ("url", "link", "address"),
}
