import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Span, SpanGroup

from geoquote.document import Article, Block, Meta, RawDocument
from geoquote.neural.decode import Draft
from geoquote.nlp import state
from geoquote.nlp.convert import Converter, Places, article_text
from geoquote.nlp.quotes import group
from geoquote.nlp.tokenizer import Tokenizer

TOKENIZER = Tokenizer(spacy.blank("en").vocab)
HEAD = "Bridge stays open, mayor says"
BODY = "“The bridge  stays open,” said Mira Solen. “It holds 🙂.”"
MORE = "She met the board under the North Atlantic Treaty in Japan."
RAW = f"MENU | SEARCH\r\n\r\n{HEAD}\r\n\r\nShare this 🙂\r\n\r\n {BODY} \r\n\r\nRead more\r\n\r\n{MORE}\r\n© Nobody"


def article(raw, *blocks):
    """Make an article of the (words, region) given; the rest of the raw text is furniture."""
    found = [Block(raw.index(words), raw.index(words) + len(words), region) for words, region in blocks]
    return Article(RawDocument("visit.txt", "news/visit.txt", raw, "text"), Meta(title=HEAD), tuple(found))


@pytest.fixture
def made():
    return article(RAW, (HEAD, "title"), (BODY, "body"), (MORE, "body"))


def analysed(article, quotes=(), entities=(), mentions=()):
    """Make the analysed document by hand: quotes as drafts, entities as attributes, mentions as spans."""
    doc = TOKENIZER(article_text(article))
    doc.spans[state.QUOTES] = group(doc, [Draft(**q) for q in quotes])
    for known in doc.spans[state.QUOTES].attrs["quotes"]:
        known |= {"speakers": [], "resolved_by": None, "speaker_confidence": 0.7, "confidence": 0.6}
    spans = [Span(doc, *place, label=kind, span_id=entity) for place, kind, entity in mentions]
    attrs = {"version": 1, "entities": list(entities)}
    doc.spans[state.MENTIONS] = SpanGroup(doc, name=state.MENTIONS, spans=spans, attrs=attrs)
    return doc


def indirect(start, end):
    return {"parts": ((start, end),), "type": "indirect", "act": "speech", "cue": None, "source": None}


def records(article, doc):
    made = Converter(article, doc, Places(article))
    return made.quotes(), made.entities()


def entity(name, kind, number=1):
    return {
        "id": f"e{number}",
        "type": kind,
        "name": name,
        "aliases": [name],
        "role": None,
        "affiliation": None,
    }


def test_the_pipeline_reads_the_blocks_parted_by_an_empty_line(made):
    assert article_text(made) == f"{HEAD}\n\n{BODY}\n\n{MORE}"


def test_every_place_leads_back_into_the_raw_text(made):
    text, places = article_text(made), Places(made)
    for words in ("Bridge", "🙂", "Mira Solen", "It holds", "board", "Japan."):
        start, end = places.raw_range(text.index(words), text.index(words) + len(words))
        assert RAW[start:end] == words


def test_what_runs_over_its_block_ends_with_it(made):
    start, end = Places(made).raw_range(0, len(HEAD) + 6)
    assert RAW[start:end] == HEAD


@pytest.fixture
def quote(made):
    text = article_text(made)

    def at(words):
        return text.index(words), text.index(words) + len(words)

    parts = (at("The bridge  stays open,"), at("It holds 🙂."))
    doc = analysed(
        made,
        [{"parts": parts, "type": "direct", "act": "speech", "cue": at("said"), "source": at("Mira Solen")}],
    )
    return records(made, doc)[0][0]


def test_a_quote_shows_the_raw_texts_own_words(quote):
    assert quote.id == "visit.txt#q1"
    assert quote.text == "The bridge  stays open, It holds 🙂."
    assert [RAW[s.start : s.end] for s in quote.spans] == ["The bridge  stays open,", "It holds 🙂."]
    assert (quote.cue.text, quote.source.text) == ("said", "Mira Solen")
    assert RAW[quote.source.start : quote.source.end] == "Mira Solen"
    assert quote.context == BODY
    assert quote.region == "body"
    assert quote.document.path == "news/visit.txt"
    assert quote.document.title == HEAD


def test_a_quote_without_a_named_speaker_has_none(quote):
    assert (quote.speaker, quote.speakers, quote.resolved_by) == (None, (), None)


@pytest.mark.parametrize(("speakers", "single"), [(["e1"], True), (["e1", "e2"], False)])
def test_one_speaker_is_the_speaker_and_several_are_not(made, speakers, single):
    doc = analysed(
        made,
        [indirect(33, 38)],
        [entity("Mira Solen", "PERSON"), entity("River Board", "ORG", 2)],
        [((20, 22), "name", "e1"), ((23, 24), "name", "e2")],
    )
    doc.spans[state.QUOTES].attrs["quotes"][0] |= {"speakers": speakers, "resolved_by": "name"}
    (record,), _ = records(made, doc)
    assert [s.id for s in record.speakers] == [f"visit.txt#{s}" for s in speakers]
    assert (record.speaker is not None) == single
    assert record.speakers[0].name == "Mira Solen"
    assert record.speakers[0].confidence == 0.7


def test_a_quote_in_the_headline_says_so(made):
    doc = analysed(made, [indirect(0, 17)])
    assert records(made, doc)[0][0].region == "title"


def mention(doc, words, kind, number):
    start = doc.text.index(words)
    span = doc.char_span(start, start + len(words))
    return (span.start, span.end), kind, f"e{number}"


def test_entities_bear_their_mentions_and_what_is_known(made):
    plain = analysed(made)
    known = [
        entity("Mira Solen", "PERSON"),
        entity("North Atlantic Treaty", "TREATY", 2),
        entity("Japan", "GPE", 3),
    ]
    places = [
        mention(plain, "Mira Solen", "name", 1),
        mention(plain, "She", "pronoun", 1),
        mention(plain, "North Atlantic Treaty", "name", 2),
        mention(plain, "Japan", "name", 3),
    ]
    _, (solen, treaty, japan) = records(made, analysed(made, (), known, places))
    assert (solen.id, solen.members, solen.count, solen.documents) == (
        "visit.txt#e1",
        ("visit.txt#e1",),
        2,
        1,
    )
    assert [(m.text, m.kind) for m in solen.mentions] == [("Mira Solen", "name"), ("She", "pronoun")]
    assert all(RAW[m.start : m.end] == m.text for m in solen.mentions)
    assert solen.treaty is None
    assert treaty.treaty.official_name == "North Atlantic Treaty"
    assert treaty.treaty.year == 1949
    assert (japan.wikidata, solen.wikidata) == ("Q17", None)


def test_kinds_of_another_pipeline_that_records_do_not_have_are_left_out(made):
    plain = analysed(made)
    known = [entity("bridge", "WORK_OF_ART"), entity("Japan", "GPE", 2)]
    places = [mention(plain, "bridge", "name", 1), mention(plain, "Japan", "name", 2)]
    _, found = records(made, analysed(made, (), known, places))
    assert [e.id for e in found] == ["visit.txt#e2"]


WORDS = ["Mira", "said", "“", "”", "🙂", "e\u0301", "汉字", "it's", "."]
GAPS = [" ", "  ", "\u00a0", "\t", "\n", "\r\n", "\u2028"]
FURNITURE = ["\n", "\r\n\r\n", " \n\n ", "\n| Menu 🙂 |\n", "\n© x\n\u00a0"]


@st.composite
def articles(draw):
    """Make a raw text with furniture between its blocks, and the article in it."""
    raw, blocks = draw(st.sampled_from(["", " ", "🙂 Menu\r\n"])), []
    for _ in range(draw(st.integers(1, 5))):
        words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
        text = words[0] + "".join(draw(st.sampled_from(GAPS)) + w for w in words[1:])
        blocks.append(Block(len(raw), len(raw) + len(text), "body"))
        raw += text + draw(st.sampled_from(FURNITURE))
    return Article(RawDocument("a", "a", raw, "text"), Meta(), tuple(blocks))


@given(articles(), st.data())
@settings(deadline=None, max_examples=150)
def test_whatever_stands_between_the_blocks_raw_offsets_show_the_words(article, data):
    raw, doc = article.raw.text, TOKENIZER(article_text(article))
    words = [t.i for t in doc if not t.is_space]
    firsts = data.draw(st.lists(st.integers(0, len(words) - 1), max_size=4))
    spans = [doc[words[k] : words[min(k + 2, len(words) - 1)] + 1] for k in firsts]
    quotes = [indirect(s.start_char, s.end_char) for s in spans]
    places = [((s.start, s.end), "name", "e1") for s in spans]
    found, entities = records(
        article, analysed(article, quotes, [entity("Mira", "PERSON")] if spans else (), places)
    )
    shown = [(s.start, s.end, raw[s.start : s.end]) for q in found for s in q.spans]
    shown += [(m.start, m.end, m.text) for e in entities for m in e.mentions]
    assert len(shown) == 2 * len(spans)
    for start, end, text in shown:
        assert text == raw[start:end] != ""
        assert any(b.start <= start and end <= b.end for b in article.blocks)
    for quote, asked in zip(found, spans, strict=True):
        assert quote.text == asked.text or asked.text.startswith(quote.text + "\n\n")


def test_no_two_blocks_share_a_place(made):
    places = Places(made)
    for at in range(len(article_text(made))):
        block = places.block(at)
        start, _ = places.raw_range(at, at + 1)
        assert block.start <= start <= block.end + 1
    assert [places.region(article_text(made).index(w)) for w in ("Bridge", "said", "Japan")] == [
        "title",
        "body",
        "body",
    ]


def test_the_context_of_an_endless_paragraph_is_what_stands_around_the_quote():
    said = "“It holds,” said Mira Solen. "
    raw = "The bridge is long. " * 2000 + said + "The bridge is long. " * 2000
    at = raw.index("It holds")
    made = article(raw, (raw.strip(), "body"))
    quote = {"parts": ((at, at + 8),), "type": "direct", "act": "speech", "cue": None, "source": None}
    record = Converter(made, analysed(made, [quote]), Places(made)).quotes()[0]
    assert said in record.context
    assert len(record.context) < len(raw) / 4


def test_international_bodies_have_their_wikidata_id():
    raw = "The European Union met the Ferry Union."
    body = article(raw, (raw, "body"))
    plain = analysed(body)
    known = [entity("European Union", "ORG"), entity("Ferry Union", "ORG", 2)]
    places = [mention(plain, "European Union", "name", 1), mention(plain, "Ferry Union", "name", 2)]
    _, found = records(body, analysed(body, (), known, places))
    assert [e.wikidata for e in found] == ["Q458", None]


def test_people_who_sign_are_no_parties():
    raw = "Lind and Berg signed the Treaty on Ferries. Norvask and Kesmar concluded the Treaty on Nets."
    body = article(raw, (raw, "body"))
    plain = analysed(body)
    known = [
        entity(n, k, i)
        for i, (n, k) in enumerate(
            [
                ("Lind", "PERSON"),
                ("Berg", "PERSON"),
                ("Treaty on Ferries", "TREATY"),
                ("Treaty on Nets", "TREATY"),
            ],
            1,
        )
    ]
    places = [mention(plain, e["name"], "name", i) for i, e in enumerate(known, 1)]
    found = records(body, analysed(body, (), known, places))[1]
    assert [e.treaty.parties for e in found[2:]] == [(), ("Norvask", "Kesmar")]
