"""The network of a pipeline, at work on texts before their turn in the pipeline comes."""

from typing import cast

from spacy.language import Language

from geoquote.neural.ahead import FLIGHT, Threads
from geoquote.neural.encoder import Encoder
from geoquote.neural.features import paragraph_numbers
from geoquote.neural.heads import Heads
from geoquote.neural.reading import Reader
from geoquote.nlp import model
from geoquote.nlp.encoder import EncoderComponent
from geoquote.nlp.ner import NerComponent
from geoquote.nlp.quotes import QuotesComponent
from geoquote.nlp.tokenizer import Tokenizer
from geoquote.text.words import words


class Network:
    """Encoder and heads as a pipeline's components would use them."""

    def __init__(self, encoder: Encoder, heads: Heads, *, threshold: float) -> None:
        self._encoder, self._heads, self._threshold = encoder, heads, threshold
        self._threads = Threads(encoder.count)
        self.depth = FLIGHT * encoder.count
        """Windows that are enough to keep every thread busy while the pipeline is at work on a document."""

    def begin(self, text: str) -> Reader:
        """Begin on a text."""
        spans = words(text)
        vectors = self._encoder.begin(text, spans)
        return Reader(
            vectors,
            paragraph_numbers(text, spans),
            self._heads,
            threshold=self._threshold,
            threads=self._threads,
        )


def network_of(nlp: Language) -> Network | None:
    """Return the network that a pipeline's components ask, None where it cannot work ahead of them.

    That needs words that are known before there is a document, from geoquote's own tokenizer, and one network for
    all the components.
    """
    names = ("geoquote_encoder", "geoquote_ner", "geoquote_quotes")
    if not isinstance(nlp.tokenizer, Tokenizer) or not set(names) <= set(nlp.pipe_names):
        return None
    encoder, ner, quotes = (nlp.get_pipe(name) for name in names)
    path = cast(EncoderComponent, encoder).path
    if path != cast(NerComponent, ner).path or path != cast(QuotesComponent, quotes).path:
        return None
    folder = model.folder_of(path)
    return Network(
        model.encoder(folder, cast(EncoderComponent, encoder).threads),
        model.heads(folder),
        threshold=cast(QuotesComponent, quotes).threshold,
    )
