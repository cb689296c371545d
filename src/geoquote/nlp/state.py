"""Where geoquote keeps what it found in a `Doc`.

Vectors and network output live in `doc.user_data` under a name and version of their own until the last head has read
them.  Results live in span groups, whose label, id and attributes survive `to_bytes` and `DocBin`:

    doc.spans["geoquote_quotes"]    one span a content part, cue and source: label_ says which, id_ the quote ("q3");
                                    attrs["quotes"]: what is known of each quote, in order
    doc.spans["geoquote_mentions"]  one span a mention: label_ its kind (name, pronoun, nominal), id_ the entity ("e2");
                                    attrs["entities"]: what is known of each entity, in order
    doc.spans["geoquote_patterns"]  one span a match of the user's own patterns: label_ its type, id_ the pattern's id;
                                    attrs["names"]: what each id is called
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from geoquote.errors import ModelError
from geoquote.neural.reading import Read

QUOTES, MENTIONS, PATTERNS = "geoquote_quotes", "geoquote_mentions", "geoquote_patterns"
_VECTORS, _READ, _TEXT = "geoquote.vectors.v1", "geoquote.read.v1", "geoquote.text.v1"

Floats = NDArray[np.float32]


def set_text(doc: Doc, text: str) -> None:
    """Keep the text that a document was made of: `doc.text` puts it together anew, word by word, each time."""
    doc.user_data[_TEXT] = text


def text_of(doc: Doc) -> str:
    """Return the document's text."""
    return doc.user_data.get(_TEXT) or doc.text


def words_of(doc: Doc) -> list[tuple[int, int]]:
    """Return the [start, end) of every token that is not white space."""
    places = doc.to_array(["IDX", "LENGTH", "IS_SPACE"]).astype(np.int64)
    starts, lengths = places[places[:, 2] == 0, :2].T
    return list(zip(starts.tolist(), (starts + lengths).tolist(), strict=True))


def set_vectors(doc: Doc, vectors: Floats) -> None:
    """Keep one vector a word (white space left out) for the heads."""
    doc.user_data[_VECTORS] = vectors


def vectors(doc: Doc, *, asked_by: str) -> Floats:
    """Return the word vectors; ModelError where the encoder has not run, or ran before words were joined or parted."""
    found = doc.user_data.get(_VECTORS)
    if found is None:
        raise ModelError(
            f"{asked_by}: the document has no word vectors; put geoquote_encoder before it in the pipeline"
        )
    if len(found) != (count := len(words_of(doc))):
        raise ModelError(
            f"{asked_by}: {len(found)} word vectors for {count} words; "
            "put geoquote_encoder behind whatever changes the tokens"
        )
    return np.asarray(found, dtype=np.float32)


def drop_vectors(doc: Doc) -> None:
    """Free the word vectors."""
    doc.user_data.pop(_VECTORS, None)


def set_read(doc: Doc, read: Read) -> None:
    """Keep what the network read out of the text ahead of the pipeline, so that no component asks it again."""
    doc.user_data[_READ] = read


def read_of(doc: Doc) -> Read | None:
    """Return what the network read ahead, None where nothing was."""
    found = doc.user_data.get(_READ)
    return found if isinstance(found, Read) else None


def span(doc: Doc, start: int, end: int, **given: Any) -> Any:
    """Return the tokens that cover the characters [start, end), however their tokenizer cut them."""
    return doc.char_span(start, end, alignment_mode="expand", **given)
