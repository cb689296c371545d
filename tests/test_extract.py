import pytest
import spacy
from spacy.language import Language

from geoquote import extract
from geoquote.document import Article, Block, Meta, RawDocument
from geoquote.errors import AnalysisError, ModelError, UsageError
from geoquote.neural.reading import Read
from geoquote.read import read_paths
from geoquote.select import select

GOOD = "“The bridge stays open,” said Tova Lindqvist of Brackwater."


def article(name, text):
    return Article(RawDocument(name, name, text, "text"), Meta(), (Block(0, len(text), "body"),))


@pytest.fixture
def failing(monkeypatch):
    """Puts a pipeline in place whose one component raises what the text says, and runs documents through it."""
    raised = {"TYPE": TypeError("no"), "VALUE": ValueError("no"), "ZERO": ZeroDivisionError("no")}
    raised["NETWORK"] = ModelError("heads.npz: not there; reinstall geoquote")

    @Language.component("geoquote_test_failing")
    def fail(doc):
        if doc.text in raised:
            raise raised[doc.text]
        return doc

    def pipeline(*_):
        nlp = spacy.blank("en")
        nlp.add_pipe("geoquote_test_failing")
        return nlp

    def run(*texts):
        errors = []
        articles = [article(f"{k}.txt", text) for k, text in enumerate(texts)]
        found = [a.document.id for a in extract.analyse(articles, on_error=errors.append)]
        return found, errors

    monkeypatch.setattr(extract, "pipeline", pipeline)
    return run


@pytest.mark.parametrize("kind", ["TYPE", "VALUE", "ZERO"])
def test_a_document_whose_analysis_fails_is_reported_and_the_rest_go_on(failing, kind):
    found, errors = failing("One came.", kind, "Two left.", kind, "Three stay.")
    assert found == ["0.txt", "2.txt", "4.txt"]
    assert [type(e) for e in errors] == [AnalysisError, AnalysisError]
    assert str(errors[0]).startswith("1.txt: the analysis failed (")
    assert str(errors[0]).endswith("please report it as a bug")


def test_a_document_that_is_too_long_is_reported_with_the_remedy(failing, monkeypatch):
    monkeypatch.setattr(extract, "MAX_CHARS", 20)
    found, errors = failing("One came.", "One came. " * 3, "Two left.")
    assert found == ["0.txt", "2.txt"]
    assert [str(e) for e in errors] == ["1.txt: 30 characters, geoquote reads up to 20 a document; split it"]


def test_a_network_that_cannot_be_used_ends_it_all(failing):
    with pytest.raises(ModelError, match="reinstall"):
        failing("One came.", "NETWORK", "Two left.")


def test_articles_are_taken_one_at_a_time(failing):
    taken = []

    def articles():
        for k in range(3):
            taken.append(k)
            yield article(f"{k}.txt", "One came.")

    next(extract.analyse(articles(), on_error=print))
    assert taken == [0]


class Reader:
    """Stands for a text on its way through the network, of one window."""

    cancelled = 0

    def __len__(self):
        return 1

    def read(self):
        return Read([], [])

    def cancel(self):
        Reader.cancelled += 1


class Network:
    """Begins on every text but one that says FAULT."""

    depth = 3

    def begin(self, text):
        if text == "FAULT":
            raise ValueError(text)
        return Reader()


@pytest.fixture
def ahead(failing, monkeypatch):
    """Runs documents through the pipeline of `failing`, with a network that reads ahead."""
    monkeypatch.setattr("geoquote.nlp.network.network_of", lambda _nlp: Network())
    monkeypatch.setattr(Reader, "cancelled", 0)
    return failing


def test_articles_are_taken_ahead_until_all_threads_have_work(ahead):
    taken = []

    def articles():
        for k in range(10):
            taken.append(k)
            yield article(f"{k}.txt", "One came.")

    found = extract.analyse(articles(), on_error=print)
    assert next(found).document.id == "0.txt"
    assert taken == [0, 1, 2, 3]
    assert next(found).document.id == "1.txt"
    assert taken == [0, 1, 2, 3, 4]
    found.close()
    assert Reader.cancelled == 4


def test_a_document_that_fails_ahead_or_in_its_turn_is_reported_in_its_turn(ahead):
    found, errors = ahead("One came.", "VALUE", "Two left.", "FAULT", "Three stay.", "TYPE")
    assert found == ["0.txt", "2.txt", "3.txt", "4.txt"]  # what failed ahead is read in its turn
    assert [str(e).split(":")[0] for e in errors] == ["1.txt", "5.txt"]


def test_a_document_too_long_is_not_even_begun(ahead, monkeypatch):
    monkeypatch.setattr(extract, "MAX_CHARS", 20)
    monkeypatch.setattr(
        Network, "begin", lambda _self, text: Reader() if len(text) <= 20 else pytest.fail(text)
    )
    found, errors = ahead("One came.", "One came. " * 3, "Two left.")
    assert (found, len(errors)) == (["0.txt", "2.txt"], 1)


def test_what_an_articles_source_raises_ends_what_was_begun(ahead):
    def articles():
        yield article("0.txt", "One came.")
        yield article("1.txt", "One came.")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        next(extract.analyse(articles(), on_error=print))
    assert Reader.cancelled == 2


def test_a_pipeline_that_is_not_there_is_wrong_usage():
    with pytest.raises(UsageError, match="no_such_pipeline"):
        list(extract.analyse([], model="no_such_pipeline", on_error=print))


@pytest.mark.model
def test_an_article_gives_its_quotes_and_entities():
    (found,) = extract.analyse([article("news.txt", GOOD)], on_error=print)
    (quote,) = found.quotes
    assert quote.text == "The bridge stays open,"
    assert quote.speaker.name == "Tova Lindqvist"
    assert quote.speaker.id in {e.id for e in found.entities}
    assert found.document.id == "news.txt"


@pytest.mark.model
@pytest.mark.parametrize("text", ["", " \n ", "\ud800", "\x00 \x1b[31m", "“”", "🙂" * 500])
def test_strange_documents_are_analysed_or_reported(text):
    errors = []
    found = list(
        extract.analyse([article("strange.txt", text), article("good.txt", GOOD)], on_error=errors.append)
    )
    assert [a.document.id for a in found][-1] == "good.txt"
    assert len(found) + len(errors) == 2


@pytest.mark.model
def test_an_article_without_blocks_gives_nothing():
    (found,) = extract.analyse([Article(RawDocument("a", "a", "MENU", "html"), Meta(), ())], on_error=print)
    assert (found.quotes, found.entities) == ((), ())


@pytest.mark.model
def test_the_order_of_documents_changes_nothing():
    texts = {"a.txt": GOOD, "b.txt": "Mira Solen said that it rained. She left.", "c.txt": "Nobody came."}
    ahead = [article(name, text) for name, text in texts.items()]
    found = {a.document.id: a for a in extract.analyse(ahead, on_error=print)}
    assert {a.document.id: a for a in extract.analyse(reversed(ahead), on_error=print)} == found


@pytest.mark.model
def test_every_record_of_real_articles_shows_the_raw_texts_own_words(shared):
    errors = []
    raws = list(read_paths([str(shared / "seeds")], on_error=errors.append, on_skip=errors.append))
    articles = [select(raw) for raw in raws]
    count = 0
    for raw, made, found in zip(
        raws, articles, extract.analyse(articles, on_error=errors.append), strict=True
    ):
        places = [(m.start, m.end, m.text) for e in found.entities for m in e.mentions]
        for q in found.quotes:
            assert q.text == " ".join(raw.text[s.start : s.end] for s in q.spans)
            assert q.context in raw.text
            places += [(s.start, s.end, raw.text[s.start : s.end]) for s in q.spans]
            places += [(t.start, t.end, t.text) for t in (q.cue, q.source) if t]
        for start, end, text in places:
            assert text == raw.text[start:end] != ""
            assert any(b.start <= start and end <= b.end for b in made.blocks)
        count += len(places)
    assert not errors
    assert count > 100
