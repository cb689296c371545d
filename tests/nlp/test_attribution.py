import pytest

from geoquote.neural.confidence import ConfidenceModel
from geoquote.neural.decode import Draft
from geoquote.nlp import model, state, views
from geoquote.nlp.attribution import AttributionComponent
from geoquote.nlp.quotes import group

TEXT = "“One stays,” said Mira. “Two go,” said Abel and Tova."


@pytest.fixture
def attribution(monkeypatch):
    monkeypatch.setattr(model, "folder_of", lambda *_: None)
    monkeypatch.setattr(
        model, "confidence", lambda *_: ConfidenceModel({}, {"speaker": 1.0}, {"speaker": 1.0})
    )
    return lambda **options: AttributionComponent(None, **({"keep_vectors": False} | options))


@pytest.fixture
def quoted(doc):
    made = doc(TEXT, vectors=True)
    drafts = [
        Draft(((1, 11),), "direct", "speech", (13, 17), (18, 22), 0.9, 0.8),
        Draft(((25, 32),), "direct", "speech", (34, 38), (39, 52), 0.9, 0.8),
    ]
    made.spans[state.QUOTES] = group(made, drafts)
    return made


def test_each_quote_gets_the_speakers_that_its_source_means(attribution, quoted):
    first, second = views.quotes(quoted)
    first.known["meant"] = {"entities": ["e1"], "kind": "name", "score": 0.9}
    second.known["meant"] = {"entities": ["e2", "e3"], "kind": "name", "score": 0.7}
    first, second = views.quotes(attribution()(quoted))
    assert (first.known["speakers"], first.known["resolved_by"]) == (["e1"], "name")
    assert second.known["speakers"] == ["e2", "e3"]
    assert first.known["speaker_confidence"] == 0.9
    assert second.known["confidence"] == 0.7


def test_without_coreference_nobody_is_named(attribution, quoted):
    for q in views.quotes(attribution()(quoted)):
        assert (q.known["speakers"], q.known["resolved_by"]) == ([], None)
        assert 0 <= q.known["confidence"] <= 1


@pytest.mark.parametrize("kept", [True, False])
def test_the_vectors_are_freed_unless_they_are_to_be_kept(attribution, quoted, kept):
    assert bool(attribution(keep_vectors=kept)(quoted).user_data) == kept


def test_a_document_without_quotes_needs_no_network(doc, tmp_path):
    made = AttributionComponent(str(tmp_path), keep_vectors=False)(doc("Nobody spoke.", vectors=True))
    assert not made.user_data
