"""The page as a file: closed to the outside, whole, and text whatever an article holds."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoquote.render.page import page_html
from geoquote.render.page.write import json_text
from geoquote.render.sheet import Corpus
from tests.render.making import HOSTILE, Made, hostile, many, river


class Page(HTMLParser):
    """What a browser would make of the page: its tags with attributes, and the texts of scripts and styles."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.raw, self._open = [], {}, []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._open.append((tag, dict(attrs).get("type", "")))

    def handle_endtag(self, tag):
        if any(tag == open_ for open_, _ in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        if self._open and self._open[-1][0] in ("script", "style", "title"):
            self.raw[self._open[-1]] = self.raw.get(self._open[-1], "") + data

    def named(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]

    @property
    def data(self):
        return json.loads(self.raw["script", "application/json"])


def page(*sheets, **options):
    return Page(page_html(Corpus(sheets), **options))


def test_nothing_is_fetched_from_anywhere():
    found = page(river(), hostile())
    assert all(name not in attrs for _, attrs in found.tags for name in ("src", "srcset", "data", "action"))
    assert [attrs["href"] for attrs in found.named("link")] == ["data:,"]
    assert all(attrs["href"].startswith("#") for attrs in found.named("a"))
    assert not re.search(r"@import|url\(", found.raw["style", ""])


def test_the_policy_allows_the_script_and_style_of_the_page_and_nothing_else():
    found = page(river())
    (policy,) = (
        m["content"] for m in found.named("meta") if m.get("http-equiv") == "Content-Security-Policy"
    )
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))

    def hashed(text):
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == hashed(found.raw["script", ""])
    assert rules["style-src"] == hashed(found.raw["style", ""])
    assert not any(
        "style" in attrs or any(name.startswith("on") for name in attrs) for _, attrs in found.tags
    )


def test_hostile_articles_add_no_element():
    calm = Made("calm.txt", ("“The bridge,” said Noor Haddad.",), "A title", {"published": "2024-07-01"})
    calm.quote("The bridge,", by="Noor Haddad")
    assert [tag for tag, _ in page(hostile()).tags] == [tag for tag, _ in page(calm.sheet).tags]


def test_hostile_texts_are_there_as_text():
    found = page(hostile(), title=HOSTILE)
    assert found.raw["title", ""].startswith(HOSTILE)
    assert found.data["quotes"][0]["text"] == f"The {HOSTILE} bridge,"
    assert "{{ 7 * 7 }}" in found.data["documents"][0]["title"]


def test_no_control_character_or_direction_mark_passes():
    html = page_html(Corpus((hostile(),)))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", html)


def test_emoji_are_whole():
    (document,) = page(river()).data["documents"]
    text = "".join(
        p if isinstance(p, str) else p[0] for para in document["paragraphs"] for p in para["pieces"]
    )
    assert "👩‍👩‍👧" in text
    assert "🌊🇫🇮" in text


def test_every_quote_every_document_every_speaker():
    found = page(*many(40)).data
    assert len(found["quotes"]) == 40
    assert len(found["documents"]) == 4
    assert all(
        found["entities"][s["who"]]["name"] == s["name"] for q in found["quotes"] for s in q["speakers"]
    )


def test_a_warning_stands_at_the_top():
    assert '<p class="warning" role="note">9 &lt;quotes&gt; left</p>' in page_html(
        Corpus(()), left_out="9 <quotes> left"
    )


def test_an_empty_page_says_that_there_is_nothing_to_draw():
    html = page_html(Corpus(()))
    assert "0 quotes, 0 speakers, 0 documents" in html
    assert "There is nothing to draw" in html


def test_the_same_records_give_the_same_page():
    assert page_html(Corpus((river(), hostile()))) == page_html(Corpus((river(), hostile())))


def test_every_field_of_a_form_and_every_picture_has_a_label():
    found = page(*many(40))
    html = page_html(Corpus(tuple(many(40))))
    assert html.count("<label") >= len([a for a in found.named("input") if a.get("type") != "checkbox"])
    assert all(attrs.get("aria-label") for attrs in found.named("svg"))
    assert len(found.named("svg")) == len(found.named("table")) == 3


@given(st.text(), st.text())
def test_data_in_a_page_never_ends_its_script(name, text):
    written = json_text({name: text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {name: text}


@pytest.mark.parametrize("text", ["</script>", "<!--<script>", "&lt;", "]]>"])
def test_markup_in_data_comes_back_as_it_was(text):
    html = f'<script type="application/json">{json_text({"a": text})}</script><p>'
    assert Page(html).data == {"a": text}
