import pickle
import shutil
import subprocess
import sys
import textwrap

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from geoquote.errors import ModelError, UsageError
from geoquote.nlp import state, views
from geoquote.nlp.load import FACTORIES, load
from geoquote.nlp.model import default_folder

TEXT = (
    "“The bridge will stay open,” said Tova Lindqvist, the mayor of Brackwater. “It is safe.”\n\n"
    "She told reporters that the city would repair the bridge under the North Atlantic Treaty.\n\n"
    "Abel Moreau, a lawyer, said the bridge was too old."
)
OTHER = "“We will wait for the rain,” Mira Solen said on Monday."


def found(doc):
    """Give everything geoquote found in a document."""
    groups = [
        [(s.start_char, s.end_char, s.label_, s.id_) for s in doc.spans[name]] + [doc.spans[name].attrs]
        for name in (state.QUOTES, state.MENTIONS)
    ]
    return [(e.start_char, e.end_char, e.label_) for e in doc.ents], groups


def fresh(code, *arguments):
    """Run code in a Python of its own, as a user's script."""
    command = [sys.executable, "-W", "error", "-c", textwrap.dedent(code), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def analysed(nlp):
    return nlp(TEXT)


pytestmark = pytest.mark.model


def test_a_plain_article_gives_its_quotes_and_names(analysed):
    first = views.quotes(analysed)[0]
    assert [p.text for p in first.parts] == ["The bridge will stay open,", "It is safe."]
    assert first.cue.text == "said"
    names = {(e.text, e.label_) for e in analysed.ents}
    assert {
        ("Tova Lindqvist", "PERSON"),
        ("Abel Moreau", "PERSON"),
        ("North Atlantic Treaty", "TREATY"),
    } <= names
    speaker = {e.id: e.known["name"] for e in views.entities(analysed)}[first.known["speakers"][0]]
    assert speaker == "Tova Lindqvist"


def test_the_text_is_left_as_it_is(analysed):
    assert analysed.text == TEXT


def test_the_vectors_are_dropped_after_the_last_head(analysed):
    assert not analysed.user_data


def test_the_same_text_gives_the_same_whatever_was_read_before(nlp, analysed):
    nlp(OTHER * 5)
    assert found(nlp(TEXT)) == found(analysed)


@pytest.mark.parametrize("batch_size", [1, 3])
def test_a_document_does_not_depend_on_its_batch(nlp, analysed, batch_size):
    docs = list(nlp.pipe([OTHER, TEXT, OTHER * 8], batch_size=batch_size))
    assert found(docs[1]) == found(analysed)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "“", "”“", "🙂", "\u0301", "x" * 3000])
def test_texts_of_next_to_nothing_go_through(nlp, text):
    assert nlp(text).text == text


def test_a_pipeline_can_be_loaded_again_and_again(analysed):
    load()
    assert found(load()(TEXT)) == found(analysed)


def test_a_pickled_pipeline_finds_the_same(nlp, analysed):
    assert found(pickle.loads(pickle.dumps(nlp))(TEXT)) == found(analysed)


def test_a_pipeline_of_bytes_finds_the_same(nlp, analysed):
    assert found(load().from_bytes(nlp.to_bytes())(TEXT)) == found(analysed)


def test_a_saved_pipeline_is_loaded_by_spacy_alone(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    code = """
        import sys
        import spacy
        doc = spacy.load(sys.argv[1])(sys.argv[2])
        print([[p.text for p in q.parts] for q in doc._.geoquote_quotes])
        print([e.known["name"] for e in doc._.geoquote_entities])
    """
    quotes, entities = fresh(code, tmp_path, OTHER).splitlines()
    assert quotes == "[['We will wait for the rain,']]"
    assert "Mira Solen" in entities


def test_a_saved_pipeline_is_a_pipeline_to_start_from(nlp, analysed, tmp_path):
    nlp.to_disk(tmp_path)
    again = load(str(tmp_path))
    assert again.pipe_names == list(FACTORIES)
    assert found(again(TEXT)) == found(analysed)


def test_two_processes_find_what_one_does(nlp, analysed):
    code = """
        import sys
        from geoquote.nlp.load import load
        nlp = load()
        nlp(sys.argv[1])  # the session is open before the processes part
        for doc in nlp.pipe([sys.argv[1]] * 3, n_process=2, batch_size=1):
            print([(s.start, s.end, s.label_, s.id_) for n in doc.spans for s in doc.spans[n]])
    """
    spans = [(s.start, s.end, s.label_, s.id_) for n in analysed.spans for s in analysed.spans[n]]
    assert fresh(code, TEXT).splitlines() == [str(spans)] * 3


def test_results_survive_bytes_and_a_docbin(nlp, analysed):
    assert found(Doc(nlp.vocab).from_bytes(analysed.to_bytes())) == found(analysed)
    data = DocBin(docs=[analysed, nlp(OTHER)]).to_bytes()
    first, _ = DocBin().from_bytes(data).get_docs(spacy.blank("en").vocab)
    assert found(first) == found(analysed)


def test_vectors_are_kept_where_asked_for_and_survive_bytes(nlp):
    kept = load()
    kept.remove_pipe("geoquote_attribution")
    kept.add_pipe("geoquote_attribution", config={"keep_vectors": True})
    doc = kept(OTHER)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert (state.vectors(again, asked_by="a head") == state.vectors(doc, asked_by="a head")).all()


@pytest.mark.parametrize("name", ["geoquote_ner", "geoquote_quotes"])
def test_a_head_without_the_encoder_says_what_to_do(name):
    nlp = spacy.blank("en")
    nlp.add_pipe(name)
    with pytest.raises(ModelError, match=rf"{name}: .*put geoquote_encoder before it"):
        nlp(TEXT)


@pytest.mark.parametrize(
    "file", ["confidence.json", "config.json", "encoder.onnx", "heads.npz", "speakers.json", "vocab.txt"]
)
@pytest.mark.parametrize("damage", ["missing", "cut off"])
def test_missing_or_damaged_files_of_the_network_are_named_with_the_remedy(tmp_path, file, damage):
    shutil.copytree(default_folder(), tmp_path, dirs_exist_ok=True)
    if damage == "missing":
        (tmp_path / file).unlink()
    else:
        (tmp_path / file).write_bytes((tmp_path / file).read_bytes()[:40])
    nlp = spacy.blank("en")
    for name in FACTORIES:
        nlp.add_pipe(name, config={} if name == "geoquote_treaties" else {"path": str(tmp_path)})
    with pytest.raises(ModelError, match=rf"{file}.*reinstall"):
        nlp(TEXT)


@pytest.fixture
def ruled(tmp_path):
    """Saves a pipeline with rules under the name given, and gives its folder."""

    def make(name):
        nlp = spacy.blank("en")
        rules = nlp.add_pipe("entity_ruler", name=name)
        rules.add_patterns(
            [{"label": "VESSEL", "pattern": "bridge"}, {"label": "PERSON", "pattern": "Abel Moreau"}]
        )
        nlp.to_disk(tmp_path)
        return str(tmp_path)

    return make


def test_another_pipelines_names_are_kept_beside_ours(ruled):
    doc = load(ruled("rules"))(TEXT)
    names = {(e.text, e.label_) for e in doc.ents}
    assert {("bridge", "VESSEL"), ("Abel Moreau", "PERSON"), ("Tova Lindqvist", "PERSON")} <= names
    assert views.quotes(doc)


def test_another_pipelines_ner_stands_in_for_ours(ruled):
    nlp = load(ruled("ner"))
    assert nlp.pipe_names == ["ner", *(n for n in FACTORIES if n != "geoquote_ner")]
    doc = nlp(TEXT)
    assert {(e.text, e.label_) for e in doc.ents} >= {
        ("bridge", "VESSEL"),
        ("North Atlantic Treaty", "TREATY"),
    }
    assert "Tova Lindqvist" not in {e.text for e in doc.ents}
    assert views.quotes(doc)


def test_entities_a_user_sets_are_kept(nlp):
    doc = nlp.make_doc(TEXT)
    doc.ents = [doc.char_span(TEXT.index("the city"), TEXT.index("the city") + 8, label="ORG")]
    assert ("the city", "ORG") in {(e.text, e.label_) for e in nlp(doc).ents}


def test_a_pipeline_that_is_not_there_is_named_with_the_remedy():
    with pytest.raises(UsageError, match=r"--model no_such_pipeline: .*install it"):
        load("no_such_pipeline")


def test_a_pipeline_with_unknown_parts_is_named_with_the_remedy(ruled, tmp_path):
    ruled("rules")
    config = tmp_path / "config.cfg"
    config.write_text(config.read_text().replace('"entity_ruler"', '"no_such_factory"'))
    with pytest.raises(UsageError, match=r"--model .*no_such_factory"):
        load(str(tmp_path))
