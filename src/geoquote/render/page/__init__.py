"""One self-contained HTML page: every quote beside its place in the article, filters, and pictures.

`page_html(corpus)` writes it from records alone.
"""

from geoquote.render.page.write import page_html

__all__ = ["page_html"]
