"""Articles in, records out: one at a time, in order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geoquote.document import Article
from geoquote.errors import AnalysisError, GeoquoteError
from geoquote.records import DocumentInfo, EntityRecord, QuoteRecord

if TYPE_CHECKING:
    from spacy.language import Language

MAX_CHARS = 10_000_000  # a larger document needs more memory than a laptop has


@dataclass(frozen=True)
class Analysis:
    """What one document gave."""

    document: DocumentInfo
    quotes: tuple[QuoteRecord, ...]
    entities: tuple[EntityRecord, ...]


@lru_cache(maxsize=2)
def pipeline(model: str | None = None) -> "Language":
    """Return the pipeline, loaded once."""
    from geoquote.nlp.load import load  # spaCy takes a while, and help and schemas do without it

    nlp = load(model)
    nlp.max_length = MAX_CHARS
    return nlp


def analyse(
    articles: Iterable[Article], *, model: str | None = None, on_error: Callable[[GeoquoteError], None]
) -> Iterator[Analysis]:
    """Yield each article's records; a document whose analysis fails goes to `on_error`, and the rest go on."""
    nlp = pipeline(model)
    for article in articles:
        try:
            yield _analysis(nlp, article)
        except GeoquoteError as e:
            on_error(e)
        except (ValueError, IndexError, KeyError, RuntimeError, MemoryError) as e:
            on_error(
                AnalysisError(f"{article.raw.id}: the analysis failed ({type(e).__name__}: {e}); please report it as a bug")
            )


def _analysis(nlp: "Language", article: Article) -> Analysis:
    from geoquote.nlp.convert import Converter, Places, article_text

    with nlp.memory_zone():  # words of one document do not pile up in the vocabulary
        doc = nlp(article_text(article))
        c = Converter(article, doc, Places(article))
        return Analysis(article.info(), c.quotes(), c.entities())
