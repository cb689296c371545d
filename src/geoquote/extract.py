"""Articles in, records out, in order: while one is worked on, the network reads the next ones in other threads."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from geoquote.document import Article
from geoquote.errors import AnalysisError, GeoquoteError, ModelError
from geoquote.patterns import NONE, Patterns
from geoquote.records import DocumentInfo, EntityRecord, QuoteRecord

if TYPE_CHECKING:
    from spacy.language import Language

    from geoquote.neural.reading import Reader
    from geoquote.nlp.network import Network

MAX_CHARS = 10_000_000  # a larger document needs more memory than a laptop has
KNOWN_WORDS = 16_000  # words that the vocabulary keeps from one document to the next
_ORDINARY = 100_000  # characters; a longer document's words are not kept


@dataclass(frozen=True)
class Analysis:
    """What one document gave."""

    document: DocumentInfo
    quotes: tuple[QuoteRecord, ...]
    entities: tuple[EntityRecord, ...]


@lru_cache(maxsize=2)
def pipeline(model: str | None = None, patterns: Patterns = NONE, jobs: int = 0) -> "Language":
    """Return the pipeline, loaded once for a model, what the patterns say and a number of threads."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # NumPy's own threads would fight ours for the cores
    from geoquote.nlp.load import load  # spaCy takes a while, and help and schemas do without it

    nlp = load(model, patterns, threads=jobs)
    nlp.max_length = MAX_CHARS
    return nlp


@dataclass(frozen=True)
class _Begun:
    """An article whose turn will come; `reader` is at work on it, unless the pipeline does it all."""

    article: Article
    text: str
    reader: "Reader | None" = None


def analyse(
    articles: Iterable[Article],
    *,
    model: str | None = None,
    patterns: Patterns = NONE,
    jobs: int = 0,
    on_error: Callable[[GeoquoteError], None],
) -> Iterator[Analysis]:
    """Yield each article's records in order, the user's own `patterns` among the names.

    The network runs in `jobs` threads (0: one for every core), which never changes what is found; some articles
    are taken ahead so that all threads have work.

    A document whose analysis fails goes to `on_error`, and the rest go on.  Only a network
    that cannot be used ends it all (ModelError): every document would fail alike.
    """
    nlp = pipeline(model, patterns, jobs)
    with closing(_begun(nlp, articles)) as waiting:
        for begun in waiting:
            article = begun.article
            try:
                found = _analysis(nlp, begun)
            except ModelError:
                raise
            except GeoquoteError as e:
                on_error(e)
            except Exception as e:  # whatever a component, perhaps another pipeline's, stumbles over
                what = f"{type(e).__name__}: {e}"
                on_error(
                    AnalysisError(
                        f"{article.raw.id}: the analysis failed ({what}); please report it as a bug"
                    )
                )
            else:
                yield found


def _begun(nlp: "Language", articles: Iterable[Article]) -> Generator[_Begun, None, None]:
    """Yield articles in order once those behind them, as far as there are any, give the threads enough to do."""
    from geoquote.nlp.network import network_of

    network = network_of(nlp)
    waiting: deque[_Begun] = deque()
    try:
        for article in articles:
            waiting.append(_begin(network, article))
            while waiting and (not network or _windows(islice(waiting, 1, None)) >= network.depth):
                yield waiting[0]
                waiting.popleft()
        while waiting:
            yield waiting[0]
            waiting.popleft()
    finally:
        for begun in waiting:
            if begun.reader:
                begun.reader.cancel()


def _windows(several: Iterable[_Begun]) -> int:
    return sum(len(begun.reader) for begun in several if begun.reader)


def _begin(network: "Network | None", article: Article) -> _Begun:
    from geoquote.nlp.convert import article_text

    text = article_text(article)
    if network and len(text) <= MAX_CHARS:
        with suppress(Exception):  # the pipeline meets it again in the article's turn, where it is reported
            return _Begun(article, text, network.begin(text))
    return _Begun(article, text)


def _analysis(nlp: "Language", begun: _Begun) -> Analysis:
    from geoquote.nlp import state
    from geoquote.nlp.convert import Converter, Places

    article, text = begun.article, begun.text
    if len(text) > MAX_CHARS:
        raise AnalysisError(
            f"{article.raw.id}: {len(text):,} characters, geoquote reads up to {MAX_CHARS:,} a document; split it"
        )
    with _memory(nlp, text):
        doc = nlp.make_doc(text)
        state.set_text(doc, text)
        if begun.reader:
            state.set_read(doc, begun.reader.read())
        c = Converter(article, nlp(doc), Places(article))
        return Analysis(article.info(), c.quotes(), c.entities())


def _memory(nlp: "Language", text: str) -> "AbstractContextManager[object]":
    """Return where a document's words live: the first ones for good, for most come again, and the rest with it."""
    if len(nlp.vocab) < KNOWN_WORDS and len(text) < _ORDINARY:
        return nullcontext()
    return nlp.memory_zone()
