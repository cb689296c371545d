"""Selection: the article inside a page, and whether it is English.

`select(raw)` returns an Article whose blocks are verbatim stretches of the raw text: the headline and the
body's paragraphs, without menus, bylines, captions, boxes, author notes and related posts.
`select(raw, everything=True)` takes all of it.  `is_english(text)` tells English by its function words.
"""

from geoquote.select.article import select
from geoquote.select.english import is_english

__all__ = ["is_english", "select"]
