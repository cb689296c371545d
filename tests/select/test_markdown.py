from geoquote.document import RawDocument
from geoquote.select import select

TEXT = """---
layout: post
---
# Ferries return #

By Perpetua Lindqvist, 7 May 2024

**The council agreed.**

The harbour council of *Vardheim* agreed
to reopen the [line](https://example.org).
## What it costs
> “We have waited,” said the speaker.

- The first boat leaves in May.
- The second is old.

1. Nobody knows.

![A ferry](ferry.jpg)

***

```
code = "not read"
```
"""


def test_paragraphs_stand_without_the_marks_before_them():
    article = select(RawDocument("a.md", "a.md", TEXT, "markdown"))
    shown = [(block.region, TEXT[block.start : block.end]) for block in article.blocks]
    assert shown == [
        ("title", "Ferries return"),
        ("body", "The council agreed."),
        ("body", "The harbour council of *Vardheim* agreed\nto reopen the [line](https://example.org)."),
        ("body", "What it costs"),
        ("body", "“We have waited,” said the speaker."),
        ("body", "The first boat leaves in May."),
        ("body", "The second is old."),
        ("body", "Nobody knows."),
    ]
    meta = article.meta
    assert (meta.title, meta.byline, meta.published) == ("Ferries return", "Perpetua Lindqvist", "2024-05-07")


def test_a_text_that_is_only_a_heading_is_body():
    article = select(RawDocument("a.md", "a.md", "# Ferries return", "markdown"))
    assert [(block.region, block.start) for block in article.blocks] == [("body", 0)]
