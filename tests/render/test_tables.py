"""Tables for people: every word, who and when, at 80 columns, and nothing that a terminal would obey."""

import io
import re

import pytest

from geoquote.records import (
    DocumentInfo,
    EntityRecord,
    Mention,
    QuoteRecord,
    Span,
    Speaker,
    TextRecord,
    TextSpan,
    Treaty,
)
from geoquote.render import Style, entity_writer, quote_writer, text_writer

LONG = "The bridge that we have promised for nine years will open in a fortnight, weather permitting"
DOCUMENT = DocumentInfo(
    id="bridge.txt", path="news/bridge.txt", title="Bridge opens", published="2024-06-20",
    publisher="Harbour Post", text_sha256="0" * 64,
)  # fmt: skip
UNDATED = DocumentInfo(id="rumour.txt", path="rumour.txt", text_sha256="1" * 64)


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)


def speaker(name="Noor Haddad", confidence=0.9, **more):
    return Speaker(
        id="bridge.txt#e1", name=name, type="PERSON", aliases=(name,), confidence=confidence, **more
    )


def quote(text=LONG, *, speakers=(), document=DOCUMENT, source=None, **more):
    facts = {"type": "direct", "act": "speech", "confidence": 0.9} | more
    return QuoteRecord(
        id=f"{document.id}#q1", region="body", document=document, text=text, context=text,
        spans=(Span(start=0, end=len(text)),), speakers=tuple(speakers),
        speaker=speakers[0] if len(speakers) == 1 else None,
        source=TextSpan(text=source, start=0, end=len(source)) if source else None, **facts,
    )  # fmt: skip


def drawn(writer_of, *records, **options):
    stream = io.StringIO()
    writer = writer_of(stream, Style(), **options)
    for record in records:
        writer.write(record)
    writer.close()
    return stream.getvalue()


def words_of_column(table, start):
    return " ".join(line[start:].strip() for line in table.splitlines()).split()


def test_a_quote_stands_with_document_date_speaker_type_and_every_word():
    table = drawn(quote_writer, quote(speakers=[speaker(role="mayor", affiliation="Oran City Hall")]))
    for part in (
        "bridge.txt",
        "2024-06-20",
        "Harbour Post",
        "Bridge opens",
        "Noor Haddad",
        "mayor",
        "direct",
    ):
        assert part in table
    column = next(line.index("Quote") for line in table.splitlines() if "Quote" in line)
    assert LONG.split() == words_of_column(table, column)[-len(LONG.split()) :]


@pytest.mark.parametrize("text", [LONG * 20, "w" * 500, "長い" * 100, "e\u0301" * 200])
def test_no_line_is_wider_than_80_columns_and_no_word_is_cut_off(text):
    from rich.cells import cell_len

    table = drawn(quote_writer, quote(text, speakers=[speaker("N" * 60)]))
    assert max(cell_len(line) for line in table.splitlines()) <= 80
    assert "…" not in table
    column = next(line.index("Quote") for line in table.splitlines() if "Quote" in line)
    if cell_len(text) == len(text):
        assert "".join(line[column:].strip() for line in table.splitlines()).endswith(
            text.replace(" ", "")[-100:]
        ) or (text.split() == words_of_column(table, column)[-len(text.split()) :])


def test_a_doubtful_speaker_bears_a_question_mark():
    assert "Noor Haddad?" in drawn(quote_writer, quote(speakers=[speaker(confidence=0.59)]))
    assert "Noor Haddad?" not in drawn(quote_writer, quote(speakers=[speaker(confidence=0.6)]))


def test_speakers_of_a_joint_source_all_stand():
    table = drawn(quote_writer, quote(speakers=[speaker("Noor Haddad"), speaker("Abel Moreau", 0.5)]))
    assert "Noor Haddad" in table
    assert "Abel Moreau?" in table


def test_an_unnamed_speaker_is_shown_as_the_text_calls_it():
    assert "(two analysts)" in drawn(quote_writer, quote(source="two analysts"))
    assert "—" in drawn(quote_writer, quote())


def test_thoughts_and_undated_documents_are_marked():
    table = drawn(quote_writer, quote(act="thought", document=UNDATED))
    assert "thought" in table
    assert "undated" in table


def test_each_document_has_its_own_table():
    table = drawn(quote_writer, quote("One."), quote("Two."), quote("Three.", document=UNDATED))
    assert table.count("bridge.txt") == 1
    assert table.index("Two.") < table.index("rumour.txt") < table.index("Three.")


HOSTILE = "red\x1b[31m bell\x07 back\x08 c1\x9b31m turned\u202e isolate\u2066 [bold]tag[/bold] :smile: \ud800"


@pytest.mark.parametrize("command", ["quotes", "entities", "text"])
def test_nothing_that_a_terminal_obeys_comes_through_and_no_markup_is_read(command):
    document = DOCUMENT.model_copy(update={"id": HOSTILE, "title": HOSTILE, "publisher": HOSTILE})
    if command == "quotes":
        table = drawn(
            quote_writer, quote(HOSTILE, speakers=[speaker(HOSTILE, role=HOSTILE)], document=document)
        )
    elif command == "entities":
        table = drawn(entity_writer, entity(HOSTILE, role=HOSTILE), documents={"bridge.txt": document})
    else:
        article = {"id": HOSTILE, "path": "x", "title": HOSTILE, "byline": HOSTILE, "text": HOSTILE}
        table = drawn(text_writer, TextRecord(**article))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", table)
    assert "[bold]" in re.sub(r"\s", "", table)
    assert ":smile:" in re.sub(r"\s", "", table)


def entity(name="Noor Haddad", *, kind="PERSON", documents=("bridge.txt",), aliases=(), **more):
    mentions = tuple(
        Mention(document=d, entity=f"{d}#e1", start=0, end=len(name), text=name, kind="name")
        for d in documents
    )
    return EntityRecord(
        id=f"{kind}:{name}", name=name, type=kind, aliases=(name, *aliases), count=len(mentions),
        documents=len(documents), members=tuple(f"{d}#e1" for d in documents), mentions=mentions, **more,
    )  # fmt: skip


def test_an_entity_stands_with_names_counts_dates_and_facts():
    later = DOCUMENT.model_copy(update={"id": "later.txt", "published": "2024-07-02"})
    record = entity(
        documents=("later.txt", "bridge.txt"), aliases=["Haddad"], role="mayor", affiliation="Oran City Hall"
    )
    table = drawn(entity_writer, record, documents={"bridge.txt": DOCUMENT, "later.txt": later})
    for part in ("Noor Haddad", "Haddad", "PERSON", "2024-06-20", "2024-07-02", "mayor, Oran"):
        assert part in table
    assert max(map(len, table.splitlines())) <= 80


def test_a_treaty_stands_with_year_and_parties():
    treaty = Treaty(
        official_name="Treaty of Friendship of Oran", year=1961, parties=("Ruritania", "Syldavia")
    )
    table = drawn(
        entity_writer, entity("Oran Treaty", kind="TREATY", treaty=treaty), documents={"bridge.txt": DOCUMENT}
    )
    for part in ("Friendship", "1961", "Ruritania", "Syldavia"):
        assert part in table


def test_entities_by_document_stand_under_their_documents():
    records = [entity(), entity("Abel Moreau"), entity("Iris Lind", documents=("rumour.txt",))]
    documents = {"bridge.txt": DOCUMENT, "rumour.txt": UNDATED}
    table = drawn(entity_writer, *records, documents=documents, by_document=True)
    assert (
        table.index("bridge.txt")
        < table.index("Abel Moreau")
        < table.index("rumour.txt")
        < table.index("Iris Lind")
    )


def test_an_article_reads_as_paragraphs():
    record = TextRecord(
        id="a.txt", path="a.txt", title="Bridge opens", byline="I. Lind", text=f"{LONG}.\n\nIt held."
    )
    page = drawn(text_writer, record)
    assert (
        page.index("Bridge opens") < page.index("I. Lind") < page.index("The bridge") < page.index("It held.")
    )
    assert max(map(len, page.splitlines())) <= 80
