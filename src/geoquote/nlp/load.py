"""The pipeline, built from its factories."""

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from geoquote.errors import UsageError
from geoquote.nlp import tokenizer, views

FACTORIES = (
    "geoquote_encoder", "geoquote_ner", "geoquote_treaties", "geoquote_quotes", "geoquote_coref", "geoquote_attribution",
)  # fmt: skip


def load(model: str | None = None) -> Language:
    """Return geoquote's pipeline, or another pipeline (`model`) with its own names kept and the rest added behind it."""
    register_views()
    if model is None:
        nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": tokenizer.NAME}}})
        skipped: tuple[str, ...] = ()
    else:
        nlp = _other(model)
        skipped = ("geoquote_ner",) if "ner" in nlp.pipe_names else ()
    for name in FACTORIES:
        if name not in skipped:
            nlp.add_pipe(name)
    return nlp


def register_views() -> None:
    """Register `doc._.geoquote_quotes` and `doc._.geoquote_entities`; a second call changes nothing."""
    for name, getter in (("geoquote_quotes", views.quotes), ("geoquote_entities", views.entities)):
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter)


def _other(model: str) -> Language:
    try:
        return spacy.load(model)
    except OSError as e:
        raise UsageError(f"--model {model}: no such spaCy pipeline; install it, or give the path of its folder") from e
