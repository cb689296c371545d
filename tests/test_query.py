"""What answers leave out, and what is said beside them."""

from dataclasses import dataclass, field

import pytest

from geoquote.filters import Filter
from geoquote.query import (
    EntityQuestion,
    Heard,
    entities,
    quotes,
    speaker_notes,
    without_doubtful_speakers,
)
from geoquote.records import DocumentInfo, QuoteRecord, Span, Speaker
from tests.test_link import entity

DOCUMENT = DocumentInfo(id="a.txt", path="a.txt", text_sha256="0" * 64)


@dataclass(frozen=True)
class Analysis:
    quotes: tuple
    document: DocumentInfo = DOCUMENT
    entities: tuple = field(default=())


def quote(*speakers):
    made = tuple(
        Speaker(id=f"a.txt#e{n}", name=name, type="PERSON", aliases=(name,), confidence=confidence)
        for n, (name, confidence) in enumerate(speakers)
    )
    return QuoteRecord(
        id="a.txt#q1", region="body", document=DOCUMENT, text="Yes", type="direct", act="speech",
        spans=(Span(start=0, end=3),), speakers=made, speaker=made[0] if len(made) == 1 else None,
        resolved_by="name", confidence=0.9, context="Yes",
    )  # fmt: skip


def notes(asked, *names):
    heard = Heard()
    list(quotes([Analysis(tuple(quote((n, 0.9)) for n in names))], Filter(speaker=asked), heard=heard))
    return list(speaker_notes(asked, heard))


def test_a_single_match_needs_no_word():
    assert notes("Lind", "Aru Lind", "Lind Aru", "Ida Berg") == []


def test_several_matches_are_counted():
    assert notes("lind", "Aru Lind", "Eva Lind", "Aru Lind") == [
        "“lind” matches 2 speakers: Aru Lind (2), Eva Lind (1)."
    ]


def test_nearest_names_are_suggested_by_whole_and_by_word():
    assert notes("Linde", "Aru Lind", "Ida Berg") == ["No speaker “Linde”. Nearest: Aru Lind."]
    assert notes("Ida Burg", "Aru Lind", "Ida Berg") == ["No speaker “Ida Burg”. Nearest: Ida Berg."]
    assert notes("Zzyzx", "Aru Lind") == ["No speaker “Zzyzx”."]


def test_doubtful_speakers_go_and_sure_ones_stay():
    record = without_doubtful_speakers(quote(("Aru Lind", 0.9), ("Ida Berg", 0.3)), below=0.5)
    assert [s.name for s in record.speakers] == ["Aru Lind"]
    assert record.speaker == record.speakers[0]
    nobody = without_doubtful_speakers(quote(("Ida Berg", 0.3)), below=0.5)
    assert (nobody.speaker, nobody.speakers, nobody.resolved_by) == (None, (), None)


def test_a_blanked_speaker_is_not_found_by_name():
    found = quotes(
        [Analysis((quote(("Ida Berg", 0.3)),))], Filter(speaker="Berg"), min_speaker_confidence=0.5
    )
    assert list(found) == []


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("count", ["Ida Berg", "Aru Lind", "Eva Moss"]),
        ("documents", ["Aru Lind", "Ida Berg", "Eva Moss"]),
        ("name", ["Aru Lind", "Eva Moss", "Ida Berg"]),
    ],
)
def test_entities_come_by_mentions_by_documents_or_by_name(sort, names):
    one = (entity("Eva Moss", number=1), entity("Ida Berg", number=2, aliases=("Ida", "Berg")))
    found = [
        Analysis((), entities=(*one, entity("Aru Lind", number=3))),
        Analysis((), entities=(entity("Aru Lind", document="b.txt"),)),
    ]
    assert [e.name for e in entities(found, EntityQuestion(sort=sort))] == names
