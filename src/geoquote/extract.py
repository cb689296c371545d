"""Articles in, records out: one at a time, in order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geoquote.document import Article
from geoquote.errors import AnalysisError, GeoquoteError, ModelError
from geoquote.patterns import NONE, Patterns
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
def pipeline(model: str | None = None, patterns: Patterns = NONE) -> "Language":
    """Return the pipeline, loaded once for a model and what the patterns say."""
    from geoquote.nlp.load import load  # spaCy takes a while, and help and schemas do without it

    nlp = load(model, patterns)
    nlp.max_length = MAX_CHARS
    return nlp


def analyse(
    articles: Iterable[Article],
    *,
    model: str | None = None,
    patterns: Patterns = NONE,
    on_error: Callable[[GeoquoteError], None],
) -> Iterator[Analysis]:
    """Yield each article's records, the user's own `patterns` among the names.

    A document whose analysis fails goes to `on_error`, and the rest go on.  Only a network
    that cannot be used ends it all (ModelError): every document would fail alike.
    """
    nlp = pipeline(model, patterns)
    for article in articles:
        try:
            found = _analysis(nlp, article)
        except ModelError:
            raise
        except GeoquoteError as e:
            on_error(e)
        except Exception as e:  # whatever a component, perhaps another pipeline's, stumbles over
            what = f"{type(e).__name__}: {e}"
            on_error(
                AnalysisError(f"{article.raw.id}: the analysis failed ({what}); please report it as a bug")
            )
        else:
            yield found


def _analysis(nlp: "Language", article: Article) -> Analysis:
    from geoquote.nlp.convert import Converter, Places, article_text

    text = article_text(article)
    if len(text) > MAX_CHARS:
        raise AnalysisError(
            f"{article.raw.id}: {len(text):,} characters, geoquote reads up to {MAX_CHARS:,} a document; split it"
        )
    with nlp.memory_zone():  # words of one document do not pile up in the vocabulary
        doc = nlp(text)
        c = Converter(article, doc, Places(article))
        return Analysis(article.info(), c.quotes(), c.entities())
